"""Empty tables to fill in: the header, and an example row that is a remark to the reader."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from casegraph.read.table.columns import COLUMNS
from casegraph.read.table.grid import COMMENT
from casegraph.read.table.targets import declared_target, explain

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from casegraph.read.table.columns import Column, SheetKind

_AUTHOR = "casegraph"
_NARROWEST, _WIDEST = 12, 44
_LIST_LIMIT = 255
_LAST_ROW = 1_048_576
_TEXT_FORMAT = "@"
_REMARK = f"{COMMENT} example, not read: "


def csv_template(kind: SheetKind) -> bytes:
    """Return a CSV file (UTF-8 with a byte-order mark, which Excel asks for) with two remarks.

    Below the header stand what each column takes, and an example.
    """
    columns = COLUMNS[kind]
    explained = [explain(kind, column) for column in columns]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerow(_as_remark(f"{COMMENT} what it takes: ", [text for text, _ in explained]))
    writer.writerow(_as_remark(_REMARK, [example for _, example in explained]))
    return stream.getvalue().encode("utf-8-sig")


def xlsx_template(kind: SheetKind) -> bytes:
    """Return a workbook: explanations as comments, words of a list to choose from, text cells.

    All cells are text, so that no spreadsheet turns `2018-10` or `1-5` into a date.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = kind.value
    examples = [explain(kind, column)[1] for column in COLUMNS[kind]]
    for index, example in enumerate(_as_remark(_REMARK, examples), start=1):
        cell = sheet.cell(row=2, column=index, value=example)
        cell.font = Font(italic=True, color="808080")
        cell.number_format = _TEXT_FORMAT
    for index, column in enumerate(COLUMNS[kind], start=1):
        _head(sheet, kind, index, column, len(examples[index - 1]))
    sheet.freeze_panes = "B2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _as_remark(opening: str, words: list[str]) -> list[str]:
    first, *rest = words
    return [f"{opening}{first}", *rest]


def _head(sheet: Worksheet, kind: SheetKind, index: int, column: Column, width: int) -> None:
    letter = get_column_letter(index)
    cell = sheet.cell(row=1, column=index, value=column.name)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top")
    cell.comment = Comment(explain(kind, column)[0], _AUTHOR, height=90, width=280)
    dimension = sheet.column_dimensions[letter]
    dimension.width = max(_NARROWEST, min(max(len(column.name), width) + 3, _WIDEST))
    dimension.number_format = _TEXT_FORMAT
    formula = f'"{",".join(declared_target(kind, column).choices)}"'
    if 2 < len(formula) <= _LIST_LIMIT:
        choice = DataValidation(type="list", formula1=formula, allow_blank=True)
        choice.error = f"expected one of {formula[1:-1]}"
        sheet.add_data_validation(choice)
        choice.add(f"{letter}3:{letter}{_LAST_ROW}")
