"""What commands show on a terminal: a table of its width, styled if it knows styles."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from tests.cli.conftest import RUN, Run

ESCAPE = "\x1b"


def on_terminal(columns: int, *words: str | Path, **environment: str) -> str:
    """Run a command on a terminal of so many columns and return what it shows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    known = {name: os.environ[name] for name in os.environ.keys() - {"COLUMNS", "NO_COLOR"}}
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, *map(str, words)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**known, "TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    os.close(ours)
    assert process.wait() == 0, shown
    return shown.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (40, ("references",)),
        (150, ("references",)),
        (80, ("coverage", "harel2018")),
        (40, ("list",)),
    ],
    ids=str,
)
def test_a_terminal_shows_a_table_of_its_width(
    held: Path, columns: int, words: tuple[str, ...]
) -> None:
    shown = plain(on_terminal(columns, "--archive", held, *words))
    lines = shown.splitlines()
    assert "─" * 10 in shown
    assert "\t" not in shown
    assert max(len(line) for line in lines) <= columns


def test_styles_are_for_terminals_that_know_them(held: Path) -> None:
    words = ("--archive", held, "list")
    styled = on_terminal(100, *words)
    assert ESCAPE in styled
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        bare = on_terminal(100, *words, **environment)
        assert ESCAPE not in bare
        assert bare == plain(styled)


def test_forms_on_a_terminal_are_as_asked(held: Path, tmp_path: Path) -> None:
    shown = on_terminal(60, "--archive", held, "list", "--json")
    assert json.loads(shown)[0]["key"] == "harel2018"
    assert "harel2018\t" in on_terminal(60, "--archive", held, "list", "-f", "tsv")
    on_terminal(60, "--archive", held, "list", "-f", "table", "-o", tmp_path / "out")
    assert ESCAPE not in (tmp_path / "out").read_text(encoding="utf-8")


def test_a_table_can_be_piped(run: Run, held: Path) -> None:
    shown = run("list", "-f", "table").out
    assert "harel2018" in shown
    assert ESCAPE not in shown
