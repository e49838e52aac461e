"""Printed references with the works they point to and what those cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from casegraph.model.stored import StoredReference
from casegraph.store.queries.assertions import coverage_by, listed
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.coverage import condition_mention
from casegraph.store.tables.reference import reference, reference_author, reference_identifier
from casegraph.store.tables.report import report
from casegraph.vocab.enums import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Column, Connection, Row, Select

    from casegraph.model.coverage import Coverage

Author = tuple[str | None, str | None, str | None]


def fetch_references(connection: Connection, report_key: str | None) -> tuple[StoredReference, ...]:
    """Return the references of one report, or of all, by report key and in printed order.

    Each holds what is asserted of its work through it, and what curators state of that work
    through any report. Seven queries, however many references.
    """
    among = _among(report_key) if report_key is not None else None
    works = _among(report_key, reference.c.work_id) if report_key is not None else None
    authors = _authors(connection, among)
    identifiers = _identifiers(connection, among)
    coverage = coverage_by(connection, "reference_id", among)
    stated = coverage_by(connection, "work_id", works, basis=Basis.CURATOR)
    conditions = _conditions(connection, among)
    return tuple(
        _reference(
            row,
            authors=tuple(authors.get(row.id, ())),
            identifiers=identifiers.get(row.id, {}),
            coverage=_joined(coverage.get(row.id, ()), stated.get(row.work_id, ())),
            conditions=tuple(conditions.get(row.id, ())),
        )
        for row in connection.execute(_listed(report_key))
    )


def _reference(
    row: Row[Any],
    *,
    authors: tuple[Author, ...],
    identifiers: dict[str, str],
    coverage: tuple[Coverage, ...],
    conditions: tuple[str, ...],
) -> StoredReference:
    return StoredReference(
        report=row.report,
        work=row.work,
        number=row.number,
        raw=row.raw,
        authors=authors,
        et_al=row.et_al,
        year=row.year,
        title=row.title,
        journal=row.journal,
        volume=row.volume,
        issue=row.issue,
        page=row.page,
        identifiers=identifiers,
        links=tuple(row.links),
        leftover=row.leftover,
        coverage=coverage,
        conditions=conditions,
    )


def _listed(report_key: str | None) -> Select[Any]:
    cited = work.alias("cited")
    query = (
        select(reference, work.c.citation_key.label("report"), cited.c.citation_key.label("work"))
        .join_from(reference, report, report.c.id == reference.c.report_id)
        .join(work, work.c.id == report.c.work_id)
        .join(cited, cited.c.id == reference.c.work_id, isouter=True)
        .order_by(work.c.citation_key, reference.c.position)
    )
    return query if report_key is None else query.where(work.c.citation_key == report_key)


def _joined(own: Iterable[Coverage], stated: Iterable[Coverage]) -> tuple[Coverage, ...]:
    return tuple(dict.fromkeys((*own, *stated)))


def _among(report_key: str, column: Column[Any] = reference.c.id) -> Select[tuple[int]]:
    return (
        select(column)
        .join_from(reference, report, report.c.id == reference.c.report_id)
        .join(work, work.c.id == report.c.work_id)
        .where(work.c.citation_key == report_key)
    )


def _authors(connection: Connection, among: Select[tuple[int]] | None) -> dict[int, list[Author]]:
    column = reference_author.c
    name = func.coalesce(column.family, column.literal)
    query = select(column.reference_id, name, column.given, column.suffix)
    query = query.order_by(column.reference_id, column.position)
    if among is not None:
        query = query.where(column.reference_id.in_(among))
    found: dict[int, list[Author]] = {}
    for number, family, given, suffix in connection.execute(query):
        found.setdefault(number, []).append((family, given, suffix))
    return found


def _identifiers(
    connection: Connection, among: Select[tuple[int]] | None
) -> dict[int, dict[str, str]]:
    column = reference_identifier.c
    query = select(column.reference_id, column.scheme, column.value)
    query = query.order_by(column.reference_id, column.position)
    if among is not None:
        query = query.where(column.reference_id.in_(among))
    found: dict[int, dict[str, str]] = {}
    for number, scheme, value in connection.execute(query):
        found.setdefault(number, {})[scheme] = value
    return found


def _conditions(connection: Connection, among: Select[tuple[int]] | None) -> dict[int, list[str]]:
    column = condition_mention.c
    query = select(column.reference_id, column.condition_id)
    query = query.order_by(column.reference_id, column.position)
    if among is not None:
        query = query.where(column.reference_id.in_(among))
    return listed(connection, query)
