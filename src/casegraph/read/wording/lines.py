"""The lines of a page and the ledger that accounts for every one of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from casegraph.issues import Issue, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NBSP = "\u00a0"
_BREAK = re.compile(r"\r\n?|\n")
_MARKDOWN = re.compile(
    r"#{1,6}\s+(?P<heading>\S.*?)\s*#*|(?P<mark>\*\*|__)(?P<strong>[^*_]+)(?P=mark)"
)
_HYPHENATED = re.compile(r"[^\W\d_]-$")
_SUSPENDED = frozenset({"and", "or", "to", "und", "oder", "et", "ou", "y", "o", "e"})
_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff")
_OUTER = (
    " \t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_SHOWN = 120
_LONGEST_LINE = 50_000


class Line(NamedTuple):
    """A line that is not blank, or the end of one.

    `text` has no outer white space, `column` (from 1) is where it begins. `gap` counts the blank
    lines before it; `trailing` tells that the line ends in a no-break space.
    """

    number: int
    text: str
    column: int
    gap: int
    trailing: bool = False

    def tail(self, offset: int) -> Line:
        """Return the rest of the line from an offset in its text."""
        rest = self.text[offset:]
        text = rest.lstrip()
        column = self.column + offset + len(rest) - len(text)
        return Line(self.number, text, column, self.gap, self.trailing)

    def reading(self, text: str) -> Line:
        """Return the line with another text at its place."""
        return Line(self.number, text, self.column, self.gap, self.trailing)


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that hold more than white space and invisible characters."""
    if "\r" in text:
        text = _BREAK.sub("\n", text)
    lines = text.split("\n")
    outer = _OUTER if any(mark in text for mark in _INVISIBLE) else None
    found: list[Line] = []
    last = 0
    for number, printed in enumerate(lines, start=1):
        stripped = printed.strip(outer)
        if not stripped:
            continue
        gap = number - last - 1
        last = number
        if stripped[0] in "#*_":
            stripped = _without_markdown(stripped)
        if len(stripped) == len(printed):
            found.append(Line(number, stripped, 1, gap))
        else:
            column = printed.index(stripped) + 1
            trailing = NBSP in printed[column - 1 + len(stripped) :]
            found.append(Line(number, stripped, column, gap, trailing))
    return tuple(found)


def _without_markdown(text: str) -> str:
    """Return the text of a line that Markdown sets as a heading, or strong from end to end."""
    found = _MARKDOWN.fullmatch(text)
    return found["heading"] or found["strong"].strip() or text if found else text


def plain(text: str) -> str:
    """Return text on one line, with ordinary single spaces."""
    return " ".join(text.split())


def label(text: str) -> str:
    """Return a short line as the tables of labels hold it."""
    return plain(text).rstrip(":").rstrip().casefold()


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines grouped into paragraphs: a wrapped paragraph becomes one group.

    A blank line ends a paragraph. Without one, a line that ends a sentence well before the
    width of its block does, too.
    """
    groups: list[list[Line]] = []
    for block in _blocks(lines):
        width = max(len(line.text) for line in block)
        group: list[Line] = []
        for line in block:
            group.append(line)
            if line.text.endswith((".", "!", "?")) and (len(line.text) < width - 12 or width > 240):
                groups.append(group)
                group = []
        if group:
            groups.append(group)
    return groups


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        follows = bool(blocks) and line.gap == 0 and line.number == blocks[-1][-1].number + 1
        if follows:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def joined(lines: Sequence[Line]) -> str:
    """Return the text of a paragraph, its line breaks as single spaces."""
    return join_texts([line.text for line in lines])


def join_texts(texts: Sequence[str]) -> str:
    """Return the lines of a wrapped text as one; a word broken at its hyphen keeps the hyphen."""
    if len(texts) < 2:
        return "".join(texts)
    text = texts[0]
    for line in texts[1:]:
        first = line.partition(" ")[0].rstrip(",")
        broken = _HYPHENATED.search(text) and line[0].isalpha() and first not in _SUSPENDED
        text += line if broken else f" {line}"
    return text


class Use(Enum):
    """What a line of the page turned out to be."""

    FIELD = "field"
    FURNITURE = "furniture"


@dataclass(slots=True)
class Ledger:
    """Who took which line, what was found wrong, and where each field begins.

    A line that nobody takes becomes an issue of its own, so that nothing is lost in silence.
    """

    lines: tuple[Line, ...]
    source: str
    uses: dict[int, Use] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    positions: dict[str, tuple[int, int]] = field(default_factory=dict)
    _reasons: dict[int, str] = field(default_factory=dict)

    def take(self, path: str, lines: Iterable[Line]) -> None:
        """Record that lines hold the field at `path`; the first of them is its position."""
        for line in lines:
            if path not in self.positions:
                self.positions[path] = (line.number, line.column)
            self.uses[line.number] = Use.FIELD

    def place(self, path: str, position: tuple[int, int], numbers: Iterable[int]) -> None:
        """Record that the lines of these numbers hold the field at `path`, and where it begins."""
        self.positions.setdefault(path, position)
        for number in numbers:
            self.uses[number] = Use.FIELD

    def furniture(self, line: Line) -> None:
        """Record that a line is part of the page's layout and holds nothing of the report."""
        self.uses.setdefault(line.number, Use.FURNITURE)

    def explain(self, line: Line, reason: str) -> None:
        """Say why a line is left unread, should nobody take it."""
        self._reasons[line.number] = reason

    def report(
        self,
        code: str,
        severity: Severity,
        detail: str,
        *,
        line: Line | None = None,
        path: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Add an issue, at a line or at the position of the field at `path`."""
        place = (line.number, line.column) if line else self.positions.get(path or "")
        number, column = place or (None, None)
        where = Where(source=self.source, line=number, column=column, path=path)
        self.issues.append(Issue(code, severity, where, detail, hint))

    def readable(self) -> Iterator[Line]:
        """Yield the lines of the page, but those too long to be part of one."""
        for line in self.lines:
            if len(line.text) <= _LONGEST_LINE:
                yield line
            else:
                self.explain(line, f"a line of {len(line.text):,} characters is no part of a page")

    def following(self, line: Line) -> Line | None:
        """Return the line behind a line, blank ones aside."""
        at = bisect_right(self.lines, line.number, key=_number)
        return self.lines[at] if at < len(self.lines) else None

    def text_at(self, path: str) -> str | None:
        """Return the line on which the field at `path` begins, None where it was not read."""
        place = self.positions.get(path)
        at = bisect_left(self.lines, place[0], key=_number) if place else len(self.lines)
        return self.lines[at].text if at < len(self.lines) else None

    def is_taken(self, line: Line) -> bool:
        """Tell whether a line has found its use."""
        return line.number in self.uses

    def close(self) -> tuple[Issue, ...]:
        """Return all issues by line, with one for every line that nobody took."""
        for line in self.lines:
            if line.number not in self.uses:
                self._report_unread(line)
        return tuple(sorted(self.issues, key=lambda issue: issue.where.line or 0))

    def _report_unread(self, line: Line) -> None:
        shown = line.text if len(line.text) <= _SHOWN else line.text[:_SHOWN] + "…"
        reason = self._reasons.get(line.number)
        self.report(
            "unread-line",
            Severity.INFO if reason else Severity.WARNING,
            f"not read{f' ({reason})' if reason else ''}: {shown}",
            line=line,
        )


def _number(line: Line) -> int:
    return line.number
