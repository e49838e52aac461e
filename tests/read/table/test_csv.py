"""CSV files as spreadsheets and editors write them."""

from __future__ import annotations

import pytest
from tests.read.table.sheets import REPORTS, THERAPY, as_csv, codes, errors, only, read

from casegraph.read.registry import choose
from casegraph.read.table.reader import SpreadsheetReader


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_by_the_header(delimiter: str) -> None:
    readings = read(as_csv(REPORTS, delimiter), "table.csv")
    assert [reading.key for reading in readings] == ["doe2018", "roe2019"]
    assert codes(readings) == []
    first = readings[0].record
    assert first is not None
    assert [author.family for author in first.authors] == ["Doe", "Roe"]
    assert first.cases[0].conditions == ("PML", "HIV infection")


@pytest.mark.parametrize("line", ["sep=;\r\n", "sep=;\n", '"sep=;"\n', "SEP=;\n"])
def test_excels_line_of_the_delimiter_is_no_row(line: str) -> None:
    data = line.encode() + b"key;title;issued\na1;One, two;20x8\n"
    [issue] = errors(read(data, "table.csv"))
    assert (issue.where.line, issue.where.column) == (2, 3)


def test_a_separator_line_may_name_any_sign() -> None:
    reading = only(b"sep=|\nkey|title\na1|One; two, three\n")
    assert reading.record is not None
    assert reading.record.title == "One; two, three"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    reading = only("key,title\na1,Größe β\n".encode(encoding))
    assert reading.record is not None
    assert reading.record.title == "Größe β"


def test_an_eight_bit_encoding_is_refused_with_its_place() -> None:
    reading = only("key,title\na1,Größe\n".encode("latin-1"))
    [issue] = errors([reading])
    assert (issue.code, issue.where.line) == ("wrong-encoding", 2)


def test_quoted_line_ends_belong_to_their_cell_and_rows_are_counted_as_shown() -> None:
    text = 'key,title,abstract,issued\na1,One,"first\nsecond",2018\n\na2,Two,"x ""y""",20x\n'
    first, second = read(text.encode(), "table.csv")
    assert first.record is not None
    assert first.record.abstract == "first\nsecond"
    [issue] = errors([second])
    assert str(issue).startswith("table.csv: row 4, column issued: expected a date")


def test_text_stays_as_typed() -> None:
    reading = only(b"key,title,volume,page,pmid\na1,T,007,0012-0015,00123\n")
    assert reading.record is not None
    assert (reading.record.volume, reading.record.page) == ("007", "0012-0015")


def test_a_quote_that_is_never_closed_is_named() -> None:
    [issue] = errors(read(b'key,title\na1,One\na2,"Two\n', "table.csv"))
    assert (issue.code, issue.where.line) == ("csv-syntax", 3)
    assert "never closed" in issue.detail


@pytest.mark.parametrize(
    "data",
    [
        b"key,title\na1,One\n",
        b"\n# a remark\nkey,title\n",
        b"Title;Key\n",
        "key\ttitle".encode("utf-16"),
    ],
)
def test_a_table_is_known_by_its_header(data: bytes) -> None:
    assert isinstance(choose(data), SpreadsheetReader)


@pytest.mark.parametrize(
    "data",
    [
        b"key: a1\ntitle: One\n",
        b"title: key, page\n",
        b"The key, in a title\n",
        b'{"key": "a1", "title": "T"}',
        b"a,b\n1,2\n",
        b"",
    ],
)
def test_other_text_is_not_claimed(data: bytes) -> None:
    assert not SpreadsheetReader().sniff(data)


def test_empty_rows_and_remarks_are_no_rows() -> None:
    text = "# my table\n,,\nkey,title,issued\n# example,One,2018\n,,\na1,One,2018\n   ,,\n#,,\n"
    reading = only(text.encode())
    assert (reading.key, codes([reading])) == ("a1", [])


def test_a_row_that_is_longer_than_its_header_is_named() -> None:
    [issue] = errors(read(b"key,title\na1,One, two\n", "table.csv"))
    assert str(issue) == "table.csv: row 2, column C: 'two' stands under no column name"


def test_a_control_character_is_named_by_its_cell() -> None:
    [issue] = errors(read(b"key,title\na1,One\x02\n", "table.csv"))
    assert str(issue.where) == "table.csv: row 2, column title"


@pytest.mark.parametrize("data", [b"key,title\n", b"key,title\n,\n# x\n"])
def test_a_table_without_rows_is_refused(data: bytes) -> None:
    assert codes(read(data, "table.csv")) == ["empty-table"]


def test_a_table_of_steps_needs_no_other_sheet() -> None:
    rows = [[*row, title] for row, title in zip(THERAPY, ["title", "A", "A", "B"], strict=True)]
    first, second = read(as_csv(rows), "table.csv")
    assert first.record is not None
    assert second.record is not None
    assert [step.agents for step in first.record.cases[0].therapy] == [
        ("mirtazapine", "mefloquine"),
        ("maraviroc",),
    ]
    assert (first.record.title, second.record.title) == ("A", "B")


def test_the_text_of_a_reading_holds_the_rows_of_its_report_alone() -> None:
    first, second = read(as_csv(REPORTS), "table.csv")
    assert "One patient" in first.text
    assert "Another patient" not in first.text
    assert "Another patient" in second.text


@pytest.mark.parametrize(
    "head",
    [
        "doi,title",
        "Key ;Title",
        "\n \n,,\n# what is known so far\nkey\ttitle",
        "sep=|\nkey|title",
        '"a\nremark",doi,title',
        '"# a remark"\r\n"key","title"',
    ],
)
def test_a_header_is_known_wherever_it_begins(head: str) -> None:
    data = f"{head}\n1,2\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert SpreadsheetReader().sniff(data.encode(encoding))


@pytest.mark.parametrize("head", ["key", "a|b\nkey,title", "x,y\nkey,title", "sep=|\nkey,title"])
def test_only_the_first_row_is_a_header_and_names_two_columns(head: str) -> None:
    assert not SpreadsheetReader().sniff(f"{head}\n1,2\n".encode())
