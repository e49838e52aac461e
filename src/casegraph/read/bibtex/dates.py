"""Dates: BibLaTeX's `date` (ISO 8601-2), BibTeX's `year` and `month`; nothing is filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from casegraph.model.dates import PartialDate, date_of_parts

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?:T[0-9:.Z+-]*)?([~?%]?)")
_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?![0-9])")
_YEARS = re.compile(r"(?<![0-9])[0-9]{4}\s*(?:-|–|—|/)\s*[0-9]{2,4}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_UNCERTAIN = re.compile(r"\b(?:c|ca|circa|about|probably)\b\.?|[\[\]~?]", re.IGNORECASE)
_OPEN = frozenset({"", "..", "."})


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date and what its print says beyond it: a range, that it is not certain."""

    date: PartialDate | None
    remark: str | None = None


@lru_cache(maxsize=8192)
def of_date(printed: str) -> ReadDate:
    """Return what a `date` field says; of a range it is the beginning."""
    first, slash, last = printed.strip().partition("/")
    found = _ISO.fullmatch(first.strip())
    if not found:
        return of_year_and_month(printed, "")
    year, month, day, mark = found[1], found[2] or "", found[3] or "", found[4]
    date = date_of_parts(year, month, day)
    if date and ((month and not date.month) or (day and not date.day)):
        return ReadDate(date, f"only {date} of the date {printed.strip()!r} is taken")
    if slash and last.strip() not in _OPEN:
        return ReadDate(date, f"the date is a range: {printed.strip()!r}")
    return ReadDate(date, f"the date is not certain: {printed.strip()!r}" if mark else None)


@lru_cache(maxsize=8192)
def of_year_and_month(year: str, month: str, day: str = "") -> ReadDate:
    """Return what `year` (with words around it) and `month` (`feb`, `2`, `15 July`) say.

    `day` is that of a field of its own, which only some publishers write.
    """
    found = _YEAR.search(year)
    if not found:
        return ReadDate(None)
    months, days = _months_and_days(f"{_without(year, found)} {month}")
    if day.strip().isdecimal() and not days:
        days = [day]
    if len(months) != 1:
        date = date_of_parts(found[1])
    else:
        date = date_of_parts(found[1], months[0], days[0] if len(days) == 1 else "")
    return ReadDate(date, _remark(year, month, months, days))


def _remark(year: str, month: str, months: list[str], days: list[str]) -> str | None:
    printed = f"{year} {month}".strip()
    if _YEARS.search(year):
        return f"the date is a range: {printed!r}"
    if _UNCERTAIN.search(year):
        return f"the date is not certain: {printed!r}"
    if month.strip() and (len(months) != 1 or len(days) > 1):
        return f"only the year of {printed!r} is taken" if len(months) != 1 else None
    return None


def _without(year: str, found: re.Match[str]) -> str:
    range_of_years = _YEARS.search(year)
    if range_of_years:
        return year.replace(range_of_years[0], "")
    return year[: found.start()] + year[found.end() :]


def _months_and_days(text: str) -> tuple[list[str], list[str]]:
    """Return the months in words and the numbers; a number alone is a month."""
    words = _WORD.findall(text)
    months = [word for word in words if not word.isdecimal() and _is_month(word)]
    numbers = [word for word in words if word.isdecimal() and len(word) <= 2]
    if not months and len(numbers) == 1 and len(words) == 1:
        return (numbers, []) if _is_month(numbers[0]) else ([], [])
    return months, numbers


def _is_month(word: str) -> bool:
    date = date_of_parts("2000", word)
    return bool(date and date.month)
