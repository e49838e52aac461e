"""Bringing an archive's schema up to date; the only place that runs Alembic."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from casegraph.store.connect import Access, connected, parse_url
from casegraph.store.locations import resource_folder
from casegraph.store.schema import HEAD, refuse_newer, revision_of, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import URL, Connection


@dataclass(frozen=True, slots=True)
class MigrationResult:
    """The revision of the schema before (None: there was no archive) and after."""

    before: str | None
    after: str


def migrate(archive: str, fill: Callable[[Connection], None] | None = None) -> MigrationResult:
    """Create the archive where it is missing and bring its schema to the newest revision.

    All in one transaction: on any error the archive is as before. `fill` writes, in the same
    transaction, what an archive of that schema holds from the start; it is not called where the
    schema was the newest before. Raises ArchiveError where the database cannot be used,
    UndecidedError where a newer casegraph made it.
    """
    url = parse_url(archive)
    known = state(archive)
    if known.revision == HEAD:
        return MigrationResult(before=HEAD, after=HEAD)
    if known.revision is not None:
        refuse_newer(known.revision, url)
    created = _new_file(url)
    with ExitStack() as on_failure:
        with connected(url, Access.CREATE) as connection:
            before = revision_of(connection, url)
            # Without the writer's lock the file may be that of another program that creates it.
            if created and before is None:
                on_failure.callback(_remove, created)
            command.upgrade(configuration(connection), "head")
            if fill:
                fill(connection)
        on_failure.pop_all()
    return MigrationResult(before=before, after=HEAD)


def configuration(connection: Connection) -> Config:
    """Return Alembic's configuration for the migrations of this installation."""
    config = Config()
    folder = str(resource_folder("migrations"))
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    return config


def _new_file(url: URL) -> Path | None:
    path = Path(url.database or "")
    return path if url.drivername == "sqlite" and not path.exists() else None


def _remove(path: Path) -> None:
    for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        leftover.unlink(missing_ok=True)
