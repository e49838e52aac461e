"""The works that a name, an identifier or a match key may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from casegraph.model.archive import KnownWork
from casegraph.model.ids import recognize
from casegraph.model.work import match_block
from casegraph.store.limits import among, indexable
from casegraph.store.queries.assertions import identifiers_by_work
from casegraph.store.tables.bibliography import work, work_identifier
from casegraph.store.tables.report import report, source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection, Select

_KNOWN = select(
    work.c.id, work.c.citation_key, work.c.match_key, work.c.page, report.c.id.label("report_id")
).join_from(work, report, report.c.work_id == work.c.id, isouter=True)


def work_keys(connection: Connection) -> tuple[str, ...]:
    """Return all citation keys, sorted."""
    query = select(work.c.citation_key).order_by(work.c.citation_key)
    return tuple(connection.execute(query).scalars())


def find_works(connection: Connection, name: str) -> tuple[KnownWork, ...]:
    """Return the works that a citation key or an identifier (DOI, `pmid:`, ...) may mean."""
    pair = recognize(name)
    named = _KNOWN.where(work.c.citation_key == name)
    return _known(connection, [named, *_by_identifiers(connection, [pair] if pair else [])])


def known_works(
    connection: Connection, identifiers: Collection[tuple[str, str]], match_keys: Collection[str]
) -> tuple[KnownWork, ...]:
    """Return the works with any of the identifiers (scheme, normal form) or match blocks.

    A block holds the works of one title, whatever their year and author.
    """
    queries = list(_by_identifiers(connection, identifiers))
    blocks = {indexable(match_block(key)) for key in match_keys if key}
    queries += [_KNOWN.where(those) for those in among(connection, work.c.match_block, blocks)]
    return _known(connection, queries)


def known_work(connection: Connection, number: int) -> KnownWork:
    """Return the work of a number that a query gave."""
    (found,) = _known(connection, [_KNOWN.where(work.c.id == number)])
    return found


def works_read_from(connection: Connection, sha256: str, record_json: str) -> tuple[KnownWork, ...]:
    """Return the reports that took up this very reading of a file, now or earlier."""
    taken = source.c.sha256 == sha256, source.c.record_json == record_json
    query = _KNOWN.join(source, source.c.report_id == report.c.id).where(*taken)
    return _known(connection, [query])


def has_read(connection: Connection, work_id: int, reader: str, file_name: str) -> bool:
    """Tell whether a report took up a file of this name by this reader, now or earlier."""
    query = (
        select(source.c.id)
        .join_from(source, report, report.c.id == source.c.report_id)
        .where(report.c.work_id == work_id)
        .where(source.c.reader == reader, source.c.file_name == file_name)
    )
    return connection.execute(query.limit(1)).first() is not None


def _by_identifiers(
    connection: Connection, identifiers: Collection[tuple[str, str]]
) -> Iterable[Select[Any]]:
    values: dict[str, set[str]] = {}
    for scheme, value in identifiers:
        values.setdefault(scheme, set()).add(value)
    for scheme, some in values.items():
        for named in among(connection, work_identifier.c.value, some):
            yield _KNOWN.join(work_identifier, work_identifier.c.work_id == work.c.id).where(
                work_identifier.c.scheme == scheme, named
            )


def _known(connection: Connection, queries: Iterable[Select[Any]]) -> tuple[KnownWork, ...]:
    found = {row.id: row for query in queries for row in connection.execute(query)}
    identifiers = identifiers_by_work(connection, found)
    return tuple(
        KnownWork(
            work_id=number,
            key=row.citation_key,
            match_key=row.match_key,
            identifiers=identifiers.get(number, {}),
            is_report=row.report_id is not None,
            page=row.page,
        )
        for number, row in sorted(found.items())
    )
