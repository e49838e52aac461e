"""A row of OpenCitations Meta -> a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.names import inverted_name
from casegraph.model.record import Author
from casegraph.read.fields.record_builder import RecordBuilder
from casegraph.read.opencitations.cells import (
    SCHEMES,
    identified,
    identifiers,
    people,
    state_date,
)
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.read.opencitations.cells import Identified
    from casegraph.read.opencitations.rows import Row

COLUMNS = frozenset(
    "id title author pub_date venue volume issue page type publisher editor".split()
)
SET_ASIDE = frozenset({"publisher", "editor"})
"""Columns that the record has no room for; so are the identifiers of OpenCitations itself."""

_TYPES: Mapping[str, WorkType] = {
    "journal article": WorkType.JOURNAL_ARTICLE,
    "journal editorial": WorkType.EDITORIAL,
    "editorial": WorkType.EDITORIAL,
    "book": WorkType.BOOK,
    "edited book": WorkType.BOOK,
    "monograph": WorkType.BOOK,
    "reference book": WorkType.BOOK,
    "book set": WorkType.BOOK,
    "proceedings": WorkType.BOOK,
    "book chapter": WorkType.BOOK_CHAPTER,
    "book section": WorkType.BOOK_CHAPTER,
    "book part": WorkType.BOOK_CHAPTER,
    "book track": WorkType.BOOK_CHAPTER,
    "reference entry": WorkType.BOOK_CHAPTER,
    "dissertation": WorkType.THESIS,
    "posted content": WorkType.PREPRINT,
    "preprint": WorkType.PREPRINT,
    "proceedings article": WorkType.CONFERENCE_PAPER,
    "proceedings paper": WorkType.CONFERENCE_PAPER,
    "dataset": WorkType.DATASET,
    "data file": WorkType.DATASET,
    "web content": WorkType.WEB_PAGE,
    **dict.fromkeys(
        (
            "archival document", "audio document", "book series", "component", "computer program",
            "database", "journal", "journal issue", "journal volume", "newspaper",
            "newspaper article", "newspaper editorial", "newspaper issue", "other", "patent",
            "peer review", "presentation", "proceedings series", "report", "report series",
            "series", "standard", "standard series", "retraction notice",
        ),
        WorkType.OTHER,
    ),
}  # fmt: skip


class MetaReader:
    """Takes the cells of one row into the record."""

    def __init__(self, row: Row, builder: RecordBuilder) -> None:
        self._row = row
        self._builder = builder

    def read(self) -> None:
        """Read every cell; a column that is not known is an issue."""
        builder, at = self._builder, self._builder.at
        builder.text("title", self._cell("title"), at)
        for column in ("volume", "issue"):
            builder.text(column, self._cell(column), at)
        self._type()
        for person in people(self._cell("author")):
            self._author(person)
        venue = identified(self._cell("venue"))
        builder.text("journal", venue.name, at)
        self._identify((*identifiers(self._cell("id")), *venue.identifiers))
        if self._cell("page"):
            builder.page(self._cell("page"), at)
        date = self._cell("pub_date")
        if date:
            state_date(date, at, builder)
        for column, cell in self._row.cells.items():
            if column not in COLUMNS and cell.strip():
                builder.unknown_field(column, cell, at)

    def _cell(self, column: str) -> str:
        return self._row.cells.get(column, "").strip()

    def _type(self) -> None:
        printed = self._cell("type")
        kind = _TYPES.get(printed.lower())
        if kind is None:
            self._builder.unknown_type(printed, self._builder.at)
        self._builder.type = kind or WorkType.OTHER

    def _author(self, person: Identified) -> None:
        builder, at = self._builder, self._builder.at
        printed = builder.clean(person.name, at, "authors")
        orcid = next((value for scheme, value in person.identifiers if scheme == "orcid"), None)
        cleaned = builder.valid("orcid", orcid, at, "authors") if orcid else None
        if "," in printed:
            name = inverted_name(printed)
            author = Author(family=name.family, given=name.given, suffix=name.suffix, orcid=cleaned)
        else:
            author = Author(literal=printed or None, orcid=cleaned)
        builder.author(author, at)

    def _identify(self, found: tuple[tuple[str, str], ...]) -> None:
        for scheme, value in found:
            if scheme in SCHEMES:
                self._builder.identifier(scheme, value, self._builder.at)
