"""The command line in a test's own folder, with its own archive."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from itertools import dropwhile
from pathlib import Path
from typing import Any

import pytest

from casegraph.cli.main import main

RUN = "from casegraph.cli.main import run; run()"
BUNDLED = Path("seeds") / "reports" / "harel-2018.yaml"


@dataclass(frozen=True)
class Ran:
    """What a command returned and printed."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Return what was printed as JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command in an empty folder, with `casegraph.db` there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CASEGRAPH_ARCHIVE", str(tmp_path / "casegraph.db"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def execute(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return execute


@pytest.fixture
def bundled(repository: Path) -> Path:
    """Return the bundled record."""
    return repository / BUNDLED


@pytest.fixture
def page(shared: Path) -> Path:
    """Return the first report as a reader pastes it."""
    [path] = (shared / "seed").glob("*.txt")
    return path


@pytest.fixture
def archive(run: Run, bundled: Path) -> Run:
    """Return the command line over an archive that holds the bundled report."""
    assert run("add", bundled).code == 0
    return run


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """Return an archive with the bundled report; tests copy it."""
    path = tmp_path_factory.mktemp("template") / "casegraph.db"
    arguments = ("--archive", path, "add", repository / BUNDLED)
    subprocess.run([sys.executable, "-c", RUN, *arguments], check=True, capture_output=True)
    return path


@pytest.fixture
def held(run: Run, template: Path, tmp_path: Path) -> Path:
    """Return the archive of this test, with the bundled report in it."""
    return Path(shutil.copy(template, tmp_path / "casegraph.db"))


@pytest.fixture(scope="session")
def changed(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """Return the bundled record after an edit: with notes and without its last reference."""
    text = (repository / BUNDLED).read_text(encoding="utf-8")
    head, _, last = text.partition("\n  - number: 15\n")
    lines = last.splitlines(keepends=True)
    after = "".join(dropwhile(lambda line: line.startswith((" ", "\n")), lines))
    assert last
    # A file of the same name is the same record, read again.
    path = tmp_path_factory.mktemp("changed") / BUNDLED.name
    path.write_text(f"{head}\n{after}\nnotes: Changed.\n", encoding="utf-8")
    return path


def failed(ran: Ran, *words: str, code: int = 1) -> None:
    assert (ran.code, ran.out) == (code, ""), ran.err
    lines = ran.err.splitlines()
    assert lines[0].startswith("error: ")
    assert all(line.startswith("hint: ") for line in lines[1:]), ran.err
    for word in words:
        assert word in ran.err


def content(path: Path) -> tuple[list[str], str]:
    """Return the archive's records and what its integrity check says."""
    with closing(sqlite3.connect(path)) as connection:
        checked = connection.execute("PRAGMA integrity_check").fetchone()[0]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return list(connection.iterdump()), checked


def unchanged(path: Path, template: Path) -> None:
    assert content(path) == content(template)
