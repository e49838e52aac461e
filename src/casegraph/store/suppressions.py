"""Writing the judgements of curators on findings of checks: each one is a new row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from casegraph.store.tables.bibliography import work
from casegraph.store.tables.suppression import suppression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from casegraph.model.suppression import Suppression


def append_suppressions(
    connection: Connection, key: str, entries: Sequence[Suppression], *, stands: bool
) -> None:
    """Add judgements on findings in a report; without `stands` they revoke earlier ones."""
    if not entries:
        return
    held = select(work.c.id).where(work.c.citation_key == key)
    work_id = connection.execute(held).scalar_one()
    last = connection.execute(select(func.max(suppression.c.id))).scalar() or 0
    rows = [
        {
            "id": number,
            "work_id": work_id,
            "code": entry.code,
            "place": entry.place,
            "seen": entry.seen,
            "stands": stands,
            "reason": entry.reason or None,
            "actor": entry.actor,
            "at": entry.at,
        }
        for number, entry in enumerate(entries, start=last + 1)
    ]
    connection.execute(insert(suppression), rows)
