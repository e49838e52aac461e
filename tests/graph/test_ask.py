"""What cites what, asked of the graph."""

from __future__ import annotations

import pytest

from casegraph.errors import NotFoundError
from casegraph.graph.ask import Link, Mention, cited_by, cites
from casegraph.graph.build import KINDS, build
from casegraph.model.record import Name
from casegraph.model.work import Citation, Work
from casegraph.vocab.enums import Intent

WORKS = (
    Work(key="new", authors=("New",), year=2020, people=(Name(family="New"),), is_report=True),
    Work(key="undated", authors=("Undated",), is_report=True),
    Work(
        key="old", authors=("Old",), title="Old work", year=1990, identifiers={"doi": "10.1000/o"}
    ),
    Work(key="middle", authors=("Middle",), year=2010, is_report=True),
)
CITATIONS = (
    Citation(citing="new", cited="old", number=7),
    Citation(citing="new", cited="old", number=3, intent=Intent.SUPPORTS),
    Citation(citing="new", cited="middle", number=1),
    Citation(citing="undated", cited="old", number=1),
    Citation(citing="middle", cited="old", number=5),
)
GRAPH = build(WORKS, CITATIONS, kinds=KINDS)


def test_cites_follows_the_printed_list() -> None:
    assert [link.work for link in cites(GRAPH, "new")] == ["middle", "old"]


def test_a_link_tells_who_makes_it_and_how() -> None:
    assert cites(GRAPH, "new")[1] == Link(
        work="old",
        label="Old 1990",
        name="Old work",
        year=1990,
        doi="10.1000/o",
        weight=2,
        reports=(Mention(report="new", number=3, intent="supports"),),
    )


def test_cited_by_goes_by_year_and_names_the_citing_report() -> None:
    links = cited_by(GRAPH, "old")
    assert [link.work for link in links] == ["middle", "new", "undated"]
    assert [link.reports[0].report for link in links] == ["middle", "new", "undated"]
    assert [link.reports[0].number for link in links] == [5, 3, 1]


def test_authors_and_terms_are_no_citations() -> None:
    assert cited_by(GRAPH, "new") == ()


def test_two_undated_works_have_an_order() -> None:
    works = [Work(key=key) for key in ("b", "a", "cited")]
    links = [Citation(citing=key, cited="cited", number=1) for key in ("b", "a")]
    assert [link.work for link in cited_by(build(works, links), "cited")] == ["a", "b"]


def test_an_empty_answer_is_an_answer() -> None:
    assert cites(GRAPH, "old") == ()


def test_an_unknown_work_is_named_with_what_looks_like_it() -> None:
    with pytest.raises(NotFoundError, match="no work midle") as missing:
        cited_by(GRAPH, "midle")
    assert missing.value.hint == "did you mean middle?"
    with pytest.raises(NotFoundError) as missing:
        cites(GRAPH, "xyz-12345")
    assert missing.value.hint is None
