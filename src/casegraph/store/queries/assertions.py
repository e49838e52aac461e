"""What several queries share: coverage as the model has it, lists and identifiers by work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from casegraph.model.coverage import Coverage
from casegraph.store.limits import among
from casegraph.store.tables.bibliography import work_identifier
from casegraph.store.tables.coverage import coverage, coverage_condition
from casegraph.vocab.enums import Basis, CoverageRole, CoverageStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Connection, Select

COVERAGE_COLUMNS = (
    coverage.c.treatment_id,
    coverage.c.basis,
    coverage.c.role,
    coverage.c.quote,
    coverage.c.place,
    coverage.c.span_start,
    coverage.c.span_end,
    coverage.c.status,
    coverage.c.source,
    coverage.c.reason,
    coverage.c.method,
)


def coverage_from_row(fields: Sequence[Any], conditions: tuple[str, ...]) -> Coverage:
    """Return the assertion of a row of `COVERAGE_COLUMNS`."""
    treatment, basis, role, quote, place, start, end, status, source, reason, method = fields
    return Coverage(
        treatment=treatment,
        basis=Basis(basis),
        conditions=conditions,
        role=CoverageRole(role),
        quote=quote,
        place=place,
        span=None if start is None else (start, end),
        status=CoverageStatus(status),
        source=source,
        reason=reason,
        method=method,
    )


def coverage_by(
    connection: Connection,
    holder: str,
    among: Select[tuple[int]] | None,
    *,
    basis: Basis | None = None,
) -> dict[int, list[Coverage]]:
    """Return assertions by reference or by work (`holder`: the column), in their order.

    `among` selects the references or works that are asked for; None takes all. `basis` takes
    only assertions that rest on it.
    """
    column = coverage.c[holder]
    asked = select(column, coverage.c.id, *COVERAGE_COLUMNS).where(column.is_not(None))
    asked = asked.order_by(column, coverage.c.reference_id, coverage.c.position)
    parts = select(coverage_condition.c.coverage_id, coverage_condition.c.condition_id)
    parts = parts.order_by(coverage_condition.c.coverage_id, coverage_condition.c.position)
    if basis:
        asked = asked.where(coverage.c.basis == basis.value)
    if among is not None:
        asked = asked.where(column.in_(among))
        parts = parts.join(coverage).where(column.in_(among))
    conditions = listed(connection, parts)
    found: dict[int, list[Coverage]] = {}
    for held_by, number, *fields in connection.execute(asked):
        entry = coverage_from_row(fields, tuple(conditions.get(number, ())))
        found.setdefault(held_by, []).append(entry)
    return found


def listed(connection: Connection, query: Select[Any]) -> dict[int, list[str]]:
    """Return the second column of a query as lists by the first."""
    lists: dict[int, list[str]] = {}
    for key, value in connection.execute(query):
        lists.setdefault(key, []).append(value)
    return lists


def identifiers_by_work(
    connection: Connection, works: Collection[int] | None = None
) -> dict[int, dict[str, str]]:
    """Return the identifiers of works, or of some works, by scheme; of several the first."""
    pair = select(work_identifier.c.work_id, work_identifier.c.scheme, work_identifier.c.value)
    pair = pair.order_by(work_identifier.c.scheme, work_identifier.c.value)
    parts = [pair]
    if works is not None:
        parts = [pair.where(own) for own in among(connection, work_identifier.c.work_id, works)]
    identifiers: dict[int, dict[str, str]] = {}
    for part in parts:
        for number, scheme, value in connection.execute(part):
            identifiers.setdefault(number, {}).setdefault(scheme, value)
    return identifiers
