"""Values that processes hand over: what arrives is what was sent."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import TypeAlias

import pytest

from casegraph.model.coverage import ConditionMention, Coverage
from casegraph.model.record import Author, Disclosure, Name, Record, Reference
from casegraph.vocab.enums import Basis, DisclosureCategory, WorkType

ONE = Name(family="Doe", given="Jane", suffix="Jr")
CITED = Reference(
    number=3,
    raw="Doe J. A rare infection. 2014",
    authors=(ONE, ONE),
    type=WorkType.JOURNAL_ARTICLE,
    identifiers={"doi": "10.1000/1"},
)
Value: TypeAlias = Name | Reference | Disclosure | Coverage | ConditionMention
VALUES: tuple[Value, ...] = (
    ONE,
    Author(literal="A Study Team", affiliations=(1, 2), corresponding=True),
    CITED,
    Disclosure(entity="Biogen", category=DisclosureCategory.GRANTS, derived=True),
    Coverage(treatment="maraviroc", basis=Basis.NAMED, span=(0, 9)),
    ConditionMention(condition="PML", quote="PML"),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_arrives_as_it_was_sent(value: Value) -> None:
    arrived = pickle.loads(pickle.dumps(value))
    assert type(arrived) is type(value)
    assert arrived == value
    assert copy.deepcopy(value) == value
    name = dataclasses.fields(value)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(arrived, name, None)


def test_what_a_record_holds_twice_arrives_once() -> None:
    record = Record(title="A report", references=(CITED, CITED))
    first, second = pickle.loads(pickle.dumps(record)).references
    assert first is second
    assert first.authors[0] is first.authors[1]
