"""Works that a list holds twice, and identifiers that it gives to two works."""

from __future__ import annotations

from typing import Any

import pytest
from tests.check.lists import found, reference

from casegraph.model.record import Name, Reference
from casegraph.vocab.enums import WorkType

TITLE = "Restoration of immunity in lymphopenic patients"
MORE = "Restoration of immunity in septic newborns of mothers with fever"


def again(**fields: Any) -> bool:
    """Tell whether a second reference with some other fields is found to be the first again."""
    first = reference(1, title=TITLE, raw="as printed first")
    second = reference(2, **{"title": TITLE, "raw": "as printed again", **fields})
    return bool(found("duplicate-reference", first, second))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": TITLE.upper()},
        {"identifiers": {"pmid": "12"}},
        {"page": "100-102"},
        {"volume": "14"},
        {"year": "1991"},
        {"year": "1991", "volume": "14"},
        {"title": "Restoration of imunity in lymphopenic patients"},
        {"year": "2000", "volume": None, "page": None, "journal": "bioRxiv"},
        {"year": "2003", "volume": None, "page": None, "type": WorkType.PREPRINT},
    ],
)
def test_one_work_in_two_forms(fields: dict[str, Any]) -> None:
    assert again(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"authors": (Name(family="Abel", given="J"),)},
        {"volume": "42", "page": "7-9"},
        {"year": "2002", "volume": "42", "page": "7-9"},
        {"year": "2002", "journal": "Cardiology"},
        {"year": "2009", "journal": "medRxiv", "volume": None, "page": None},
        {"title": f"{TITLE}, part 2"},
        {"title": MORE},
    ],
)
def test_two_works_that_look_alike(fields: dict[str, Any]) -> None:
    assert not again(**fields)


def test_pages_of_one_title_on_the_web_are_told_apart_by_their_addresses() -> None:
    first = reference(1, title=TITLE, identifiers={"url": "https://example.org/1"})
    other = reference(2, title=TITLE, identifiers={"url": "https://example.org/2"})
    assert not found("duplicate-reference", first, other)
    assert found("duplicate-reference", first, reference(2, title=TITLE))


def test_a_line_that_was_not_read_is_found_when_it_stands_twice() -> None:
    some = [Reference(number=n, raw="Personal communication, 2001") for n in (1, 2)]
    (issue,) = found("duplicate-reference", *some)
    assert issue.detail == "prints the work of reference 1 again"


def test_a_preprint_is_named() -> None:
    article = reference(1, title=TITLE)
    preprint = reference(2, title=TITLE, year="2000", journal="medRxiv", volume=None, page=None)
    (issue,) = found("duplicate-reference", article, preprint)
    assert "preprint" in issue.detail


@pytest.mark.parametrize("scheme", ["doi", "pmid", "pmcid"])
def test_one_identifier_of_two_works(scheme: str) -> None:
    identifiers = {scheme: "10.1000/a"}
    one = reference(1, title=TITLE, identifiers=identifiers)
    other = reference(2, title="Cerebellar forms of a neuronopathy", identifiers=identifiers)
    (issue,) = found("identifier-repeated", one, other)
    assert issue.where.path == f"references[1].identifiers.{scheme}"
    assert not found("duplicate-reference", one, other)
    assert not found("identifier-repeated", one, reference(2, title=TITLE, identifiers=identifiers))
    untitled = reference(2, title=None, identifiers=identifiers)
    assert not found("identifier-repeated", one, untitled)
    assert found("duplicate-reference", one, untitled)
