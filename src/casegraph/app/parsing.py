"""Reading a pasted reference list: each entry with its fields, without an archive."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.errors import CasegraphError, NotFoundError, UsageError
from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.model.dates import year_of
from casegraph.model.item import DistinctKeys, base_key, item_of_parsed
from casegraph.read.page.refusal import other_format
from casegraph.read.text import decode
from casegraph.refparse.lists.listing import read_list
from casegraph.refparse.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from casegraph.model.item import Item
    from casegraph.model.reference import ParsedReference
    from casegraph.refparse.lists.listing import ListedReference

STANDARD_INPUT = "-"
PASTED = "<stdin>"
_LABEL = re.compile(r"\s*\[\s?\d{1,4}[a-z]?\s?\]")
_LOST = "\ufffd"
"""What stands for a character that could not be read."""
_HINT = "casegraph parse reads reference lists as they are printed, an entry after the other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedEntry:
    """One entry of a list: as printed, as read, and what of it was not understood."""

    source: str
    listed: ListedReference
    parsed: ParsedReference
    issues: tuple[Issue, ...]

    @property
    def leftover(self) -> tuple[str, ...]:
        """Return the words that no field took up."""
        return tuple(self.listed.raw[start:end] for start, end in self.parsed.leftover)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedList:
    """One input: its entries, read as they are asked for, and the issues of the list."""

    source: str
    entries: Iterator[ParsedEntry]
    issues: tuple[Issue, ...]


def lists_in(names: Sequence[str], standard_input: BinaryIO) -> Iterator[ParsedList]:
    """Read every file as a reference list, `-` from standard input, before the first is parsed.

    A text that is no list has an error and no entries. Raises UsageError for a folder.
    """
    inputs = [_read(name, standard_input) for name in names]
    return (_parsed(data, source) for source, data in inputs)


def items_of(entries: Iterable[ParsedEntry]) -> Iterator[Item]:
    """Yield entries as items, each with a key of first author and year."""
    keys = DistinctKeys()
    for entry in entries:
        parsed = entry.parsed
        key = keys.make(base_key(parsed.authors, parsed.title, year_of(parsed.year)))
        yield item_of_parsed(parsed, entry.listed.raw, key)


def _read(name: str, standard_input: BinaryIO) -> tuple[str, bytes]:
    if name == STANDARD_INPUT:
        return PASTED, standard_input.read()
    source = os.fsencode(name).decode("utf-8", "backslashreplace")
    try:
        return source, Path(name).read_bytes()
    except FileNotFoundError:
        raise NotFoundError(f"no file {source}") from None
    except IsADirectoryError:
        raise UsageError(f"{source} is a folder", hint="name the files in it") from None
    except OSError as error:
        raise CasegraphError(f"cannot read {source}: {error.strerror}") from error


def _parsed(data: bytes, source: str) -> ParsedList:
    text, issues = decode(data, source)
    refused = _foreign(text, source) if text else None
    if text is None or refused or has_errors(issues):
        found = (*issues, *((refused,) if refused else ()))
        return ParsedList(source=source, entries=iter(()), issues=found)
    listed = read_list(text, source)
    entries = (_entry(reference, source) for reference in listed.references)
    return ParsedList(source=source, entries=entries, issues=(*issues, *listed.issues))


def _foreign(text: str, source: str) -> Issue | None:
    known = other_format(text)
    if known is None or _LABEL.match(text):
        return None
    detail = f"this is {known[0]}, not a printed reference list"
    return Issue("no-reference-list", Severity.ERROR, Where(source=source, line=1), detail, _HINT)


def _entry(listed: ListedReference, source: str) -> ParsedEntry:
    parsed = parse(listed.raw)
    left = " … ".join(listed.raw[start:end] for start, end in parsed.leftover)
    where = Where(source=source, line=listed.line)
    issues = []
    if left:
        issues.append(Issue("not-understood", Severity.INFO, where, f"not understood: {left!r}"))
    if _LOST in listed.raw:
        detail = f"reference {listed.number} has lost a character (U+FFFD)"
        issues.append(Issue("lost-character", Severity.WARNING, where, detail))
    return ParsedEntry(source=source, listed=listed, parsed=parsed, issues=tuple(issues))
