"""Taking reports out of the archive, giving them back with their history, deleting for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Select, delete, func, insert, select, update

from casegraph.errors import NotFoundError
from casegraph.model.archive import KeptReport, RemovedReport
from casegraph.model.plain import record_to_json
from casegraph.store.queries.history import fetch_revisions, to_revision
from casegraph.store.queries.lookup import find_works
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.reports import to_source
from casegraph.store.rows.places import place_quotes
from casegraph.store.rows.replace import Replacement
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.removed import removed_report, removed_revision, removed_source
from casegraph.store.tables.report import report, revision, source

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from casegraph.model.archive import Revision, Source


def remove_report(connection: Connection, key: str, *, actor: str, at: str) -> None:
    """Take a report out of every answer; keep its record, sources and history.

    Works that nothing else cites go with it; the report's own work stays where others cite it.
    Raises NotFoundError for a key that is no report's.
    """
    _keep(connection, key, actor=actor, at=at)
    report_id = connection.execute(_numbered(key)).scalar_one()
    replacement = Replacement(connection, {report_id}, ())
    replacement.clear({})
    replacement.end()
    replacement.sweep()


def take_kept(connection: Connection, key: str) -> KeptReport:
    """Return all that is kept of a removed report, and keep it no longer.

    Raises NotFoundError for a key that is no removed report's.
    """
    row = connection.execute(
        select(removed_report).where(removed_report.c.citation_key == key)
    ).one_or_none()
    if row is None:
        raise NotFoundError(
            f"no removed report {key} in this archive", hint="see `casegraph list --removed`"
        )
    entries = select(removed_source).where(removed_source.c.removed_report_id == row.id)
    sources = connection.execute(entries.order_by(removed_source.c.ordinal)).all()
    changes = select(removed_revision).where(removed_revision.c.removed_report_id == row.id)
    changes = changes.order_by(removed_revision.c.ordinal)
    revisions = tuple(to_revision(entry) for entry in connection.execute(changes))
    connection.execute(delete(removed_report).where(removed_report.c.id == row.id))
    return KeptReport(
        report=RemovedReport(
            key=row.citation_key,
            title=row.title,
            revisions=len(revisions),
            actor=row.actor,
            at=row.at,
        ),
        record_json=row.record_json,
        sources=tuple(to_source(entry) for entry in sources if entry.is_current),
        earlier=tuple(to_source(entry) for entry in sources if not entry.is_current),
        revisions=revisions,
    )


def give_back(connection: Connection, key: str, kept: KeptReport) -> None:
    """Put the history and the sources of a removed report before those of the report stored now.

    The report `key` was stored as a new one: its first revision becomes the one that follows the
    last of the removed report. Sources that it does not repeat are kept as replaced ones, and
    hold quotes again.
    """
    report_id = connection.execute(_numbered(key)).scalar_one()
    last = kept.revisions[-1]
    first = (revision.c.report_id == report_id, revision.c.ordinal == 1)
    renumbered = {"ordinal": last.ordinal + 1, "before": last.after_json}
    connection.execute(update(revision).where(*first).values(renumbered))
    earlier = [{"report_id": report_id, **_revision_row(entry)} for entry in kept.revisions]
    connection.execute(insert(revision), earlier)
    _give_back_sources(connection, report_id, kept)
    place_quotes(connection, [report_id])


def _keep(connection: Connection, key: str, *, actor: str, at: str) -> None:
    record = fetch_record(connection, key)
    own = next(found for found in find_works(connection, key) if found.key == key)
    number = _next(connection, select(func.max(removed_report.c.id)))
    connection.execute(
        insert(removed_report).values(
            id=number,
            citation_key=key,
            match_key=own.match_key,
            page=own.page,
            identifiers=dict(own.identifiers),
            title=record.title,
            record_json=record_to_json(record),
            actor=actor,
            at=at,
        )
    )
    entries = connection.execute(
        select(source)
        .join_from(source, report)
        .join(work, work.c.id == report.c.work_id)
        .where(work.c.citation_key == key)
        .order_by(source.c.is_current, source.c.id)
    )
    rows = [
        {
            "removed_report_id": number,
            "ordinal": place,
            "is_current": row.is_current,
            **_source_row(to_source(row)),
        }
        for place, row in enumerate(entries, start=1)
    ]
    changes = [
        {"removed_report_id": number, **_revision_row(entry)}
        for entry in fetch_revisions(connection, key)
    ]
    for table, kept in ((removed_source, rows), (removed_revision, changes)):
        if kept:
            connection.execute(insert(table), kept)


def _give_back_sources(connection: Connection, report_id: int, kept: KeptReport) -> None:
    own = source.c.report_id == report_id
    repeated = {_identity(to_source(row)) for row in connection.execute(select(source).where(own))}
    number = _next(connection, select(func.max(source.c.id)))
    given = [e for e in (*kept.earlier, *kept.sources) if _identity(e) not in repeated]
    rows = [
        {
            "id": number + place,
            "report_id": report_id,
            "position": place + 1,
            "is_current": False,
            **_source_row(entry),
        }
        for place, entry in enumerate(given)
    ]
    if rows:
        connection.execute(insert(source), rows)


def _identity(entry: Source) -> tuple[str, str, str, str]:
    return entry.reader, entry.version, entry.file_name, entry.sha256


def _source_row(entry: Source) -> dict[str, object]:
    return {
        "reader": entry.reader,
        "version": entry.version,
        "authority": entry.authority,
        "file_name": entry.file_name,
        "media_type": entry.media_type,
        "sha256": entry.sha256,
        "text": entry.text,
        "record_json": entry.record_json,
        "loaded_at": entry.loaded_at,
    }


def _revision_row(entry: Revision) -> dict[str, object]:
    return {
        "ordinal": entry.ordinal,
        "before": entry.before_json,
        "after": entry.after_json,
        "actor": entry.actor,
        "at": entry.at,
        "message": entry.message,
    }


def _numbered(key: str) -> Select[int]:
    joined = select(report.c.id).join_from(report, work, work.c.id == report.c.work_id)
    return joined.where(work.c.citation_key == key)


def _next(connection: Connection, highest: Select[int]) -> int:
    return (connection.execute(highest).scalar() or 0) + 1
