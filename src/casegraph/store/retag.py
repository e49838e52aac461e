"""Writing anew what the references of stored reports cover; records and history stay as they are.

Between a change of the vocabulary and the last report that is computed anew with it, the changed
terms stand in the archive's properties, so that a run that is cut short can be finished.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from casegraph.store.queries.assertions import coverage_by
from casegraph.store.queries.history import fetch_latest
from casegraph.store.rows.batch import Batch, Numbers
from casegraph.store.rows.decisions import Decisions
from casegraph.store.rows.references import CoverageRows
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.coverage import condition_mention, coverage
from casegraph.store.tables.reference import reference
from casegraph.store.tables.report import report
from casegraph.store.tables.terms import archive_property

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from casegraph.model.coverage import ConditionMention, Coverage

_PENDING = "terms-to-retag"
_MENTION = ("reference_id", "position", "condition_id", "quote", "span_start", "span_end")


def pending_terms(connection: Connection) -> Mapping[str, Sequence[str]]:
    """Return the names of the terms that coverage is still to be computed anew for, by id."""
    query = select(archive_property.c.value).where(archive_property.c.name == _PENDING)
    found = connection.execute(query).scalar()
    names: dict[str, list[str]] = json.loads(found) if found else {}
    return names


def set_pending_terms(connection: Connection, names: Mapping[str, Collection[str]]) -> None:
    """Keep the names of the terms that coverage is to be computed anew for; none ends it."""
    connection.execute(delete(archive_property).where(archive_property.c.name == _PENDING))
    if names:
        value = json.dumps({term: list(some) for term, some in names.items()}, ensure_ascii=False)
        connection.execute(insert(archive_property).values(name=_PENDING, value=value))


def replace_coverage(
    connection: Connection,
    key: str,
    found: Mapping[int, tuple[Coverage, ...]],
    conditions: Mapping[int, tuple[ConditionMention, ...]],
) -> bool:
    """Replace what the references of a report cover, by number; return whether it differs.

    What a person decided stands, as it does when the report itself is written anew.
    """
    query = (
        select(report.c.id, reference.c.id, reference.c.number, reference.c.work_id)
        .join_from(reference, report)
        .join(work, work.c.id == report.c.work_id)
        .where(work.c.citation_key == key)
        .order_by(reference.c.position)
    )
    rows = [tuple(row) for row in connection.execute(query) if row.work_id is not None]
    last = fetch_latest(connection, key)
    if not rows or last is None:
        return False
    among = select(reference.c.id).where(reference.c.report_id == rows[0][0])
    before = _snapshot(connection, among)
    decisions = Decisions(last.actor, last.at)
    decisions.load(connection, {work_id for *_, work_id in rows})
    connection.execute(delete(coverage).where(coverage.c.reference_id.in_(among)))
    mentioned = condition_mention.c.reference_id.in_(among)
    connection.execute(delete(condition_mention).where(mentioned))
    batch = Batch(connection)
    writer = CoverageRows(batch, Numbers(connection, (coverage, condition_mention)), decisions)
    for report_id, reference_id, number, work_id in rows:
        writer.add(report_id, work_id, reference_id, found.get(number, ()))
        writer.add_mentions(work_id, reference_id, conditions.get(number, ()))
    batch.flush()
    return _snapshot(connection, among) != before


def _snapshot(connection: Connection, among: Select[tuple[int]]) -> tuple[object, ...]:
    columns = (condition_mention.c[name] for name in _MENTION)
    mentions = select(*columns).where(condition_mention.c.reference_id.in_(among))
    mentions = mentions.order_by(condition_mention.c.reference_id, condition_mention.c.position)
    rows = [tuple(row) for row in connection.execute(mentions)]
    return coverage_by(connection, "reference_id", among), rows
