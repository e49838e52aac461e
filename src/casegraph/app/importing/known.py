"""What the archive holds of files before they are read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.app.importing.events import TakenBefore, Unread
from casegraph.model.plain import digest
from casegraph.read.registry import READERS
from casegraph.read.text import HEAD, is_unreadable
from casegraph.store import engine
from casegraph.store.imports import records_imported
from casegraph.store.queries.taken import records_held

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from casegraph.app.importing.events import Found
    from casegraph.store.engine import Connection

_ASKED_TOGETHER = 200
_BYTES_TOGETHER = 4 << 20


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Looks files up in an archive by their content; `forced` names the reader of them all.

    With `resume` a file that an earlier import took in wholly is only told of, and not read.
    """

    archive: str
    forced: str | None = None
    resume: bool = False

    def recognize(self, found: Iterator[Found]) -> Iterator[Found]:
        """Yield files, each with what the archive holds of it."""
        for some in _gathered(found):
            digests = [_digest(each) if isinstance(each, Unread) else None for each in some]
            yield from self._recognized(some, digests)

    def _recognized(self, some: list[Found], digests: list[str | None]) -> list[Found]:
        held: dict[str, set[str]] = {}
        with engine.reading(self.archive) as connection:
            for sha256, record in records_held(connection, {d for d in digests if d}):
                held.setdefault(sha256, set()).add(digest(record))
            return [
                self._judged(connection, each, sha256, held.get(sha256, ()))
                if sha256 and isinstance(each, Unread)
                else each
                for each, sha256 in zip(some, digests, strict=True)
            ]

    def _judged(
        self, connection: Connection, file: Unread, sha256: str, held: Collection[str]
    ) -> Found:
        readers = {(r.name, r.version) for r in READERS if self.forced in {None, r.name}}
        records = records_imported(connection, sha256, readers) if self.resume else None
        if records is not None:
            return TakenBefore(file.place, records)
        return replace(file, held=frozenset(held))


def _gathered(found: Iterator[Found]) -> Iterator[list[Found]]:
    some: list[Found] = []
    size = 0
    for each in found:
        some.append(each)
        size += len(each.data or b"") if isinstance(each, Unread) else 0
        if len(some) == _ASKED_TOGETHER or size > _BYTES_TOGETHER:
            yield some
            some, size = [], 0
    yield some


def _digest(file: Unread) -> str | None:
    """Return the digest of a file's bytes, None where reading it will tell what is wrong."""
    if file.data is not None:
        return digest(file.data)
    try:
        with Path(file.place.file).open("rb") as stream:
            if is_unreadable(stream.read(HEAD)):
                return None
            stream.seek(0)
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
