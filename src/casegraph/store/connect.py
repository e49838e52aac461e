"""Opening the database behind an archive: SQLite files and PostgreSQL servers."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, contextmanager
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import URL, Connection, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from casegraph.errors import ArchiveError, NotFoundError, UsageError
from casegraph.store.trouble import named_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

WAIT_SECONDS = 5.0
_WRITER_LOCK = 0x63617365  # "case": the advisory lock of the one writer of a PostgreSQL archive
_CACHE_KIB = 65536


class Access(Enum):
    """What a connection is opened for."""

    READ = "read"
    WRITE = "write"
    CREATE = "create"


def parse_url(text: str) -> URL:
    """Return the database URL of an archive named by a path or a URL.

    Raises UsageError for a URL of a database that casegraph does not know.
    """
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser()))
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise UsageError(f"no database URL: {text}") from error
    backend = url.drivername.partition("+")[0]
    if backend in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite" or not url.database or url.database == ":memory:":
        raise UsageError(
            f"no archive can be kept at {url.render_as_string()}",
            hint="name a file, or a database as postgresql://user@host/name",
        )
    return url.set(drivername="sqlite")


def shown(url: URL) -> str:
    """Return how messages name the archive: its path, or its URL without the password."""
    return url.database or "" if _is_sqlite(url) else url.render_as_string()


@contextmanager
def connected(url: URL, access: Access, *, wait: float = WAIT_SECONDS) -> Iterator[Connection]:
    """Yield a connection inside one transaction: committed at the end, rolled back on any error.

    A writer waits up to `wait` seconds for another one. Nothing is created but with
    `Access.CREATE`. Raises NotFoundError where there is no file, ArchiveError for all else.
    """
    with named_errors(shown(url)):
        engine = _sqlite(url, access, wait) if _is_sqlite(url) else _postgresql(url, access, wait)
        try:
            with engine.connect() as connection, connection.begin():
                yield connection
        finally:
            engine.dispose()


def _is_sqlite(url: URL) -> bool:
    return url.drivername == "sqlite"


def _sqlite(url: URL, access: Access, wait: float) -> Engine:
    path = Path(url.database or "")
    _check_place(path, access)
    return _engine_of_file(path, access, wait)


@lru_cache(maxsize=16)
def _engine_of_file(path: Path, access: Access, wait: float) -> Engine:
    """Return the engine of a file: it holds no connection, only the statements it compiled."""

    def connect() -> sqlite3.Connection:
        return _connect_file(path, access, wait)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    statement = "BEGIN" if access is Access.READ else "BEGIN IMMEDIATE"

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)
    return engine


def _check_place(path: Path, access: Access) -> None:
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder", hint="name a file in it")
    if access is Access.CREATE:
        if not path.parent.is_dir():
            raise ArchiveError(f"there is no folder {path.parent}", hint="create it first")
    elif not path.exists():
        raise NotFoundError(f"there is no archive {path}", hint="casegraph init creates it")
    elif access is Access.WRITE and not _may_write(path):
        # SQLite itself would say so at the first change only.
        raise ArchiveError(
            f"{path} cannot be written to: it is read-only",
            hint="check the rights of file and folder",
        )


def _connect_file(path: Path, access: Access, wait: float) -> sqlite3.Connection:
    mode = {Access.CREATE: "rwc", Access.WRITE: "rw"}.get(access) or _reading_mode(path)
    try:
        return _connect_as(path, mode, access, wait)
    except sqlite3.OperationalError as error:
        if access is not Access.READ or mode != "rw" or not _lacks_its_files(error):
            raise
        return _connect_as(path, _mode_without_log(path), access, wait)


def _connect_as(path: Path, mode: str, access: Access, wait: float) -> sqlite3.Connection:
    address = f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"
    with ExitStack() as on_failure:
        # No isolation level: the driver starts no transaction, `begin` does.
        connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None)
        on_failure.callback(connection.close)
        for setting in _settings(access):
            connection.execute(f"PRAGMA {setting}")
        if access is Access.READ:
            # Here, not at the first question, it shows whether SQLite can make its files.
            connection.execute("PRAGMA schema_version").fetchone()
        on_failure.pop_all()
    return connection


def _settings(access: Access) -> Iterator[str]:
    yield "foreign_keys = ON"
    yield f"cache_size = -{_CACHE_KIB}"
    yield "query_only = ON" if access is Access.READ else "synchronous = NORMAL"
    if access is Access.CREATE:
        yield "journal_mode = WAL"


def _reading_mode(path: Path) -> str:
    """Return the mode that reads a file in WAL mode and leaves nothing behind.

    A connection without the right to write cannot remove the `-wal` and `-shm` files it makes,
    and fails where it cannot make them. So the right is taken where it exists; where it does not,
    the file is read as it stands, unless a writer's log is beside it.
    """
    return "rw" if _may_write(path) else _mode_without_log(path)


def _mode_without_log(path: Path) -> str:
    """Return the mode that makes no file beside the archive; it is safe where there is no log."""
    log = path.with_name(f"{path.name}-wal")
    return "ro" if log.exists() and log.stat().st_size else "ro&immutable=1"


def _lacks_its_files(error: sqlite3.OperationalError) -> bool:
    """Tell whether SQLite could not make its files beside the archive: as on a full disk."""
    kinds = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL)
    return error.sqlite_errorcode & 0xFF in kinds


def _may_write(path: Path) -> bool:
    """Tell whether this process may change the file, and make a log beside it."""
    effective = os.access in os.supports_effective_ids
    return all(os.access(p, os.W_OK, effective_ids=effective) for p in (path, path.parent))


def _postgresql(url: URL, access: Access, wait: float) -> Engine:
    try:
        engine = create_engine(url, poolclass=NullPool)
    except ModuleNotFoundError as error:
        raise ArchiveError(
            "the driver for PostgreSQL is not installed",
            hint="pip install 'casegraph[postgres]'",
        ) from error
    if access is Access.READ:
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def lock(connection: Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, int(wait * 1000))}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")

    event.listen(engine, "begin", lock)
    return engine
