"""Completing references: what is stated stays, what is read fills the rest, nothing is lost."""

from __future__ import annotations

import dataclasses

import pytest

from casegraph.app.complete import complete
from casegraph.model.coverage import CoverageStatement
from casegraph.model.record import Name, Record, Reference
from casegraph.vocab.enums import Intent, WorkType

RAW = (
    "Abel A, Brandt B, et al. (2001) An invented title. J Invent Med 7(2):11-15 "
    "doi:10.5555/invented.1"
)
STATED = Reference(
    number=3,
    raw=RAW,
    authors=(Name(family="Castor", given="C"),),
    et_al=True,
    year="1999",
    title="Another title",
    journal="Ann Synth Neurol",
    volume="8",
    issue="9",
    page="e60-e67",
    type=WorkType.REVIEW,
    identifiers={"doi": "10.5555/stated", "pmid": "17"},
    links=("CrossRef",),
    intent=Intent.CITES,
    coverage=(CoverageStatement(treatment="maraviroc"),),
)


def _completed(reference: Reference) -> Reference:
    return complete(Record(references=(reference,))).record.references[0]


def test_what_is_stated_stays() -> None:
    assert all(getattr(STATED, field.name) for field in dataclasses.fields(STATED))
    assert _completed(STATED) == STATED


def test_what_is_read_fills_what_is_not_stated() -> None:
    read = _completed(Reference(number=1, raw=RAW))
    assert [name.family for name in read.authors] == ["Abel", "Brandt"]
    assert (read.et_al, read.year, read.title) == (True, "2001", "An invented title")
    assert (read.journal, read.volume, read.issue) == ("J Invent Med", "7", "2")
    assert (read.page, read.type) == ("11-15", WorkType.JOURNAL_ARTICLE)
    assert read.identifiers == {"doi": "10.5555/invented.1"}


def test_identifiers_that_are_read_join_those_that_are_stated() -> None:
    reference = Reference(number=1, raw=RAW, identifiers={"pmid": "17"})
    assert _completed(reference).identifiers == {"doi": "10.5555/invented.1", "pmid": "17"}


@pytest.mark.parametrize("page", ["7(2):11-15", "12-19"])
def test_volume_and_issue_are_read_beside_stated_pages(page: str) -> None:
    read = _completed(Reference(number=1, raw=RAW, page=page))
    assert (read.volume, read.issue, read.page) == ("7", "2", page)


def test_a_part_of_stated_pages_is_no_volume() -> None:
    raw = "Abel A. An invented title. J Invent Med. 2001;12-15:1."
    assert _completed(Reference(number=1, raw=raw)).volume == "12-15"
    stated = _completed(Reference(number=1, raw=raw, page="12-15"))
    assert (stated.volume, stated.page) == (None, "12-15")


def test_words_that_are_left_over_are_told() -> None:
    completed = complete(
        Record(references=(Reference(number=2, raw="zzz 17 qq"), Reference(number=5, raw=RAW)))
    )
    assert set(completed.leftovers) == {2}
