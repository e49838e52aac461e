"""Dates as they are printed or typed: ISO 8601, words; nothing is filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casegraph.model.dates import PartialDate, date_of_parts

_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?:(?P<by>[-/.])(?P<month>[0-9]{1,2})(?:(?P=by)(?P<day>[0-9]{1,2}))?)?"
    r"(?:[T ][0-9][0-9:.Z+-]*)?(?P<more>[~?%]|/.*)?"
)
_MONTH_OF_YEAR = re.compile(r"(?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})")
_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date, what it says beyond that, and its text as an issue quotes it.

    `is_empty` tells that nothing is stated at all.
    """

    date: PartialDate | None
    printed: str
    remark: str | None = None
    is_empty: bool = False


def of_text(text: str) -> ReadDate:
    """Return the date of `2018-10-03`, `10/2018`, `3 October 2018`, `Oct 2018`; else its year."""
    reversed_parts = _MONTH_OF_YEAR.fullmatch(text.strip())
    if reversed_parts:
        text = f"{reversed_parts['year']}-{reversed_parts['month']}"
    found = _ISO.fullmatch(text.strip())
    if not found:
        return _of_words(text)
    date = date_of_parts(found["year"], found["month"] or "", found["day"] or "")
    stated = 1 + bool(found["month"]) + bool(found["day"])
    is_whole = not found["more"] and date is not None and _known(date) == stated
    return ReadDate(date, text, None if is_whole else _cut(date, text))


def _of_words(text: str) -> ReadDate:
    years = _YEAR.findall(text)
    if not years:
        return ReadDate(None, text, is_empty=not text.strip())
    words = [word for word in _WORD.findall(text) if len(word) <= 2 or not word.isdecimal()]
    month, day = _month_and_day(words)
    date = date_of_parts(years[0], month, day)
    is_whole = len(years) == 1 and date is not None and _known(date) == 1 + len(words)
    return ReadDate(date, text, None if is_whole else _cut(date, text))


def _month_and_day(words: list[str]) -> tuple[str, str]:
    """Return month and day of the words beside a year; of two numbers only the day exceeds 12."""
    numbers = [word for word in words if word.isdecimal()]
    months = [word for word in words if not word.isdecimal()]
    if len(months) == 1:
        return months[0], numbers[0] if len(numbers) == 1 else ""
    if not months and len(numbers) == 2:
        small = [number for number in numbers if int(number) <= 12]
        if len(small) == 1 or (small and numbers[0] == numbers[1]):
            day = numbers[1] if numbers[0] == small[0] else numbers[0]
            return small[0], day
    return "", ""


def _known(date: PartialDate) -> int:
    return 1 + bool(date.month) + bool(date.day)


def _cut(date: PartialDate | None, text: str) -> str | None:
    return f"only {date} of the date {text.strip()!r} is taken" if date else None
