"""What checks look up beyond one report: all reports, and what is printed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from casegraph.model.archive import BY_A_PERSON
from casegraph.model.citing import PrintedElsewhere
from casegraph.store.limits import chunks
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.reference import reference, reference_identifier
from casegraph.store.tables.report import report, source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Connection

MOST_CITATIONS = 50
"""Of one work: one that is cited more often is compared with the first of its citations."""

_WORKS_TOGETHER = 500
"""Below the depth of an expression that SQLite allows, 1,000."""


def report_keys(connection: Connection) -> tuple[str, ...]:
    """Return the citation keys of all reports, sorted."""
    query = select(work.c.citation_key).join_from(report, work, work.c.id == report.c.work_id)
    return tuple(connection.execute(query.order_by(work.c.citation_key)).scalars())


def cited_works(connection: Connection, keys: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """Return, by report, the numbers of its references, each with that of the work it cites."""
    found: dict[str, list[tuple[int, int]]] = {}
    for some in chunks(keys):
        query = (
            select(work.c.citation_key, reference.c.number, reference.c.work_id)
            .join_from(reference, report, report.c.id == reference.c.report_id)
            .join(work, work.c.id == report.c.work_id)
            .where(work.c.citation_key.in_(some), reference.c.work_id.is_not(None))
            .order_by(reference.c.report_id, reference.c.position)
        )
        for key, number, work_id in connection.execute(query):
            found.setdefault(key, []).append((number, work_id))
    return found


def printings(
    connection: Connection, work_ids: Collection[int]
) -> dict[int, list[PrintedElsewhere]]:
    """Return how references print works that more than one of them cites, by the work's number.

    Of many the first `MOST_CITATIONS` are read: a work's fame costs nothing.
    """
    found: dict[int, list[PrintedElsewhere]] = {}
    for some in chunks(work_ids, _WORKS_TOGETHER):
        last = _last_read(connection, some)
        few = [work_id for work_id, reference_id in last.items() if reference_id is None]
        first = [
            (reference.c.work_id == work_id) & (reference.c.id <= reference_id)
            for work_id, reference_id in last.items()
            if reference_id is not None
        ]
        _read_printings(connection, or_(reference.c.work_id.in_(few), *first), found)
    return found


def printed_texts(connection: Connection, keys: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return, by report, what was read from print of it, by sources that are not current too."""
    found: dict[str, list[str]] = {}
    for some in chunks(keys):
        query = (
            select(work.c.citation_key, source.c.text)
            .join_from(source, report, report.c.id == source.c.report_id)
            .join(work, work.c.id == report.c.work_id)
            .where(work.c.citation_key.in_(some))
            .where(source.c.authority < BY_A_PERSON, source.c.text != "")
        )
        for key, text in connection.execute(query.order_by(source.c.id)):
            found.setdefault(key, []).append(text)
    return {key: tuple(texts) for key, texts in found.items()}


def volume_years(
    connection: Connection, journals: Collection[str] | None = None
) -> Iterator[tuple[str, str, str, int]]:
    """Yield journal, volume, year and how many references print them so, over the archive.

    `journals` limits them to some, as printed.
    """
    printed = (reference.c.journal, reference.c.volume, reference.c.year)
    query = select(*printed, func.count()).where(*(column.is_not(None) for column in printed))
    for some in [None] if journals is None else chunks(journals):
        asked = query if some is None else query.where(reference.c.journal.in_(some))
        for row in connection.execute(asked.group_by(*printed)):
            yield row.journal, row.volume, row.year, row[3]


def journal_identifiers(
    connection: Connection, stems: Collection[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the DOI and the journal of every reference of the archive that has both.

    `stems` limits them to DOIs that begin so.
    """
    identifier = reference_identifier.c
    query = (
        select(identifier.value, reference.c.journal)
        .join_from(reference_identifier, reference, identifier.reference_id == reference.c.id)
        .where(identifier.scheme == "doi", reference.c.journal.is_not(None))
    )
    for some in [None] if stems is None else chunks(stems):
        asked = query
        if some is not None:
            asked = query.where(
                or_(*(identifier.value.startswith(s, autoescape=True) for s in some))
            )
        for row in connection.execute(asked):
            yield row.value, row.journal


def _last_read(connection: Connection, work_ids: Collection[int]) -> dict[int, int | None]:
    """Return works that are cited more than once, with the last citation to read, None for all."""
    own = select(reference.c.id).where(reference.c.work_id == work.c.id).correlate(work)
    second, last = (
        own.order_by(reference.c.id).offset(passed).limit(1).scalar_subquery()
        for passed in (1, MOST_CITATIONS - 1)
    )
    query = select(work.c.id, last).where(work.c.id.in_(work_ids), second.is_not(None))
    return {row.id: row[1] for row in connection.execute(query)}


def _read_printings(
    connection: Connection, which: ColumnElement[bool], found: dict[int, list[PrintedElsewhere]]
) -> None:
    columns = (reference.c.title, reference.c.journal, reference.c.year, reference.c.volume)
    query = (
        select(reference.c.work_id, work.c.citation_key, *columns, reference.c.page)
        .join_from(reference, report, report.c.id == reference.c.report_id)
        .join(work, work.c.id == report.c.work_id)
        .where(which)
        .order_by(reference.c.id)
    )
    for work_id, *printed in connection.execute(query):
        found.setdefault(work_id, []).append(PrintedElsewhere(*printed))
