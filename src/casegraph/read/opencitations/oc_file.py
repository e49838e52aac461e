"""A file of OpenCitations Meta or Index as readings."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.read.fields.record_builder import RecordBuilder
from casegraph.read.opencitations.index import CITING, cell, grouped, read_citing
from casegraph.read.opencitations.meta import MetaReader
from casegraph.read.opencitations.rows import rows_of
from casegraph.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from casegraph.model.record import Record
    from casegraph.read.fields.record_builder import Position
    from casegraph.read.opencitations.index import Citing
    from casegraph.read.opencitations.rows import Row


@dataclass(frozen=True, slots=True)
class OpenCitationsReport:
    """What one row of Meta, or all rows of one citing work, say, or why that is refused."""

    record: Record | None
    issues: tuple[Issue, ...]
    text: str
    positions: Mapping[str, Position] = field(default_factory=dict)
    key: str | None = None


def read_opencitations_file(data: bytes, source: str) -> Iterator[OpenCitationsReport]:
    """Yield a report for every row of Meta, or for every citing work of an Index."""
    text, problems = decode(data, source)
    if text is None:
        yield OpenCitationsReport(None, problems, "")
        return
    rows = rows_of(text, source)
    first = next(rows, None)
    if first is None:
        yield _refused(source, 1, "no-rows", "there is no row below the header", text)
        return
    rows = chain((first,), rows)
    if any(column in first.cells for column in CITING):
        yield from _index(rows, source)
    else:
        yield from (_meta(row, source) for row in rows)


def _meta(row: Row, source: str) -> OpenCitationsReport:
    if row.issue:
        return OpenCitationsReport(None, (row.issue,), row.text)
    builder = RecordBuilder(source, (row.line, 1))
    MetaReader(row, builder).read()
    return _report(builder, row.text, row.cells.get("id"))


def _index(rows: Iterable[Row], source: str) -> Iterator[OpenCitationsReport]:
    works, broken = grouped(rows)
    for row in broken:
        if row.issue:
            yield OpenCitationsReport(None, (row.issue,), row.text)
        else:
            missing = "cited" if cell(row, CITING) else "citing"
            yield _refused(source, row.line, "broken-row", f"no {missing} work", row.text)
    for work in works:
        yield _citing(work, source)


def _citing(work: Citing, source: str) -> OpenCitationsReport:
    builder = RecordBuilder(source, (work.rows[0].line, 1))
    read_citing(work, builder)
    return _report(builder, "\n".join(row.text for row in work.rows), work.printed)


def _report(builder: RecordBuilder, text: str, key: str | None) -> OpenCitationsReport:
    refused = any(issue.severity is Severity.ERROR for issue in builder.issues)
    return OpenCitationsReport(
        record=None if refused else builder.record(),
        issues=tuple(builder.issues),
        text=text,
        positions=builder.positions,
        key=key,
    )


def _refused(source: str, line: int, code: str, detail: str, text: str) -> OpenCitationsReport:
    where = Where(source=source, line=line, column=1)
    return OpenCitationsReport(None, (Issue(code, Severity.ERROR, where, detail),), text)
