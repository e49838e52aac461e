"""What an archive took up before, asked of many readings at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from casegraph.model.work import NO_MATCH_KEY
from casegraph.store.limits import chunks
from casegraph.store.queries.reports import to_source
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.report import report, source

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from casegraph.model.archive import Source


def keys_in_use(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """Return those of some citation keys that works have, with the numbers of the works."""
    found: dict[str, int] = {}
    for some in chunks(keys):
        query = select(work.c.citation_key, work.c.id).where(work.c.citation_key.in_(some))
        found.update((key, number) for key, number in connection.execute(query))
    return found


def current_sources(
    connection: Connection, work_ids: Collection[int]
) -> dict[int, tuple[str | None, list[Source]]]:
    """Return the inputs that reports are made of now, by the number of their work, with the key."""
    found: dict[int, tuple[str | None, list[Source]]] = {}
    for some in chunks(work_ids):
        query = (
            select(source, report.c.work_id, work.c.citation_key)
            .join_from(source, report, report.c.id == source.c.report_id)
            .join(work, work.c.id == report.c.work_id)
            .where(report.c.work_id.in_(some), source.c.is_current)
            .order_by(source.c.report_id, source.c.position)
        )
        for row in connection.execute(query):
            found.setdefault(row.work_id, (row.citation_key, []))[1].append(to_source(row))
    return found


def readings_taken(connection: Connection, digests: Collection[str]) -> set[tuple[str, str]]:
    """Return the digest and the record of every reading that was taken up of some files."""
    found: set[tuple[str, str]] = set()
    for some in chunks(digests):
        query = select(source.c.sha256, source.c.record_json).where(source.c.sha256.in_(some))
        found.update((sha256, json) for sha256, json in connection.execute(query))
    return found


def untitled_readings(
    connection: Connection, files: Collection[str], records: Collection[str]
) -> set[str]:
    """Return those of some file names and records that reports without a title were read from."""
    found: set[str] = set()
    untitled = select(report.c.id).join_from(report, work, report.c.work_id == work.c.id)
    untitled = untitled.where(work.c.match_block == NO_MATCH_KEY)
    if connection.execute(untitled.limit(1)).first() is None:
        return found
    for column, wanted in ((source.c.file_name, files), (source.c.record_json, records)):
        for some in chunks(wanted):
            query = (
                select(column)
                .join_from(work, report, report.c.work_id == work.c.id)
                .join(source, source.c.report_id == report.c.id)
                .where(work.c.match_block == NO_MATCH_KEY, source.c.is_current, column.in_(some))
            )
            found.update(connection.execute(query).scalars())
    return found
