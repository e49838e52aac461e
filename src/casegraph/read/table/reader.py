"""The reader of tables: many reports in one CSV file or workbook, a row for each or its parts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.model.archive import BY_A_PERSON
from casegraph.read.base import Reading
from casegraph.read.text import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.read.table.grid import CellPlace
    from casegraph.read.table.table_file import TableReport

_NAMING = "key", "report", "doi", "pm"
_DELIMITERS = ",;\t"
_FIRST_ROW = re.compile(
    r"(?:\"?sep=(?P<delimiter>.)\"?[ \t]*\n)?(?:[ \t,;]*\n|\"?#[^\n]*\n)*+(?P<row>[^\n]*)",
    re.IGNORECASE,
)
_BINARY = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class SpreadsheetReader:
    """Reads tables; what a person wrote in a cell wins over what a reader took from a page."""

    name = "table"
    version = "1"
    suffixes: tuple[str, ...] = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
    authority = BY_A_PERSON

    def sniff(self, data: bytes) -> bool:
        """Tell whether this is a workbook, or text whose first line names columns of a table."""
        if data.startswith(_BINARY):
            from casegraph.read.table.xlsx_file import is_workbook

            return is_workbook(data)
        head = head_of(data)
        if "\x00" in head or not _may_begin_with_header(head):
            return False
        from casegraph.read.table.csv_file import header_of
        from casegraph.read.table.header import is_header

        return is_header(header_of(head))

    def read(self, data: bytes, source: str) -> Reading:
        """Read a table of one report; one of several is refused."""
        readings = tuple(self.read_all(data, source))
        if len(readings) == 1:
            return readings[0]
        issues = tuple(issue for reading in readings for issue in reading.issues)
        detail = f"expected one report, got a table of {len(readings)}"
        several = Issue("several-reports", Severity.ERROR, Where(source=source), detail)
        return replace(readings[0], record=None, issues=(several, *issues))

    def read_all(self, data: bytes, source: str) -> Iterator[Reading]:
        """Read every report of a table; the libraries for it are loaded only now."""
        from casegraph.read.table.table_file import read_table_file

        reports, media_type = read_table_file(data, source)
        yield from (self._reading(report, media_type) for report in reports)

    def _reading(self, report: TableReport, media_type: str) -> Reading:
        return Reading(
            record=report.record,
            issues=report.issues,
            text=report.text,
            reader=self.name,
            version=self.version,
            media_type=media_type,
            authority=self.authority,
            positions=_positions(report.cells),
            salvaged=report.salvaged,
            cells={path: str(place) for path, place in report.cells.items()},
            key=report.key,
            refers=report.refers,
        )


def _positions(cells: Mapping[str, CellPlace]) -> dict[str, tuple[int, int]]:
    return {path: (place.row, place.column) for path, place in cells.items()}


def _may_begin_with_header(head: str) -> bool:
    """Tell, at little cost, whether the first row may name a report and another column.

    Excel's line `sep=;`, blank lines and remarks may stand before it; a quoted cell may hold
    several lines.
    """
    found = _FIRST_ROW.match(head)
    if found is None:
        return False
    row = head if '"' in found["row"] else found["row"]
    has_columns = any(sign in row for sign in found["delimiter"] or _DELIMITERS)
    return has_columns and any(word in row.lower() for word in _NAMING)
