"""Tables that refer to reports of other files: one report, in whatever order they come."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.read.table.sheets import REPORTS, THERAPY, Rows, as_csv, as_xlsx, with_cell

BY_DOI: Rows = (
    ("doi", "step", "agents"),
    ("10.1000/one", "1", "mirtazapine"),
    ("https://doi.org/10.1000/ONE", "2", "maraviroc"),
    ("10.1000/two", "1", "IL-7"),
)


def write(path: Path, rows: Rows) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(as_csv(rows))


def steps(run: Run, key: str) -> int:
    [case] = run("show", key, "--json").data["cases"]
    return len(case["therapy"])


@pytest.mark.parametrize("therapy", [THERAPY, BY_DOI])
@pytest.mark.parametrize(
    "calls",
    [
        (("t/reports.csv", "t/steps.csv"),),
        (("t/steps.csv", "t/reports.csv"),),
        (("t",),),
        (("t/reports.csv",), ("t/steps.csv",)),
    ],
)
def test_tables_given_together_make_one_report(
    run: Run, tmp_path: Path, therapy: Rows, calls: tuple[tuple[str, ...], ...]
) -> None:
    write(tmp_path / "t" / "reports.csv", REPORTS)
    write(tmp_path / "t" / "steps.csv", therapy)
    for files in calls:
        ran = run("add", *files)
        assert (ran.code, "error" in ran.err) == (0, False)
    listed = run("list", "--json").data
    assert [(report["key"], report["cases"]) for report in listed] == [
        ("doe2018", 1),
        ("roe2019", 1),
    ]
    assert (steps(run, "doe2018"), steps(run, "roe2019")) == (2, 1)
    again = run("add", "t", "--json").data
    assert {answer["status"] for answer in again} == {"unchanged"}


def test_a_report_that_the_archive_names_otherwise_is_found_by_the_key_of_its_table(
    run: Run, tmp_path: Path
) -> None:
    write(tmp_path / "t" / "reports.csv", REPORTS)
    assert run("add", "t").code == 0
    record = "key: other2018\ntitle: One patient\nidentifiers: {doi: 10.1000/one}\n"
    assert run("add", "-", stdin=record.encode()).code == 0
    write(tmp_path / "t" / "steps.csv", THERAPY)
    ran = run("add", "t", "--json")
    assert ran.code == 0, ran.err
    assert sorted(r["key"] for r in run("list", "--json").data) == ["other2018", "roe2019"]
    assert steps(run, "other2018") == 2


@pytest.mark.parametrize(
    ("name", "hint"),
    [("doe2081", "did you mean doe2018?"), ("10.1000/none", "in the same command or add it first")],
)
def test_rows_of_a_report_that_is_nowhere_are_refused(
    run: Run, tmp_path: Path, name: str, hint: str
) -> None:
    write(tmp_path / "t" / "reports.csv", REPORTS)
    write(tmp_path / "t" / "steps.csv", with_cell(THERAPY, 4, "key", name))
    for files in ("t", "t/steps.csv"):
        ran = run("add", files, "--json")
        assert ran.code == 3
        place = "error: t/steps.csv: row 4, column key: no report "
        assert f"{place}{name} is in these files or in the archive\nhint: " in ran.err
        assert hint in ran.err
    assert len(run("list", "--json").data) == 2


def test_a_sheet_of_steps_may_be_of_an_archived_report(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports.csv", REPORTS)
    run("add", "reports.csv")
    other = (("key", "title"), ("new2020", "A new one"))
    (tmp_path / "book.xlsx").write_bytes(as_xlsx({"reports": other, "therapy": THERAPY}))
    ran = run("add", "book.xlsx", "--json")
    assert [(a["key"], a["status"]) for a in ran.data] == [
        ("new2020", "added"),
        ("doe2018", "updated"),
        ("roe2019", "updated"),
    ]


def test_rows_of_a_refused_report_say_so(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports.csv", with_cell(REPORTS, 2, "issued", "20x"))
    write(tmp_path / "steps.csv", THERAPY)
    ran = run("add", "steps.csv", "reports.csv", "--json")
    assert [a["status"] for a in ran.data] == ["invalid", "added", "invalid", "updated"]
    assert "steps.csv: row 2, column key: the report doe2018 is refused" in ran.err
    assert [report["key"] for report in run("list", "--json").data] == ["roe2019"]


def test_validate_leaves_the_archive_to_add(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports.csv", REPORTS)
    write(tmp_path / "steps.csv", THERAPY)
    alone = run("validate", "steps.csv", "--json")
    assert alone.code == 0
    assert [(a["valid"], a["draft"]) for a in alone.data] == [(True, False)] * 2
    assert "steps.csv: row 2, column key: no report doe2018 is in these files" in alone.err
    assert "no report" not in run("validate", "steps.csv", "reports.csv").err


@pytest.mark.parametrize("command", ["add", "validate"])
def test_help_says_which_tables_are_read(run: Run, command: str) -> None:
    words = " ".join(run(command, "--help").out.split())
    assert "tables (CSV, TSV, XLSX;" in words
    assert "new --table" in words
