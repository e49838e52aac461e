"""Works and the citations between them: what the graph is built from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from casegraph.model.record import Name
from casegraph.model.work import Citation, Work
from casegraph.store.queries.assertions import coverage_by, identifiers_by_work, listed
from casegraph.store.tables.bibliography import authorship, person, work
from casegraph.store.tables.coverage import condition_mention
from casegraph.store.tables.reference import citation
from casegraph.store.tables.report import report
from casegraph.vocab.enums import Intent, WorkType

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CONDITIONS = select(condition_mention.c.work_id, condition_mention.c.condition_id).order_by(
    condition_mention.c.work_id, condition_mention.c.reference_id, condition_mention.c.position
)


def fetch_works(connection: Connection) -> tuple[Work, ...]:
    """Return every work, by citation key, with its authors, identifiers and distinct coverage."""
    people = _people(connection)
    identifiers = identifiers_by_work(connection)
    coverage = coverage_by(connection, "work_id", None)
    conditions = listed(connection, _CONDITIONS)
    query = select(work, report.c.id.label("report_id")).join_from(
        work, report, report.c.work_id == work.c.id, isouter=True
    )
    return tuple(
        Work(
            key=row.citation_key,
            type=_type(row.type, is_report=row.report_id is not None),
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


def fetch_citations(connection: Connection) -> tuple[Citation, ...]:
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


def _type(stored: str | None, *, is_report: bool) -> WorkType | None:
    """Return the kind of a work; a report whose record states none is a case report."""
    if stored is not None:
        return WorkType(stored)
    return WorkType.CASE_REPORT if is_report else None


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
