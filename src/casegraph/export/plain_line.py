"""Text for formats that hold one value in one line."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_RANGE = re.compile(
    r"(?P<first>[A-Za-z]{0,4}\d{1,9}[A-Za-z]?)-(?P<last>[A-Za-z]{0,4}\d{1,9}[A-Za-z]?)"
)


def one_line(text: str) -> str:
    """Return text on one line: every line break, tab, control or odd space is a plain space."""
    return _BREAKS.sub(" ", text).strip()


def page_range(page: str) -> tuple[str, str] | None:
    """Return first and last page of a range in full, None for any other form of pages."""
    found = _RANGE.fullmatch(page)
    return (found["first"], found["last"]) if found else None
