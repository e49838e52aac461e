from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from tests.read.test_record_broken import SOUND

from casegraph.errors import ArchiveError
from casegraph.read.record.reader import RecordReader
from casegraph.read.record.schema import json_schema, record_from_json

ACCEPTED = [
    "title: 1984\nvolume: 24.10\nissue: 0123\n",
    "title: T\nreferences:\n  - {number: '1', raw: 12, year: 2001}\n",
    "casegraph: 1\ntitle: T\nkeywords:\nauthors:\nidentifiers: {pmid: 123}\nabstract: ~\n",
    "title: T\ncases:\n  - age: '63'\n  - age: '>89'\n  - age: unclear\n",
    "title: T\ncases:\n  - measurements:\n    - {assay: 1, value: 1e3, comparator: '<'}\n",
    "title: T\ndisclosures:\n  - {category: '4', none_declared: false}\n  - {category: 4}\n",
]
REFUSED = [
    "titel: T\n",
    "title: true\n",
    "title: [T]\n",
    "casegraph: 2\n",
    "issued: 2018/10\n",
    "cases:\n  - age: twelve\n",
    "references:\n  - raw: x\n",
    "references:\n  - {number: 0, raw: x}\n",
    "authors:\n  - {family: Doe, corresponding: 'yes'}\n",
    "disclosures:\n  - category: 14\n",
]


def yaml_1_2_loader() -> type[yaml.SafeLoader]:
    """Return a plain loader by the core schema of YAML 1.2 (section 10.3.2)."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {}
    for tag, pattern in (
        ("null", r"|~|null|Null|NULL"),
        ("bool", r"true|True|TRUE|false|False|FALSE"),
        ("int", r"[-+]?[0-9]+"),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
    ):
        matches = re.compile(rf"(?:{pattern})\Z")
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", matches, None)
    Loader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
    Loader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))
    return Loader


def load(text: str) -> object:
    return yaml.load(text, Loader=yaml_1_2_loader())


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema())


def test_the_schema_is_a_schema_that_stands_alone() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert "$id" not in schema
    definitions = schema["$defs"].values()
    assert all(d.get("additionalProperties") is False for d in definitions if "properties" in d)


def test_every_field_is_described() -> None:
    schema = json_schema()
    for owner in (schema, *schema["$defs"].values()):
        for name, field in owner.get("properties", {}).items():
            assert field.get("description"), name


@pytest.mark.parametrize("content", [SOUND, *ACCEPTED])
def test_what_the_reader_accepts_the_schema_accepts(content: str) -> None:
    assert RecordReader().read(content.encode(), "r.yaml").record is not None
    assert list(validator().iter_errors(load(content))) == []


@pytest.mark.parametrize("content", REFUSED)
def test_what_the_schema_refuses_the_reader_refuses(content: str) -> None:
    assert list(validator().iter_errors(load(content))) != []
    assert RecordReader().read(content.encode(), "r.yaml").record is None


def test_the_bundled_records_follow_the_schema(repository: Path) -> None:
    files = sorted((repository / "seeds" / "reports").glob("*.yaml"))
    assert files
    for path in files:
        assert list(validator().iter_errors(load(path.read_text("utf-8")))) == []


def test_a_corrupt_record_of_the_archive_is_a_named_error() -> None:
    for text in ("", "{", '{"title": 1}', json.dumps({"unknown": "x"})):
        with pytest.raises(ArchiveError, match="cannot be read"):
            record_from_json(text)
