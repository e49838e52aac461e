"""Which files imports took in wholly: noted with their last record, asked for by content."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select

from casegraph.store.tables.imports import imported_file

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from casegraph.model.archive import ImportedFile

_KEY = ("sha256", "reader", "version")


def records_imported(
    connection: Connection, sha256: str, readers: Collection[tuple[str, str]]
) -> int | None:
    """Return how many records a file held that was taken in by one of these readers.

    `readers` are names and versions; None tells that no import took the file in wholly.
    """
    query = select(imported_file.c.reader, imported_file.c.version, imported_file.c.records)
    found = connection.execute(query.where(imported_file.c.sha256 == sha256))
    return next((row.records for row in found if (row.reader, row.version) in readers), None)


def note_imported(connection: Connection, files: Collection[ImportedFile], at: str) -> None:
    """Note files whose every record is in the archive; `at` is ISO 8601, UTC."""
    if not files:
        return
    named = {(file.sha256, file.reader, file.version): file for file in files}
    same = delete(imported_file)
    for name in _KEY:
        same = same.where(imported_file.c[name] == bindparam(f"of_{name}"))
    keys = [{f"of_{name}": part for name, part in zip(_KEY, key, strict=True)} for key in named]
    connection.execute(same, keys)
    connection.execute(
        insert(imported_file),
        [{**dataclasses.asdict(file), "at": at} for file in named.values()],
    )
