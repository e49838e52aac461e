"""A BibTeX file as blocks, one stretch of the file after the other.

An entry in the form that nearly all have (a field a line or not, values in braces, in quotation
marks or bare) is one match of a pattern; whatever is written otherwise goes to bibtexparser's
splitter, which knows all forms and what is broken. Both read the same in the same entry.

A block that starts a line ends whatever was open before it, so a file can be cut there: the
splitter never holds more than one stretch, and its lines are counted on.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bibtexparser import model
from bibtexparser.splitter import Splitter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.fields.record_builder import Position

LONGEST = 4_000_000
"""How many characters may stand between the beginnings of two blocks."""

_STRETCH = 4096
_PIECE = 65_536
_OVERLAP = 8
_HEAD = re.compile(r"^[ \t]*@\w*[ \t]*[{(]", re.MULTILINE)
_HEAD_WITH_KEY = re.compile(r"^[ \t]*@\w+[ \t]*[{(][ \t\n]*([^\s,{}()]+)", re.MULTILINE)
_PARENT = re.compile(r"\b(?:crossref|xdata)[ \t\n]*=[ \t\n]*[{\"]([^}\"]*)", re.IGNORECASE)

# A line that begins with `@` may begin a block, so no value of the pattern holds one. A brace
# behind a backslash is not counted. Every quantifier is possessive: no text is scanned twice.
_LINE_END = r"\n(?![^\S\n]*+@)"
_TEXT = rf"[^{{}}\\\n]++|\\[{{}}]?+|{_LINE_END}"
_BRACES = rf"\{{(?:{_TEXT})*+\}}"
for _ in range(3):
    _BRACES = rf"\{{(?:{_TEXT}|{_BRACES})*+\}}"
_FIELD = (
    rf"\s*+([^\W_][\w:+.-]*+)[ \t]*+=\s*+"
    rf"({_BRACES}|\"(?:[^\"{{}}\\\n]++|{_LINE_END})*+\"|[A-Za-z0-9]++)"
)
_UNCAPTURED = _FIELD.replace("([^", "(?:[^").replace(rf"({_BRACES}", rf"(?:{_BRACES}")
_FIELDS = re.compile(_FIELD)
_REGULAR = re.compile(
    rf"\s*+(@(?!(?:string|comment|preamble)\b)(\w++)[ \t]*+\{{\s*+([^\s,={{}}()\"@\\]*+)\s*+"
    rf"((?:(?:,\s*+)++{_UNCAPTURED}\s*+)++(?:,\s*+)*+)\}})[ \t]*+(?=\n|\Z)",
    re.IGNORECASE,
)


class RawField(NamedTuple):
    """A field as it is written, its enclosing among its value, and its place in the file."""

    name: str
    value: str
    at: Position


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its type in lower case, its key, its fields, its line and its own text."""

    kind: str
    key: str
    fields: tuple[RawField, ...]
    line: int
    raw: str


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro (`@string`) and its value as it is written."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands outside of entries."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A block that cannot be read, and why."""

    raw: str
    reason: str
    line: int


Block: TypeAlias = Entry | Macro | Comment | Broken


def blocks_of(text: str) -> Iterator[Block]:
    """Yield every block that says something, in order; lines count from 1.

    Entries with a key or a field that was there before are yielded as they are.
    """
    start, line = 0, 1
    while start < len(text):
        found = _REGULAR.match(text, start)
        if found:
            line += text.count("\n", start, found.start(1))
            yield _regular(found, line)
            line += text.count("\n", found.start(1), found.end())
            start = found.end()
            continue
        cut = _HEAD.search(text, start + _STRETCH)
        end = cut.start() if cut else len(text)
        yield from _split(text, start, end, line)
        line += text.count("\n", start, end)
        start = end


def _regular(found: re.Match[str], line: int) -> Entry:
    text, counted = found.string, found.start(1)
    start_of_line = text.rfind("\n", 0, counted) + 1
    fields = []
    for field in _FIELDS.finditer(text, found.start(4), found.end(4)):
        begins = field.start(1)
        newlines = text.count("\n", counted, begins)
        if newlines:
            line += newlines
            start_of_line = text.rindex("\n", counted, begins) + 1
        counted = begins
        fields.append(RawField(field[1], field[2], (line, begins - start_of_line + 1)))
    first = line - text.count("\n", found.start(1), counted)
    return Entry(found[2].lower(), found[3], tuple(fields), first, found[1])


def _split(text: str, start: int, end: int, line: int) -> Iterator[Block]:
    """Yield the blocks of a stretch as bibtexparser sees them.

    Lines are counted here: bibtexparser passes over those that end in a backslash.
    """
    if end - start > LONGEST and text[start:end].isspace():
        return
    if end - start > LONGEST:
        reason = f"{end - start} characters without the beginning of another entry"
        yield Broken(text[start:end], reason, line)
        return
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    for block in Splitter(text[start:end]).split().blocks:
        raw = block.raw or ""
        begins = max(start, text.find(raw, start, end))
        line += text.count("\n", start, begins)
        known = _known(_unwrapped(block), line)
        if known:
            yield known
        line += raw.count("\n")
        start = begins + len(raw)


def _known(block: model.Block, line: int) -> Block | None:
    if isinstance(block, model.Entry):
        fields = tuple(_raw_fields(block, line))
        return Entry(block.entry_type.lower(), block.key or "", fields, line, block.raw or "")
    if isinstance(block, model.ParsingFailedBlock):
        return Broken((block.raw or "").strip(), _reason_of(block), line)
    if isinstance(block, model.String):
        return Macro(block.key, block.value, line)
    if isinstance(block, model.ImplicitComment):
        return Comment(block.comment, line)
    return None


def _raw_fields(entry: model.Entry, line: int) -> Iterator[RawField]:
    raw = entry.raw or ""
    at, counted = raw.find(",") + 1, 0
    for field in entry.fields:
        begins = max(at, raw.find(field.key, at))
        line += raw.count("\n", counted, begins)
        counted = begins
        yield RawField(field.key, field.value, (line, begins - raw.rfind("\n", 0, begins)))
        at = max(begins + len(field.key), raw.find(field.value, begins) + len(field.value))


class Parents:
    """The entries that others inherit from, wherever in the file they stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._entries: dict[str, Entry | None] = {}
        named = _named_parents(text)
        heads = _HEAD_WITH_KEY.finditer(text) if named else iter(())
        self._starts: dict[str, tuple[int, int]] = {}
        line, counted = 1, 0
        for head in heads:
            if head[1] in named and head[1] not in self._starts:
                line += text.count("\n", counted, head.start())
                counted = head.start()
                self._starts[head[1]] = head.start(), line

    def get(self, key: str) -> Entry | None:
        """Return an entry by its key, None where there is none."""
        if key not in self._entries:
            self._entries[key] = self._parsed(key)
        return self._entries[key]

    def _parsed(self, key: str) -> Entry | None:
        if key not in self._starts:
            return None
        start, line = self._starts[key]
        after = _HEAD.search(self._text, start + 1)
        end = after.start() if after else len(self._text)
        blocks = _split(self._text, start, end, line)
        return next((block for block in blocks if isinstance(block, Entry)), None)


def _named_parents(text: str) -> frozenset[str]:
    """Return the keys of the entries that others name as theirs to inherit from."""
    pieces = (text[at : at + _PIECE + _OVERLAP].lower() for at in range(0, len(text), _PIECE))
    if not any("crossref" in piece or "xdata" in piece for piece in pieces):
        return frozenset()
    keys = {key.strip() for found in _PARENT.finditer(text) for key in found[1].split(",")}
    return frozenset(keys - {""})


def _unwrapped(block: model.Block) -> model.Block:
    """Return the entry of a block that is refused only for a key or field given twice."""
    while isinstance(block, model.DuplicateBlockKeyBlock | model.DuplicateFieldKeyBlock):
        inner = block.ignore_error_block
        if inner is None:
            return block
        block = inner
    return block


def _reason_of(failed: model.ParsingFailedBlock) -> str:
    """Return why a block is broken, in one line."""
    reason = getattr(failed.error, "abort_reason", None) or str(failed.error)
    return " ".join(str(reason).split()).rstrip(".")
