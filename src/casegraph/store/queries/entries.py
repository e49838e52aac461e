"""The reference lists of records, rebuilt from their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, select

from casegraph.model.coverage import CoverageStatement
from casegraph.model.record import Name, Reference
from casegraph.store.tables.reference import (
    reference,
    reference_author,
    reference_identifier,
    reference_statement,
)
from casegraph.vocab.enums import CoverageRole, Intent, WorkType

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection, Row

_NOT_STATED = frozenset({"position", "leftover", "work_id"})
_STATED = tuple(
    column
    for column in reference.c
    if column.name not in _NOT_STATED and not column.name.startswith("match_")
)


def reference_entries(
    connection: Connection, report_ids: Collection[int]
) -> dict[int, tuple[Reference, ...]]:
    """Return, by report, the references as its record states them, in printed order."""
    authors = _names(connection, report_ids)
    identifiers = _by_reference(connection, reference_identifier, report_ids)
    statements = _by_reference(connection, reference_statement, report_ids)
    query = select(*_STATED).where(reference.c.report_id.in_(report_ids))
    found: dict[int, list[Reference]] = {}
    for row in connection.execute(query.order_by(reference.c.report_id, reference.c.position)):
        entry = Reference(
            number=row.number,
            raw=row.raw,
            authors=tuple(authors.get(row.id, ())),
            et_al=row.et_al,
            year=row.year,
            title=row.title,
            journal=row.journal,
            volume=row.volume,
            issue=row.issue,
            page=row.page,
            type=WorkType(row.type) if row.type else None,
            identifiers={part.scheme: part.value for part in identifiers.get(row.id, ())},
            links=tuple(row.links),
            intent=Intent(row.intent) if row.intent else None,
            coverage=tuple(_statement(part) for part in statements.get(row.id, ())),
        )
        found.setdefault(row.report_id, []).append(entry)
    return {report_id: tuple(entries) for report_id, entries in found.items()}


def _by_reference(
    connection: Connection, table: Table, report_ids: Collection[int]
) -> dict[int, list[Row[Any]]]:
    own = select(reference.c.id).where(reference.c.report_id.in_(report_ids))
    query = select(table).where(table.c.reference_id.in_(own))
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(query.order_by(table.c.reference_id, table.c.position)):
        found.setdefault(row.reference_id, []).append(row)
    return found


def _names(connection: Connection, report_ids: Collection[int]) -> dict[int, list[Name]]:
    author = reference_author.c
    own = select(reference.c.id).where(reference.c.report_id.in_(report_ids))
    query = (
        select(author.reference_id, author.family, author.given, author.suffix, author.literal)
        .where(author.reference_id.in_(own))
        .order_by(author.reference_id, author.position)
    )
    found: dict[int, list[Name]] = {}
    for reference_id, family, given, suffix, literal in connection.execute(query):
        name = Name(family=family, given=given, suffix=suffix, literal=literal)
        found.setdefault(reference_id, []).append(name)
    return found


def _statement(row: Row[Any]) -> CoverageStatement:
    return CoverageStatement(
        treatment=row.treatment,
        conditions=tuple(row.conditions),
        role=CoverageRole(row.role),
        quote=row.quote,
        source=row.source,
    )
