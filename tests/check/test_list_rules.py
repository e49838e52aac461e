"""Checks of whole lists: what stands out among the others, and what does not."""

from __future__ import annotations

import pytest
from tests.check.lists import by, found, record, reference

from casegraph.check.base import Surroundings
from casegraph.check.registry import check, check_widely
from casegraph.model.record import Name, Reference


def numbered(count: int, first: int = 1) -> list[Reference]:
    return [reference(number) for number in range(first, first + count)]


def paths(code: str, *references: Reference) -> list[str | None]:
    return [issue.where.path for issue in found(code, *references)]


def test_numbers_ascend() -> None:
    assert paths("number-order", reference(1), reference(2), reference(2)) == [
        "references[2].number"
    ]
    assert paths("number-order", *numbered(3)) == []


def test_a_sorted_list_with_one_out_of_place() -> None:
    names = ["Abel", "Baker", "Cain", "Doe", "Baum", "Frost", "Gray", "Hill", "Ives"]
    assert paths("alphabetical-order", *by(*names)) == ["references[4]"]
    assert paths("alphabetical-order", *by(*sorted(names))) == []
    assert paths("alphabetical-order", *by(*sorted(names, reverse=True))) == []
    assert paths("alphabetical-order", *by("Abel", "Cain", "Baker")) == []


def test_names_that_styles_sort_apart_are_left_out() -> None:
    names = ["Abel", "van Dam", "Baker", "McCain", "Cain", "Doe", "Frost", "Gray", "Hill", "Ives"]
    assert paths("alphabetical-order", *by(*names, "Jung")) == []


@pytest.mark.parametrize("scheme", ["doi", "pmid", "pmcid"])
def test_one_identifier_twice_is_one_work(scheme: str) -> None:
    again = [reference(n, identifiers={scheme: "10.1000/a"}) for n in (1, 2)]
    assert paths("duplicate-reference", *again) == ["references[1]"]


def test_one_title_twice_is_one_work_by_the_same_author_and_year() -> None:
    one = reference(1, title="One and the same")
    assert paths("duplicate-reference", one, reference(2, title="One and the SAME"))
    assert not paths("duplicate-reference", one, reference(2, title="One and the same", year="1"))
    other = (Name(family="Roe", given="R"),)
    assert not paths(
        "duplicate-reference", one, reference(2, title="One and the same", authors=other)
    )


def test_a_report_does_not_cite_itself() -> None:
    own = {"doi": "10.1000/own"}
    assert found("cites-itself", reference(identifiers=own), identifiers=own)
    assert not found("cites-itself", reference(identifiers={"doi": "10.1000/b"}), identifiers=own)
    title = "A long enough title of a report"
    assert found("cites-itself", reference(title=title, year="2018"), title=title)
    assert not found("cites-itself", reference(title=title, year="2012"), title=title)


def test_missing_identifiers_are_noted_among_neighbours() -> None:
    with_doi = [reference(n, identifiers={"doi": f"10.1000/{n}"}) for n in range(1, 6)]
    assert paths("missing-identifier", *with_doi, reference(6)) == ["references[5].identifiers"]
    assert paths("missing-identifier", *with_doi[:2], reference(3)) == []


def test_volumes_ascend_with_the_years() -> None:
    def of(number: int, volume: str, year: str) -> Reference:
        return reference(number, volume=volume, year=year)

    assert paths("volume-against-year", of(1, "245", "2010"), of(2, "250", "2003"))
    assert not paths("volume-against-year", of(1, "245", "2002"), of(2, "250", "2003"))
    assert not paths("volume-against-year", of(1, "245", "2004"), of(2, "250", "2003"))
    assert not paths("volume-against-year", of(1, "1", "2010"), of(2, "2", "2003"))
    three = (of(1, "40", "2001"), of(2, "50", "2011"), of(3, "45", "1996"), of(4, "60", "2021"))
    assert paths("volume-against-year", *three) == ["references[2].volume"]


def test_one_journal_in_two_forms() -> None:
    for one, other in (
        ("J Virol", "Journal of Virology"),
        ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences USA"),
        ("N Engl J Med", "N. Engl. J. Med."),
    ):
        assert found("journal-forms", reference(1, journal=one), reference(2, journal=other))
    for one, other in (("J Virol", "J Vasc Surg"), ("Neurology", "Neuropsychology")):
        assert not found("journal-forms", reference(1, journal=one), reference(2, journal=other))


@pytest.mark.parametrize(
    "start", ["J. Doe, R. Roe. ", "Doe, J., Roe, R. ", "Doe, Jane; Roe, Rita. "]
)
def test_authors_in_another_form(start: str) -> None:
    usual = by("Abel", "Baker", "Cain", "Doe", "Ernst")
    odd = reference(6, raw=f"{start}Title 6. J Test 2001;41:1-2")
    assert paths("author-form", *usual, odd) == ["references[5].authors"]
    assert paths("author-form", *usual, reference(6)) == []
    assert paths("author-form", *usual[:2], odd) == []


def test_a_full_stop_after_one_initial_says_nothing_of_dots() -> None:
    usual = by("Abel", "Baker", "Cain", "Doe", "Ernst")
    alone = reference(6, raw="Doe J. Title 6. J Test 2001;41:1-2")
    assert paths("author-form", *usual, alone) == []


def test_lists_of_authors_are_cut_after_one_number() -> None:
    people = tuple(Name(family=f"Doe{letter}", given="J") for letter in "abcdefghij")
    cut = [reference(n, authors=people[:3], et_al=True) for n in range(1, 6)]
    assert paths("et-al-policy", *cut, reference(6, authors=people[:2], et_al=True)) == [
        "references[5].authors"
    ]
    assert paths("et-al-policy", *cut, reference(6, authors=people)) == ["references[5].authors"]
    assert paths("et-al-policy", *cut, reference(6, authors=people[:6])) == []
    assert paths("et-al-policy", *cut[:2], reference(6, authors=people)) == []


def test_checks_of_patients_are_not_run_without_any() -> None:
    assert {issue.code for issue in check(record())} == {"missing-front-matter"}


def test_references_read_with_little_confidence_are_noted() -> None:
    known = Surroundings(confidences={1: 0.2, 2: 0.9})
    issues = check_widely(record(*numbered(3)), known)
    assert [(issue.code, issue.where.path) for issue in issues] == [
        ("low-confidence", "references[0]")
    ]
