"""The reference list of a record, rebuilt from its rows."""

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
    from sqlalchemy import Connection, Row


def reference_entries(connection: Connection, report_id: int) -> tuple[Reference, ...]:
    """Return the references of a report as its record states them, in printed order."""
    authors = _by_reference(connection, reference_author, report_id)
    identifiers = _by_reference(connection, reference_identifier, report_id)
    statements = _by_reference(connection, reference_statement, report_id)
    query = select(reference).where(reference.c.report_id == report_id)
    return tuple(
        Reference(
            number=row.number,
            raw=row.raw,
            authors=tuple(_name(part) for part in authors.get(row.id, ())),
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
        for row in connection.execute(query.order_by(reference.c.position))
    )


def _by_reference(
    connection: Connection, table: Table, report_id: int
) -> dict[int, list[Row[Any]]]:
    own = select(reference.c.id).where(reference.c.report_id == report_id)
    query = select(table).where(table.c.reference_id.in_(own))
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(query.order_by(table.c.reference_id, table.c.position)):
        found.setdefault(row.reference_id, []).append(row)
    return found


def _name(row: Row[Any]) -> Name:
    return Name(family=row.family, given=row.given, suffix=row.suffix, literal=row.literal)


def _statement(row: Row[Any]) -> CoverageStatement:
    return CoverageStatement(
        treatment=row.treatment,
        conditions=tuple(row.conditions),
        role=CoverageRole(row.role),
        quote=row.quote,
        source=row.source,
    )
