from __future__ import annotations

import pytest

from casegraph.read.bibtex.dates import of_date, of_year_and_month
from casegraph.read.bibtex.values import MONTHS, TooLargeError, value_of


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("{a {b} c}", "a {b} c"),
        ('"a {"} b"', 'a {"} b'),
        ("2014", "2014"),
        ("feb", "February"),
        ('"A " # name # { and more}', "A Known and more"),
        ("{C# and F#}", "C# and F#"),
        ('jul # "~4"', "July~4"),
        ("", ""),
    ],
)
def test_a_value_is_freed_of_its_enclosing(raw: str, value: str) -> None:
    undefined: list[str] = []
    assert value_of(raw, {**MONTHS, "name": "Known"}, undefined) == value
    assert not undefined


def test_a_macro_that_is_not_defined_is_named_and_stands_for_itself() -> None:
    undefined: list[str] = []
    assert value_of("jdoe # { x}", {}, undefined) == "jdoe x"
    assert undefined == ["jdoe"]


def test_macros_of_macros_end() -> None:
    with pytest.raises(TooLargeError):
        value_of(" # ".join(["big"] * 1000), {"big": "x" * 1000}, [])


@pytest.mark.parametrize(
    ("printed", "date", "is_remarked"),
    [
        ("2018", "2018", False),
        ("2018-10", "2018-10", False),
        ("2018-10-03", "2018-10-03", False),
        ("2018-10-03T12:00:00Z", "2018-10-03", False),
        ("2018-02-30", "2018-02", True),
        ("2018-21", "2018", True),
        ("2018~", "2018", True),
        ("2016/2017", "2016", True),
        ("2016/..", "2016", False),
        ("3 March 2019", "2019-03-03", False),
        ("Mar 3", "None", False),
    ],
)
def test_a_date_is_never_more_than_is_printed(printed: str, date: str, is_remarked: bool) -> None:
    read = of_date(printed)
    assert str(read.date) == date
    assert bool(read.remark) is is_remarked


@pytest.mark.parametrize(
    ("year", "month", "date", "is_remarked"),
    [
        ("2014", "", "2014", False),
        ("2014", "February", "2014-02", False),
        ("2014", "2", "2014-02", False),
        ("2014", "8,", "2014-08", False),
        ("2014", "15 July", "2014-07-15", False),
        ("2014", "jan 1", "2014-01-01", False),
        ("2014", "May--June", "2014", True),
        ("c. 1990", "", "1990", True),
        ("2019/2020", "", "2019", True),
        ("2015a", "", "2015", False),
        ("in press", "", "None", False),
        ("13th Century", "", "None", False),
    ],
)
def test_year_and_month(year: str, month: str, date: str, is_remarked: bool) -> None:
    read = of_year_and_month(year, month)
    assert str(read.date) == date
    assert bool(read.remark) is is_remarked
