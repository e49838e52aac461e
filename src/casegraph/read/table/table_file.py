"""One table file as readings: a record for every report that its rows name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.read.record.file import record_of
from casegraph.read.table import csv_file
from casegraph.read.table.header import read_table
from casegraph.read.table.rows import Joiner
from casegraph.read.table.xlsx_file import is_workbook, read_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casegraph.model.record import Record
    from casegraph.read.base import Salvaged
    from casegraph.read.table.draft import DraftData
    from casegraph.read.table.grid import Book, CellPlace
    from casegraph.read.table.header import Table
    from casegraph.read.table.rows import Joined

_NAMES_OF_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_NAMES_OF_TEXT = frozenset({".csv", ".tsv", ".txt"})


@dataclass(frozen=True, slots=True)
class TableReport:
    """One report of a table: its record (None with any error), issues, text and cells.

    `salvaged` is what is sound of a record with errors. `key` is None for what belongs to no
    report (the file, its header, rows without a name), and where only an identifier is known.
    `refers` tells that no row states the report itself, only steps or references of it.
    """

    key: str | None
    record: Record | None
    salvaged: Salvaged | None
    issues: tuple[Issue, ...]
    text: str
    cells: Mapping[str, CellPlace]
    refers: bool = False


def read_table_file(data: bytes, source: str) -> tuple[tuple[TableReport, ...], str]:
    """Return the reports of a CSV file or a workbook, and the media type of the file.

    What is wrong with the file as such comes first, as a report without key or record; then no
    report is returned but those with errors of their own.
    """
    book = read_xlsx(data, source) if is_workbook(data) else csv_file.read_csv(data, source)
    of_file = (*_misnamed(book, source), *book.issues)
    tables = [found for sheet in book.sheets if (found := read_table(sheet, source))]
    tables, notes = _known(tables, source)
    joiner = Joiner(tables, source)
    joiner.join()
    of_file += (*notes, *(issue for table in tables for issue in table.issues))
    reports = [_report(joined, tables, source) for joined in joiner.reports.values()]
    if not reports and not has_errors((*of_file, *joiner.orphans)):
        of_file += (_empty(book, source),)
    return tuple(_with_file(reports, of_file, tuple(joiner.orphans))), book.media_type


def _misnamed(book: Book, source: str) -> Iterator[Issue]:
    """Tell that a file is read by its content, where its name says another form."""
    suffix = PurePath(source).suffix.lower()
    is_text = book.media_type == csv_file.MEDIA_TYPE
    if book.sheets and suffix in (_NAMES_OF_WORKBOOKS if is_text else _NAMES_OF_TEXT):
        form = "text (CSV)" if is_text else "a workbook (.xlsx)"
        detail = f"read as {form}, which it is, though its name ends in {suffix}"
        yield Issue("misnamed-file", Severity.INFO, Where(source=source), detail)


def _known(tables: Sequence[Table], source: str) -> tuple[list[Table], tuple[Issue, ...]]:
    """Return the tables whose rows name reports, and a note on every other sheet of a workbook.

    A sheet that is named as a table, or stands alone, is a table: its missing key is an error.
    """
    others = [t for t in tables if not t.columns and len(tables) > 1]
    notes = tuple(
        Issue(
            "ignored-sheet",
            Severity.WARNING,
            Where(source=source, cell=f"sheet {table.sheet}"),
            "not read: none of its columns is known",
            "name the sheet 'reports', 'therapy' or 'references'",
        )
        for table in others
    )
    return [table for table in tables if table not in others], notes


def _with_file(
    reports: Sequence[TableReport], of_file: tuple[Issue, ...], orphans: tuple[Issue, ...]
) -> list[TableReport]:
    if has_errors(of_file):
        refused = [report for report in reports if report.record is None]
        return [_of_no_report((*of_file, *orphans)), *refused]
    if orphans:
        return [_of_no_report((*of_file, *orphans)), *reports]
    first, *rest = reports
    return [replace(first, issues=(*of_file, *first.issues)), *rest]


def _of_no_report(issues: tuple[Issue, ...]) -> TableReport:
    return TableReport(None, None, None, issues, "", {})


def _report(joined: Joined, tables: Sequence[Table], source: str) -> TableReport:
    data = joined.draft.finish()
    sound, found = record_of(data.marked, source)
    placed = [_placed(issue, data, source) for issue in found]
    known = {issue.where.cell for issue in joined.issues if issue.severity is Severity.ERROR}
    numbering = joined.numbers.issues(source)
    issues = [
        *joined.issues,
        *numbering,
        *(issue for issue in placed if issue.where.cell not in known),
    ]
    order = [table.sheet for table in tables]
    ranks = {f"sheet {sheet}," if sheet else "": at for at, sheet in enumerate(order)}

    def rank(issue: Issue) -> tuple[int, int, int]:
        head = (issue.where.cell or "").partition(" row ")[0]
        return ranks.get(head, 0), issue.where.line or 0, issue.where.column or 0

    issues.sort(key=rank)
    refused = has_errors(tuple(issues))
    return TableReport(
        key=joined.draft.key,
        record=sound.record if sound and not refused else None,
        salvaged=sound if refused else None,
        issues=tuple(issues),
        text="\n".join([*joined.lines, ""]),
        cells=data.cells,
        refers=not (joined.listed or joined.draft.states(("title",))),
    )


def _placed(issue: Issue, data: DraftData, source: str) -> Issue:
    path = issue.where.path or ""
    return replace(issue, where=data.nearest(path).where(source, path))


def _empty(book: Book, source: str) -> Issue:
    detail = "the table holds no rows of reports"
    hint = "a row whose key starts with '#' is a remark" if book.sheets else None
    return Issue("empty-table", Severity.ERROR, Where(source=source), detail, hint)
