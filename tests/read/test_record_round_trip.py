from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import jsonschema
import yaml
from hypothesis import given, settings
from tests.strategies import records, texts

from casegraph.model.plain import record_to_json, record_to_plain
from casegraph.model.record import Record
from casegraph.read.record.reader import RecordReader
from casegraph.read.record.schema import json_schema, record_from_json
from casegraph.read.record.writer import record_to_yaml

READER = RecordReader()


def read_back(content: str) -> Record | None:
    reading = READER.read(content.encode(), "report.yaml")
    assert [str(i) for i in reading.issues if i.code != "unknown-scheme"] == []
    return reading.record


@given(records())
@settings(max_examples=60, deadline=None)
def test_yaml_holds_the_whole_record(record: Record) -> None:
    assert read_back(record_to_yaml(record, "record.schema.json")) == record


@given(records())
@settings(max_examples=40, deadline=None)
def test_json_holds_the_whole_record(record: Record) -> None:
    plain = record_to_plain(record)
    for content in (
        record_to_json(record),
        json.dumps(plain, indent="\t"),
        json.dumps(plain, ensure_ascii=False, indent=2),
    ):
        assert read_back(content) == record
    assert record_from_json(record_to_json(record)) == record


@given(records())
@settings(max_examples=40, deadline=None)
def test_a_yaml_1_1_reader_reads_the_same_data(record: Record) -> None:
    assert yaml.safe_load(record_to_yaml(record)) == record_to_plain(record)


@given(records())
@settings(max_examples=20, deadline=None)
def test_the_schema_accepts_every_record(record: Record) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    assert list(validator.iter_errors(record_to_plain(record))) == []


@given(records())
@settings(max_examples=30, deadline=None)
def test_nothing_in_the_file_is_invisible(record: Record) -> None:
    long = dataclasses.replace(record, notes="a soft\u00adhyphen " * 10 + "z")
    assert record_to_yaml(long).replace("\n", "").isprintable()


@given(texts(empty=True))
@settings(max_examples=300, deadline=None)
def test_text_keeps_every_character(text: str) -> None:
    record = Record(title="A title", notes=text, keywords=(text, text))
    assert read_back(record_to_yaml(record)) == record


def test_what_is_written_is_pleasant_to_read() -> None:
    raw = "Doe J (2018) " + "Some words on a rare thing " * 5 + "J Neurovirol 24:1"
    record = Record(
        title="A case of PML: no cure",
        issued="2018-10",
        volume="24",
        language="no",
        keywords=("CD4 lymphocytopenia", "no\u00a0break"),
        abstract="One.\nTwo.",
        notes=raw,
    )
    assert record_to_yaml(record, "s.json").splitlines() == [
        "# yaml-language-server: $schema=s.json",
        'casegraph: "1"',
        'title: "A case of PML: no cure"',
        'issued: "2018-10"',
        'volume: "24"',
        'language: "no"',
        "keywords:",
        "  - CD4 lymphocytopenia",
        '  - "no\\u00a0break"',
        "abstract: |-",
        "  One.",
        "  Two.",
        "notes: >-",
        f"  {raw[:98]}",
        f"  {raw[99:]}",
    ]


def test_the_bundled_record_is_clean_and_stable(repository: Path) -> None:
    for path in sorted((repository / "seeds" / "reports").glob("*.yaml")):
        reading = READER.read(path.read_bytes(), path.name)
        assert reading.issues == ()
        assert reading.record is not None
        assert read_back(record_to_yaml(reading.record)) == reading.record


def test_long_names_of_facts_are_kept() -> None:
    record = Record(title="T", identifiers={"x" * 2000: "1", "a\nb: c": "2"})
    assert read_back(record_to_yaml(record)) == record
