"""The commands history, undo, remove and purge, and what is left of them when they are killed."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run, content, failed
from tests.cli.test_interrupted import answers, copied, killed

from casegraph.cli.asking import confirm
from casegraph.errors import CasegraphError

KEY = "harel2018"


@pytest.fixture
def twice(run: Run, held: Path, changed: Path) -> Run:
    """Return the command line over an archive in which the report was changed once."""
    assert run("add", changed).code == 0
    return run


def test_history_lists_the_newest_first(twice: Run, changed: Path) -> None:
    lines = [line.split("\t") for line in twice("history", KEY).out.splitlines()]
    assert lines[0] == ["revision", "at", "actor", "message", "changes"]
    assert [line[0] for line in lines[1:]] == ["2", "1"]
    assert [line[3] for line in lines[1:2]] == [f"add {changed}"]
    newest, first = twice("history", KEY, "--json").data
    assert newest["changes"][-1] == {"path": "notes", "before": None, "after": "Changed."}
    assert {"title", "references"} <= {change["path"] for change in first["changes"]}


def test_history_shows_what_a_revision_changed(twice: Run) -> None:
    rows = [line.split("\t") for line in twice("history", KEY, "2").out.splitlines()]
    assert rows[0][-3:] == ["path", "before", "after"]
    assert rows[-1][-3:] == ["notes", "", "Changed."]
    page = twice("history", KEY, "--diff", "-f", "table").out
    assert page.startswith("revision 2  ")
    assert "  notes\n    + Changed.\n" in page
    assert twice("history", KEY, "2", "--json").data[0]["revision"] == 2
    failed(twice("history", KEY, "3"), "no revision 3", "it has 1 to 2", code=4)
    failed(twice("history", "nobody1999"), "nobody1999", code=4)


def test_undo_shows_what_it_changes_and_is_a_revision(twice: Run, held: Path) -> None:
    before = twice("show", KEY, "--at", "1", "--json").data
    assert twice("show", KEY, "--json").data != before
    rehearsed = twice("undo", KEY, "--dry-run")
    assert (rehearsed.code, rehearsed.out.splitlines()[1].split("\t")[:3]) == (
        0,
        [KEY, "would be undone", "2"],
    )
    assert "notes\n  - Changed.\n" in rehearsed.err
    assert len(twice("history", KEY, "--json").data) == 2
    assert twice("undo", KEY, "--dry-run", "--json").data["dry_run"] is True
    undone = twice("undo", KEY, "--yes", "--json")
    assert undone.data["dry_run"] is False
    assert (undone.data["status"], undone.data["revision"]) == ("undone", 3)
    assert twice("show", KEY, "--json").data == before
    assert twice("history", KEY, "--json").data[0]["message"] == "undo to revision 1"
    again = twice("undo", KEY, "--to", "1")
    assert (again.code, again.out.splitlines()[1].split("\t")[1]) == (0, "unchanged")
    assert content(held)[1] == "ok"


def test_show_at_a_revision_that_is_not_there(archive: Run) -> None:
    failed(archive("show", KEY, "--at", "9"), "harel2018 has no revision 9", code=4)


@pytest.mark.parametrize("words", [("undo", KEY), ("remove", KEY)])
def test_without_a_terminal_nobody_is_asked(twice: Run, words: tuple[str, ...]) -> None:
    ran = twice("-q", *words)
    failed(ran, "no terminal", "--yes")
    assert len(twice("history", KEY, "--json").data) == 2


@pytest.mark.parametrize(("said", "agrees"), [("y\n", True), ("Yes\n", True), ("n\n", False)])
def test_on_a_terminal_the_user_decides(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str, agrees: bool
) -> None:
    terminal = io.StringIO(said)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    if agrees:
        confirm("remove it?", yes=False)
    else:
        with pytest.raises(CasegraphError, match="nothing was changed"):
            confirm("remove it?", yes=False)
    assert capsys.readouterr().err == "remove it? [y/N] "


def test_a_removed_report_can_be_listed_and_brought_back(run: Run, held: Path) -> None:
    before = run("show", KEY, "--json").data
    rehearsed = run("remove", KEY, "--dry-run").out.splitlines()[1]
    assert rehearsed.startswith(f"{KEY}\twould be removed\t")
    assert len(run("list", "--json").data) == 1
    removed = run("remove", KEY, "--yes", "--json")
    assert (removed.data["key"], removed.data["revisions"]) == (KEY, 1)
    assert f"casegraph undo {KEY} brings it back" in removed.err
    assert run("list", "--json").data == []
    assert run("references", "--json").data == []
    [listed] = run("list", "--removed", "--json").data
    assert (listed["key"], listed["revisions"]) == (KEY, 1)
    failed(run("show", KEY), "was removed by", f"casegraph undo {KEY}", code=4)
    assert run("remove", KEY, "--json").data == {**removed.data, "status": "unchanged"}
    assert run("purge", KEY, "--dry-run", "--json").data["dry_run"] is True
    assert run("remove", "10.1007/s13365-018-0657-x").out.split("\t")[4] == "unchanged"
    assert run("undo", KEY, "--dry-run").out.splitlines()[1].split("\t")[1] == "would be restored"
    told = run("history", KEY)
    assert (told.code, len(told.out.splitlines())) == (0, 2)
    assert "was removed by" in told.err
    assert run("undo", KEY, "--yes", "--json").data["status"] == "restored"
    assert run("show", KEY, "--json").data == before
    assert run("list", "--removed", "--json").data == []


def test_purge_is_for_removed_reports_and_for_good(run: Run, held: Path) -> None:
    failed(run("purge", KEY, "--yes"), "only what was removed", f"remove {KEY}", code=2)
    run("remove", KEY, "--yes")
    failed(run("purge", KEY), "no terminal", "--yes")
    assert run("purge", KEY, "--dry-run").code == 0
    assert len(run("list", "--removed", "--json").data) == 1
    assert run("purge", KEY, "--yes").code == 0
    assert run("list", "--removed", "--json").data == []
    failed(run("undo", KEY, "--yes"), KEY, code=4)
    failed(run("purge", KEY, "--yes"), KEY, code=4)
    failed(run("remove", KEY, "--yes"), KEY, code=4)


def test_people_read_seconds_and_programs_the_whole_moment(run: Run, held: Path) -> None:
    [at] = [entry["at"] for entry in run("history", KEY, "--json").data]
    fraction = re.compile(r"\.\d{6}\+00:00")
    assert fraction.search(at)
    assert at in run("history", KEY, "-f", "tsv").out
    run("remove", KEY, "--yes")
    for words in (("history", KEY), ("history", KEY, "--diff"), ("list", "--removed")):
        ran = run(*words, "-f", "table")
        assert re.search(r"\d\d:\d\d:\d\d\+00:00", ran.out)
        assert not fraction.search(ran.out + ran.err)


def test_a_killed_undo_leaves_the_report_before_or_after(
    run: Run, held: Path, changed: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert run("add", changed).code == 0
    left, seen = _killed(run, held, tmp_path_factory, "-q", "undo", KEY, "--yes")
    before, after = _seen(run, held), _seen(run, left[-1])
    assert before != after
    assert set(seen) == {before, after}
    assert seen == sorted(seen, key=[before, after].index)


@pytest.mark.parametrize("command", ["remove", "undo", "purge"])
def test_a_killed_removal_leaves_the_report_in_or_out(
    run: Run, held: Path, command: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = answers(run, held)
    if command != "remove":
        run("remove", KEY, "--yes")
    left, seen = _killed(run, held, tmp_path_factory, "-q", command, KEY, "--yes")
    before, after = _seen(run, held), _seen(run, left[-1])
    assert before != after
    assert set(seen) == {before, after}
    if command == "purge":
        return
    for path in left:
        run("--archive", path, "undo", KEY, "--yes")
        assert answers(run, path) == whole
        assert content(path)[1] == "ok"


def _killed(
    run: Run, archive: Path, folders: pytest.TempPathFactory, *words: str
) -> tuple[list[Path], list[tuple[str, ...]]]:
    """Return the archives that killed runs of a command left, and what each is seen to hold."""
    left = killed(archive, folders.mktemp("killed"), 7, *words)
    kept = [copied(path, folders.mktemp("left")) for path in left]
    assert len(kept) > 7
    assert all(content(path)[1] == "ok" for path in kept)
    return kept, [_seen(run, path) for path in kept]


def _seen(run: Run, archive: Path) -> tuple[str, ...]:
    removed = run("--archive", archive, "list", "--removed", "--json").data
    return (*answers(run, archive), *(report["key"] for report in removed))
