"""Database errors in the words of the person whose archive it is."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from casegraph.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCKED = ("another program is writing to {}", "try again when it is done")
_READ_ONLY = ("{} cannot be written to: it is read-only", "check the rights of file and folder")
_CORRUPT = ("{} is damaged", "restore a backup of it")
_NO_DATABASE = ("{} is no casegraph archive: the file is no database", None)
_FULL = ("{} could not be written: the disk is full", "nothing was changed; make room, try again")
_NOT_OPENED = ("{} cannot be opened", "check the rights of file and folder")
_DISK = (
    "{} could not be read or written",
    "nothing was changed; is the disk full, or its folder read-only?",
)
_REFUSED = ("{} refused a row that contradicts what it holds", "nothing was changed")
_NO_SERVER = ("the server of {} cannot be reached", "check the address, and that it is running")
_NO_RIGHTS = ("the server of {} refuses this user", "check the user's name, password and rights")
_NO_SUCH = ("there is no database {}", "create it on the server, then run `casegraph init`")
_FAILED = ("{} failed", None)

_SQLITE = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CORRUPT: _CORRUPT,
    sqlite3.SQLITE_NOTADB: _NO_DATABASE,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CANTOPEN: _NOT_OPENED,
    sqlite3.SQLITE_PERM: _NOT_OPENED,
    sqlite3.SQLITE_CONSTRAINT: _REFUSED,
}

# Classes and codes of SQLSTATE (PostgreSQL documentation, appendix A); the longest prefix counts.
_POSTGRESQL = {
    "55P03": _LOCKED,
    "25006": _READ_ONLY,
    "53100": _FULL,
    "23": _REFUSED,
    "28": _NO_RIGHTS,
    "42501": _NO_RIGHTS,
    "3D000": _NO_SUCH,
    "XX": _CORRUPT,
}


@contextmanager
def named_errors(archive: str) -> Iterator[None]:
    """Turn every error of a database driver into an `ArchiveError` about `archive`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _translated(archive, error) from error


def _translated(archive: str, error: DBAPIError | sqlite3.Error) -> ArchiveError:
    cause = (error.orig or error) if isinstance(error, DBAPIError) else error
    message, hint = _kind(cause)
    detail = " ".join(str(cause).split())
    return ArchiveError(f"{message.format(archive)} ({detail})", hint=hint)


def _kind(cause: BaseException) -> tuple[str, str | None]:
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return _SQLITE.get(code & 0xFF, _FAILED)
    state = getattr(cause, "sqlstate", None)
    if state is None:
        return _unreached(str(cause))
    return next((_POSTGRESQL[p] for p in (state, state[:2]) if p in _POSTGRESQL), _FAILED)


def _unreached(text: str) -> tuple[str, str | None]:
    """Return what a failed connection means; libpq gives no code, but the server's words."""
    if "does not exist" in text and "database" in text:
        return _NO_SUCH
    if "authentication failed" in text:
        return _NO_RIGHTS
    return _NO_SERVER if "connection" in text else _FAILED
