"""The history of reports: every change of a record, with who made it, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from casegraph.model.archive import Revision
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.report import report, revision

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


def fetch_revisions(connection: Connection, key: str) -> tuple[Revision, ...]:
    """Return the changes of a report, the first one first."""
    return tuple(
        to_revision(row) for row in connection.execute(_OF_KEY.where(work.c.citation_key == key))
    )


def fetch_latest(connection: Connection, key: str) -> Revision | None:
    """Return the last change of a report, None where there is no such report."""
    last = _OF_KEY.where(work.c.citation_key == key).order_by(None)
    row = connection.execute(last.order_by(revision.c.ordinal.desc()).limit(1)).one_or_none()
    return to_revision(row) if row else None


def to_revision(row: Row[Any]) -> Revision:
    """Return a revision from its row."""
    return Revision(
        ordinal=row.ordinal,
        before_json=row.before,
        after_json=row.after,
        actor=row.actor,
        at=row.at,
        message=row.message,
    )


_OF_KEY = (
    select(revision)
    .join_from(revision, report, report.c.id == revision.c.report_id)
    .join(work, work.c.id == report.c.work_id)
    .order_by(revision.c.ordinal)
)
