"""What a spreadsheet holds before it means anything: sheets of rows of cells, and their places."""

from __future__ import annotations

from dataclasses import dataclass

from casegraph.issues import Issue, Severity, Where

MAX_ROWS = 100_000
MAX_COLUMNS = 702
COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be taken as it stands."""

    code: str
    detail: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, without the space around it.

    `is_date` tells that a spreadsheet keeps a date here, of which `text` has the parts it shows.
    """

    text: str = ""
    is_date: bool = False
    fault: Fault | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands in the cell."""
        return not self.text and self.fault is None


@dataclass(frozen=True, slots=True)
class Row:
    """One row, numbered from 1 as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands in the row."""
        return all(cell.is_empty for cell in self.cells)

    def cell(self, index: int) -> Cell:
        """Return the cell in a column, counted from 0; beyond the end of the row it is empty."""
        return self.cells[index] if index < len(self.cells) else Cell()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; a CSV file is a sheet without a name."""

    name: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All that can be read of one file, and what is wrong with the file as such."""

    sheets: tuple[Sheet, ...]
    media_type: str
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The place of a cell as a person finds it: sheet, row, and the column by its name."""

    sheet: str | None
    row: int
    column: int
    name: str

    def __str__(self) -> str:
        """Return the place in words: `sheet therapy, row 7, column clinical`."""
        sheet = f"sheet {self.sheet}, " if self.sheet is not None else ""
        return f"{sheet}row {self.row}, column {self.name}"

    def where(self, source: str, path: str | None = None) -> Where:
        """Return the place of an issue: the line is the row."""
        return Where(
            source=source, line=self.row, column=self.column, path=path or None, cell=str(self)
        )

    def issue(self, fault: Fault, source: str, path: str | None = None) -> Issue:
        """Return the error that stands in this cell."""
        where = self.where(source, path)
        return Issue(fault.code, Severity.ERROR, where, fault.detail, fault.hint)


def column_letters(index: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
