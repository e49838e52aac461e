from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import dates

from casegraph.model.dates import PartialDate, date_of_parts, parse_date, year_of


@given(dates())
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(parse_date(text)) == text


@given(st.dates(), st.dates())
def test_days_are_in_the_order_of_the_calendar(first: date, second: date) -> None:
    one, other = parse_date(first.isoformat()), parse_date(second.isoformat())
    assert one is not None
    assert other is not None
    assert (one < other) == (first < second)


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_only_days_of_the_calendar_are_dates(year: int, month: int, day: int) -> None:
    try:
        date(year or 2000, month, day)
        exists = True
    except ValueError:
        exists = False
    assert (parse_date(f"{year:04d}-{month:02d}-{day:02d}") is not None) == exists


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "2018-",
        "2018-1",
        "2018-00",
        "2018-13",
        "2018-02-29",
        "2018/10",
        "٢٠١٨",
        "2018-10-05T00",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_what_is_not_known_sorts_first_and_is_not_written() -> None:
    assert PartialDate(2018) < PartialDate(2018, 1) < PartialDate(2018, 1, 1)
    assert str(PartialDate(2018)) == "2018"
    assert str(PartialDate(2018, 10)) == "2018-10"


def test_the_year_of_a_printed_year() -> None:
    assert year_of("2014a") == 2014
    assert year_of("2018-10") == 2018
    assert year_of("in press") is None
    assert year_of(None) is None


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("2014",), "2014"),
        (("2014", "Oct"), "2014-10"),
        (("2014", "october", "3"), "2014-10-03"),
        (("2014", "Sept.", "03"), "2014-09-03"),
        (("2014", "02", "30"), "2014-02"),
        (("2014", "Spring", "3"), "2014"),
        (("2014", "13"), "2014"),
        (("2014", "", "3"), "2014"),
        (("2014", "Ma"), "2014"),
        (("in press",), None),
        (("",), None),
    ],
)
def test_printed_parts_make_a_date_of_what_is_known(
    parts: tuple[str, ...], expected: str | None
) -> None:
    made = date_of_parts(*parts)
    assert (str(made) if made else None) == expected
