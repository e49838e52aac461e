"""Each check in both directions: what it must find, and what it must leave alone."""

from __future__ import annotations

from typing import Any

import pytest

from casegraph.check.registry import CHECKS, check
from casegraph.model.coverage import CoverageStatement
from casegraph.model.record import Author, Disclosure, Name, Record, Reference


def reference(number: int = 1, **fields: Any) -> Reference:
    given: dict[str, Any] = {
        "raw": "Doe J (2001) A title. J Test 1:1-2",
        "authors": (Name(family="Doe", given="J"),),
        "year": "2001",
        "title": "A title",
        "journal": "J Test",
        "volume": "1",
    }
    return Reference(number=number, **{**given, **fields})


def codes(*references: Reference, **fields: Any) -> set[str]:
    given: dict[str, Any] = {"authors": (Author(family="Doe"),), "journal": "J", "issued": "2018"}
    record = Record(references=references, **{**given, **fields})
    return {issue.code for issue in check(record)}


def test_codes_are_unique_and_explained() -> None:
    assert len({rule.code for rule in CHECKS}) == len(CHECKS)
    for rule in CHECKS:
        assert len(rule.explanation) > 30, rule.code


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("1550-6606", {"page-range-is-issn", "page-span-too-long"}),
        ("1030-1035", set()),
        ("0317-8471", {"page-range-is-issn", "page-span-too-long"}),
        ("0317-8472", {"page-span-too-long"}),
        ("1234-1243", set()),
        ("2434-561X", {"page-range-is-issn"}),
        ("120-118", {"last-page-before-first"}),
        ("e60-e67", set()),
        ("e67-e60", {"last-page-before-first"}),
        ("S12-T3", set()),
        ("ofu074", {"electronic-location"}),
        ("e59705", {"electronic-location"}),
        ("638345", {"electronic-location"}),
        ("123", set()),
        ("xii", set()),
        ("S12", {"electronic-location"}),
    ],
)
def test_pages(page: str, expected: set[str]) -> None:
    assert codes(reference(page=page)) == expected


def test_an_issn_in_a_plausible_span_is_a_page_range() -> None:
    assert "page-range-is-issn" not in codes(reference(page="0001-0001"))


def late(number: int) -> Reference:
    raw = "Doe J A title. J Test 2001; 1;42(7):53-6"
    return reference(number, raw=raw)


def early(number: int) -> Reference:
    return reference(
        number, title=f"Title {number}", raw=f"Doe J (2001) Title {number}. J Test 1:1"
    )


def test_a_year_after_the_title_stands_out_only_among_others() -> None:
    assert "year-after-title" in codes(early(1), early(2), late(3))
    assert "year-after-title" not in codes(late(1), late(2))


def test_a_day_without_its_month() -> None:
    assert "day-without-month" in codes(late(1))
    assert "day-without-month" not in codes(reference(raw="Doe J A title. J Test 2001;42(7):53-6"))


def test_a_missing_link_stands_out_where_most_have_one() -> None:
    linked = [reference(n, title=f"T{n}", links=("CrossRef",)) for n in range(1, 4)]
    assert "missing-link" in codes(*linked, reference(4, links=("Google Scholar",)))
    assert "missing-link" not in codes(*linked, reference(4, links=("PubMed",)))
    assert "missing-link" not in codes(reference(1), reference(2, title="Other"))


def test_a_cut_list_of_authors_is_noted() -> None:
    assert "authors-cut" in codes(reference(et_al=True))


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("phospholipase C ß1 controls", True),
        ("TGF-ß and IFN-ß", True),
        ("Straße, Größe und Maß", False),
        ("interferon β", False),
        ("Рrogressive", True),
        ("IL-2Rα chain", False),
        ("μ-opioid", False),
        ("TNFα", False),
    ],
)
def test_letters_of_another_alphabet(raw: str, found: bool) -> None:
    assert ("wrong-alphabet" in codes(reference(raw=raw, title=raw))) is found


def test_missing_fields_are_named() -> None:
    record = Record(references=(reference(title=None, journal=None),))
    [issue] = [issue for issue in check(record) if issue.code == "missing-fields"]
    assert issue.where.path == "references[0]"
    assert "title, journal" in issue.detail


def test_the_same_work_twice() -> None:
    assert "duplicate-reference" in codes(reference(1), reference(2, title="A Title."))
    assert "duplicate-reference" not in codes(reference(1), reference(2, year="2007"))


def test_a_number_that_the_list_leaves_out() -> None:
    assert "number-gap" in codes(reference(1), reference(3, title="Other"))
    assert "number-gap" in codes(reference(2))
    assert "number-gap" not in codes(reference(1), reference(2, title="Other"))


def test_a_year_after_the_report() -> None:
    assert "year-after-report" in codes(reference(year="2020"), issued="2018-05")
    assert "year-after-report" not in codes(reference(year="2019"), issued="2018")
    assert "year-after-report" not in codes(reference(year="2020"), issued=None)


def test_front_matter_and_disclosures() -> None:
    assert "missing-front-matter" in codes(reference(), journal=None)
    authors = (Author(given="Ann", family="Doe"), Author(given="Bo", family="Roe"))
    stated = (Disclosure(author="Ann Doe", none_declared=True),)
    assert "undisclosed-author" in codes(reference(), authors=authors, disclosures=stated)
    assert "undisclosed-author" not in codes(reference(), authors=authors)


def test_covering_nothing_and_something_contradict_each_other() -> None:
    none, some = CoverageStatement(treatment="none"), CoverageStatement(treatment="IL-7")
    assert "contradicting-statements" in codes(reference(coverage=(none, some)))
    assert "contradicting-statements" not in codes(reference(coverage=(none,)))
    assert "contradicting-statements" not in codes(reference(coverage=(some,)))
