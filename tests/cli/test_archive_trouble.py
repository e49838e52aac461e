"""Archives that are absent, locked, damaged, read-only, of another version, or on a full disk."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from tests.cli.conftest import RUN, Run, content, failed, unchanged

from casegraph.store.connect import Access, connected, parse_url
from casegraph.store.migrate import configuration
from casegraph.store.schema import HEAD

QUESTIONS = (
    ("list",),
    ("show", "harel2018"),
    ("references",),
    ("coverage",),
    ("check",),
    ("search", "IL-7"),
    ("graph", "cites", "harel2018"),
    ("graph", "cited-by", "berger1998"),
    ("export", "graphml"),
    ("export", "svg"),
)
SHORT_WAIT = 0.05


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Shorten the wait for a lock; return the waits that were asked for, in seconds."""
    asked: list[float] = []
    original: Callable[..., sqlite3.Connection] = sqlite3.connect

    def connect(address: str | Path, timeout: float = 0, **options: Any) -> sqlite3.Connection:
        asked.append(timeout)
        return original(address, timeout=min(timeout, SHORT_WAIT), **options)

    monkeypatch.setattr(sqlite3, "connect", connect)
    return asked


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_no_archive(run: Run, tmp_path: Path, question: tuple[str, ...]) -> None:
    failed(run(*question), "there is no archive", "hint: casegraph init", code=4)
    failed(run("--archive", "a/b.db", *question), "there is no archive a/b.db", code=4)
    assert list(tmp_path.iterdir()) == []


def test_migrate_without_an_archive_makes_none(run: Run, tmp_path: Path) -> None:
    failed(run("migrate"), "no archive at", "hint: casegraph init", code=4)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_archive_yet(run: Run, tmp_path: Path) -> None:
    (tmp_path / "casegraph.db").touch()
    failed(run("list"), "it is empty", "hint: casegraph init", code=4)
    assert run("init").code == 0
    assert run("list", "--json").data == []


def test_folders_are_made_for_a_new_archive(run: Run, bundled: Path, tmp_path: Path) -> None:
    ran = run("--archive", "new/folder/a.db", "add", bundled)
    assert ran.code == 0
    assert "created new/folder/a.db (named by --archive)" in ran.err
    assert (tmp_path / "new" / "folder" / "a.db").is_file()


@pytest.mark.parametrize("name", ["init", "add"])
def test_a_folder_that_cannot_be_made(run: Run, bundled: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    arguments = (bundled,) if name == "add" else ()
    failed(run("--archive", "file/a.db", name, *arguments), "cannot make the folder file")


@pytest.mark.parametrize("question", [*QUESTIONS, ("init",), ("migrate",), ("status",)], ids=str)
def test_a_folder_is_no_archive(run: Run, tmp_path: Path, question: tuple[str, ...]) -> None:
    failed(run("--archive", tmp_path, *question), f"{tmp_path} is a folder")
    assert list(tmp_path.iterdir()) == []


EVERY = (*QUESTIONS, ("init",), ("migrate",), ("status",), ("add",))


def every_command_fails(run: Run, bundled: Path, path: Path, words: str) -> None:
    before = path.read_bytes()
    for arguments in EVERY:
        files = (bundled,) if arguments == ("add",) else ()
        failed(run("--archive", path, *arguments, *files), words)
    assert path.read_bytes() == before


def test_a_database_of_another_program(run: Run, bundled: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE report (id INTEGER)")
        connection.commit()
    every_command_fails(run, bundled, path, "is a database, but no casegraph archive")


def test_a_file_that_is_no_database(run: Run, bundled: Path) -> None:
    path = Path(shutil.copy(bundled, "report.db"))
    every_command_fails(run, bundled, path, "the file is no database")


def test_a_truncated_archive(run: Run, bundled: Path, held: Path) -> None:
    held.write_bytes(held.read_bytes()[: held.stat().st_size // 2])
    every_command_fails(run, bundled, held, "is damaged")


def test_an_archive_with_a_destroyed_page(run: Run, bundled: Path, held: Path) -> None:
    data = bytearray(held.read_bytes())
    data[100:4096] = b"\xff" * 3996
    held.write_bytes(data)
    every_command_fails(run, bundled, held, "is damaged")


def test_an_archive_with_any_page_destroyed_never_ends_in_a_traceback(
    run: Run, template: Path, tmp_path: Path
) -> None:
    data = template.read_bytes()
    choose = random.Random(3)
    for page in choose.sample(range(1, len(data) // 4096), 25):
        path = tmp_path / f"{page}.db"
        path.write_bytes(data[: page * 4096] + b"\xa5" * 4096 + data[(page + 1) * 4096 :])
        ran = run("--archive", path, "show", "harel2018", "--json")
        assert (ran.code == 0) == bool(ran.out)
        assert ran.code == 0 or ran.err.startswith("error: "), ran.err


def migrated_to(path: Path, revision: str) -> None:
    with connected(parse_url(str(path)), Access.CREATE) as connection:
        command.downgrade(configuration(connection), revision)


def test_an_archive_of_an_older_casegraph(run: Run, bundled: Path, held: Path) -> None:
    shown = run("show", "harel2018", "--json").out
    migrated_to(held, "-1")
    before = content(held)
    for question in (*QUESTIONS, ("add", str(bundled))):
        failed(run(*question), "an older casegraph", "hint: casegraph migrate", code=5)
    status = run("status", "--json").data
    assert (status["schema"] < HEAD, status["schema_needed"], status["counts"]) == (True, HEAD, {})
    assert "would have brought" in run("migrate", "--dry-run").err
    assert content(held) == before
    mended = run("migrate", "--json").data
    assert (mended["created"], mended["schema"]) == (False, HEAD)
    assert mended["schema_before"] == status["schema"]
    assert run("show", "harel2018", "--json").out == shown
    assert "up to date" in run("migrate").err


def test_an_archive_of_a_newer_casegraph(run: Run, bundled: Path, held: Path) -> None:
    with closing(sqlite3.connect(held)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = content(held)
    for question in (*QUESTIONS, ("add", str(bundled)), ("init",), ("migrate",)):
        failed(run(*question), "a newer casegraph", "hint: install the newer", code=5)
    assert run("status", "--json").data["schema"] == "9999"
    assert content(held) == before


def test_an_archive_that_another_program_writes_to(
    run: Run, changed: Path, held: Path, template: Path, impatient: list[float]
) -> None:
    with closing(sqlite3.connect(held, timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM archive_property")
        for question in QUESTIONS:
            assert run(*question).code == 0
        failed(run("add", changed), "another program is writing to", "hint: try again")
        failed(run("init"), "another program is writing to")
    assert max(impatient) <= 30
    unchanged(held, template)
    assert run("add", changed).code == 0


def test_an_archive_that_another_program_creates_is_left_to_it(
    run: Run, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other program is faster, between the look for a file and the lock on it."""
    path = tmp_path / "casegraph.db"
    original: Callable[..., sqlite3.Connection] = sqlite3.connect
    others: list[sqlite3.Connection] = []

    def connect(address: str | Path, timeout: float = 0, **options: Any) -> sqlite3.Connection:
        if "mode=rwc" in str(address) and not others:
            others.append(original(path, isolation_level=None))
            others[0].execute("PRAGMA journal_mode = WAL")
            others[0].execute("BEGIN IMMEDIATE")
            others[0].execute("CREATE TABLE theirs (id INTEGER)")
        return original(address, timeout=SHORT_WAIT, **options)

    monkeypatch.setattr(sqlite3, "connect", connect)
    failed(run("init"), "another program is writing to")
    with closing(others[0]) as other:
        other.execute("COMMIT")
    with closing(original(path)) as connection:
        assert connection.execute("SELECT count(*) FROM theirs").fetchone() == (0,)


def reopened(
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[sqlite3.Connection], object] | None,
    mode: str,
) -> None:
    """Open every archive in another mode, or change its connection as it is opened."""
    original: Callable[..., sqlite3.Connection] = sqlite3.connect

    def connect(address: str, **options: Any) -> sqlite3.Connection:
        connection = original(address.replace("mode=rw", f"mode={mode}"), **options)
        if change:
            change(connection)
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect)


def test_a_read_only_archive(
    run: Run, changed: Path, held: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        reopened(patched, None, "ro")
        failed(run("add", changed), "is read-only", "hint: check the rights")
        assert run("list").code == 0
    unchanged(held, template)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("whole_folder", [True, False])
def test_an_archive_without_the_right_to_write(
    run: Run, changed: Path, template: Path, tmp_path: Path, whole_folder: bool
) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    path = Path(shutil.copy(template, folder / "a.db"))
    path.chmod(0o444)
    folder.chmod(0o555 if whole_folder else 0o755)
    for question in QUESTIONS:
        assert run("--archive", path, *question).code == 0
    failed(run("--archive", path, "add", changed), "hint: check the rights")
    folder.chmod(0o755)
    assert path.read_bytes() == template.read_bytes()
    assert [leftover.name for leftover in folder.iterdir()] == ["a.db"]


def test_a_full_disk(
    run: Run, changed: Path, held: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = held.stat().st_size // 4096
    big = Path("big.yaml")
    text = changed.read_text(encoding="utf-8")
    big.write_text(text.replace("Changed.", "Changed. " * 9999), encoding="utf-8")

    def limit(connection: sqlite3.Connection) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with monkeypatch.context() as patched:
        reopened(patched, limit, "rw")
        failed(run("add", big), "the disk is full", "hint: nothing was changed; make room")
    unchanged(held, template)
    assert run("add", big, "--json").data[0]["status"] == "updated"


def test_a_file_that_may_not_grow(changed: Path, held: Path, template: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (70_000, 70_000))"
    arguments = ("--archive", held, "add", changed)
    done = subprocess.run(
        [sys.executable, "-c", f"{limit}; {RUN}", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    [error] = [line for line in done.stderr.splitlines() if not line.startswith("hint: ")]
    assert error.startswith(f"error: {held} could not be read or written")
    unchanged(held, template)


def test_an_archive_is_read_where_no_file_can_be_made_beside_it(run: Run, held: Path) -> None:
    held.with_name(f"{held.name}-shm").mkdir()
    ran = run("list", "--json")
    assert (ran.code, ran.data[0]["key"]) == (0, "harel2018")
    failed(run("remove", "harel2018", "--yes"), "cannot be written to")
