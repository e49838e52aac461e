"""What `add` says of a change: before it is made, and after."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run, content

BEFORE = """title: A made-up agent in a rare disease
authors: [{family: Doe, given: Jane}]
journal: Journal of Samples
issued: "2018"
page: 10-19
references:
  - number: 1
    raw: Roe R (2001) One made-up title. J Test 1:1-2
"""
AFTER = BEFORE.replace("10-19", "10-20").replace("2001", "2002") + "notes: Read twice.\n"
CHANGES = [
    ("page", "10-19", "10-20"),
    ("references[number=1].raw", "(2001)", "(2002)"),
    ("references[number=1].year", "2001", "2002"),
    ("notes", None, "Read twice."),
]


def write(folder: Path, text: str) -> None:
    (folder / "report.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def stored(run: Run, tmp_path: Path) -> Run:
    """Return the command line over an archive with one report, whose file has since changed."""
    write(tmp_path, BEFORE)
    assert run("add", "report.yaml").code == 0
    write(tmp_path, AFTER)
    return run


def test_a_dry_run_shows_each_field_that_would_change(stored: Run, tmp_path: Path) -> None:
    before = content(tmp_path / "casegraph.db")
    ran = stored("add", "--dry-run", "report.yaml", "--json")
    [answer] = ran.data
    assert (answer["key"], answer["status"]) == ("doe2018", "updated")
    found = {change["path"]: (change["before"], change["after"]) for change in answer["changes"]}
    assert list(found) == [path for path, _, _ in CHANGES]
    for path, old, new in CHANGES:
        was, now = found[path]
        assert (old in was) if old else (was is None)
        assert new in now
    assert content(tmp_path / "casegraph.db") == before
    assert "report.yaml would change doe2018:\n" in ran.err
    assert "page\n  - 10-19\n  + 10-20\n" in ran.err
    assert "notes\n  + Read twice.\n" in ran.err


def test_what_was_shown_is_what_is_done(stored: Run) -> None:
    shown = stored("add", "--dry-run", "report.yaml", "--json").data
    assert [answer["dry_run"] for answer in shown] == [True]
    assert stored("add", "report.yaml", "--json").data == [{**shown[0], "dry_run": False}]
    again = stored("add", "report.yaml", "--json").data[0]
    assert (again["status"], again["changes"]) == ("unchanged", [])


@pytest.mark.parametrize(
    ("options", "environment", "words"),
    [
        ((), {}, "\x1b[32m  + 10-20\x1b[0m\n"),
        ((), {"NO_COLOR": "1"}, "\n  + 10-20\n"),
        ((), {"TERM": "dumb"}, "\n  + 10-20\n"),
        (("-q",), {}, ""),
    ],
)
def test_on_a_terminal(
    stored: Run,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    environment: dict[str, str],
    words: str,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    ran = stored(*options, "add", "report.yaml", "--json")
    assert ran.data[0]["status"] == "updated"
    if words:
        assert "report.yaml changed doe2018:\n" in ran.err
        assert words in ran.err
    else:
        assert ran.err == ""


def test_a_dry_run_of_a_new_report_sums_it_up(run: Run, tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    ran = run("add", "--dry-run", "report.yaml", "--json")
    [answer] = ran.data
    assert (answer["key"], answer["status"], answer["changes"]) == ("doe2018", "added", [])
    assert (answer["authors"], answer["references"], answer["cases"]) == (1, 1, 0)
    assert "report.yaml would be added as doe2018: 1 author, 1 reference, 0 cases\n" in ran.err


def test_a_dry_run_of_several_knows_what_those_before_would_do(run: Run, tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    other = BEFORE.replace("A made-up agent", "Another agent")
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    (tmp_path / "again.yaml").write_text(AFTER, encoding="utf-8")
    names = ("report.yaml", "other.yaml", "again.yaml")
    shown = run("add", "--dry-run", *names, "--json").data
    assert [(a["key"], a["status"]) for a in shown] == [
        ("doe2018", "added"),
        ("doe2018b", "added"),
        ("doe2018", "updated"),
    ]
    assert not (tmp_path / "casegraph.db").exists()
    done = [{**answer, "dry_run": False} for answer in shown]
    assert run("add", *names, "--json").data == done
