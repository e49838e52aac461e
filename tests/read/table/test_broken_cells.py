"""One mistake in one cell of a table: it is reported by the sheet, row and column it stands in."""

from __future__ import annotations

import pytest
from tests.read.table.sheets import BOOK, as_csv, as_xlsx, codes, errors, read, with_cell

BROKEN: dict[tuple[str, str], tuple[tuple[object, str], ...]] = {
    ("reports", "key"): (("Doe 2018", "wrong-form"), ("2018doe", "wrong-form")),
    ("reports", "authors"): (
        ("Jane Doe", "wrong-form"),
        ("Doe, Jane; , Richard", "wrong-form"),
        ("Doe, J, Jr, MD", "wrong-form"),
    ),
    ("reports", "issued"): (
        ("2018-13", "wrong-form"),
        ("2018-02-30", "invalid-date"),
        ("October 2018", "wrong-form"),
        ("18", "wrong-form"),
        (43374, "date-in-cell"),
    ),
    ("reports", "doi"): (("10/one", "invalid-identifier"), ("n/a", "invalid-identifier")),
    ("reports", "case.age"): (
        ("twelve", "unknown-value"),
        ("6.5", "unknown-value"),
        ("90", "age-over-89"),
        ("-3", "out-of-range"),
        ("not reportd", "unknown-value"),
    ),
    ("reports", "case.sex"): (("Femal", "unknown-value"), ("w", "unknown-value")),
    ("reports", "title"): (("One\x0c patient", "control-character"),),
    ("therapy", "key"): (("", "missing-key"),),
    ("therapy", "step"): (
        ("", "missing-step"),
        ("first", "wrong-type"),
        ("0", "wrong-type"),
        ("1.5", "wrong-type"),
    ),
    ("therapy", "agents"): (("", "missing-field"), (" ; ", "empty-field")),
    ("therapy", "clinical"): (("better", "unknown-value"), ("improvd", "unknown-value")),
    ("therapy", "virological"): (("positive", "unknown-value"),),
    ("therapy", "attribution"): (("yes", "unknown-value"),),
    ("therapy", "measurement.value"): (
        ("12,5", "wrong-form"),
        ("many", "wrong-form"),
        ("<< 50", "wrong-form"),
        ("1 000", "wrong-form"),
        ("40%", "wrong-form"),
    ),
    ("references", "key"): (("", "missing-key"),),
    ("references", "number"): (("", "missing-field"), ("x", "wrong-type"), ("0", "out-of-range")),
    ("references", "raw"): (("", "missing-field"),),
    ("references", "role"): (("trail", "unknown-value"),),
}
ROWS = {"reports": 2, "therapy": 3, "references": 4}
ROW_OF = {("references", "role"): 2}
CASES = [
    (sheet, ROW_OF.get((sheet, column), ROWS[sheet]), column, value, code)
    for (sheet, column), mistakes in BROKEN.items()
    for value, code in mistakes
]
IN_WORKBOOKS = [case for case in CASES if case[4] != "control-character"]


def test_there_are_enough_mistakes() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize(("sheet", "row", "column", "value", "code"), IN_WORKBOOKS)
def test_a_broken_cell_of_a_workbook_is_named(
    sheet: str, row: int, column: str, value: object, code: str
) -> None:
    rows = with_cell(BOOK[sheet], row, column, value)
    sheets = {**BOOK, sheet: rows}
    if (sheet, column) == ("reports", "key"):
        sheets = {"reports": rows}
    readings = read(as_xlsx(sheets))
    [issue] = errors(readings)
    assert issue.code == code
    where = f"table.xlsx: sheet {sheet}, row {row}, column {column}: "
    assert str(issue).startswith(where)
    assert (issue.where.line, issue.where.column) == (row, [*rows[0]].index(column) + 1)
    assert "roe2019" in [reading.key for reading in readings if reading.record]


@pytest.mark.parametrize(
    ("row", "column", "value", "code"), [case[1:] for case in CASES if case[0] == "reports"]
)
def test_a_broken_cell_of_a_csv_file_is_named(
    row: int, column: str, value: object, code: str
) -> None:
    rows = with_cell(BOOK["reports"], row, column, value)
    [issue] = errors(read(as_csv(rows, ";"), "table.csv"))
    assert issue.code == code
    assert str(issue).startswith(f"table.csv: row {row}, column {column}: ")


def test_all_broken_cells_are_named_at_once() -> None:
    sheets = dict(BOOK)
    for sheet, row, column, value in (
        ("reports", 2, "issued", "20x"),
        ("reports", 3, "case.age", "old"),
        ("therapy", 2, "clinical", "better"),
        ("therapy", 3, "step", "x"),
        ("references", 3, "role", "trail"),
    ):
        sheets[sheet] = with_cell(sheets[sheet], row, column, value)
    readings = read(as_xlsx(sheets))
    assert codes(readings) == [
        "wrong-form",
        "unknown-value",
        "wrong-type",
        "unknown-value",
        "unknown-value",
    ]
    assert [issue.where.line for issue in errors(readings)] == [2, 2, 3, 3, 3]
