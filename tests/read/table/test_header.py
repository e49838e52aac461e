"""Column names: friendly ones, paths of the record, and what is wrong with a header."""

from __future__ import annotations

import pytest
from tests.read.table.sheets import BOOK, as_xlsx, codes, errors, only, read

from casegraph.read.table.columns import COLUMNS, SheetKind
from casegraph.read.table.targets import declared_target, explain, target_of


@pytest.mark.parametrize("kind", list(SheetKind))
def test_every_declared_column_names_a_field_and_is_explained(kind: SheetKind) -> None:
    fields = set()
    for column in COLUMNS[kind]:
        target = declared_target(kind, column)
        fields.add((target.scope, target.loc, target.role))
        assert target_of(kind, column.name) == target
        assert all(target_of(kind, alias) == target for alias in column.aliases)
        assert explain(kind, column)[0].endswith(".")
    assert len(fields) == len(COLUMNS[kind])


@pytest.mark.parametrize(
    ("kind", "name", "full"),
    [
        (SheetKind.REPORTS, "Funding.Funder", ("funding", 0, "funder")),
        (SheetKind.REPORTS, "funding[2].award", ("funding", 2, "award")),
        (SheetKind.REPORTS, "  Journal abbreviation * ", ("journal_abbreviation",)),
        (SheetKind.REPORTS, "pages", ("page",)),
        (SheetKind.REPORTS, "identifiers.isbn", ("identifiers", "isbn")),
        (SheetKind.REPORTS, "case.findings[1].finding", ("cases", 0, "findings", 1, "finding")),
        (SheetKind.REPORTS, "cases[0].age", ("cases", 0, "age")),
        (SheetKind.THERAPY, "evidence.quote", ("cases", 0, "therapy", 0, "evidence", 0, "quote")),
        (SheetKind.THERAPY, "title", ("title",)),
        (SheetKind.THERAPY, "doi", ("identifiers", "doi")),
        (SheetKind.REFERENCES, "title", ("references", 0, "title")),
        (SheetKind.REFERENCES, "doi", ("references", 0, "identifiers", "doi")),
    ],
)
def test_a_column_is_named_by_a_field(
    kind: SheetKind, name: str, full: tuple[str | int, ...]
) -> None:
    target = target_of(kind, name)
    assert target is not None
    assert target.full == full


@pytest.mark.parametrize("name", ["cases", "authors[0]", "funding", "outcome", "case.", "x.y", "["])
def test_what_no_single_cell_can_hold_is_no_column(name: str) -> None:
    assert target_of(SheetKind.REPORTS, name) is None


def test_an_unknown_column_is_named_with_the_one_that_is_meant() -> None:
    [reading] = read(b"key,title,jurnal\na1,One,J\n", "table.csv")
    [issue] = errors([reading])
    assert str(issue) == "table.csv: row 1, column jurnal: unknown column 'jurnal'"
    assert issue.hint == "did you mean journal?"
    assert reading.record is None


def test_problems_of_the_header_do_not_hide_those_of_the_rows() -> None:
    readings = read(b"key,title,jurnal,issued\na1,One,J,20x\na2,Two,J,2018\n", "table.csv")
    assert [reading.key for reading in readings] == [None, "a1"]
    assert codes(readings) == ["unknown-column", "wrong-form"]
    assert all(reading.record is None for reading in readings)


@pytest.mark.parametrize(
    "header", ["key,title,title", "key,doi,identifiers.doi", "key,funder,funding[0].funder",
               "key,key,title", "key,authors,authors[0].family"],
)  # fmt: skip
def test_two_columns_of_one_field_are_refused(header: str) -> None:
    assert codes(read(f"{header}\na1,,\n".encode(), "table.csv"))[0] == "duplicate-column"


def test_identifiers_may_stand_in_one_column_or_in_their_own() -> None:
    reading = only(b'key,title,identifiers,pmid\na1,One,"doi: 10.1000/x; pmcid: PMC12",123\n')
    assert reading.record is not None
    assert reading.record.identifiers == {"doi": "10.1000/x", "pmcid": "PMC12", "pmid": "123"}


def test_a_table_without_a_key_column_is_refused() -> None:
    [issue] = errors(read(b"kee,title\na1,One\n", "table.csv"))[-1:]
    assert (issue.code, issue.hint) == ("missing-column", "is it kee?")


def test_a_sheet_of_references_needs_their_numbers() -> None:
    data = as_xlsx({**BOOK, "references": [("key", "raw"), ("doe2018", "Poe 2014")]})
    assert "missing-column" in codes(read(data))


def test_a_sheet_that_is_no_table_is_noted_and_left_alone() -> None:
    readings = read(as_xlsx({**BOOK, "scratch": [("to do", "when"), ("this", "now")]}))
    assert codes(readings) == []
    assert "sheet scratch: not read" in str(readings[0].issues[0])


def test_sheets_of_other_names_are_known_by_their_columns() -> None:
    named = dict(zip(("Sheet1", "Steps given", "Cited"), BOOK.values(), strict=True))
    readings = read(as_xlsx(named))
    assert codes(readings) == []
    assert readings[0].record is not None
    assert len(readings[0].record.references) == 2
    assert len(readings[0].record.cases[0].therapy) == 2
