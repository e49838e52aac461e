"""The archived reports: their list, their sources, what is counted of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ScalarSelect, Table, exists, func, select

from casegraph.model.archive import BY_A_PERSON, Source
from casegraph.model.draft import needed_of
from casegraph.model.stored import ReportSummary
from casegraph.store.limits import chunks
from casegraph.store.tables.bibliography import authorship, organization, person, work
from casegraph.store.tables.clinical import case, therapy_agent, therapy_step
from casegraph.store.tables.coverage import coverage
from casegraph.store.tables.ledger import judgement
from casegraph.store.tables.reference import citation, reference
from casegraph.store.tables.report import report, source
from casegraph.store.tables.terms import term

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection, Row

_COUNTED = {
    "reports": report,
    "references": reference,
    "works": work,
    "citations": citation,
    "persons": person,
    "organizations": organization,
    "cases": case,
    "therapy_steps": therapy_step,
    "coverage": coverage,
    "terms": term,
    "judgements": judgement,
}


def fetch_reports(connection: Connection) -> tuple[ReportSummary, ...]:
    """Return one line for each report, by citation key."""
    query = (
        select(
            work.c.citation_key,
            work.c.title,
            work.c.journal,
            work.c.year,
            _number_of(reference).label("references"),
            _number_of(case).label("cases"),
            work.c.issued,
            work.c.type,
            exists().where(authorship.c.work_id == work.c.id).label("authors"),
        )
        .join_from(report, work, work.c.id == report.c.work_id)
        .order_by(work.c.citation_key)
    )
    return tuple(
        ReportSummary(
            key=row.citation_key,
            title=row.title,
            journal=row.journal,
            year=row.year,
            references=row.references,
            cases=row.cases,
            draft=_is_draft(row),
        )
        for row in connection.execute(query)
    )


def _is_draft(row: Row[Any]) -> bool:
    stated = {
        "title": _text(row.title),
        "authors": row.authors,
        "journal": _text(row.journal),
        "issued": _text(row.issued),
        "references": row.references,
    }
    return not all(stated[name] for name in needed_of(row.type))


def fetch_sources(connection: Connection, key: str) -> tuple[Source, ...]:
    """Return the inputs that a report's record is made of now, in their order."""
    query = (
        select(source)
        .join_from(source, report, report.c.id == source.c.report_id)
        .join(work, work.c.id == report.c.work_id)
        .where(work.c.citation_key == key, source.c.is_current)
        .order_by(source.c.position)
    )
    return tuple(to_source(row) for row in connection.execute(query))


def fetch_all_sources(
    connection: Connection, keys: Collection[str]
) -> dict[str, tuple[Source, ...]]:
    """Return the inputs of some reports as `fetch_sources` does, by citation key."""
    found: dict[str, list[Source]] = {}
    for some in chunks(keys):
        query = (
            select(source, work.c.citation_key)
            .join_from(source, report, report.c.id == source.c.report_id)
            .join(work, work.c.id == report.c.work_id)
            .where(work.c.citation_key.in_(some), source.c.is_current)
            .order_by(source.c.report_id, source.c.position)
        )
        for row in connection.execute(query):
            found.setdefault(row.citation_key, []).append(to_source(row))
    return {key: tuple(entries) for key, entries in found.items()}


def fetch_readings(connection: Connection, key: str) -> tuple[Source, ...]:
    """Return every input that was ever read of a report, current or not, the oldest first."""
    query = (
        select(source)
        .join_from(source, report, report.c.id == source.c.report_id)
        .join(work, work.c.id == report.c.work_id)
        .where(work.c.citation_key == key)
        .order_by(source.c.loaded_at, source.c.id)
    )
    return tuple(to_source(row) for row in connection.execute(query))


def fetch_printed_texts(connection: Connection, key: str) -> tuple[str, ...]:
    """Return what was read from print of a report, by sources that are not current too."""
    return fetch_all_printed_texts(connection, [key]).get(key, ())


def fetch_all_printed_texts(
    connection: Connection, keys: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Return what was read from print of some reports, by citation key."""
    found: dict[str, list[str]] = {}
    for some in chunks(keys):
        query = (
            select(work.c.citation_key, source.c.text)
            .join_from(source, report, report.c.id == source.c.report_id)
            .join(work, work.c.id == report.c.work_id)
            .where(work.c.citation_key.in_(some), source.c.authority < BY_A_PERSON)
            .where(source.c.text != "")
            .order_by(source.c.id)
        )
        for key, text in connection.execute(query):
            found.setdefault(key, []).append(text)
    return {key: tuple(texts) for key, texts in found.items()}


def to_source(row: Row[Any]) -> Source:
    """Return a source from its row."""
    return Source(
        reader=row.reader,
        version=row.version,
        authority=row.authority,
        file_name=row.file_name,
        media_type=row.media_type,
        sha256=row.sha256,
        text=row.text,
        record_json=row.record_json,
        loaded_at=row.loaded_at,
    )


def fetch_therapy_agents(connection: Connection, key: str | None) -> tuple[str, ...]:
    """Return the treatments given in one report, or in all, each once, in the order given."""
    query = (
        select(therapy_agent.c.name)
        .join_from(
            therapy_agent, therapy_step, therapy_step.c.id == therapy_agent.c.therapy_step_id
        )
        .join(case, case.c.id == therapy_step.c.case_id)
        .join(report, report.c.id == case.c.report_id)
        .join(work, work.c.id == report.c.work_id)
        .order_by(
            *(work.c.citation_key, case.c.position, therapy_step.c.position),
            therapy_agent.c.position,
        )
    )
    if key is not None:
        query = query.where(work.c.citation_key == key)
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def fetch_counts(connection: Connection) -> Mapping[str, int]:
    """Return how many things of each kind the archive holds."""
    totals = (select(func.count()).select_from(t).scalar_subquery() for t in _COUNTED.values())
    found = connection.execute(select(*totals)).one()
    return dict(zip(_COUNTED, found, strict=True))


def _text(value: str | None) -> str:
    return (value or "").strip()


def _number_of(table: Table) -> ScalarSelect[int]:
    parts = select(func.count()).select_from(table)
    return parts.where(table.c.report_id == report.c.id).scalar_subquery()
