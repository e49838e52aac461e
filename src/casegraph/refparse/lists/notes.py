"""What is said of the lines of a reference list, and which of them are left to be read."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.refparse.lists.layouts import looks_like_entry
from casegraph.refparse.lists.lines import LONGEST_LINE, furniture, is_heading, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.refparse.lists.lines import Line

_HEAD = re.compile(
    r"(?:references?|bibliography|literatur)\s*:?\s*(?=[\[(]?1[\].)])", re.IGNORECASE
)
_FIRST = re.compile(r"\[(?P<bracket>\d{1,3})\]|(?P<dot>\d{1,3})\.(?!\d)")
_INLINE = re.compile(
    r"(?:(?<=[\s.\])])|(?<=[a-z]{3}))(?:\[(?P<bracket>\d{1,3})\](?=\s?[^\W\d_])"
    r"|(?<!\d\.)(?P<dot>\d{1,3})\.(?=[ \t\u00a0]{0,4}[^\W\d_a-z]|[ \t\u00a0]{1,4}[a-z\"“'«(])"
    r")"
)
_SHORTEST_INLINE = 200
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

    A line that holds several numbered entries is returned as several.
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
    pairs = zip_longest(kept, kept[1:])
    return [entry for line, behind in pairs if line for entry in _entries_of(line, behind)]


def _behind_heading(lines: Sequence[Line], notes: Notes) -> list[Line]:
    """Return the lines without headings; prose before the first of them is not read."""
    headings = {at for at, line in enumerate(lines) if is_heading(line.text)}
    first = min(headings, default=0)
    before = lines[:first]
    start = 0
    if sum(looks_like_entry(line.text) for line in before) * 2 < len(before):
        start = first
        for line in before:
            notes.unread(line)
    return [
        line if at - 1 not in headings else replace(line, gap=line.gap + 1)
        for at, line in enumerate(lines[start:], start=start)
        if at not in headings
    ]


def _entries_of(line: Line, behind: Line | None) -> Iterator[Line]:
    """Yield the entries that one long line holds, where its numbers follow one another.

    They are not looked for where the line behind has the next number: each has a line of its own.
    """
    head = _HEAD.match(line.text)
    line = line.tail(head.end()) if head else line
    first = _FIRST.match(line.text) if len(line.text) >= _SHORTEST_INLINE else None
    if not first or first.lastgroup is None:
        yield line
        return
    form, number = first.lastgroup, int(first[first.lastgroup])
    following = _FIRST.match(behind.text) if behind else None
    if following and following[form] and int(following[form]) == number + 1:
        yield line
        return
    start = 0
    for found in _INLINE.finditer(line.text, first.end()):
        if found[form] and int(found[form]) == number + 1:
            yield replace(line, text=line.text[start : found.start()].rstrip())
            start, number = found.start(), number + 1
    yield replace(line, text=line.text[start:])


def _shown(line: Line) -> str:
    return repr(line.text if len(line.text) <= _SHOWN else line.text[:_SHOWN] + "…")
