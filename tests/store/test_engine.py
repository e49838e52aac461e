"""Opening archives: what cannot be opened, read or written is named, and nothing is created."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from tests.postgres import Server
from tests.store.samples import MEYER, save

from casegraph.errors import ArchiveError, NotFoundError, UndecidedError, UsageError
from casegraph.store.engine import archive_url, reading, writing
from casegraph.store.migrate import migrate
from casegraph.store.queries.reports import fetch_counts, fetch_reports
from casegraph.store.schema import HEAD, ArchiveState, state

NOBODY = 65534


def files(folder: Path) -> list[str]:
    """Return the names of what a folder holds."""
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def without_rights() -> Iterator[None]:
    """Act as a user whom the rights of files bind; root they do not."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)


@pytest.fixture
def public_archive(sqlite_archive: Path) -> Iterator[Path]:
    """Yield an archive in a folder that every user may enter and nobody may write to."""
    folder = Path(tempfile.mkdtemp(prefix="casegraph-"))
    path = folder / "archive.db"
    shutil.copy(sqlite_archive, path)
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("a/b.db", "sqlite:///a/b.db"),
        ("/a b/c#d?e%.db", "sqlite:////a b/c%23d%3Fe%25.db"),
        ("sqlite:////a.db", "sqlite:////a.db"),
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://u@h:5433/d?x=y", "postgresql+psycopg://u@h:5433/d?x=y"),
        ("postgresql+psycopg2://h/d", "postgresql+psycopg://h/d"),
    ],
)
def test_archives_are_named_by_path_or_url(given: str, url: str) -> None:
    assert archive_url(given) == url
    assert archive_url(url) == url


@pytest.mark.parametrize("given", ["mysql://h/d", "sqlite://", "sqlite:///:memory:", "://x"])
def test_other_databases_are_refused(given: str) -> None:
    with pytest.raises(UsageError):
        archive_url(given)


def test_a_password_is_not_shown() -> None:
    with pytest.raises(UsageError) as refused:
        archive_url("mysql://user:secret@host/d")
    assert "secret" not in refused.value.message


@pytest.mark.parametrize("name", ["odd # name?.db", "ünï.db", "100%.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    migrate(str(path))
    with writing(str(path)) as connection:
        save(connection, MEYER)
    with reading(str(path)) as connection:
        assert len(fetch_reports(connection)) == 1
    assert files(tmp_path) == [name]


def test_a_missing_archive_is_not_created(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    for session in (reading, writing):
        with pytest.raises(NotFoundError, match=r"none\.db") as missing, session(str(path)):
            pass
        assert missing.value.hint is not None
        assert "casegraph init" in missing.value.hint
    assert state(str(path)) == ArchiveState(exists=False, revision=None)
    assert files(tmp_path) == []


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder"), reading(str(tmp_path)):
        pass


@pytest.mark.parametrize("content", [b"title: no database\n" * 100, bytes(range(256)) * 20])
def test_other_files_are_left_as_they_are(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for use in (reading, writing):
        with pytest.raises(ArchiveError, match="no casegraph archive"), use(str(path)):
            pass
    with pytest.raises(ArchiveError, match="no casegraph archive"):
        migrate(str(path))
    assert path.read_bytes() == content
    assert files(tmp_path) == ["notes.txt"]


def test_a_damaged_archive_is_named(sqlite_archive: Path) -> None:
    content = bytearray(sqlite_archive.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    sqlite_archive.write_bytes(content)
    with pytest.raises(ArchiveError, match="damaged"), reading(str(sqlite_archive)) as connection:
        fetch_reports(connection)


def test_a_truncated_archive_is_named(sqlite_archive: Path) -> None:
    sqlite_archive.write_bytes(sqlite_archive.read_bytes()[:10_000])
    with pytest.raises(ArchiveError, match="damaged"), reading(str(sqlite_archive)) as connection:
        fetch_counts(connection)


def test_an_empty_file_is_no_archive_yet(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(NotFoundError, match="empty"), reading(str(path)):
        pass
    assert migrate(str(path)).before is None
    assert state(str(path)) == ArchiveState(exists=True, revision=HEAD)


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE customer (id INTEGER)")
        connection.commit()
    before = path.read_bytes()
    for use in (reading, writing):
        with pytest.raises(ArchiveError, match="no casegraph archive"), use(str(path)):
            pass
    for ask in (state, migrate):
        with pytest.raises(ArchiveError, match="no casegraph archive"):
            ask(str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("revision", "message", "hint"),
    [("0001", "older", "casegraph migrate"), ("9999", "newer", "install the newer")],
)
def test_another_schema_needs_a_decision(
    archive: str, revision: str, message: str, hint: str
) -> None:
    with writing(archive) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})
    for use in (reading, writing):
        with pytest.raises(UndecidedError, match=message) as undecided, use(archive):
            pass
        assert hint in str(undecided.value.hint)
    assert state(archive) == ArchiveState(exists=True, revision=revision)


def test_an_archive_of_a_newer_casegraph_is_not_migrated(archive: str) -> None:
    with writing(archive) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UndecidedError, match="newer"):
        migrate(archive)


def test_a_second_writer_is_told_so_before_it_reads(archive: str) -> None:
    with writing(archive) as first:
        locked = pytest.raises(ArchiveError, match="another program is writing")
        with locked, writing(archive, wait=0.05):
            pass
        save(first, MEYER)
        with reading(archive) as reader:
            assert fetch_reports(reader) == ()
    with writing(archive, wait=0.05) as later:
        assert len(fetch_reports(later)) == 1


def test_a_reader_sees_one_state(archive: str) -> None:
    with reading(archive) as reader:
        assert fetch_reports(reader) == ()
        with writing(archive) as writer:
            save(writer, MEYER)
        assert fetch_reports(reader) == ()
    with reading(archive) as reader:
        assert len(fetch_reports(reader)) == 1


def test_a_reader_cannot_write(archive: str) -> None:
    with pytest.raises(ArchiveError, match="read-only"), reading(archive) as connection:
        save(connection, MEYER)


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, NotFoundError])
def test_nothing_is_kept_of_what_fails(archive: str, error: type[BaseException]) -> None:
    def fail() -> None:
        with writing(archive) as connection:
            save(connection, MEYER)
            raise error("stop")

    with pytest.raises(error):
        fail()
    with reading(archive) as connection:
        assert fetch_reports(connection) == ()
        assert fetch_counts(connection)["works"] == 0


def test_foreign_keys_are_enforced(archive: str) -> None:
    orphan = text("INSERT INTO report_keyword (report_id, position, keyword) VALUES (9, 1, 'x')")
    refused = pytest.raises(ArchiveError, match="refused a row")
    with refused, writing(archive) as connection:
        connection.execute(orphan)


def test_values_outside_an_enumeration_are_refused(archive: str) -> None:
    with writing(archive) as connection:
        save(connection, MEYER)
    refused = pytest.raises(ArchiveError, match="refused a row")
    with refused, writing(archive) as connection:
        connection.execute(text("UPDATE work SET type = 'poem'"))


def test_a_full_disk_leaves_the_archive_as_it_was(sqlite_archive: Path) -> None:
    def fill() -> None:
        with writing(str(sqlite_archive)) as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            save(connection, replace(MEYER, abstract="long " * 100_000))

    with pytest.raises(ArchiveError, match="disk is full"):
        fill()
    with reading(str(sqlite_archive)) as connection:
        assert fetch_reports(connection) == ()


def test_archives_are_in_wal_mode_and_leave_no_files(sqlite_archive: Path) -> None:
    before = files(sqlite_archive.parent)
    with reading(str(sqlite_archive)) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        fetch_reports(connection)
    with writing(str(sqlite_archive)) as connection:
        save(connection, MEYER)
    assert files(sqlite_archive.parent) == before


def test_a_read_only_archive_in_a_read_only_folder_is_read(public_archive: Path) -> None:
    with without_rights():
        with reading(str(public_archive)) as connection:
            assert fetch_reports(connection) == ()
        with pytest.raises(ArchiveError, match="read-only"), writing(str(public_archive)):
            pass
        assert state(str(public_archive)).revision == HEAD
        assert files(public_archive.parent) == ["archive.db"]


def test_a_read_only_archive_in_a_folder_of_ones_own_is_read(public_archive: Path) -> None:
    public_archive.parent.chmod(0o777)
    with without_rights():
        with reading(str(public_archive)) as connection:
            assert fetch_reports(connection) == ()
        with pytest.raises(ArchiveError, match="read-only"), writing(str(public_archive)):
            pass
        assert files(public_archive.parent) == ["archive.db"]


def test_a_file_without_any_rights_is_named(public_archive: Path) -> None:
    public_archive.chmod(0o000)
    refused = pytest.raises(ArchiveError, match="cannot be opened")
    with without_rights(), refused, reading(str(public_archive)):
        pass


def test_no_archive_is_made_where_it_cannot_be(public_archive: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no folder"):
        migrate(str(tmp_path / "absent" / "archive.db"))
    with without_rights(), pytest.raises(ArchiveError, match="cannot be opened"):
        migrate(str(public_archive.parent / "new.db"))
    assert files(public_archive.parent) == ["archive.db"]


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be reached"):
        state(f"postgresql://user:secret@/d?host={tmp_path}")


def test_a_database_that_is_not_there_is_named(postgres_server: Server) -> None:
    with pytest.raises(ArchiveError, match="no database"):
        state(postgres_server.url("nothing"))


def test_an_empty_database_is_no_archive_yet(postgres_url: str) -> None:
    assert state(postgres_url) == ArchiveState(exists=False, revision=None)
    with pytest.raises(NotFoundError, match="empty"), reading(postgres_url):
        pass


def test_a_database_of_something_else_is_refused_on_postgresql(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE customer (id integer)")
    with pytest.raises(ArchiveError, match="no casegraph archive"):
        migrate(postgres_url)


def test_a_user_without_rights_is_named(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest LOGIN")
    with pytest.raises(ArchiveError, match="refuses this user"):
        migrate(postgres_url.replace("casegraph@", "guest@"))
