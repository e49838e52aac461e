"""How RIS files write their tags, those included that keep the specification loosely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.ris.tags import BEHIND, KNOWN, SUBSTANCE
from casegraph.read.tagged.lines import Entry, Tagged, padded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from casegraph.read.tagged.lines import Block

_PADDED = padded(KNOWN)
_STRICT = re.compile(r"([A-Z][A-Z0-9]) {2}-(?: |$)")
_LOOSE = re.compile(r"[ \t\ufeff]{0,8}([A-Za-z][A-Za-z0-9])(?:[ \t]{1,3}-(?:[ \t]+|$)| {2}-(?=\S))")
_RUN_ON = re.compile(r"  ([A-Z][A-Z0-9]) {2}- ")


class RisDialect:
    """The dialect of one file.

    Tags in the plain form are always tags, known or not. With one space, none behind the hyphen,
    or white space before it only a known tag is one, and in lower case only in a file that
    writes its types so: running text has such words at the start of a line too.
    """

    padded: Mapping[str, str] = _PADDED
    borders: Collection[str] = frozenset({"TY"})
    end = "ER"
    behind: Collection[str] = BEHIND
    indented = False

    def __init__(self) -> None:
        self._lower_case = False

    def tag_of(self, line: str) -> Tagged | None:
        """Return the tag of a line that is not in the plain form, None where it has none."""
        strict = _STRICT.match(line)
        if strict:
            return Tagged(strict[1], strict.end())
        loose = _LOOSE.match(line)
        if loose is None:
            return None
        tag = loose[1].upper()
        if tag != loose[1]:
            self._lower_case = self._lower_case or tag == "TY"
            if not self._lower_case:
                return None
        if tag not in KNOWN or (tag == "ER" and line[loose.end() :].strip()):
            return None
        return Tagged(tag, loose.end())

    def begins(self, tag: str, block: Block) -> bool:
        """Tell whether a type begins another record: one without its end, or without a type."""
        if tag != "TY":
            return False
        return any(entry.tag == "TY" or entry.tag in SUBSTANCE for entry in block.entries)


def separated(block: Block) -> Iterable[Entry]:
    """Return the entries of a block, those apart that a program joined on one line with spaces."""
    if not _RUN_ON.search(block.text):
        return block.entries
    return (part for entry in block.entries for part in _parts(entry))


def _parts(entry: Entry) -> Iterator[Entry]:
    value = entry.value
    tag, start, (line, column) = entry.tag, 0, entry.at
    for found in _RUN_ON.finditer(value):
        if found[1] not in KNOWN:
            continue
        yield Entry(tag, value[start : found.start()], (line, column))
        broken = value.rfind("\n", start, found.end())
        line += value.count("\n", start, found.end())
        column = column + found.end() - start if broken < 0 else found.end() - broken
        tag, start = found[1], found.end()
    yield Entry(tag, value[start:], (line, column))
