"""Numbered entries that begin within a line: a list pasted as one paragraph, broken or not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.refparse.lists.lines import begins_like_author, begins_like_entry, is_dated, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.refparse.lists.lines import Line

_HEAD = re.compile(
    r"(?:references?|bibliography|literatur)\s*:?\s*(?=[\[(]?1[\].)])", re.IGNORECASE
)
_FIRST = re.compile(
    r"\[(?P<bracket>\d{1,3})\]|\((?P<paren>\d{1,3})\)"
    r"|(?P<dot>\d{1,3})\.(?!\d)|(?P<close>\d{1,3})\)"
)
_INLINE = re.compile(
    r"(?:(?<=[\s.\])])|(?<=[a-z]{3}))(?:\[(?P<bracket>\d{1,3})\](?=\s?[^\W\d_]|$)"
    r"|(?<!\d\.)(?P<dot>\d{1,3})\."
    r"(?=[ \t\u00a0]{0,4}[^\W\d_a-z]|[ \t\u00a0]{1,4}[a-z\"“'«(]|$)"
    r"|(?<=\s)\((?P<paren>\d{1,3})\)(?=\s[^\W\d_]|$)"
    r"|(?<=\s)(?P<close>\d{1,3})\)(?=\s[^\W\d_]|$))"
)
_ENDS = frozenset(".?!)]>/0123456789")
_SHORTEST = 200
"""Characters of a line that may hold several entries, whatever their first words."""


def entries_within(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those parted in which a numbered entry begins behind another one.

    The next number is looked for within a line only where no line begins with it.
    """
    return list(_Parting(lines).parted())


class _Parting:
    """The entry that is being read: the form of its number, what follows it, what it holds."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = [_without_heading(line) for line in lines]
        self._opening = [_opening(line.text) for line in self._lines]
        self._last = {label: at for at, label in enumerate(self._opening) if label}
        self._form = ""
        self._number = 0
        self._read = ""

    def parted(self) -> Iterator[Line]:
        """Yield the lines and the parts of lines."""
        for at, line in enumerate(self._lines):
            label = self._opening[at]
            if label and (label[0] == self._form or not self._form):
                self._form, self._number = label
                self._read = ""
            yield from self._parts(at, line)

    def _parts(self, at: int, line: Line) -> Iterator[Line]:
        start = 0
        for found in _INLINE.finditer(narrow(line.text)) if self._form else ():
            if found.start() and self._is_next(at, found):
                before = line.text[start : found.start()]
                behind = line.text[found.end() :].lstrip() or self._next(at)
                if self._ends(before, behind, long=len(line.text) >= _SHORTEST):
                    yield replace(line, text=before.rstrip(), gap=0 if start else line.gap)
                    start = found.start()
                    self._number += 1
                    self._read = ""
        self._read = f"{self._read} {line.text[start:]}"
        yield replace(line, text=line.text[start:], gap=0) if start else line

    def _next(self, at: int) -> str:
        return self._lines[at + 1].text if at + 1 < len(self._lines) else ""

    def _is_next(self, at: int, found: re.Match[str]) -> bool:
        """Tell whether the number follows, and no line begins with it."""
        number = self._number + 1
        if not found[self._form] or int(found[self._form]) != number:
            return False
        return self._last.get((self._form, number), -1) <= at

    def _ends(self, before: str, behind: str, *, long: bool) -> bool:
        """Tell whether one entry ends and another begins: it is dated, and a sentence ends."""
        if long and self._form in {"dot", "bracket"}:
            return True
        ended = before.rstrip()[-1:] in _ENDS and begins_like_entry(behind)
        return is_dated(self._read + before) and (ended or begins_like_author(behind))


def _without_heading(line: Line) -> Line:
    head = _HEAD.match(line.text)
    return line.tail(head.end()) if head else line


def _opening(text: str) -> tuple[str, int] | None:
    """Return the form and the number of the label that a line begins with, and an entry with it."""
    found = _FIRST.match(narrow(text[:8]))
    if not found or found.lastgroup is None:
        return None
    behind = text[found.end() :].lstrip()
    if behind and not begins_like_entry(behind):
        return None
    return found.lastgroup, int(found[found.lastgroup])
