"""Dates as RIS files write them: `2014/05/03/`, `2014///Spring`, `2014-05-03`, `May 2014`."""

from __future__ import annotations

import re
from functools import lru_cache

from casegraph.model.dates import PartialDate, date_of_parts

_NUMERIC = re.compile(
    r"([0-9]{4})(?:[/.-]([0-9]{0,2}|[a-z]{3,9}))?(?:[/.-]([0-9]{0,2}))?(?:[/. t].*)?"
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})/*")
_YEAR = re.compile(r"(?<![0-9])(1[5-9][0-9]{2}|20[0-9]{2})(?![0-9])")
_MONTH = re.compile(r"[A-Za-z]{3,9}")
_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")
_SPAN = re.compile(
    r"[A-Za-z]\.?\s*[-–/]\s*[A-Za-z]|[0-9]\s*[-–]\s*(?:[A-Za-z]|[0-9]{1,2}(?![0-9]))"
)


@lru_cache(maxsize=4096)
def date_of(printed: str, year: str = "") -> PartialDate | None:
    """Return the date of a value, None where it has no year; `year` is that of another tag.

    A season, a span of months and a part that is no month or day stay unknown. Where day and month
    cannot be told apart (`03/05/2014`) only the year is known.
    """
    text = printed.strip().strip("[]()").lower()
    numeric = _NUMERIC.fullmatch(text)
    if numeric:
        return date_of_parts(numeric[1], numeric[2] or "", numeric[3] or "")
    day_first = _DAY_FIRST.fullmatch(text)
    if day_first:
        first, second, found = day_first.groups()
        month = second if int(first) > 12 else first if int(second) > 12 else ""
        return date_of_parts(found, month, first if month == second else second)
    return _in_words(text, year)


def _in_words(text: str, year: str) -> PartialDate | None:
    found = _YEAR.search(text)
    rest = text[: found.start()] + " " + text[found.end() :] if found else text
    known = found[0] if found else year
    words = _MONTH.findall(rest)
    if len(words) != 1 or _SPAN.search(rest):
        return date_of_parts(known)
    days = _DAY.findall(rest)
    return date_of_parts(known, words[0], days[0] if len(days) == 1 else "")
