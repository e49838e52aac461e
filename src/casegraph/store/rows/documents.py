"""The searchable texts of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.names import display
from casegraph.store.tables.search import search_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from casegraph.model.record import Record, Reference
    from casegraph.store.rows.batch import Batch, Numbers


_INDEX = """
INSERT INTO search_index (rowid, text) SELECT id, text FROM search_document WHERE id >= ?
"""


class Documents:
    """Turns titles, names, abstracts and reference texts into rows.

    PostgreSQL keeps its index itself. On SQLite `index` does so once the rows are written: a
    trigger for each row would take eight times as long.
    """

    def __init__(self, batch: Batch, numbers: Numbers) -> None:
        self._numbers = numbers.of(search_document)
        self._first: int | None = None
        self._rows = batch.rows(
            search_document, "id", "report_id", "work_id", "field", "number", "text"
        )

    def index(self, connection: Connection) -> None:
        """Make the rows found, after they are written."""
        if self._first is not None and connection.dialect.name == "sqlite":
            connection.exec_driver_sql(_INDEX, (self._first,))

    def add(self, report_id: int, work_id: int, record: Record) -> None:
        """Add the texts of a report's front matter."""
        for field, text in _texts(record):
            self._rows.append((self._next(), report_id, work_id, field, None, text))

    def add_reference(self, report_id: int, work_id: int | None, entry: Reference) -> None:
        """Add the text of a reference, with a stated title that the print does not have."""
        text = entry.raw
        if entry.title and entry.title not in text:
            text = f"{text}\n{entry.title}"
        number = next(self._numbers)
        if self._first is None:
            self._first = number
        self._rows.append((number, report_id, work_id, "reference", entry.number, text))

    def _next(self) -> int:
        number = next(self._numbers)
        if self._first is None:
            self._first = number
        return number


def _texts(record: Record) -> Iterable[tuple[str, str]]:
    if record.title:
        yield "title", record.title
    if record.authors:
        yield "names", "; ".join(display(author) for author in record.authors)
    if record.abstract:
        yield "abstract", record.abstract
