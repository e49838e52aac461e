"""Tables on the command line: loading them, and writing empty ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Run, failed
from tests.read.table.sheets import BOOK, as_xlsx, with_cell


def test_a_workbook_is_added_report_by_report(run: Run, tmp_path: Path) -> None:
    sheets = {**BOOK, "therapy": with_cell(BOOK["therapy"], 4, "clinical", "better")}
    (tmp_path / "table.xlsx").write_bytes(as_xlsx(sheets))
    ran = run("add", "table.xlsx", "--json")
    assert ran.code == 3
    assert [(a["file"], a["key"], a["status"]) for a in ran.data] == [
        ("table.xlsx", "doe2018", "added"),
        ("table.xlsx", "roe2019", "invalid"),
    ]
    assert (
        "error: table.xlsx: sheet therapy, row 4, column clinical: expected one of improved, "
        "stable, worse, died, unknown, not-reported, got 'better'" in ran.err
    )
    [issue] = [i for a in ran.data for i in a["issues"] if i["severity"] == "error"]
    assert (issue["line"], issue["column"]) == (4, 4)
    assert issue["cell"] == "sheet therapy, row 4, column clinical"
    assert [r["key"] for r in run("list", "--json").data] == ["doe2018"]


def test_a_mended_table_is_added_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(as_xlsx(BOOK))
    assert run("add", path).code == 0
    mended = {**BOOK, "therapy": with_cell(BOOK["therapy"], 4, "clinical", "worse")}
    path.write_bytes(as_xlsx(mended))
    ran = run("add", path, "--json")
    assert [a["status"] for a in ran.data] == ["unchanged", "updated"]
    record = run("show", "roe2019", "--json").data
    assert record["cases"][0]["therapy"][0]["clinical"] == "worse"
    assert len(record["cases"]) == 1


def test_what_the_vocabulary_says_of_a_cell_names_the_cell(run: Run, tmp_path: Path) -> None:
    sheets = {**BOOK, "references": with_cell(BOOK["references"], 3, "treatment", "maravirok")}
    (tmp_path / "table.xlsx").write_bytes(as_xlsx(sheets))
    ran = run("validate", "table.xlsx")
    assert ran.code == 3
    assert "table.xlsx: sheet references, row 3, column treatment: " in ran.err


def test_a_table_from_standard_input(run: Run) -> None:
    ran = run("add", "-", "--json", stdin=b"key,title\na1,One\n")
    assert [(a["key"], a["status"]) for a in ran.data] == [("a1", "added")]


@pytest.mark.parametrize("kind", ["reports", "therapy", "references"])
def test_a_template_is_an_empty_table(run: Run, tmp_path: Path, kind: str) -> None:
    assert run("new", "--table", kind, "-o", "table.xlsx").code == 0
    ran = run("validate", "table.xlsx")
    failed_lines = [line for line in ran.err.splitlines() if line.startswith("error: ")]
    assert failed_lines == ["error: table.xlsx: the table holds no rows of reports"]
    header = run("new", "--table", kind).out.splitlines()[0].split(",")
    sheet = load_workbook(tmp_path / "table.xlsx")[kind]
    assert header == [cell.value for cell in sheet[1]]
    assert header[0] == "key"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--table", "report"), "did you mean reports?"),
        (("--table", "steps"), "known tables: reports, therapy, references"),
        (("--table", "reports", "-o", "table.ods"), "name it .csv or .xlsx"),
        (("--table", "reports", "--from", "page.txt"), "--from and --table contradict each other"),
    ],
)
def test_a_wrong_request_for_a_table(run: Run, arguments: tuple[str, ...], words: str) -> None:
    failed(run("new", *arguments), words, code=2)


def test_a_table_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("mine", encoding="utf-8")
    assert run("new", "--table", "reports", "-o", "table.csv").code != 0
    assert (tmp_path / "table.csv").read_text(encoding="utf-8") == "mine"
