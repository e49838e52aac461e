"""The rows of an OpenCitations file, CSV or the JSON of its interface, each with its lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from casegraph.issues import Issue, Severity, Where
from casegraph.read.csl_json.items import items_of

LONGEST = 4_000_000
"""How many characters a line may have."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column in lower case, its first line from 1, its text, or its error.

    `places` holds line and column of the cells, where the format tells them.
    """

    cells: Mapping[str, str]
    line: int
    text: str
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    issue: Issue | None = None


def rows_of(text: str, source: str) -> Iterator[Row]:
    """Yield the rows below the header of a CSV file, or the objects of a JSON list."""
    if text.lstrip()[:1] in {"[", "{"}:
        yield from _json_rows(text, source)
    else:
        yield from _csv_rows(text, source)


def columns(line: str) -> list[str]:
    """Return the names of the columns that a header has, in lower case; none of what is no CSV."""
    try:
        return [_column(name) for name in next(csv.reader([line]), [])]
    except csv.Error:
        return []


def _column(name: str) -> str:
    """Return the name of a column; a quotation mark that lacks its counterpart is no part of it."""
    return name.strip(' "').lower()


class _Lines(Iterator[str]):
    """The lines of a text, one after the other; those since the last row are kept.

    One that is longer than any row can be raises csv.Error, and the next one can be read.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset = 0
        self._row_start = 0
        self._line = 1
        self.row_line = 1

    def __next__(self) -> str:
        if self._offset >= len(self._text):
            raise StopIteration
        end = self._text.find("\n", self._offset) + 1 or len(self._text)
        line = self._text[self._offset : end]
        self._offset = end
        self._line += 1
        if len(line) > LONGEST:
            raise csv.Error(f"a line of {len(line)} characters is too long")
        return line

    def take_row(self) -> tuple[int, str]:
        """Return the first line and the text of the row that was read since the last one."""
        line, text = self.row_line, self._text[self._row_start : self._offset]
        self.row_line, self._row_start = self._line, self._offset
        return line, text.rstrip("\n")


def _csv_rows(text: str, source: str) -> Iterator[Row]:
    lines = _Lines(text)
    reader = csv.reader(lines, strict=True)
    header: list[str] | None = None
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            line, raw = lines.take_row()
            empty = dict.fromkeys(header or (), "")
            yield Row(empty, line, raw, issue=_broken(source, line, f"no CSV: {error}"))
            continue
        line, raw = lines.take_row()
        if header is None:
            header = [_column(name) for name in cells]
        elif any(cell.strip() for cell in cells):
            yield _row(header, cells, line, raw, source)


def _row(header: list[str], cells: list[str], line: int, raw: str, source: str) -> Row:
    if len(cells) != len(header):
        detail = f"{len(cells)} cells in a table of {len(header)} columns"
        issue = _broken(source, line, detail)
        return Row(dict.fromkeys(header, ""), line, raw, issue=issue)
    return Row(dict(zip(header, cells, strict=True)), line, raw)


def _json_rows(text: str, source: str) -> Iterator[Row]:
    for item in items_of(text):
        if item.error or item.aside:
            code, detail, at = item.error or ("broken-row", "a key beside the rows", item.at)
            where = Where(source=source, line=at[0], column=at[1])
            issue = Issue(code, Severity.ERROR, where, detail)
            yield Row({}, item.at[0], item.text, issue=issue)
        elif not isinstance(item.value, dict):
            issue = _broken(source, item.at[0], "an entry is no object")
            yield Row({}, item.at[0], item.text, issue=issue)
        else:
            cells = {name.lower(): _cell(value) for name, value in item.value.items()}
            places = {name.lower(): place for name, place in item.keys.items()}
            yield Row(cells, item.at[0], item.text, places)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _broken(source: str, line: int, detail: str) -> Issue:
    where = Where(source=source, line=line, column=1)
    return Issue("broken-row", Severity.ERROR, where, detail)
