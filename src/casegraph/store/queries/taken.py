"""What an archive took up before, asked of many readings at once."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select, true

from casegraph.model.work import NO_MATCH_KEY
from casegraph.store.limits import among, chunks
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.report import report, source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Connection

    from casegraph.model.archive import Source


def keys_in_use(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """Return those of some citation keys that works have, with the numbers of the works."""
    found: dict[str, int] = {}
    for some in chunks(keys):
        query = select(work.c.citation_key, work.c.id).where(work.c.citation_key.in_(some))
        found.update((key, number) for key, number in connection.execute(query))
    return found


class HeldReport(NamedTuple):
    """A report's key, and the reader and the record of every input that it is made of now."""

    key: str | None
    readings: set[tuple[str, str]]


def current_readings(connection: Connection, work_ids: Collection[int]) -> dict[int, HeldReport]:
    """Return what reports are made of now, by the number of their work."""
    found: dict[int, HeldReport] = {}
    for some in chunks(work_ids):
        query = (
            select(source.c.reader, source.c.record_json, report.c.work_id, work.c.citation_key)
            .join_from(source, report, report.c.id == source.c.report_id)
            .join(work, work.c.id == report.c.work_id)
            .where(report.c.work_id.in_(some), source.c.is_current)
        )
        for reader, json, work_id, key in connection.execute(query):
            found.setdefault(work_id, HeldReport(key, set())).readings.add((reader, json))
    return found


def readings_taken(
    connection: Connection, digests: Collection[str], records: Collection[str]
) -> dict[tuple[str, str], int]:
    """Return the digest and the record of those readings of some files that were taken up.

    Each with the number of the work that is its report: the first, where it was taken up by more.
    Only `records` are asked for where they are more than the files: else nothing is gained by it.
    """
    found: dict[tuple[str, str], int] = {}
    several = len(records) > len(digests)
    asked = list(among(connection, source.c.record_json, records)) if several else [true()]
    for some, those in itertools.product(chunks(digests), asked):
        query = (
            select(source.c.sha256, source.c.record_json, report.c.work_id)
            .join_from(source, report, report.c.id == source.c.report_id)
            .where(source.c.sha256.in_(some), those)
            .order_by(report.c.work_id)
        )
        for sha256, json, work_id in connection.execute(query):
            found.setdefault((sha256, json), work_id)
    return found


def records_held(connection: Connection, digests: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the record, with the digest of its file, of every reading of some files that counts."""
    for some in chunks(digests):
        query = select(source.c.sha256, source.c.record_json)
        query = query.where(source.c.sha256.in_(some), source.c.is_current)
        yield from ((sha256, json) for sha256, json in connection.execute(query))


def readings_like(
    connection: Connection, given: Source, works: Collection[int], *, by_name: bool
) -> tuple[tuple[int, str], ...]:
    """Return readings by the reader of a source that say the same, or are of a file of its name.

    The latter only `by_name`. Each is the number of its report's work and its record, in that
    order: those of reports without a title, and of some works.
    """
    alike = [source.c.record_json == given.record_json]
    if by_name:
        alike.append(source.c.file_name == given.file_name)
    asked = [work.c.match_block == NO_MATCH_KEY, *among(connection, work.c.id, works)]
    query = (
        select(work.c.id, source.c.record_json)
        .join_from(work, report, report.c.work_id == work.c.id)
        .join(source, source.c.report_id == report.c.id)
        .where(or_(*asked), source.c.is_current, source.c.reader == given.reader, or_(*alike))
        .order_by(work.c.id, source.c.position)
    )
    return tuple((number, json) for number, json in connection.execute(query))


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
