"""OpenCitations' tables: citations (Index) and metadata (Meta), as CSV.

A publication is named by its identifiers alone, each with its scheme, a space between them; the
separators of a cell (`;`, `[`, `]`) in a name are set as commas and parentheses.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from casegraph.export.plain_line import one_line
from casegraph.model.record import Author
from casegraph.vocab.enums import IdentifierScheme, WorkType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO

    from casegraph.model.item import Item
    from casegraph.model.record import Name

CITATION_COLUMNS = ("citing", "cited", "creation")
META_COLUMNS = (
    *("id", "title", "author", "pub_date", "venue", "volume", "issue", "page", "type"),
    *("publisher", "editor"),
)
_OF_ITEM = (
    *(IdentifierScheme.DOI, IdentifierScheme.PMID, IdentifierScheme.PMCID),
    *(IdentifierScheme.ARXIV, IdentifierScheme.URL),
)
_OF_SERIES = (IdentifierScheme.ISSN,)
_OF_CONTAINER = (IdentifierScheme.ISSN, IdentifierScheme.ISBN)
_BOOKS = frozenset({WorkType.BOOK})
_TYPES = {
    WorkType.BOOK: "book",
    WorkType.BOOK_CHAPTER: "book chapter",
    WorkType.THESIS: "dissertation",
    WorkType.PREPRINT: "preprint",
    WorkType.CONFERENCE_PAPER: "proceedings article",
    WorkType.DATASET: "dataset",
    WorkType.WEB_PAGE: "web content",
    WorkType.OTHER: "other",
}
_SEPARATORS = str.maketrans({";": ",", "[": "(", "]": ")"})


def write_citations(citations: Iterable[tuple[Item, Item]], stream: BinaryIO) -> None:
    """Write pairs of citing and cited item; `creation` is the date of the citing one."""
    rows = (
        (identifiers_of(citing), identifiers_of(cited), str(citing.issued or ""))
        for citing, cited in citations
    )
    _write(CITATION_COLUMNS, rows, stream)


def write_meta(items: Iterable[Item], stream: BinaryIO) -> None:
    """Write a row for each item."""
    _write(META_COLUMNS, (_meta(item) for item in items), stream)


def identifiers_of(item: Item) -> str:
    """Return the identifiers that name an item in a cell, empty where it has none.

    An ISBN is that of a book itself, or of a work of which nothing else is known; that of a
    chapter, like an ISSN, names what holds it.
    """
    is_book = item.kind in _BOOKS or not (item.type or item.title or item.container)
    schemes = (*_OF_ITEM, IdentifierScheme.ISBN) if is_book else _OF_ITEM
    return _identifiers(item.identifiers, schemes)


def _meta(item: Item) -> tuple[str, ...]:
    outer = _OF_SERIES if item.kind in _BOOKS else _OF_CONTAINER
    return (
        identifiers_of(item),
        item.title or "",
        _names(item.authors),
        str(item.issued or ""),
        _with(item.container or "", _identifiers(item.identifiers, outer)),
        item.volume or "",
        item.issue or "",
        item.page or "",
        _TYPES.get(item.kind, "journal article"),
        item.publisher or "",
        _names(item.editors),
    )


def _identifiers(known: Mapping[str, str], schemes: Iterable[IdentifierScheme]) -> str:
    found = ((scheme, known[scheme]) for scheme in schemes if scheme in known)
    return " ".join(f"{scheme}:{value}" for scheme, value in found)


def _names(names: Iterable[Name]) -> str:
    return "; ".join(written for name in names if (written := _name(name)))


def _name(name: Name) -> str:
    """Return `Family, Given`, a suffix with the given names, and the ORCID iD in brackets."""
    given = " ".join(part for part in (name.given, name.suffix) if part)
    whole = name.literal or ", ".join(part for part in (name.family, given) if part)
    orcid = f"orcid:{name.orcid}" if isinstance(name, Author) and name.orcid else ""
    return _with(whole, orcid)


def _with(text: str, identifiers: str) -> str:
    held = f"[{identifiers}]" if identifiers else ""
    return " ".join(part for part in (text.translate(_SEPARATORS), held) if part)


def _write(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], stream: BinaryIO) -> None:
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([one_line(cell) for cell in row])
        stream.write(line.getvalue().encode())
        line.seek(0)
        line.truncate()
    stream.write(line.getvalue().encode())
