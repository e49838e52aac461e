"""The line that prints journal, volume, issue and pages, in the forms publishers use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casegraph.read.page.lines import plain

_LONGEST = 250
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DASH = "-‐‑‒–—−"
_LOCATION = rf"[A-Za-z]{{0,4}}\d[\w.]*(?:\s?[{_DASH}]\s?[A-Za-z]{{0,4}}\d[\w.]*)?"
_CITE = re.compile(r"\s*\|?\s*(?:cite (?:as|this article)|download citation)\s*$", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?P<journal>[^,]*?)[\s,]*(?:(?P<month>{_MONTH})?(?:[{_DASH}/]{_MONTH})?\s*"
    r"(?P<year>(?:19|20)\d\d),\s*)?"
    r"\b[Vv]ol(?:ume|\.)\s*(?P<volume>\w[\w.-]*)"
    rf"(?:,?\s*[Ii]ssue\s*(?P<issue>\w+(?:[{_DASH}/]\w+)?(?:\s+Suppl\w*\.?\s*\w*)?)"
    r"|,?\s*(?P<supplement>[Ss]uppl(?:ement|\.)?\s*\w+)|\s*\((?P<number>\w+)\))?"
    r"(?:,?\s*(?:pp?\.?|[Pp]ages?)\s*|,?\s*[Aa]rticle(?:\s+(?:[Nn]umber|[Nn]o\.?|ID))?\s*:?\s*"
    r"|,\s*|:\s*)?"
    rf"(?P<page>{_LOCATION})?\s*(?:\((?P<bracketed>(?:19|20)\d\d)\))?\.?"
)
_SHORT = re.compile(
    rf"(?P<journal>[^,\d]*?)[\s,]*(?:(?P<month>{_MONTH})\s+)?"
    r"(?:(?P<year>(?:19|20)\d\d)[\s,;:]*)?"
    r"(?P<volume>\d{1,4})\s*(?:\((?P<issue>[^()]{1,20})\))?\s*:\s*"
    rf"(?P<page>{_LOCATION})\s*(?:\((?P<bracketed>(?:19|20)\d\d)\))?\.?"
)


@dataclass(frozen=True, slots=True)
class VolumeLine:
    """What a volume line prints; `issued` is a year or year-month, pages have a hyphen."""

    journal: str | None
    volume: str
    issue: str | None
    page: str | None
    issued: str | None


def parse_volume(text: str) -> VolumeLine | None:
    """Return what a volume line prints, None for any other line."""
    if len(text) > _LONGEST:
        return None
    printed = plain(text)
    core = _CITE.sub("", printed)
    marked = core != printed or printed.startswith(",")
    found = _NAMED.fullmatch(core) if "ol" in core else None
    if found and (found["page"] or found["issue"] or found["bracketed"] or marked):
        return _volume_line(found, found["issue"] or found["number"] or found["supplement"])
    found = _SHORT.fullmatch(core) if ":" in core else None
    if found and (marked or (found["journal"] and (found["year"] or found["bracketed"]))):
        return _volume_line(found, found["issue"])
    return None


def _volume_line(found: re.Match[str], issue: str | None) -> VolumeLine:
    return VolumeLine(
        journal=found["journal"].strip(" ,") or None,
        volume=found["volume"],
        issue=issue,
        page=_hyphenated(found["page"]),
        issued=_issued(found["year"] or found["bracketed"], found["month"]),
    )


def _hyphenated(page: str | None) -> str | None:
    return re.sub(rf"\s?[{_DASH}]\s?", "-", page) if page else None


def _issued(year: str | None, month: str | None) -> str | None:
    if year and month:
        return f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02d}"
    return year


def iso_date(printed: str) -> str | None:
    """Return a printed day (`29 June 2018`, `June 29, 2018`, `2018-06-29`) as ISO 8601."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", printed):
        return printed
    year = re.search(r"\b\d{4}\b", printed)
    day = re.search(r"\b\d{1,2}\b", printed)
    month = re.search(r"[A-Za-z]{3}", printed)
    if not (year and day and month and month[0].lower() in _MONTHS):
        return None
    return f"{year[0]}-{_MONTHS.index(month[0].lower()) + 1:02d}-{int(day[0]):02d}"
