"""What is said of the lines of a reference list, and which of them are left to be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.refparse.lists.inline import entries_within
from casegraph.refparse.lists.layouts import looks_like_entry
from casegraph.refparse.lists.lines import (
    LONGEST_LINE,
    furniture,
    is_dated,
    is_heading,
    split_lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.refparse.lists.lines import Line

_SHOWN = 100


class Notes:
    """The issues of one list as they are found."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._issues: list[Issue] = []

    def unread(self, line: Line) -> None:
        """Note a line that fits no entry."""
        self._add("unread-line", Severity.WARNING, line.number, f"fits no entry: {_shown(line)}")

    def furniture(self, line: Line) -> None:
        """Note a line of the page around the list."""
        detail = f"left out as part of the page: {_shown(line)}"
        self._add("page-furniture", Severity.INFO, line.number, detail)

    def too_long(self, line: Line) -> None:
        """Note a line that is too long to be read."""
        detail = f"a line of {len(line.text):,} characters is no part of a reference list"
        self._add("line-too-long", Severity.WARNING, line.number, detail)

    def unnumbered(self, line: int) -> None:
        """Note that a list prints no numbers."""
        detail = "the list prints no numbers; its entries are numbered in printed order"
        self._add("references-not-numbered", Severity.INFO, line, detail)

    def several(self, line: int, number: int) -> None:
        """Note an entry that seems to hold more than one reference."""
        detail = f"reference {number} seems to hold several references: set each on a line"
        self._add("several-references", Severity.WARNING, line, detail)

    def repeated(self, line: int, number: int) -> None:
        """Note a number that is printed twice."""
        detail = f"reference number {number} is printed twice"
        self._add("duplicate-reference-number", Severity.WARNING, line, detail)

    def skipped(self, line: int, number: int, expected: int) -> None:
        """Note a number that does not follow the one before it."""
        detail = f"reference {number} follows where {expected} is expected"
        self._add("skipped-reference-number", Severity.WARNING, line, detail)

    def refuse(self, lines: Sequence[Line]) -> None:
        """Note that a text is no list; what was said of its lines no longer matters."""
        self._issues = [issue for issue in self._issues if issue.code == "line-too-long"]
        shown = f", its first line is {_shown(lines[0])}" if lines else ""
        line = lines[0].number if lines else 1
        self._add("no-reference-list", Severity.ERROR, line, f"this is no reference list{shown}")

    def by_line(self) -> tuple[Issue, ...]:
        """Return the issues in the order of their lines."""
        return tuple(sorted(self._issues, key=lambda issue: issue.where.line or 0))

    def _add(self, code: str, severity: Severity, line: int, detail: str) -> None:
        self._issues.append(Issue(code, severity, Where(source=self._source, line=line), detail))


def readable_lines(text: str, notes: Notes) -> list[Line]:
    """Return the lines that may be of the list; those set aside are noted.

    A line that holds the beginnings of several numbered entries is returned as several.
    """
    lines = []
    for line in split_lines(text):
        if len(line.text) > LONGEST_LINE:
            notes.too_long(line)
        else:
            lines.append(line)
    aside = furniture(lines)
    kept: list[Line] = []
    for line in _behind_heading(lines, notes):
        if line.number in aside:
            notes.furniture(line)
        else:
            kept.append(line)
    return entries_within(kept)


def _behind_heading(lines: Sequence[Line], notes: Notes) -> list[Line]:
    """Return the lines without headings; prose before the first of them is not read."""
    headings = {at for at, line in enumerate(lines) if is_heading(line.text)}
    first = min(headings, default=0)
    before, behind = lines[:first], lines[first:]
    start = 0
    if sum(looks_like_entry(line.text) for line in before) * 2 < len(before) and _is_dated(behind):
        start = first
        for line in before:
            notes.unread(line)
    return [
        line if at - 1 not in headings else replace(line, gap=line.gap + 1)
        for at, line in enumerate(lines[start:], start=start)
        if at not in headings
    ]


def _is_dated(lines: Sequence[Line]) -> bool:
    return any(is_dated(line.text) for line in lines)


def _shown(line: Line) -> str:
    return repr(line.text if len(line.text) <= _SHOWN else line.text[:_SHOWN] + "…")
