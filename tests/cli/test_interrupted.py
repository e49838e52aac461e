"""Runs that are killed or interrupted: the archive holds the old report or the new one."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from tests.cli.conftest import RUN, Run, content, unchanged


def killed(archive: Path, folder: Path, points: int, *arguments: str | Path) -> list[Path]:
    """Kill a command at many of its steps; return the archives left behind, the last one whole."""
    program = Path(__file__).with_name("killed.py")
    words = (archive, folder, points, *arguments)
    subprocess.run(
        [sys.executable, str(program), *(str(word) for word in words)],
        check=True,
        capture_output=True,
    )
    return sorted(folder.glob("*.db"), key=lambda path: int(path.stem))


@pytest.fixture(scope="module")
def killed_adds(
    tmp_path_factory: pytest.TempPathFactory, template: Path, changed: Path
) -> list[Path]:
    """Return archives left by killed runs of one `add`, in the order of their last steps."""
    return killed(template, tmp_path_factory.mktemp("killed"), 9, "add", changed)


def copied(path: Path, folder: Path) -> Path:
    """Copy an archive with its log."""
    if _log(path).exists():
        shutil.copy(_log(path), folder)
    return Path(shutil.copy(path, folder))


def answers(run: Run, archive: Path) -> tuple[str, ...]:
    """Return what a report's readers see: the record and how much there is."""
    shown = run("--archive", archive, "show", "harel2018", "--json").out
    counts = run("--archive", archive, "status", "--json").data["counts"]
    return shown, json.dumps(counts)


def test_a_killed_add_leaves_the_old_report_or_the_new_one(
    run: Run, changed: Path, template: Path, killed_adds: list[Path], tmp_path: Path
) -> None:
    *left, whole = (copied(path, tmp_path) for path in killed_adds)
    old, new = answers(run, template), answers(run, whole)
    assert new != old
    assert len(left) > 8
    seen = []
    for path in left:
        assert content(path)[1] == "ok"
        seen.append(answers(run, path))
        assert run("--archive", path, "add", changed).code == 0
        assert answers(run, path) == new
    assert set(seen) == {old, new}
    assert seen == sorted(seen, key=[old, new].index)


def test_a_killed_first_add_is_made_good_by_the_next(
    run: Run, bundled: Path, template: Path, tmp_path: Path
) -> None:
    whole = answers(run, template)
    (tmp_path / "killed").mkdir()
    left = killed(tmp_path / "none.db", tmp_path / "killed", 5, "add", bundled)
    for path in left:
        ran = run("--archive", path, "list", "--json")
        assert ran.code == 4 or (ran.code == 0 and (not ran.data or answers(run, path) == whole))
        assert run("--archive", path, "add", bundled).code == 0
        assert answers(run, path) == whole


def test_a_log_cut_anywhere_holds_the_old_report_or_the_new_one(
    run: Run, template: Path, killed_adds: list[Path], tmp_path: Path
) -> None:
    """A write that the machine's end tore: the writer's log is cut at any byte."""
    committed = copied([path for path in killed_adds if _log(path).exists()][-1], tmp_path)
    data, log = committed.read_bytes(), _log(committed).read_bytes()
    old, new = answers(run, template), answers(run, committed)
    seen = set()
    for length in (0, 31, *random.Random(5).sample(range(len(log)), 8), len(log) - 1, len(log)):
        path = tmp_path / f"cut-{length}.db"
        path.write_bytes(data)
        _log(path).write_bytes(log[:length])
        seen.add(answers(run, path))
        assert content(path)[1] == "ok"
    assert seen == {old, new}


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


@pytest.fixture
def interrupted_at() -> Iterator[Callable[[int], None]]:
    """Return a function that interrupts the next command before one of its statements."""
    steps = itertools.count()
    wanted = [-1]

    def interrupt(*_: object) -> None:
        if next(steps) == wanted[0]:
            raise KeyboardInterrupt

    def at(step: int) -> None:
        nonlocal steps
        steps, wanted[0] = itertools.count(), step

    event.listen(Engine, "before_cursor_execute", interrupt)
    yield at
    event.remove(Engine, "before_cursor_execute", interrupt)


@pytest.mark.parametrize("step", [0, 3, 9, 15, 25])
def test_an_interrupted_add_changes_nothing(
    run: Run,
    changed: Path,
    held: Path,
    template: Path,
    interrupted_at: Callable[[int], None],
    step: int,
) -> None:
    interrupted_at(step)
    ran = run("-q", "add", changed)
    assert (ran.code, ran.out, ran.err) == (130, "", "")
    interrupted_at(-1)
    unchanged(held, template)
    assert run("add", changed).code == 0


def test_an_interrupt_from_the_keyboard(held: Path, template: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "--archive", held, "add", pipe],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with pipe.open("wb"):
        # Opening waits until the program has opened its end: now it reads.
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
    unchanged(held, template)


def test_what_was_added_before_an_error_is_told(
    run: Run, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init")
    (tmp_path / "second.yaml").write_text("title: Another\n", encoding="utf-8")
    writers = itertools.count()
    original: Callable[..., sqlite3.Connection] = sqlite3.connect

    def connect(address: str, **options: Any) -> sqlite3.Connection:
        late = "mode=rw" in address and next(writers) > 1
        return original(address.replace("mode=rw", "mode=ro") if late else address, **options)

    monkeypatch.setattr(sqlite3, "connect", connect)
    ran = run("add", bundled, "second.yaml", "--json")
    assert ran.code == 1
    assert [(answer["file"], answer["status"]) for answer in ran.data] == [(str(bundled), "added")]
    assert "is read-only" in ran.err
    monkeypatch.undo()
