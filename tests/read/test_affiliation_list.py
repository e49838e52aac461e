"""Affiliations that a format repeats at each author."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casegraph.model.record import Author
from casegraph.read.fields.affiliation_list import AffiliationList
from casegraph.read.fields.record_builder import RecordBuilder


def test_each_stands_once_and_is_linked_by_number() -> None:
    found = AffiliationList()
    found.add("Clinic, Ulm, Germany.", 0)
    found.add("Clinic,  Ulm, Germany. E-mail: a.b@c.example", 1)
    found.add("Clinic, Bern, Switzerland", 1)
    found.add("Clinic, Linz, Austria")
    assert found.links == {0: (1,), 1: (1, 2)}
    listed = list(found.listed())
    assert [(a.number, a.city, a.country) for a in listed] == [
        (1, "Ulm", "DE"),
        (2, "Bern", "CH"),
        (3, "Linz", "AT"),
    ]
    assert listed[0].printed == "Clinic, Ulm, Germany."


def test_the_printed_text_keeps_what_the_institution_leaves_out() -> None:
    found = AffiliationList()
    found.add(
        "0000 0000 9939 5719grid.1029.aClinic, Ulm, Germany. Electronic address: a@b.example."
    )
    (only,) = found.listed()
    assert (only.name, only.city) == ("Clinic", "Ulm")
    assert only.printed
    assert only.printed.startswith("0000")
    assert only.printed.endswith("a@b.example.")


@given(st.lists(st.tuples(st.sampled_from(["A, Germany", "B", "C"]), st.integers(0, 3))))
def test_numbers_count_from_one_without_a_gap(pairs: list[tuple[str, int]]) -> None:
    found = AffiliationList()
    for printed, author in pairs:
        found.add(printed, author)
    numbers = [each.number for each in found.listed()]
    assert numbers == list(range(1, len({printed for printed, _ in pairs}) + 1))
    assert {n for linked in found.links.values() for n in linked} == set(numbers)


def test_they_are_stated_with_their_places_and_given_to_their_authors() -> None:
    builder = RecordBuilder("made", (1, 1))
    for name in ("Doe", "Roe"):
        builder.author(Author(family=name), (1, 1))
    found = AffiliationList()
    found.add("Clinic, Ulm, Germany", 1, at=(4, 2), ror="02k7v4d05")
    found.add("Clinic, Ulm, Germany", 7, at=(9, 2))
    found.state(builder)
    assert [author.affiliations for author in builder.authors] == [None, (1,)]
    assert builder.positions["affiliations[0]"] == (4, 2)
    assert builder.affiliations[0].ror == "02k7v4d05"
