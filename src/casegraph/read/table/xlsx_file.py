"""A workbook (.xlsx, ECMA-376) as sheets of text; what cannot be read is named by its cell."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from casegraph.issues import Issue, Severity, Where
from casegraph.marked import RefusedError
from casegraph.read.table.grid import MAX_COLUMNS, MAX_ROWS, Book, Cell, Fault, Row, Sheet
from casegraph.read.table.xlsx_package import Package, open_package
from casegraph.read.table.xlsx_values import cell_of, error_cell, uncomputed_cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from openpyxl.cell.cell import Cell as WrittenCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.workbook.workbook import Workbook

    _CellRead: TypeAlias = WrittenCell | MergedCell

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PACKAGE = b"PK\x03\x04"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_PACKAGES = {
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "an OpenDocument table (.ods)",
    b"xl/workbook.bin": "a binary workbook (.xlsb)",
    b"Index/Tables/": "a table of Numbers (.numbers)",
}
_SAVE_AS = "open it in a spreadsheet program and save it as .xlsx, or as CSV in UTF-8"
_BROKEN = (
    InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError,
    SyntaxError, zipfile.BadZipFile, EOFError, OverflowError,
)  # fmt: skip


def is_workbook(data: bytes) -> bool:
    """Tell whether this is a workbook, of a kind that cannot be read included."""
    is_package = data.startswith(PACKAGE) and b"xl/" in data
    return is_package or other_workbook(data) is not None


def other_workbook(data: bytes) -> tuple[str, str] | None:
    """Return what a workbook is that cannot be read, and what to do; None for any other file."""
    if data.startswith(PACKAGE):
        kinds = _OTHER_PACKAGES.items()
        kind = next((name for part, name in kinds if part in data), None)
        return (kind, _SAVE_AS) if kind else None
    if not data.startswith(OLE2):
        return None
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "a workbook behind a password", "save it without a password"
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return "a workbook of an older Excel (.xls)", _SAVE_AS
    return None


def read_xlsx(data: bytes, source: str) -> Book:
    """Return the visible sheets of a workbook; refuses what is too large, old or encrypted."""
    other = other_workbook(data)
    if other:
        return _refused(source, "unreadable-workbook", f"this is {other[0]}", other[1])
    try:
        package = open_package(data, source)
        with warnings.catch_warnings():
            # What openpyxl warns of (styles, extensions it drops) concerns no value of a cell.
            warnings.simplefilter("ignore", UserWarning)
            return _book(package, source)
    except RefusedError as refused:
        return Book((), MEDIA_TYPE, (refused.issue,))
    except _BROKEN as error:
        detail = f"the workbook is damaged: {' '.join(str(error).split())[:120]}"
        return _refused(source, "unreadable-workbook", detail, "open and save it again")


def _book(package: Package, source: str) -> Book:
    data = package.data
    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(data), read_only=True) if package.has_formulas else None
    sheets: list[Sheet] = []
    issues: list[Issue] = []
    for sheet in values.worksheets:
        name = sheet.title
        if sheet.sheet_state != "visible":
            issues.append(_hidden(name, source))
            continue
        rows = list(_rows(values, name, source))
        issues.extend(_hidden_rows(package.hidden_rows(name), name, source))
        if formulas is not None:
            rows = _with_formulas(rows, formulas, name)
        sheets.append(Sheet(name, tuple(_unmerged(rows, package.merged(name)))))
    return Book(tuple(sheets), MEDIA_TYPE, tuple(issues))


def _rows(book: Workbook, name: str, source: str) -> Iterator[Row]:
    for number, found in _filled(book, name):
        if number > MAX_ROWS:
            where = Where(source=source, line=number, cell=f"sheet {name}, row {number}")
            detail = f"more than {MAX_ROWS} rows"
            raise RefusedError(Issue("too-large", Severity.ERROR, where, detail))
        cells = [
            error_cell(str(cell.value))
            if cell.data_type == "e"
            else cell_of(cell.value, str(cell.number_format or ""))
            for cell in found
        ]
        yield Row(number, tuple(cells))


def _filled(book: Workbook, name: str) -> Iterator[tuple[int, tuple[_CellRead, ...]]]:
    """Yield the rows that hold a value, up to their last; openpyxl pads rows and fills gaps.

    All rows it fills a gap with are one object, which is looked at once.
    """
    sheet = book[name]
    sheet.reset_dimensions()
    blank: tuple[_CellRead, ...] = ()
    for number, found in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        if found is blank:
            continue
        width = len(found)
        while width and found[width - 1].value is None:
            width -= 1
        if width:
            yield number, found[:width]
        else:
            blank = found


def _with_formulas(rows: list[Row], book: Workbook, name: str) -> list[Row]:
    """Name the formulas whose value the file does not hold; they read as empty cells."""
    known = {row.number: row for row in rows}
    for number, found in _filled(book, name):
        row = known.get(number, Row(number, ()))
        lacking = [
            index
            for index, cell in enumerate(found)
            if cell.data_type == "f" and row.cell(index).is_empty
        ]
        if lacking:
            width = max(len(row.cells), lacking[-1] + 1)
            cells = [row.cell(index) for index in range(width)]
            for index in lacking:
                cells[index] = uncomputed_cell()
            known[number] = Row(number, tuple(cells))
    return [known[number] for number in sorted(known)]


def _unmerged(rows: list[Row], merged: tuple[str, ...]) -> list[Row]:
    """Give every row of merged cells their value; cells merged over columns are a fault."""
    known = {row.number: row for row in rows}
    for area in merged:
        left, top, right, bottom = range_boundaries(area)
        first = known.get(int(top or 0))
        if first is None or left is None or right is None or bottom is None:
            continue
        cell = first.cell(left - 1)
        if cell.is_empty:
            continue
        if right > left:
            fault = Fault("merged-cells", f"the cells {area} are merged over columns", "part them")
            cell = Cell(cell.text, fault=fault)
            bottom = first.number
        for number in range(first.number, min(bottom, MAX_ROWS) + 1):
            known[number] = _put(known.get(number, Row(number, ())), left - 1, cell)
    return [known[number] for number in sorted(known)]


def _put(row: Row, index: int, cell: Cell) -> Row:
    cells = [row.cell(at) for at in range(max(len(row.cells), index + 1))]
    cells[index] = cell
    return replace(row, cells=tuple(cells))


def _hidden(name: str, source: str) -> Issue:
    where = Where(source=source, cell=f"sheet {name}")
    detail = "not read: the sheet is hidden"
    return Issue("ignored-sheet", Severity.WARNING, where, detail, "show it to have it read")


def _hidden_rows(numbers: tuple[int, ...], name: str, source: str) -> Iterator[Issue]:
    """Tell that rows which a person does not see are read: hidden is not deleted."""
    if numbers:
        where = Where(source=source, line=numbers[0], cell=f"sheet {name}, row {numbers[0]}")
        others = f", as are {len(numbers) - 1} more," if len(numbers) > 1 else ""
        detail = f"the row is hidden{others} and read all the same"
        hint = "delete what is not to be read, or begin its key with '#'"
        yield Issue("hidden-rows", Severity.WARNING, where, detail, hint)


def _refused(source: str, code: str, detail: str, hint: str) -> Book:
    issue = Issue(code, Severity.ERROR, Where(source=source), re.sub(r"\s+", " ", detail), hint)
    return Book((), MEDIA_TYPE, (issue,))
