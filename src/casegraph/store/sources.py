"""The inputs that a report is made of, where nothing but they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from casegraph.store.rows.batch import Batch, Numbers
from casegraph.store.rows.front import SourceRows
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.report import report, source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from casegraph.model.archive import Source

_FIELDS = ("reader", "version", "file_name", "sha256", "record_json", "loaded_at")


def keep_sources(connection: Connection, key: str, sources: Sequence[Source]) -> None:
    """Make these, in their order, the current inputs of a report whose record stays as it is.

    Those that the archive does not hold are added; current ones that are not named stay, no
    longer current.
    """
    own = select(report.c.id).join_from(report, work, report.c.work_id == work.c.id)
    report_id = connection.execute(own.where(work.c.citation_key == key)).scalar_one()
    of_report = update(source).where(source.c.report_id == report_id)
    connection.execute(of_report.values(is_current=False))
    batch = Batch(connection)
    rows = SourceRows(batch, Numbers(connection, [source]))
    for place, entry in enumerate(sources, start=1):
        same = (source.c[name] == getattr(entry, name) for name in _FIELDS)
        held = select(func.max(source.c.id)).where(source.c.report_id == report_id, *same)
        number = connection.execute(held).scalar_one()
        if number is None:
            rows.add(report_id, place, entry)
        else:
            again = update(source).where(source.c.id == number)
            connection.execute(again.values(is_current=True, position=place))
    batch.flush()
