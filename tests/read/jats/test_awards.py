"""Awards that are marked up, and what only the statement says of them."""

from __future__ import annotations

import pytest
from tests.read.jats.samples import article, record

from casegraph.model.record import Funding


def funding(marked: str, stated: str) -> list[tuple[str | None, str | None]]:
    groups = "".join(
        f"<award-group><funding-source>{funder}</funding-source>"
        + (f"<award-id>{number}</award-id>" if number else "")
        + "</award-group>"
        for funder, _, number in (each.partition("=") for each in filter(None, marked.split("|")))
    )
    meta = f"<funding-group>{groups}</funding-group>"
    back = f"<sec><title>Funding</title><p>{stated}</p></sec>"
    found = record(article(meta, back=back)).funding
    assert {each.statement for each in found} == {stated}
    return [(each.funder, each.award_number) for each in found]


def test_a_funder_that_only_the_statement_names_is_kept_with_its_numbers() -> None:
    stated = "Fever Trust of Nowhere (81234567, 87654321) and Bureau of Night (4321-99)."
    assert funding("Bureau of Night", stated) == [
        ("Bureau of Night", "4321-99"),
        ("Fever Trust of Nowhere", "81234567"),
        ("Fever Trust of Nowhere", "87654321"),
    ]


def test_a_funder_by_its_name_in_a_registry_takes_the_number_that_is_left() -> None:
    stated = "This work was supported by the Nowhere Medical and Skin Research Project (2015NW7)."
    marked = "Medical Research Project of Nowhere"
    assert funding(marked, stated) == [(marked, "2015NW7")]


def test_a_number_is_not_given_to_another_funder() -> None:
    stated = "This work was supported by the Gait Society (GS-778)."
    assert funding("Fever Trust", stated) == [("Fever Trust", None), ("Gait Society", "GS-778")]


@pytest.mark.parametrize("number", ["81234567", "No. 81234567"])
def test_a_number_that_is_marked_up_is_counted_once(number: str) -> None:
    stated = "Supported by the Trust of Fever for social growth (81234567)."
    assert funding(f"Fever Trust={number}", stated) == [("Fever Trust", number)]


def test_thanks_for_the_support_of_a_body_are_derived_funding() -> None:
    statement = "This study was supported by the Fever Hospital of Nowhere (Nowhere Hospital)."
    back = (
        '<sec sec-type="funding-information"><title>Acknowledgments</title>'
        f"<p>{statement}</p></sec>"
    )
    found = record(article(back=back))
    assert found.funding == (
        Funding(funder="Fever Hospital of Nowhere", statement=statement, derived=True),
    )
    assert found.acknowledgement == statement


@pytest.mark.parametrize(
    "thanks",
    [
        "This work was supported by Dr. Rosa Field.",
        "This work was supported by Rosa Field with advice.",
        "We were supported by the General Hospital.",
    ],
)
def test_thanks_for_help_are_no_funding(thanks: str) -> None:
    assert record(article(back=f"<ack><p>{thanks}</p></ack>")).funding == ()
