"""A file of OpenCitations Meta or Index as readings."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from casegraph.read.fields.record_builder import RecordBuilder
from casegraph.read.opencitations.index import CITING, cell, grouped, read_citing
from casegraph.read.opencitations.meta import MetaReader
from casegraph.read.opencitations.rows import rows_of
from casegraph.read.outcome import Outcome, outcome_of, refusal
from casegraph.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from casegraph.read.opencitations.index import Citing
    from casegraph.read.opencitations.rows import Row


def read_opencitations_file(data: bytes, source: str) -> Iterator[Outcome]:
    """Yield a report for every row of Meta, or for every citing work of an Index."""
    text, problems = decode(data, source)
    if text is None:
        yield Outcome(None, problems, "")
        return
    rows = rows_of(text, source)
    first = next(rows, None)
    if first is None:
        yield refusal(source, (1, 1), "no-rows", "there is no row below the header", text)
        return
    rows = chain((first,), rows)
    if any(column in first.cells for column in CITING):
        yield from _index(rows, source)
    else:
        yield from (_meta(row, source) for row in rows)


def _meta(row: Row, source: str) -> Outcome:
    if row.issue:
        return Outcome(None, (row.issue,), row.text)
    builder = RecordBuilder(source, (row.line, 1))
    MetaReader(row, builder).read()
    return outcome_of(builder, row.text, row.cells.get("id"))


def _index(rows: Iterable[Row], source: str) -> Iterator[Outcome]:
    works, broken = grouped(rows)
    for row in broken:
        if row.issue:
            yield Outcome(None, (row.issue,), row.text)
        else:
            missing = "cited" if cell(row, CITING) else "citing"
            yield refusal(source, (row.line, 1), "broken-row", f"no {missing} work", row.text)
    for work in works:
        yield _citing(work, source)


def _citing(work: Citing, source: str) -> Outcome:
    builder = RecordBuilder(source, (work.rows[0].line, 1))
    read_citing(work, builder)
    return outcome_of(builder, "\n".join(row.text for row in work.rows), work.printed)
