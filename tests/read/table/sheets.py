"""Tables made for tests: sheets of rows as CSV and as workbooks, and a report's rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from casegraph.issues import Issue
from casegraph.read.base import Reading
from casegraph.read.table.reader import SpreadsheetReader

Rows = Sequence[Sequence[object]]
Sheets = Mapping[str, Rows]

REPORTS: Rows = (
    ("key", "title", "authors", "journal", "issued", "volume", "page", "doi", "case.age",
     "case.sex", "case.conditions"),
    ("doe2018", "One patient", "Doe, Jane; Roe, Richard", "A Journal", "2018-10", "24", "1-5",
     "10.1000/one", "63", "female", "PML; HIV infection"),
    ("roe2019", "Another patient", "Roe, Richard; {A Study Group}", "A Journal", "2019", "25",
     "e60", "10.1000/two", ">89", "male", "PML"),
)  # fmt: skip
THERAPY: Rows = (
    ("key", "step", "agents", "clinical", "virological", "attribution", "measurement.assay",
     "measurement.value", "measurement.unit", "evidence.section"),
    ("doe2018", "1", "mirtazapine + mefloquine", "worse", "not-reported", "confounded", "", "",
     "", "abstract"),
    ("doe2018", "2", "maraviroc", "stable", "improved", "not-stated", "CD4 count", "140", "/uL",
     "abstract"),
    ("roe2019", "1", "IL-7", "improved", "", "", "", "", "", ""),
)  # fmt: skip
REFERENCES: Rows = (
    ("key", "number", "raw", "treatment", "role", "source"),
    ("doe2018", "1", "Poe 2014 First", "maraviroc", "trial", "abstract"),
    ("doe2018", "1", "Poe 2014 First", "IL-7", "review", "abstract"),
    ("doe2018", "2", "Moe 2015 Second", "", "", ""),
)
BOOK: Sheets = {"reports": REPORTS, "therapy": THERAPY, "references": REFERENCES}


def as_csv(rows: Rows, delimiter: str = ",") -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode()


def workbook(sheets: Sheets) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
    return book


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_xlsx(sheets: Sheets) -> bytes:
    return saved(workbook(sheets))


def with_cell(rows: Rows, row: int, column: str, value: object) -> Rows:
    """Return rows with another value in the row a spreadsheet numbers so."""
    index = list(rows[0]).index(column)
    changed = [list(each) for each in rows]
    changed[row - 1][index] = value
    return changed


def read(data: bytes, source: str = "table.xlsx") -> tuple[Reading, ...]:
    return tuple(SpreadsheetReader().read_all(data, source))


def errors(readings: Sequence[Reading]) -> list[Issue]:
    return [issue for r in readings for issue in r.issues if issue.severity.value == "error"]


def codes(readings: Sequence[Reading]) -> list[str]:
    return [issue.code for issue in errors(readings)]


def only(data: bytes, source: str = "table.csv") -> Reading:
    [reading] = read(data, source)
    return reading
