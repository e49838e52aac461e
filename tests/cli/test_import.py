"""The command `import`: its sum, its rejects, its exit codes."""

from __future__ import annotations

import itertools
import json
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from casegraph.app.importing import run as importing
from casegraph.app.importing.events import Ready
from casegraph.app.importing.storing import Storing
from casegraph.app.ingest import AddAnswer
from casegraph.errors import ArchiveError

GOOD = {"casegraph": "1", "title": "A first report of nothing", "issued": "2001"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two reports, a faulty one, and what is none."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(GOOD))
    (folder / "b.json").write_text(json.dumps({**GOOD, "title": "Another report"}))
    (folder / "bad.json").write_text('{"casegraph": "1",\n "tittle": "x"}')
    (folder / "picture.bin").write_bytes(b"\x89PNG\0\0")
    (folder / ".hidden").write_text("x")
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("c.json", json.dumps({**GOOD, "title": "A third report"}))
        archive.writestr("../d.json", json.dumps(GOOD))
    return folder


def test_the_sum_adds_up_and_rejects_keep_everything(run: Run, folder: Path) -> None:
    rejects = folder.parent / "rejects.jsonl"
    ran = run("import", folder, "--rejects", rejects, "--json", "--jobs", "1")
    assert ran.code == 3
    data = ran.data
    assert (data["files"], data["read"], data["added"], data["rejected"]) == (4, 5, 3, 2)
    assert data["read"] == sum(data[k] for k in ("added", "updated", "unchanged", "rejected"))
    assert data["skipped"] == {"hidden": 1, "no reader knows it": 1}
    assert "5 read: 3 added, 0 updated, 0 unchanged, 2 rejected" in ran.err
    lines = [json.loads(line) for line in rejects.read_text().splitlines()]
    assert [(line["file"], line["member"]) for line in lines] == [
        (str(folder / "bad.json"), None),
        (str(folder / "z.zip"), "../d.json"),
    ]
    assert lines[0]["line"] == 2
    assert '"tittle": "x"' in lines[0]["text"]
    assert lines[1]["issues"][0]["code"] == "outside-name"


def test_what_is_no_input_is_named_where_it_is_asked_for(run: Run, folder: Path) -> None:
    skipped = {f"skipped {folder / '.hidden'}: hidden"}
    skipped.add(f"skipped {folder / 'picture.bin'}: no reader knows it")
    words = ("import", folder, "--jobs", "1", "--dry-run")
    assert skipped <= set(run("-v", *words).err.splitlines())
    assert "picture.bin" not in run(*words).err


def test_importing_again_changes_nothing(run: Run, folder: Path) -> None:
    (folder / "bad.json").unlink()
    (folder / "z.zip").unlink()
    assert run("import", folder, "--jobs", "1").code == 0
    again = run("import", folder, "--json", "--jobs", "1")
    assert (again.code, again.data["unchanged"], again.data["read"]) == (0, 2, 2)
    resumed = run("import", folder, "--json", "--jobs", "1", "--resume")
    assert (resumed.data["taken_before"], resumed.data["unchanged"]) == (2, 2)


def test_a_dry_run_writes_nothing(run: Run, folder: Path) -> None:
    ran = run("import", folder, "--dry-run", "--json", "--jobs", "1")
    assert (ran.code, ran.data["added"]) == (3, 3)
    assert "nothing was written" in ran.err
    assert run("list").code == 4


def test_the_message_is_in_the_history(run: Run, folder: Path) -> None:
    assert run("import", folder / "a.json", "-m", "a load", "--jobs", "1").code == 0
    assert run("import", folder / "b.json", "--jobs", "1").code == 0
    keys = [report["key"] for report in run("list", "--json").data]
    said = {run("history", key, "--json").data[0]["message"] for key in keys}
    assert said == {"a load", f"import {folder / 'b.json'}"}


def test_a_named_file_of_no_format_is_rejected(run: Run, folder: Path) -> None:
    ran = run("import", folder / "picture.bin", "--json", "--jobs", "1")
    assert (ran.code, ran.data["rejected"]) == (3, 1)
    assert "picture.bin" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere"], 4, "no file or folder nowhere"),
        (["-"], 4, "casegraph add -"),
        (["files", "--from", "jatz"], 2, "jatz"),
        (["files", "--rejects", "files/a.json"], 2, "--force"),
        (["files", "--rejects", "no/such/x"], 1, "cannot write"),
        (["files", "--rejects", "-"], 2, "needs a file"),
        (["files", "--jobs", "0"], 2, "jobs"),
    ],
)
def test_wrong_requests(run: Run, folder: Path, words: list[str], code: int, said: str) -> None:
    ran = run("import", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_what_was_stored_before_a_failure_is_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Storing.store
    calls = itertools.count()

    def store(storing: Storing, reports: Sequence[Ready]) -> Iterator[AddAnswer]:
        if next(calls) == 1:
            raise ArchiveError("the disk is full")
        return original(storing, reports)

    monkeypatch.setattr(importing, "_TOGETHER", 2)
    monkeypatch.setattr(Storing, "store", store)
    ran = run("import", folder, "--jobs", "1")
    assert (ran.code, ran.out) == (1, "")
    assert "ended early: 1 read: 1 added" in ran.err
    assert "--resume" in ran.err
    assert run("import", folder, "--jobs", "1", "--resume", "--json").data["added"] == 2


def test_rejects_that_are_not_shown_are_hinted_at_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_TOGETHER", 20)
    (tmp_path / "many").mkdir()
    for number in range(45):
        (tmp_path / "many" / f"{number:02}.json").write_text('{"casegraph": "1", "tittle": "x"}')
    ran = run("import", tmp_path / "many", "--jobs", "1")
    assert ran.err.count("error: ") == 20
    assert ran.err.count("--rejects FILE") == 1
