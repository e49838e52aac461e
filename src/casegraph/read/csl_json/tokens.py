"""JSON in tokens: where keys, values and entries stand, in time that grows with the text alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.fields.record_builder import Position

TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[{}\[\],:]|[^\s"{}\[\],:]++', re.DOTALL)
"""A string, a sign or a word; a string that does not end is one to the end of the text."""

_BRACKET = re.compile(r'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+"?)*+([{}\[\]])', re.DOTALL)
_ENDS = frozenset("]},")


class Places:
    """Offsets of a text, asked for in rising order, as line and column from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset = 0
        self._line = 1
        self._line_start = 0

    def position(self, offset: int) -> Position:
        """Return line and column of an offset; one before the last is that of its line at least."""
        newlines = self._text.count("\n", self._offset, offset)
        if newlines:
            self._line += newlines
            self._line_start = self._text.rindex("\n", self._offset, offset) + 1
        self._offset = max(self._offset, offset)
        return self._line, max(offset - self._line_start, 0) + 1


def members(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the name, its offset and the offset of the value of every member of an object."""
    depth, name, name_at, waits = 0, "", 0, False
    for token in TOKEN.finditer(text, start):
        sign = token[0]
        if depth == 1 and waits:
            yield name, name_at, token.start()
            waits = False
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1 and sign == ":":
            waits = True
        elif depth == 1 and len(sign) > 1 and sign[0] == '"':
            name, name_at = unquoted(sign), token.start()


def entries(text: str, start: int) -> Iterator[int]:
    """Yield the offset of every entry of the list that starts here."""
    depth, waits = 0, False
    for token in TOKEN.finditer(text, start):
        sign = token[0]
        if depth == 1 and waits and sign not in {"]", ","}:
            yield token.start()
            waits = False
        if sign in "{[":
            waits = depth == 0
            depth += 1
        elif sign in "}]":
            depth -= 1
        elif sign == "," and depth == 1:
            waits = True
        if depth <= 0:
            return


def end_of_value(text: str, start: int) -> int:
    """Return where the brackets of a broken value close, or the value ends that has none."""
    if text[start : start + 1] not in {"{", "["}:
        ends = (each.start() for each in TOKEN.finditer(text, start) if each[0] in _ENDS)
        return next(ends, len(text))
    depth, offset = 0, start
    while found := _BRACKET.match(text, offset):
        depth += 1 if found[1] in "{[" else -1
        offset = found.end()
        if depth == 0:
            return offset
    return len(text)


def unquoted(token: str) -> str:
    """Return the text of a token in quotation marks."""
    if "\\" not in token:
        return token[1:-1]
    try:
        return str(json.loads(token))
    except json.JSONDecodeError:
        return token[1:-1]
