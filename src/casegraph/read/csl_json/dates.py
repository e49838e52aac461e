"""CSL's date variable, and the date-parts of Crossref; nothing is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.dates import date_of_parts
from casegraph.read.fields.printed_date import ReadDate, of_text

if TYPE_CHECKING:
    from casegraph.read.csl_json.items import Json


def read_date(value: Json) -> ReadDate:
    """Return the date of a date variable: an object, or a text as in EDTF."""
    if isinstance(value, str):
        return of_text(value)
    if not isinstance(value, dict):
        return ReadDate(None, str(value), is_empty=value is None)
    ranges = _ranges(value.get("date-parts"))
    if ranges:
        return _of_parts(value, ranges)
    for key in ("raw", "literal", "date-time"):
        text = value.get(key)
        if isinstance(text, str) and text.strip():
            return of_text(text)
    return ReadDate(None, str(value), is_empty=not value or value.get("date-parts") is not None)


def _ranges(value: Json) -> list[list[str]]:
    """Return the dates of `date-parts`, each as its parts; empty ones are left out."""
    if not isinstance(value, list):
        return []
    nested = [each if isinstance(each, list) else [each] for each in value]
    if value and not any(isinstance(each, list) for each in value):
        nested = [value]
    parts = [[str(part).strip() for part in each if part not in (None, "")] for each in nested]
    return [each for each in parts if each]


def _of_parts(value: dict[str, Json], ranges: list[list[str]]) -> ReadDate:
    first = ranges[0]
    printed = "-".join(first)
    date = date_of_parts(*first[:3]) if len(first[0]) == 4 else None
    if date is None:
        return ReadDate(None, printed)
    kept = 1 + bool(date.month) + bool(date.day)
    remark = None
    if kept < len(first):
        remark = f"only {date} of the date {printed!r} is taken"
    elif len(ranges) > 1:
        remark = f"the date is a range: {printed!r} to {'-'.join(ranges[1])!r}"
    elif value.get("circa") not in (None, False, "", "0"):
        remark = f"the date is not certain: {printed!r}"
    elif value.get("season"):
        remark = f"the season {value['season']!r} is set aside"
    return ReadDate(date, printed, remark)
