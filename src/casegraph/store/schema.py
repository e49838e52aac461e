"""The state of an archive's schema: absent, of an older or newer casegraph, or as needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.errors import ArchiveError, NotFoundError, UndecidedError
from casegraph.store.connect import Access, connected, parse_url, shown

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection

HEAD = "0012"

_VERSION_TABLE = "alembic_version"
_MARK_TABLE = "archive_property"
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """Whether the archive exists, and the revision of its schema."""

    exists: bool
    revision: str | None


def state(archive: str) -> ArchiveState:
    """Return the state of the archive named by a path or URL, creating nothing.

    Raises ArchiveError where the database cannot be read or is no archive.
    """
    url = parse_url(archive)
    try:
        with connected(url, Access.READ) as connection:
            revision = revision_of(connection, url)
    except NotFoundError:
        return ArchiveState(exists=False, revision=None)
    return ArchiveState(exists=revision is not None, revision=revision)


def revision_of(connection: Connection, url: URL) -> str | None:
    """Return the revision of the schema, None for an empty database.

    Raises ArchiveError for a database of something else.
    """
    tables = set(connection.exec_driver_sql(_TABLES[connection.dialect.name]).scalars())
    if tables <= {_VERSION_TABLE}:
        return None
    if not {_VERSION_TABLE, _MARK_TABLE} <= tables:
        raise ArchiveError(
            f"{shown(url)} is a database, but no casegraph archive",
            hint="name another file or database, or run `casegraph init` on a new one",
        )
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(found) if found else None


def require_head(connection: Connection, url: URL) -> None:
    """Raise a named error unless the archive has the schema that this casegraph works with."""
    revision = revision_of(connection, url)
    if revision is None:
        raise NotFoundError(
            f"there is no archive in {shown(url)}: it is empty", hint="casegraph init makes one"
        )
    if revision < HEAD:
        raise UndecidedError(
            f"{shown(url)} was made by an older casegraph (schema {revision}, needed {HEAD})",
            hint="casegraph migrate brings it up to date",
        )
    refuse_newer(revision, url)


def refuse_newer(revision: str, url: URL) -> None:
    """Raise UndecidedError for an archive whose schema this casegraph does not know yet."""
    if revision > HEAD:
        raise UndecidedError(
            f"{shown(url)} was made by a newer casegraph (schema {revision}, known {HEAD})",
            hint="install the newer casegraph",
        )
