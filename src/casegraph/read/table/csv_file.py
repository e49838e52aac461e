"""A CSV file as a sheet: text as typed, whatever the delimiter (RFC 4180, and what Excel adds)."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.read.table.grid import MAX_COLUMNS, MAX_ROWS, Book, Cell, Row, Sheet
from casegraph.read.table.header import known_count
from casegraph.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA_TYPE = "text/csv"
_DELIMITERS = (",", ";", "\t")
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?[ \t]*(?:\n|$)", re.IGNORECASE)
_REMARK = re.compile(r"(?:[ \t,;]*\n|\"?#[^\n]*\n)*")
_HEAD = 65536


def read_csv(data: bytes, source: str) -> Book:
    """Return the rows of a CSV file; rows are counted as a spreadsheet counts them.

    Excel's line `sep=;` names the delimiter and is no row. Without it the delimiter is the one
    that finds most columns in the header.
    """
    text, issues = decode(data, source)
    if text is None:
        return Book((), MEDIA_TYPE, issues)
    named = _SEPARATOR_LINE.match(text)
    content = text[named.end() :] if named else text
    rows, refused = _rows(content, named[1] if named else delimiter_of(content), source)
    return Book((Sheet(None, tuple(rows)),), MEDIA_TYPE, refused)


def header_of(text: str) -> list[str]:
    """Return the words of the first line of a table, remarks and empty lines set aside."""
    named = _SEPARATOR_LINE.match(text)
    content = text[named.end() :] if named else text
    return _split_header(content, named[1] if named else delimiter_of(content))


def delimiter_of(text: str) -> str:
    """Return the delimiter by which the header names most columns."""
    return max(_DELIMITERS, key=lambda sign: known_count(_split_header(text, sign)))


def _split_header(text: str, delimiter: str) -> list[str]:
    remarks = _REMARK.match(text[:_HEAD])
    start = remarks.end() if remarks else 0
    lines = io.StringIO(text[start : start + _HEAD], newline="")
    try:
        return next(csv.reader(lines, delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(text: str, delimiter: str, source: str) -> tuple[list[Row], tuple[Issue, ...]]:
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in _numbered(reader):
            if row.number > MAX_ROWS or len(row.cells) > MAX_COLUMNS:
                what = f"{MAX_COLUMNS} columns" if row.number <= MAX_ROWS else f"{MAX_ROWS} rows"
                detail = f"more than {what}"
                return rows, (_error("too-large", row.number, source, detail),)
            rows.append(row)
    except csv.Error as error:
        detail = f"the row cannot be read: {_in_words(str(error))}"
        hint = "a cell with a quote in it is quoted, and the quote doubled"
        return rows, (_error("csv-syntax", _next(rows), source, detail, hint),)
    return rows, ()


def _numbered(reader: Iterator[list[str]]) -> Iterator[Row]:
    for number, words in enumerate(reader, start=1):
        yield Row(number, tuple(Cell(word.strip()) for word in words))


def _next(rows: list[Row]) -> int:
    return rows[-1].number + 1 if rows else 1


def _in_words(error: str) -> str:
    if "unexpected end" in error:
        return "a quote is opened and never closed"
    if "expected after" in error:
        return "text stands behind a closing quote"
    if "field limit" in error:
        return "a cell holds more than 131072 characters"
    return error


def _error(code: str, row: int, source: str, detail: str, hint: str | None = None) -> Issue:
    where = Where(source=source, line=row, cell=f"row {row}")
    return Issue(code, Severity.ERROR, where, detail, hint)
