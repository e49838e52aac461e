"""The command line in a test's own folder, with its own archive."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casegraph.cli.main import main

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
