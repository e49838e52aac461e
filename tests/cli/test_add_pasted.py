"""What comes in by standard input stands in no file: until it is stored, a copy of it does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import RUN, Run

GOOD = b"title: A made-up agent in a rare disease\nnotes: typed by hand\n"
BAD = b"title: A made-up agent\ntitel: typed by hand\n"


def copies(folder: Path) -> list[Path]:
    return sorted((folder / "state" / "casegraph" / "pasted").glob("*"))


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        (BAD, ".yaml"),
        (b'{"title": "A", "titel": "B"}', ".json"),
        (b"Some words of a page\n\nthat is none.\n", ".txt"),
        (b"title: \xff\xfe\n", ".yaml"),
        (b"<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>", ".txt"),
        (b"citing,cited,creation\ndoi:10.5555/a,,2018\n", ".txt"),
    ],
)
def test_refused_text_is_kept_and_the_file_named(
    run: Run, tmp_path: Path, text: bytes, suffix: str
) -> None:
    for option in ((), ("--dry-run",), ("-q",)):
        words = ("-q", "add", "-") if option == ("-q",) else ("add", *option, "-")
        ran = run(*words, stdin=text)
        assert ran.code == 3
        [copy] = copies(tmp_path)
        assert copy.suffix == suffix
        assert copy.read_bytes() == text
        assert copy.stat().st_mode & 0o077 == 0 or copy.parent.stat().st_mode & 0o077 == 0
        assert f"hint: the text is kept: mend {copy} and add that file\n" in ran.err
    assert not (tmp_path / "casegraph.db").exists()


def test_the_kept_text_mended_is_added(run: Run, tmp_path: Path) -> None:
    run("add", "-", stdin=BAD)
    [copy] = copies(tmp_path)
    copy.write_bytes(copy.read_bytes().replace(b"titel", b"notes"))
    assert run("add", copy, "--json").data[0]["status"] == "added"


def test_stored_text_leaves_no_copy(run: Run, tmp_path: Path) -> None:
    for words in (("--dry-run", "-"), ("-",), ("-",)):
        assert run("add", *words, stdin=GOOD).code == 0
        assert copies(tmp_path) == []


def test_a_refused_file_is_its_own_copy(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_bytes(BAD)
    assert run("add", "bad.yaml").code == 3
    assert not (tmp_path / "state").exists()


def test_text_that_the_archive_cannot_take_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "casegraph.db").write_bytes(b"no archive at all, but some other file\n" * 99)
    ran = run("add", "-", stdin=GOOD)
    assert ran.code == 1
    [copy] = copies(tmp_path)
    assert copy.read_bytes() == GOOD
    assert f"<stdin> is kept in {copy} until it is stored\n" in ran.err


def test_text_is_added_though_no_copy_can_be_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way", encoding="utf-8")
    ran = run("add", "-", "--json", stdin=GOOD)
    assert ran.data[0]["status"] == "added"
    assert ran.err.startswith("warning: <stdin> is kept nowhere: cannot make the folder")


@pytest.mark.parametrize("statement", [1, 5, 20, 60])
def test_a_killed_add_leaves_the_named_copy(tmp_path: Path, statement: int) -> None:
    program = (
        "import itertools, os, signal\n"
        "from sqlalchemy import Engine, event\n"
        "steps = itertools.count(1)\n"
        "def count(*_):\n"
        f"    if next(steps) == {statement}:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "event.listen(Engine, 'before_cursor_execute', count)\n" + RUN
    )
    home = {"XDG_STATE_HOME": str(tmp_path / "state"), "PATH": os.environ["PATH"]}
    ran = subprocess.run(
        [sys.executable, "-c", program, "--archive", str(tmp_path / "a.db"), "add", "-"],
        check=False,
        input=GOOD,
        capture_output=True,
        env=home,
    )
    assert ran.returncode == -signal.SIGKILL
    [copy] = copies(tmp_path)
    assert copy.read_bytes() == GOOD
    assert str(copy) in ran.stderr.decode()
    words = ["--archive", str(tmp_path / "a.db"), "add", str(copy), "--json"]
    again = subprocess.run(
        [sys.executable, "-c", RUN, *words], capture_output=True, env=home, check=True
    )
    assert json.loads(again.stdout)[0]["status"] == "added"
