"""The judgements of curators on findings of checks, as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from casegraph.model.suppression import Suppression
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.suppression import suppression

if TYPE_CHECKING:
    from sqlalchemy import Connection


def fetch_suppressions(
    connection: Connection, key: str | None = None
) -> dict[str, tuple[Suppression, ...]]:
    """Return the suppressions that stand, of one report or of all, by citation key."""
    query = (
        select(suppression, work.c.citation_key)
        .join_from(suppression, work, work.c.id == suppression.c.work_id)
        .order_by(suppression.c.id)
    )
    if key is not None:
        query = query.where(work.c.citation_key == key)
    last: dict[str, dict[tuple[str, str], Suppression]] = {}
    for row in connection.execute(query):
        own = last.setdefault(row.citation_key, {})
        own.pop((row.code, row.place), None)
        if row.stands:
            own[row.code, row.place] = Suppression(
                code=row.code,
                place=row.place,
                seen=row.seen,
                reason=row.reason or "",
                actor=row.actor,
                at=row.at,
            )
    return {report: tuple(entries.values()) for report, entries in last.items() if entries}
