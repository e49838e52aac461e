"""Works, the citations between them, and the works that a name or a match key may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from casegraph.model.archive import KnownWork
from casegraph.model.ids import recognize
from casegraph.model.record import Name
from casegraph.model.work import Citation, Work
from casegraph.store.limits import chunks, indexable
from casegraph.store.queries.assertions import coverage_by, listed
from casegraph.store.tables.bibliography import authorship, person, work, work_identifier
from casegraph.store.tables.coverage import condition_mention
from casegraph.store.tables.reference import citation
from casegraph.store.tables.report import report
from casegraph.vocab.enums import Intent, WorkType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection, Select

_KNOWN = select(
    work.c.id, work.c.citation_key, work.c.match_key, work.c.page, report.c.id.label("report_id")
).join_from(work, report, report.c.work_id == work.c.id, isouter=True)

_PAIRS = (work_identifier.c.work_id, work_identifier.c.scheme, work_identifier.c.value)
_CONDITIONS = select(condition_mention.c.work_id, condition_mention.c.condition_id).order_by(
    condition_mention.c.work_id, condition_mention.c.reference_id, condition_mention.c.position
)


def works(connection: Connection) -> tuple[Work, ...]:
    """Return every work, by citation key, with its authors, identifiers and distinct coverage."""
    people = _people(connection)
    identifiers = _identifiers(connection, select(*_PAIRS))
    coverage = coverage_by(connection, "work_id", None)
    conditions = listed(connection, _CONDITIONS)
    query = select(work, report.c.id.label("report_id")).join_from(
        work, report, report.c.work_id == work.c.id, isouter=True
    )
    return tuple(
        Work(
            key=row.citation_key,
            type=WorkType(row.type) if row.type else None,
            title=row.title,
            authors=tuple(_short(name) for name in people.get(row.id, ())),
            people=tuple(people.get(row.id, ())),
            et_al=row.et_al,
            journal=row.journal,
            volume=row.volume,
            issue=row.issue,
            page=row.page,
            year=row.year,
            identifiers=identifiers.get(row.id, {}),
            is_report=row.report_id is not None,
            coverage=tuple(dict.fromkeys(coverage.get(row.id, ()))),
            conditions=tuple(dict.fromkeys(conditions.get(row.id, ()))),
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
    """Return the works with any of the identifiers (scheme, normal form) or match keys."""
    queries = list(_by_identifiers(identifiers))
    blocks = {indexable(key) for key in match_keys if key}
    queries += [_KNOWN.where(work.c.match_block.in_(some)) for some in chunks(blocks)]
    return _known(connection, queries)


def _people(connection: Connection) -> dict[int, list[Name]]:
    query = (
        select(authorship.c.work_id, person.c.family, person.c.given, person.c.suffix)
        .add_columns(person.c.literal)
        .join_from(authorship, person, person.c.id == authorship.c.person_id)
        .order_by(authorship.c.work_id, authorship.c.position)
    )
    people: dict[int, list[Name]] = {}
    for row in connection.execute(query):
        name = Name(family=row.family, given=row.given, suffix=row.suffix, literal=row.literal)
        people.setdefault(row.work_id, []).append(name)
    return people


def _short(name: Name) -> str:
    return name.family or name.literal or name.given or ""


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
    identifiers: dict[int, dict[str, str]] = {}
    for some in chunks(found):
        query = select(*_PAIRS).where(work_identifier.c.work_id.in_(some))
        identifiers |= _identifiers(connection, query)
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


def _identifiers(connection: Connection, query: Select[Any]) -> dict[int, dict[str, str]]:
    identifiers: dict[int, dict[str, str]] = {}
    ordered = query.order_by(work_identifier.c.scheme, work_identifier.c.value)
    for number, scheme, value in connection.execute(ordered):
        identifiers.setdefault(number, {}).setdefault(scheme, value)
    return identifiers
