"""Works, the citations between them, and the works that a name or a match key may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from casegraph.model.archive import KnownWork
from casegraph.model.ids import recognize
from casegraph.model.work import Citation, Work
from casegraph.store.limits import chunks, indexable
from casegraph.store.queries.assertions import coverage_by, listed
from casegraph.store.tables.bibliography import authorship, person, work, work_identifier
from casegraph.store.tables.reference import citation
from casegraph.store.tables.report import report
from casegraph.vocab.enums import Intent, WorkType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection, Select

_KNOWN = select(
    work.c.id, work.c.citation_key, work.c.match_key, work.c.page, report.c.id.label("report_id")
).join_from(work, report, report.c.work_id == work.c.id, isouter=True)


def works(connection: Connection) -> tuple[Work, ...]:
    """Return every work with its authors, identifiers and distinct coverage, by citation key."""
    authors = listed(connection, _author_names())
    identifiers: dict[int, dict[str, str]] = {}
    pairs = select(work_identifier.c.work_id, work_identifier.c.scheme, work_identifier.c.value)
    for number, scheme, value in connection.execute(pairs.order_by(*work_identifier.primary_key)):
        identifiers.setdefault(number, {}).setdefault(scheme, value)
    coverage = coverage_by(connection, "work_id", None)
    query = select(work, report.c.id.label("report_id")).join_from(
        work, report, report.c.work_id == work.c.id, isouter=True
    )
    return tuple(
        Work(
            key=row.citation_key,
            type=WorkType(row.type) if row.type else None,
            title=row.title,
            authors=tuple(authors.get(row.id, ())),
            et_al=row.et_al,
            journal=row.journal,
            volume=row.volume,
            issue=row.issue,
            page=row.page,
            year=row.year,
            identifiers=identifiers.get(row.id, {}),
            is_report=row.report_id is not None,
            coverage=tuple(dict.fromkeys(coverage.get(row.id, ()))),
        )
        for row in connection.execute(query.order_by(work.c.citation_key))
    )


def citations(connection: Connection) -> tuple[Citation, ...]:
    """Return every citation, by the key of the citing work and in printed order."""
    query = select(citation).order_by(citation.c.citing, citation.c.number)
    return tuple(
        Citation(
            citing=row.citing,
            cited=row.cited,
            number=row.number,
            intent=Intent(row.intent),
            raw=row.raw,
            score=row.score,
        )
        for row in connection.execute(query)
    )


def work_keys(connection: Connection) -> tuple[str, ...]:
    """Return all citation keys, sorted."""
    query = select(work.c.citation_key).order_by(work.c.citation_key)
    return tuple(connection.execute(query).scalars())


def find_works(connection: Connection, name: str) -> tuple[KnownWork, ...]:
    """Return the works that a citation key or an identifier (DOI, `pmid:`, ...) may mean."""
    pair = recognize(name)
    named = _KNOWN.where(work.c.citation_key == name)
    return _known(connection, [named, *_by_identifiers([pair] if pair else [])])


def known_works(
    connection: Connection, identifiers: Collection[tuple[str, str]], match_keys: Collection[str]
) -> tuple[KnownWork, ...]:
    """Return the works with any of the identifiers (scheme, normal form) or match keys.

    A match key also finds the works told apart from it by `~` and a number.
    """
    queries = list(_by_identifiers(identifiers))
    blocks = {indexable(key.partition("~")[0]) for key in match_keys} - {""}
    queries += [_KNOWN.where(work.c.match_block.in_(some)) for some in chunks(blocks)]
    return _known(connection, queries)


def _author_names() -> Select[tuple[int, str]]:
    name = func.coalesce(person.c.family, person.c.literal, person.c.given, "")
    return (
        select(authorship.c.work_id, name)
        .join_from(authorship, person, person.c.id == authorship.c.person_id)
        .order_by(authorship.c.work_id, authorship.c.position)
    )


def _by_identifiers(identifiers: Collection[tuple[str, str]]) -> Iterable[Select[Any]]:
    values: dict[str, set[str]] = {}
    for scheme, value in identifiers:
        values.setdefault(scheme, set()).add(value)
    for scheme, some in values.items():
        for part in chunks(some):
            yield _KNOWN.join(work_identifier, work_identifier.c.work_id == work.c.id).where(
                work_identifier.c.scheme == scheme, work_identifier.c.value.in_(part)
            )


def _known(connection: Connection, queries: Iterable[Select[Any]]) -> tuple[KnownWork, ...]:
    found = {row.id: row for query in queries for row in connection.execute(query)}
    identifiers = _identifiers_of(connection, found)
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


def _identifiers_of(connection: Connection, work_ids: Collection[int]) -> dict[int, dict[str, str]]:
    identifiers: dict[int, dict[str, str]] = {}
    column = work_identifier.c
    for some in chunks(work_ids):
        query = select(column.work_id, column.scheme, column.value)
        query = query.where(column.work_id.in_(some)).order_by(column.scheme, column.value)
        for number, scheme, value in connection.execute(query):
            identifiers.setdefault(number, {}).setdefault(scheme, value)
    return identifiers
