"""Locators whose parts the print or an archive ran together: `224764768` is 224, 764-768."""

from __future__ import annotations

from typing import NamedTuple


class Parts(NamedTuple):
    """Where a run of digits is cut: it begins with the volume; `issue` may be empty."""

    issue: int
    page: int
    last: int


_MOST_PAGES = 60
_LONGEST_VOLUME = 3
_MONTHS = frozenset(f"{month:02d}" for month in range(1, 13))


def cut(run: str, last: str | None) -> Parts | None:
    """Return where volume, issue, first and last page part; None where not just one cut fits.

    `last` is the last page, where a dash sets it off. A volume has up to three digits, no number
    begins with a zero, an article has up to 60 pages. The last page is printed in full, or without
    the digits that it shares with the first. A run that may be cut in two ways stays whole.
    """
    if last is not None:
        return _before_dash(run, last)
    found = [
        parts
        for at in range(2, len(run))
        for page in range(1, at)
        if _are_pages(run[page:at], run[at:])
        for parts in _cuts(run, page, at)
    ]
    return found[0] if len(found) == 1 else None


def _are_pages(first: str, last: str) -> bool:
    """Tell whether two numbers are the first and last page of an article."""
    shared = len(first) - len(last)
    if first[0] == "0" or shared < -1 or (shared > 0 and first[shared] == last[0]):
        return False
    if shared <= 0 and last[0] == "0":
        return False
    return 0 < int(first[: max(shared, 0)] + last) - int(first) <= _MOST_PAGES


def _cuts(run: str, page: int, last: int) -> list[Parts]:
    """Return how what stands before the pages may part into volume and issue."""
    head = run[:page]
    found = [Parts(page, page, last)] if page <= _LONGEST_VOLUME else []
    issue = _issue_at(head) if page >= _LONGEST_VOLUME else None
    if issue and page <= _LONGEST_VOLUME + 1:
        found.append(Parts(issue, page, last))
    return found


def _issue_at(head: str) -> int | None:
    if len(head) == _LONGEST_VOLUME + 1 and head[2:] in _MONTHS:
        return 2
    at = 2 if len(head) == _LONGEST_VOLUME else _LONGEST_VOLUME
    return at if head[at : at + 1] not in {"", "0"} else None


def _before_dash(run: str, last: str) -> Parts | None:
    page = len(run) - len(last)
    if page < 1 or run[page] == "0" or not 0 < int(last) - int(run[page:]) <= _MOST_PAGES:
        return None
    issue = _issue_at(run[:page]) if page >= _LONGEST_VOLUME else None
    return Parts(page if issue is None else issue, page, len(run) + 1)
