"""Values of fields: enclosed text, numbers, macros, and what `#` joins of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MONTHS: Mapping[str, str] = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
LARGEST = 100_000
"""How many characters macros may make of a value, so that macros of macros end."""

_MARK = re.compile(r'\\.|[{}"]', re.DOTALL)
_BARE_END = re.compile(r'[#{"]')


class TooLargeError(Exception):
    """Macros make more of a value than any value can be."""


def value_of(raw: str, macros: Mapping[str, str], undefined: list[str]) -> str:
    """Return the text of a value as it is written in the file, its enclosing removed.

    A macro that is not defined stands for its own name and is added to `undefined`. Raises
    TooLargeError where macros make the value too large.
    """
    if "#" not in raw and len(raw) > 1:
        if raw[0] == "{" and raw[-1] == "}":
            return raw[1:-1]
        if raw[0] == '"' == raw[-1]:
            return raw[1:-1]
    if raw.isdecimal():
        return raw
    parts: list[str] = []
    room = LARGEST + len(raw)
    for part in _parts(raw, macros, undefined):
        parts.append(part)
        room -= len(part)
        if room < 0:
            raise TooLargeError
    return "".join(parts)


def _parts(raw: str, macros: Mapping[str, str], undefined: list[str]) -> Iterator[str]:
    at = 0
    while at < len(raw):
        if raw[at] in '{"':
            end = _end_of_enclosed(raw, at)
            yield raw[at + 1 : end]
            at = end + 1
            continue
        found = _BARE_END.search(raw, at)
        end = found.start() if found else len(raw)
        word = raw[at:end].strip()
        if word:
            yield _macro(word, macros, undefined)
        at = end + 1 if found and found[0] == "#" else end


def _macro(word: str, macros: Mapping[str, str], undefined: list[str]) -> str:
    if word.isdecimal():
        return word
    value = macros.get(word.lower())
    if value is None:
        undefined.append(word)
        return word
    return value


def _end_of_enclosed(raw: str, start: int) -> int:
    """Return where the text ends that opens with a brace or a quotation mark."""
    quoted, depth = raw[start] == '"', 0
    for mark in _MARK.finditer(raw, start + 1):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}" and depth:
            depth -= 1
        elif (mark[0] == '"' and quoted and not depth) or (mark[0] == "}" and not quoted):
            return mark.start()
    return len(raw)
