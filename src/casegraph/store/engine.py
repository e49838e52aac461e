"""Opening an archive to read or to write: one transaction each, every error named."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from casegraph.store.connect import WAIT_SECONDS, Access, connected, parse_url
from casegraph.store.schema import require_head

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Connection", "archive_url", "reading", "writing"]


def archive_url(text: str) -> str:
    """Return the database URL of an archive named by a path or a URL."""
    return parse_url(text).render_as_string(hide_password=False)


@contextmanager
def reading(archive: str) -> Iterator[Connection]:
    """Yield a connection that sees one state of the archive and cannot change it.

    Raises NotFoundError where there is no archive, UndecidedError where it must be migrated,
    ArchiveError where it cannot be read.
    """
    url = parse_url(archive)
    with connected(url, Access.READ) as connection:
        require_head(connection, url)
        yield connection


@contextmanager
def writing(archive: str, *, wait: float = WAIT_SECONDS) -> Iterator[Connection]:
    """Yield the connection of the archive's one writer: all of its changes are kept, or none.

    Waits up to `wait` seconds for another writer. Raises as `reading` does, and ArchiveError
    where the archive cannot be written.
    """
    url = parse_url(archive)
    with connected(url, Access.WRITE, wait=wait) as connection:
        require_head(connection, url)
        yield connection
