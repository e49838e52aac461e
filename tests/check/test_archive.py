"""Checks against what other reports print of the same works and journals."""

from __future__ import annotations

from typing import Any

import pytest
from tests.check.lists import record, reference

from casegraph.check.archive import doi_stem
from casegraph.check.base import Surroundings
from casegraph.check.registry import check_widely
from casegraph.model.citing import CitedElsewhere, PrintedElsewhere


def printed(count: int, **fields: Any) -> tuple[PrintedElsewhere, ...]:
    given = {
        "report": "roe2019",
        "title": "A title of a work",
        "journal": "J Test",
        "year": "2001",
        "volume": "41",
        "page": "1-2",
    }
    return (PrintedElsewhere(**{**given, **fields}),) * count


def codes(cited: CitedElsewhere, **fields: Any) -> set[str]:
    one = reference(**{"title": "A title of a work", **fields})
    return {issue.code for issue in check_widely(record(one), Surroundings(cited=cited))}


def among(*others: PrintedElsewhere) -> CitedElsewhere:
    return CitedElsewhere(works={1: others})


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("year-contradicted", {"year": "1991"}, {"year": "2002"}),
        ("pages-contradicted", {"page": "11-12"}, {"page": "1-12"}),
        ("journal-contradicted", {"journal": "J Virol"}, {"journal": "Journal of Tests"}),
        (
            "title-contradicted",
            {"title": "Something wholly different"},
            {"title": "A title of a work: a review"},
        ),
    ],
)
def test_what_two_others_agree_on(code: str, wrong: dict[str, Any], right: dict[str, Any]) -> None:
    cited = among(*printed(2))
    assert codes(cited, **wrong) == {code}
    assert codes(cited, **right) == set()
    assert codes(among(*printed(1), *printed(1, year="1991", page="11-12"))) == set()


def test_one_other_report_does_not_outweigh() -> None:
    assert codes(among(*printed(1)), year="1991", page="7", journal="J Virol") == set()


def test_the_year_of_a_volume() -> None:
    def years(**counts: int) -> CitedElsewhere:
        own = {year.removeprefix("y"): count for year, count in counts.items()}
        return CitedElsewhere(volumes={("jtest", "41"): own})

    assert codes(years(y2011=3, y2001=1)) == {"volume-of-another-year"}
    assert codes(years(y2011=1, y2001=1)) == set()
    assert codes(years(y2011=3, y2002=1, y2001=1)) == set()
    assert codes(years(y2002=3, y2001=1)) == set()


def test_the_journal_of_an_identifier() -> None:
    def whose(**counts: int) -> CitedElsewhere:
        names = {name.replace("_", " "): count for name, count in counts.items()}
        return CitedElsewhere(journals={"10.1128/jvi": names})

    doi = {"identifiers": {"doi": "10.1128/JVI.00123-04"}}
    assert codes(whose(J_Virol=4, J_Test=1), **doi) == {"doi-of-another-journal"}
    assert codes(whose(J_Virol=2, J_Test=1), **doi) == set()
    assert codes(whose(J_Virol=4, J_Test=3), **doi) == set()
    assert codes(whose(J_Virol=4, Journal_of_Virology=1), journal="J. Virol.", **doi) == set()


@pytest.mark.parametrize(
    ("doi", "stem"),
    [
        ("10.1007/s13365-018-0657-x", "10.1007/s13365"),
        ("10.1016/j.jns.2014.01.001", "10.1016/j.jns"),
        ("10.1371/journal.pone.0059705", "10.1371/journal.pone"),
        ("10.1093/ofid/ofu074", "10.1093/ofid"),
        ("10.1016/S0140-6736(22)00104-0", "10.1016/s0140-6736"),
        ("10.1000/182", None),
        ("", None),
    ],
)
def test_the_stem_of_an_identifier(doi: str, stem: str | None) -> None:
    assert doi_stem(doi) == stem
