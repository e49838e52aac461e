"""What changed between two states of a record is told whole, and under the right names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from tests.strategies import records

from casegraph.model.case import Case, Finding
from casegraph.model.diff import Change, diff
from casegraph.model.plain import to_plain
from casegraph.model.record import Affiliation, Author, Record, Reference

ONE = Reference(number=1, raw="one")
TWO = Reference(number=2, raw="two", page="1-2")
THREE = Reference(number=3, raw="three")
DOE, ROE, POE = (Author(family=name) for name in ("Doe", "Roe", "Poe"))


def changed(before: Record, **fields: Any) -> list[tuple[str, object, object]]:
    found = diff(before, replace(before, **fields))
    return [(change.path, change.before, change.after) for change in found]


def test_fields_are_named_in_the_order_of_the_record() -> None:
    before = Record(title="A", issued="2018", identifiers={"doi": "10.1/x", "pmid": "1"})
    after = Record(title="B", volume="3", identifiers={"pmid": "2"}, issued="2018")
    assert diff(before, after) == (
        Change("title", "A", "B"),
        Change("identifiers.doi", "10.1/x", None),
        Change("identifiers.pmid", "1", "2"),
        Change("volume", None, "3"),
    )


def test_a_numbered_entry_is_named_by_its_number() -> None:
    record = Record(references=(ONE, TWO))
    corrected = (ONE, replace(TWO, page="1-3"))
    assert changed(record, references=corrected) == [("references[number=2].page", "1-2", "1-3")]
    assert changed(record, references=(TWO, THREE)) == [
        ("references[number=1]", to_plain(ONE), None),
        ("references[number=3]", None, to_plain(THREE)),
    ]


def test_numbers_that_do_not_tell_entries_apart_name_none() -> None:
    clinic, ward = Affiliation(number=1, name="Clinic"), Affiliation(number=1, name="Ward")
    record = Record(affiliations=(clinic, ward))
    moved = replace(ward, city="Town")
    assert changed(record, affiliations=(clinic, moved)) == [("affiliations[1].city", None, "Town")]
    assert changed(Record(references=(ONE, TWO)), references=(TWO, ONE))


def test_an_entry_put_in_or_taken_out_leaves_the_others_alone() -> None:
    record = Record(authors=(DOE, ROE))
    assert changed(record, authors=(POE, DOE, ROE)) == [("authors[0]", None, {"family": "Poe"})]
    assert changed(record, authors=(ROE,)) == [("authors[0]", {"family": "Doe"}, None)]
    corrected = (DOE, replace(ROE, given="Bo"))
    assert changed(record, authors=corrected) == [("authors[1].given", None, "Bo")]


def test_deep_fields_and_lists_of_plain_values() -> None:
    record = Record(cases=(Case(findings=(Finding(finding="fever"),)),), keywords=("a", "b"))
    after = (Case(findings=(Finding(finding="fever", excluded=True),)),)
    assert changed(record, cases=after, keywords=("a",)) == [
        ("keywords", ["a", "b"], ["a"]),
        ("cases[0].findings[0].excluded", None, True),
    ]


def test_a_record_that_was_not_there() -> None:
    record = Record(title="A", references=(ONE,))
    assert diff(None, record) == (
        Change("title", None, "A"),
        Change("references", None, [to_plain(ONE)]),
    )
    assert diff(record, None)[0] == Change("title", "A", None)
    assert diff(None, None) == ()


@settings(max_examples=60, deadline=None)
@given(before=records(), after=records())
def test_nothing_is_told_of_equal_records_only(before: Record, after: Record) -> None:
    assert diff(before, before) == ()
    assert (diff(before, after) == ()) == (before == after)


@settings(max_examples=60, deadline=None)
@given(before=records(), after=records())
def test_every_change_names_a_field_of_the_record(before: Record, after: Record) -> None:
    fields = Record.__dataclass_fields__
    for change in diff(before, after):
        name = re.match(r"\w+", change.path)
        assert name
        assert name[0] in fields
        assert change.before != change.after
