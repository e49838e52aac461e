"""A BibTeX file as readings, one for each entry, in the order of the file.

Preambles, comments and text outside of entries are no part of any report; `@xdata` and `@set`
only say something of other entries.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.read.bibtex.blocks import Broken, Comment, Entry, Macro, blocks_of
from casegraph.read.bibtex.entry import EntryReader
from casegraph.read.bibtex.heritage import Heritage, fields_of
from casegraph.read.bibtex.values import MONTHS, TooLargeError, value_of
from casegraph.read.fields import work_types
from casegraph.read.fields.record_builder import RecordBuilder, shown
from casegraph.read.outcome import Outcome, outcome_of
from casegraph.read.text import UTF16, decode, overlong_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.bibtex.blocks import Block

_NO_REPORTS = frozenset({"xdata", "set", "control"})
_DECLARED = re.compile(rb"^%[ \t]*Encoding:[ \t]*([\w-]+)", re.MULTILINE | re.IGNORECASE)
_EIGHT_BIT = ("cp", "iso8859", "mac", "koi8", "shift_jis", "euc", "gb", "big5")
_STRAY = re.compile(r"^[ \t]*@([A-Za-z]+)", re.MULTILINE)


def read_bibtex_file(data: bytes, source: str) -> Iterator[Outcome]:
    """Yield what every entry says; a block that is broken is an error of its own."""
    text, problems = decode(*_in_utf8(data, source))
    overlong = overlong_line(text, source) if text else None
    if text is None or overlong:
        yield Outcome(None, (overlong,) if overlong else problems, "")
        return
    yield from _BibtexFile(text, source).outcomes()


class _BibtexFile:
    """Reads block after block, with the macros and keys that were met so far."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._source = source
        self._macros: dict[str, str] = dict(MONTHS)
        self._lines_of_keys: dict[str, int] = {}
        self._heritage = Heritage(text, source, self._macros)
        self._pending: list[Issue] = []

    def outcomes(self) -> Iterator[Outcome]:
        count = 0
        for block in blocks_of(self._text):
            outcome = self._outcome(block)
            if outcome:
                count += 1
                yield outcome
        if self._pending or not count:
            detail = "nothing follows here" if count else "there is no entry in this file"
            error = self._issue("no-entry", Severity.ERROR, 1, detail)
            yield Outcome(None, self._with_pending((error,)), self._text)

    def _outcome(self, block: Block) -> Outcome | None:
        if isinstance(block, Entry):
            return self._entry(block)
        if isinstance(block, Broken):
            return self._broken(block)
        if isinstance(block, Macro):
            self._define(block)
            return None
        return self._stray(block)

    def _define(self, macro: Macro) -> None:
        undefined: list[str] = []
        try:
            value = value_of(macro.value, self._macros, undefined)
        except TooLargeError:
            detail = f"the macro {shown(macro.name)} is too large and is not defined"
            self._pending.append(self._issue("too-large", Severity.WARNING, macro.line, detail))
            return
        self._macros[macro.name.lower()] = value
        for name in undefined:
            detail = f"the macro {shown(name)} is not defined"
            issue = self._issue("undefined-macro", Severity.WARNING, macro.line, detail)
            self._pending.append(issue)

    def _entry(self, entry: Entry) -> Outcome | None:
        if entry.kind in _NO_REPORTS:
            return None
        at = entry.line, 1
        builder = RecordBuilder(self._source, at)
        self._note_key(entry, builder)
        fields = fields_of(entry, self._macros, builder)
        self._heritage.complete(entry.kind, fields, builder)
        if not fields:
            builder.issue("empty-entry", Severity.ERROR, at, "this entry says nothing")
        EntryReader(entry.kind, fields, builder).read()
        outcome = outcome_of(builder, entry.raw, entry.key or None)
        if not self._pending:
            return outcome
        return replace(outcome, issues=self._with_pending(outcome.issues))

    def _note_key(self, entry: Entry, builder: RecordBuilder) -> None:
        key, line = entry.key, entry.line
        first = self._lines_of_keys.setdefault(key, line) if key else line
        if first != line:
            detail = f"the key {shown(key)} is given twice, first in line {first}; both are kept"
            builder.warn("duplicate-key", detail, (line, 1))

    def _broken(self, block: Broken) -> Outcome | None:
        raw = block.raw
        if raw.lower().startswith("@comment"):
            return None
        detail = f"this entry is broken: {block.reason}; it begins {shown(raw)}"
        error = self._issue("broken-entry", Severity.ERROR, block.line, detail)
        return Outcome(None, self._with_pending((error,)), raw)

    def _stray(self, comment: Comment) -> Outcome | None:
        """Refuse what stands outside of entries and begins like one; all else is a comment."""
        for found in _STRAY.finditer(comment.text):
            if work_types.of_bibtex(found[1]) is None:
                continue
            at = comment.line + comment.text.count("\n", 0, found.start())
            raw = comment.text[found.start() :].strip()
            detail = f"this entry is broken: no brace after @{found[1]}; it begins {shown(raw)}"
            error = self._issue("broken-entry", Severity.ERROR, at, detail)
            return Outcome(None, self._with_pending((error,)), raw)
        return None

    def _with_pending(self, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
        pending, self._pending = tuple(self._pending), []
        return (*pending, *issues)

    def _issue(self, code: str, severity: Severity, line: int, detail: str) -> Issue:
        return Issue(code, severity, Where(source=self._source, line=line, column=1), detail)


def _in_utf8(data: bytes, source: str) -> tuple[bytes, str]:
    """Return a file that declares an eight-bit encoding (`% Encoding: Cp1252`) in UTF-8."""
    found = _DECLARED.search(data[:4096])
    if not found or data.startswith(UTF16):
        return data, source
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _from(found[1].decode("ascii", "replace"), data), source
    return data, source


def _from(encoding: str, data: bytes) -> bytes:
    try:
        codec = codecs.lookup(encoding)
        if codec.name.startswith(_EIGHT_BIT):
            return data.decode(codec.name).encode()
    except (LookupError, UnicodeDecodeError):
        return data
    return data
