"""Cells of OpenCitations: identifiers by prefix, people and venues with theirs in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.read.fields.printed_date import of_text

if TYPE_CHECKING:
    from casegraph.read.fields.record_builder import Position, RecordBuilder

_NAMED = re.compile(r"(?P<name>[^\[\]]*)(?:\[(?P<ids>[^\[\]]*)\])?\s*")
_ENTRY_END = re.compile(r";(?![^\[\]]*\])")
SCHEMES = frozenset({"doi", "pmid", "pmcid", "isbn", "issn", "arxiv", "url", "orcid", "ror"})


@dataclass(frozen=True, slots=True)
class Identified:
    """A name and its identifiers as printed: scheme in lower case, and value."""

    name: str
    identifiers: tuple[tuple[str, str], ...] = ()


def identifiers(cell: str) -> tuple[tuple[str, str], ...]:
    """Return the identifiers of a cell (`doi:10.1/x pmid:1`); a bare DOI is one too."""
    found = []
    for word in cell.split():
        scheme, colon, value = word.partition(":")
        if word.startswith("10."):
            found.append(("doi", word))
        elif colon and value:
            found.append((scheme.lower(), word if scheme.lower() in {"http", "https"} else value))
    return tuple(("url" if s in {"http", "https"} else s, value) for s, value in found)


def identified(cell: str) -> Identified:
    """Return the name and the identifiers of `Journal Of Documentation [issn:0022-0418]`."""
    found = _NAMED.fullmatch(cell.strip())
    if not found:
        return Identified(cell.strip())
    return Identified(found["name"].strip(), identifiers(found["ids"] or ""))


def people(cell: str) -> tuple[Identified, ...]:
    """Return the people of a cell, whom semicolons part."""
    return tuple(identified(entry) for entry in _ENTRY_END.split(cell) if entry.strip())


def state_date(printed: str, at: Position, builder: RecordBuilder) -> None:
    """State the date of publication; what is not taken of it is told."""
    read = of_text(printed)
    builder.issued(read.date, printed, at)
    if read.remark and read.date:
        builder.issue("inexact-date", Severity.INFO, at, read.remark, "issued")
