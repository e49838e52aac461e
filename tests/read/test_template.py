"""The template of a record: a draft as it stands, and every example of it valid."""

from __future__ import annotations

import dataclasses
import re

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import records, texts

from casegraph.issues import Severity
from casegraph.marked_yaml import read_yaml
from casegraph.model.plain import record_to_plain, to_plain
from casegraph.model.record import Record
from casegraph.read.base import Reading
from casegraph.read.record.annotate import annotate, comment
from casegraph.read.record.reader import RecordReader
from casegraph.read.record.schema import json_schema
from casegraph.read.record.shape import fields_of, kinds
from casegraph.read.record.template import example_record, part_of, template
from casegraph.read.record.writer import record_to_yaml

SCHEMA = "record.schema.json"
_COMMENTED = re.compile(r"^# (?!yaml-language-server)", re.MULTILINE)
TOP = sorted(set(fields_of(Record)) - {"casegraph", "title"})


def read(text: str) -> Reading:
    return RecordReader().read(text.encode(), "report.yaml")


def errors(text: str) -> list[str]:
    return [str(issue) for issue in read(text).issues if issue.severity is Severity.ERROR]


def titled(text: str) -> str:
    return text.replace("\ntitle: # ", "\ntitle: ")


def blocks(text: str) -> dict[str, list[int]]:
    """Return the indexes of the commented lines of each top-level field."""
    found: dict[str, list[int]] = {}
    name = ""
    for at, line in enumerate(text.split("\n")):
        opens = re.match(r"# (\w+):", line)
        name = opens[1] if opens else name
        if line.startswith("# ") and name:
            found.setdefault(name, []).append(at)
    return found


def uncommented(text: str, lines: list[int]) -> str:
    return "\n".join(
        line[2:] if at in lines else line for at, line in enumerate(titled(text).split("\n"))
    )


def test_the_template_is_yaml_that_states_nothing_yet() -> None:
    text = template(SCHEMA)
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA}\n")
    marked = read_yaml(text, "report.yaml")
    assert marked.issues == ()
    assert marked.data == {"casegraph": "1", "title": None}
    assert {issue.code for issue in read(text).issues} <= {"missing-title", "empty-record"}
    assert errors(titled(text)) == []


def test_every_example_at_once_is_the_example_record() -> None:
    text = titled(_COMMENTED.sub("", template(SCHEMA)))
    assert errors(text) == []
    assert read(text).record == example_record()
    validator = jsonschema.Draft202012Validator(json_schema())
    assert list(validator.iter_errors(record_to_plain(example_record()))) == []


@pytest.mark.parametrize("name", TOP)
def test_every_field_can_be_put_to_use_alone(name: str) -> None:
    text = template(SCHEMA)
    found = blocks(text)
    needs = {"authors": ["affiliations"], "disclosures": ["authors", "affiliations"]}
    lines = [at for used in (name, *needs.get(name, ())) for at in found[used]]
    used = uncommented(text, lines)
    assert errors(used) == []
    record = read(used).record
    assert record is not None
    assert getattr(record, name) == getattr(example_record(), name)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_lines_can_be_put_to_use_in_any_choice(data: st.DataObject) -> None:
    text = template(SCHEMA)
    lines = text.split("\n")
    optional = [
        at
        for at, line in enumerate(lines)
        if re.match(r"# {3,}[a-z_]+: \S", line)
        and not re.match(
            r"# +(?:number|raw|name|given|agents|finding|assay|treatment|value):", line
        )
    ]
    left_out = data.draw(st.sets(st.sampled_from(optional)))
    used = [at for name in blocks(text) for at in blocks(text)[name] if at not in left_out]
    assert errors(uncommented(text, used)) == []


def test_no_field_of_any_part_is_left_out_or_at_its_default() -> None:
    def walk(owner: type, value: object) -> None:
        for item in dataclasses.fields(owner):
            held = getattr(value, item.name)
            assert item.name == "casegraph" or held not in (None, (), {}, item.default), item.name
            part = part_of(fields_of(owner)[item.name])
            if part:
                walk(part, held[0])

    walk(Record, example_record())


def test_every_field_is_explained_in_the_words_of_the_model() -> None:
    text = re.sub(r"\n[# ]*##   ", " ", template(SCHEMA))
    known = set()
    pending: list[type] = [Record]
    while pending:
        owner = pending.pop()
        for item in dataclasses.fields(owner):
            assert str(item.metadata["description"]) in text
            known.add(item.name)
            part = part_of(fields_of(owner)[item.name])
            pending += [part] if part else []
    assert known <= set(re.findall(r"(?:^|[# -] )(\w+):", text, re.MULTILINE))
    assert "One of: improved, stable, worse, died, unknown, not-reported." in text


def test_a_field_with_numbers_and_words_says_both() -> None:
    age = fields_of(part_of(fields_of(Record)["cases"]))["age"]
    assert int in kinds(age)
    assert "Or one of: >89, not-reported" in template(SCHEMA)


@given(records(), texts(empty=True))
@settings(max_examples=60, deadline=None)
def test_comments_change_nothing(record: Record, note: str) -> None:
    text = record_to_yaml(record, SCHEMA)
    paths = ["", "nowhere[3].at_all", *read(text).positions]
    commented = annotate(text, {path: [note, f"more {note}"] for path in paths})
    reading = read(commented)
    assert reading.record == record
    kept = [line for line in commented.split("\n") if not line.lstrip(" ").startswith("# ")]
    assert kept == text.split("\n")[1:]


def test_a_comment_stands_above_its_field() -> None:
    text = record_to_yaml(example_record())
    lines = annotate(text, {"cases[0].therapy[0].dose": ["as printed?"]}).split("\n")
    at = next(i for i, line in enumerate(lines) if "as printed?" in line)
    assert lines[at : at + 2] == ["        # as printed?", '        dose: "15 mg daily"']


def test_a_comment_of_many_words_is_wrapped_and_visible() -> None:
    lines = list(comment(["word " * 40 + "end\u2028of\x1bit"], indent=4))
    assert len(lines) > 1
    assert all(line.startswith("    # ") and len(line) <= 100 for line in lines)
    assert "\n".join(lines).replace("\n", "").isprintable()


def test_examples_are_no_defaults() -> None:
    assert to_plain(example_record()).keys() == fields_of(Record).keys() - {"casegraph"}
