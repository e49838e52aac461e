"""Workbooks as Excel and others write them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Literal

import pytest
from openpyxl.workbook.workbook import Workbook
from tests.read.table.sheets import BOOK, as_xlsx, codes, errors, only, read, saved, workbook

from casegraph.read.registry import choose
from casegraph.read.table import xlsx_package
from casegraph.read.table.reader import SpreadsheetReader

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
MARCH = dt.datetime.fromisoformat("2018-03-01")


def typed(column: str, value: object, number_format: str = "General") -> bytes:
    book = workbook({"reports": [("key", "title", column), ("a1", "One", "x")]})
    cell = book["reports"]["C2"]
    cell.value = value
    cell.number_format = number_format
    return saved(book)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (24, "General", "24"),
        (24.0, "0.00", "24"),
        (7, "000", "007"),
        (0.1 + 0.2, "General", "0.3"),
        (0.25, "0%", "25%"),
        (0.0725, "0.00%", "7.25%"),
        (3, '0"%"', "3"),
        (1.5, "General", "1.5"),
        (True, "General", "true"),
        ("007", "General", "007"),
        (" 24\u00a0", "@", "24"),
    ],
)
def test_a_number_is_the_text_that_was_typed(value: object, number_format: str, text: str) -> None:
    reading = only(typed("volume", value, number_format), "table.xlsx")
    assert reading.record is not None
    assert reading.record.volume == text


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ("mmm-yy", "2018-03"),
        ("yyyy-mm", "2018-03"),
        ("mmmm yyyy", "2018-03"),
        ("yyyy", "2018"),
        ("mm-dd-yy", "2018-03-01"),
        ("yyyy-mm-dd", "2018-03-01"),
        ("[$-407]d. mmmm yyyy;@", "2018-03-01"),
        ('yyyy "day"', "2018"),
        ("yyyy-mm-dd hh:mm", "2018-03-01"),
        ("yyyy hh:mm", "2018"),
    ],
)
def test_a_date_is_as_exact_as_it_is_shown(number_format: str, text: str) -> None:
    reading = only(typed("issued", MARCH, number_format), "table.xlsx")
    assert reading.record is not None
    assert reading.record.issued == text


@pytest.mark.parametrize(
    ("column", "value", "number_format", "code"),
    [
        ("issued", MARCH, "d-mmm", "date-in-cell"),
        ("issued", MARCH.replace(hour=5), "yyyy-mm-dd", "date-in-cell"),
        ("page", MARCH, "yyyy-mm-dd", "date-in-cell"),
        ("volume", MARCH, "d-mmm", "date-in-cell"),
        ("volume", dt.time(1, 30), "h:mm", "date-in-cell"),
        ("volume", "=1+1", "General", "formula-without-value"),
        ("volume", "#N/A", "General", "formula-error"),
    ],
)
def test_what_the_spreadsheet_made_of_a_value_is_named(
    column: str, value: object, number_format: str, code: str
) -> None:
    [issue] = errors(read(typed(column, value, number_format)))
    assert issue.code == code
    assert str(issue.where) == f"table.xlsx: sheet reports, row 2, column {column}"


def test_cells_merged_down_hold_their_value_in_every_row() -> None:
    rows = [("key", "step", "agents"), ("a1", 1, "maraviroc"), (None, 2, "IL-7"), (None, 3, "x")]
    book = workbook({"therapy": rows})
    book["therapy"].merge_cells("A2:A4")
    record = only(saved(book)).record
    assert record is not None
    assert [step.agents for step in record.cases[0].therapy] == [("maraviroc",), ("IL-7",), ("x",)]


def test_cells_merged_across_are_named() -> None:
    book = workbook({"reports": [("key", "title", "volume", "issue"), ("a1", "One", None, "2")]})
    book["reports"].merge_cells("B2:C2")
    [issue] = errors(read(saved(book)))
    assert (issue.code, issue.where.cell) == ("merged-cells", "sheet reports, row 2, column title")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_left_alone_and_noted(state: Literal["hidden", "veryHidden"]) -> None:
    book = workbook({**BOOK, "old": [("key", "title"), ("old1", "Old")]})
    book["old"].sheet_state = state
    readings = read(saved(book))
    assert [reading.key for reading in readings] == ["doe2018", "roe2019"]
    assert "sheet old: not read: the sheet is hidden" in str(readings[0].issues[0])


def test_hidden_rows_are_read_and_noted() -> None:
    book = workbook(BOOK)
    for row in (2, 3):
        book["reports"].row_dimensions[row].hidden = True
    first, second = read(saved(book))
    assert (first.key, second.key) == ("doe2018", "roe2019")
    [issue] = [issue for issue in first.issues if issue.code == "hidden-rows"]
    assert str(issue).endswith(
        "sheet reports, row 2: the row is hidden, as are 1 more, and read all the same"
    )


def test_formatted_rows_and_columns_that_hold_nothing_are_no_table() -> None:
    data = as_xlsx({"reports": BOOK["reports"]})
    empty = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(4, 200_001))
    far = b'<row r="200001"><c r="AAA200001" s="1"></c></row><row r="1048576"/>'
    grown = empty.encode() + far + b"</sheetData>"
    readings = read(with_part(data, "xl/worksheets/sheet1.xml", b"</sheetData>", grown))
    assert codes(readings) == []
    assert [reading.key for reading in readings] == ["doe2018", "roe2019"]


def test_a_formula_whose_value_is_kept_is_read() -> None:
    data = typed("volume", "=20+4")
    reading = only(with_part(data, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>24</v>"))
    assert reading.record is not None
    assert reading.record.volume == "24"


@pytest.mark.parametrize(
    ("stream", "words"), [("EncryptedPackage", "password"), ("Workbook", ".xls")]
)
def test_workbooks_that_cannot_be_read_say_what_they_are(stream: str, words: str) -> None:
    data = OLE2 + stream.encode("utf-16-le")
    assert isinstance(choose(data), SpreadsheetReader)
    [issue] = errors(read(data))
    assert issue.code == "unreadable-workbook"
    assert words in issue.detail


@pytest.mark.parametrize(
    ("part", "content", "words"),
    [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", ".ods"),
        ("xl/workbook.bin", "x", ".xlsb"),
        ("Index/Tables/Tile.iwa", "x", ".numbers"),
    ],
)
def test_other_spreadsheets_say_what_they_are(part: str, content: str, words: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr(part, content)
    assert isinstance(choose(stream.getvalue()), SpreadsheetReader)
    [issue] = errors(read(stream.getvalue()))
    assert words in issue.detail
    assert "save it as .xlsx" in (issue.hint or "")


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"key,title\na1,One\n", "table.xlsx", "text (CSV)"),
        (b"key,title\na1,One\n", "table.XLS", "text (CSV)"),
        (as_xlsx({"reports": [("key", "title"), ("a1", "One")]}), "table.csv", "a workbook"),
    ],
)
def test_a_file_is_what_it_holds_and_its_name_is_remarked(
    data: bytes, name: str, form: str
) -> None:
    reading = only(data, name)
    assert reading.record is not None
    [issue] = reading.issues
    assert (issue.code, issue.severity.value) == ("misnamed-file", "info")
    assert f"read as {form}" in issue.detail


def test_another_office_document_is_not_claimed() -> None:
    assert not SpreadsheetReader().sniff(OLE2 + "WordDocument".encode("utf-16-le"))


def test_a_cut_workbook_is_refused() -> None:
    data = as_xlsx(BOOK)
    for length in (len(data) // 4, len(data) // 2, len(data) - 30):
        assert codes(read(data[:length])) == ["unreadable-workbook"]


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/styles.xml"]
)
def test_a_workbook_with_a_broken_part_is_refused(part: str) -> None:
    assert codes(read(with_part(as_xlsx(BOOK), part, None, b"<a><b"))) == ["unreadable-workbook"]


def test_declared_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    readings = read(with_part(as_xlsx(BOOK), "xl/workbook.xml", None, bomb))
    assert "declares entities" in errors(readings)[0].detail


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_package, "MAX_BYTES", 1000)
    assert codes(read(as_xlsx(BOOK))) == ["too-large"]


def far_row(book: Workbook) -> None:
    book["reports"].cell(row=1_048_576, column=1, value="x")


def far_column(book: Workbook) -> None:
    book["reports"].cell(row=2, column=16_384, value="x")


@pytest.mark.parametrize("place", [far_row, far_column])
def test_a_cell_far_away_does_not_make_a_large_table(place: Callable[[Workbook], None]) -> None:
    book = workbook(BOOK)
    place(book)
    readings = read(saved(book))
    assert set(codes(readings)) & {"too-large", "far-cell"}


def with_part(data: bytes, part: str, old: bytes | None, new: bytes) -> bytes:
    """Return a workbook with one part changed: a piece of it, or all."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(stream, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            if name == part:
                assert old is None or old in content
                content = new if old is None else content.replace(old, new)
            made.writestr(name, content)
    return stream.getvalue()
