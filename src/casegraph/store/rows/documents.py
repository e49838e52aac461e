"""The searchable texts of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.names import display
from casegraph.store.tables.search import search_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.model.record import Record, Reference
    from casegraph.store.rows.batch import Batch, Numbers


class Documents:
    """Turns titles, names, abstracts and reference texts into rows."""

    def __init__(self, batch: Batch, numbers: Numbers) -> None:
        self._numbers = numbers.of(search_document)
        self._rows = batch.rows(
            search_document, "id", "report_id", "work_id", "field", "number", "text"
        )

    def add(self, report_id: int, work_id: int, record: Record) -> None:
        """Add the texts of a report's front matter."""
        for field, text in _texts(record):
            self._rows.append((next(self._numbers), report_id, work_id, field, None, text))

    def add_reference(self, report_id: int, work_id: int | None, entry: Reference) -> None:
        """Add the text of a reference, with a stated title that the print does not have."""
        text = entry.raw
        if entry.title and entry.title not in text:
            text = f"{text}\n{entry.title}"
        number = next(self._numbers)
        self._rows.append((number, report_id, work_id, "reference", entry.number, text))


def _texts(record: Record) -> Iterable[tuple[str, str]]:
    if record.title:
        yield "title", record.title
    if record.authors:
        yield "names", "; ".join(display(author) for author in record.authors)
    if record.abstract:
        yield "abstract", record.abstract
