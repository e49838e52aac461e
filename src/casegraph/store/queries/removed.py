"""The reports taken out of the archive: their list, what identifies them, their history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from casegraph.model.archive import KnownWork, RemovedReport
from casegraph.model.ids import recognize
from casegraph.store.queries.history import to_revision
from casegraph.store.tables.removed import removed_report, removed_revision

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select

    from casegraph.model.archive import Revision

_REVISIONS = (
    select(func.count())
    .select_from(removed_revision)
    .where(removed_revision.c.removed_report_id == removed_report.c.id)
    .scalar_subquery()
)
_SUMMARY: Select[Any] = select(
    *(removed_report.c.citation_key, removed_report.c.title, removed_report.c.actor),
    *(removed_report.c.at, _REVISIONS.label("revisions")),
)
_IDENTITY = ("id", "citation_key", "match_key", "identifiers", "page")


def fetch_removed(connection: Connection) -> tuple[RemovedReport, ...]:
    """Return one line for each removed report, by citation key."""
    query = _SUMMARY.order_by(removed_report.c.citation_key)
    return tuple(_summary(row) for row in connection.execute(query))


def find_removed(connection: Connection, name: str) -> RemovedReport | None:
    """Return the removed report of a citation key or an identifier, None where there is none."""
    pair = recognize(name)
    works = removed_works(connection)
    named = (work.key for work in works if pair and pair in work.identifiers.items())
    key = name if any(work.key == name for work in works) else next(named, None)
    if key is None:
        return None
    return _summary(connection.execute(_SUMMARY.where(removed_report.c.citation_key == key)).one())


def fetch_removed_revisions(connection: Connection, key: str) -> tuple[Revision, ...]:
    """Return the changes of a removed report, the first one first."""
    query = (
        select(removed_revision)
        .join_from(removed_revision, removed_report)
        .where(removed_report.c.citation_key == key)
        .order_by(removed_revision.c.ordinal)
    )
    return tuple(to_revision(row) for row in connection.execute(query))


def removed_works(connection: Connection) -> tuple[KnownWork, ...]:
    """Return the removed reports as works to compare with; their numbers are no works' numbers."""
    columns = (removed_report.c[name] for name in _IDENTITY)
    query = select(*columns).order_by(removed_report.c.id)
    return tuple(
        KnownWork(
            work_id=row.id,
            key=row.citation_key,
            match_key=row.match_key,
            identifiers=row.identifiers,
            is_report=True,
            page=row.page,
        )
        for row in connection.execute(query)
    )


def _summary(row: Row[Any]) -> RemovedReport:
    return RemovedReport(
        key=row.citation_key,
        title=row.title,
        revisions=row.revisions,
        actor=row.actor,
        at=row.at,
    )
