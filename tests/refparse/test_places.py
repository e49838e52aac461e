"""Where a work stands in its journal, printed in unusual ways."""

from __future__ import annotations

import pytest

from casegraph.refparse.glued import cut
from casegraph.refparse.parse import parse

Place = tuple[str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("2002 65968972", ("65", None, "968-972")),
        ("2014, 12542040–2052 .", ("125", "4", "2040-2052")),
        ("2015 10e0120338", ("10", None, "e0120338")),
        ("2012 119 1334 1343", ("119", None, "1334-1343")),
        ("2013 43 10 685-692", ("43", "10", "685-692")),
        ("2012;39 85–106", ("39", None, "85-106")),
        ("2012, 92, 1649", ("92", None, "1649")),
        ("2012. 60, 354 (2012) 297", ("60", "354", "297")),
        ("2012;14(1)55-67", ("14", "1", "55-67")),
        ("Vol. 5, No. 2, 2012, pp. 3–9", ("5", "2", "3-9")),
        ("2012;12 Suppl 2:S12-5", ("12", "Suppl 2", "S12-S15")),
    ],
)
def test_place(printed: str, place: Place) -> None:
    parsed = parse(f"Ito M, Roe J. Counting sheep in wool. J Wool Res. {printed}")
    assert (parsed.volume, parsed.issue, parsed.page) == place


def test_a_year_may_be_a_volume_where_the_year_is_known() -> None:
    parsed = parse("Ito M, Roe J (2018). Counting sheep. Case Rep. Wool. 2018, 1–5.")
    assert (parsed.year, parsed.volume, parsed.page) == ("2018", "2018", "1-5")
    undated = parse("Ito M, Roe J. Counting sheep. Case Rep. Wool. 2018, 33–63.")
    assert (undated.year, undated.volume, undated.page) == ("2018", None, "33-63")


@pytest.mark.parametrize(
    ("run", "last"), [("99999", None), ("1000000", None), ("12", "13"), ("1000", "2"), ("5", "9")]
)
def test_a_run_that_makes_no_sense_is_not_cut(run: str, last: str | None) -> None:
    assert cut(run, last) is None


@pytest.mark.parametrize("run", ["224764768", "22918190", "12345346"])
def test_a_run_that_may_be_cut_in_two_ways_is_left_over(run: str) -> None:
    raw = f"Ito M, Roe J. Counting sheep in wool. J Wool Res. 2002 {run}"
    parsed = parse(raw)
    assert (parsed.journal, parsed.year) == ("J Wool Res", "2002")
    assert (parsed.volume, parsed.issue, parsed.page) == (None, None, None)
    assert [raw[start:end] for start, end in parsed.leftover] == [run]


@pytest.mark.parametrize("printed", ["2014;12:45-50", "2014;XII:45-50", "Suppl: 45-50"])
def test_a_place_is_found_far_ahead_of_the_end(printed: str) -> None:
    found = parse(f"Ito M. Counting sheep. J Wool Res, {printed}. {'Wool of the sheep ' * 10}")
    assert found.page == "45-50"
