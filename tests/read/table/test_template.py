"""Templates: tables that explain themselves and hold no rows yet."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from tests.read.table.sheets import codes, read

from casegraph.read.table.columns import COLUMNS, SheetKind
from casegraph.read.table.template import csv_template, xlsx_template
from casegraph.vocab.enums import Outcome


@pytest.mark.parametrize("kind", list(SheetKind))
def test_the_rows_of_a_template_are_remarks(kind: SheetKind) -> None:
    assert codes(read(csv_template(kind), "table.csv")) == ["empty-table"]
    assert codes(read(xlsx_template(kind))) == ["empty-table"]


@pytest.mark.parametrize("kind", list(SheetKind))
def test_the_example_of_a_template_is_sound(kind: SheetKind) -> None:
    book = load_workbook(io.BytesIO(xlsx_template(kind)))
    book[kind.value]["A2"] = "harel2018"
    stream = io.BytesIO()
    book.save(stream)
    [reading] = read(stream.getvalue())
    assert codes([reading]) == []


@pytest.mark.parametrize("kind", list(SheetKind))
def test_a_workbook_explains_each_column_and_keeps_text(kind: SheetKind) -> None:
    sheet = load_workbook(io.BytesIO(xlsx_template(kind)))[kind.value]
    header = list(sheet[1])
    assert len(header) == len(COLUMNS[kind])
    assert all(cell.comment and cell.comment.text for cell in header)
    assert all(
        sheet.column_dimensions[get_column_letter(at)].number_format == "@"
        for at in range(1, len(header) + 1)
    )
    assert sheet.freeze_panes == "B2"


def test_words_of_a_list_are_offered() -> None:
    sheet = load_workbook(io.BytesIO(xlsx_template(SheetKind.THERAPY)))["therapy"]
    offered = [choice.formula1 for choice in sheet.data_validations.dataValidation]
    assert f'"{",".join(Outcome)}"' in offered
