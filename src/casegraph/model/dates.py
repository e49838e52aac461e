"""Partial dates: a year, a month of a year, or a day; nothing is filled in."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_YEAR = re.compile(r"[0-9]{4}")
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as it is known; parts that are not known are 0, and sort first."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the ISO 8601 form with the known parts only."""
        if not self.month:
            return f"{self.year:04d}"
        month = f"{self.year:04d}-{self.month:02d}"
        return f"{month}-{self.day:02d}" if self.day else month


def parse_date(text: str) -> PartialDate | None:
    """Return the date of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, None where the day does not exist."""
    found = _ISO.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[2] and not 1 <= month <= 12:
        return None
    if found[3] and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return PartialDate(year, month, day)


def date_of_parts(year: str, month: str = "", day: str = "") -> PartialDate | None:
    """Return the date of its printed parts: `2014`, `Oct` or `10`, `3`; None without a year.

    A month that is no month (a season, a range) is unknown, and the day with it; so is a day that
    the month does not have.
    """
    if not _YEAR.fullmatch(year.strip()):
        return None
    number = _month_number(month.strip())
    text = f"{int(year):04d}"
    if number:
        text += f"-{number:02d}"
        if day.strip().isdecimal() and parse_date(f"{text}-{int(day):02d}"):
            text += f"-{int(day):02d}"
    return parse_date(text)


def _month_number(printed: str) -> int:
    if printed.isdecimal():
        return int(printed) if 1 <= int(printed) <= 12 else 0
    name = printed.rstrip(".").lower()
    if not re.fullmatch(r"[a-z]{3,}", name):
        return 0
    return next((n for n, month in enumerate(_MONTHS, start=1) if month.startswith(name)), 0)


def year_of(text: str | None) -> int | None:
    """Return the year that a date or a printed year (`2014a`) starts with."""
    found = re.match(r"[0-9]{4}", text or "")
    return int(found[0]) if found else None
