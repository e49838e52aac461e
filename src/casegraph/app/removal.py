"""Taking reports out of the archive, bringing them back, and deleting them for good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from casegraph.app.actors import current_actor, now, to_the_second
from casegraph.app.assemble import Workshop, assemble_anew, may_be
from casegraph.app.works import require_report
from casegraph.errors import NotFoundError, UndecidedError, UsageError
from casegraph.identify.keys import match_key
from casegraph.identify.match import WorkIndex
from casegraph.store import engine
from casegraph.store.queries.history import fetch_revisions
from casegraph.store.queries.lookup import find_works, known_works
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.removed import fetch_removed, find_removed, removed_works
from casegraph.store.removal import give_back, remove_report, take_kept
from casegraph.store.write import save_reports

if TYPE_CHECKING:
    from casegraph.app.assemble import Assembly
    from casegraph.model.archive import KeptReport, KnownWork, RemovedReport
    from casegraph.model.record import Record
    from casegraph.store.engine import Connection


class RemovalStatus(StrEnum):
    """What became of a report."""

    REMOVED = "removed"
    UNCHANGED = "unchanged"
    PURGED = "purged"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalAnswer:
    """A report that was taken out, or deleted: its key, title and how often it was changed."""

    key: str
    status: RemovalStatus
    title: str | None
    revisions: int


def list_removed(archive: str) -> tuple[RemovedReport, ...]:
    """Return a line for every removed report, by citation key."""
    with engine.reading(archive) as connection:
        return fetch_removed(connection)


def remove(archive: str, name: str, *, dry_run: bool = False) -> RemovalAnswer:
    """Take a report out of every answer, keeping its record, sources and history.

    One that is removed already stays as it is. Raises NotFoundError where there is no such report.
    """
    open_archive = engine.reading if dry_run else engine.writing
    with open_archive(archive) as connection:
        held = any(work.is_report for work in find_works(connection, name))
        gone = None if held else find_removed(connection, name)
        if gone:
            return _answer(gone, RemovalStatus.UNCHANGED)
        key = require_report(connection, name)
        revisions = len(fetch_revisions(connection, key))
        title = fetch_record(connection, key).title
        if not dry_run:
            remove_report(connection, key, actor=current_actor(), at=now())
    return RemovalAnswer(key=key, status=RemovalStatus.REMOVED, title=title, revisions=revisions)


def purge(archive: str, key: str, *, dry_run: bool = False) -> RemovalAnswer:
    """Delete a removed report for good.

    Raises NotFoundError where no such report was removed, UsageError where the report is in the
    archive: it is removed first.
    """
    open_archive = engine.reading if dry_run else engine.writing
    with open_archive(archive) as connection:
        found = find_removed(connection, key)
        if found is None:
            raise _not_removed(connection, key)
        if not dry_run:
            take_kept(connection, found.key)
    return _answer(found, RemovalStatus.PURGED)


def restore(connection: Connection, found: RemovedReport, *, dry_run: bool) -> int:
    """Bring a removed report back as it was, with its key and history; return its revision.

    With `dry_run` nothing is done, and the revision is its last one. Raises UndecidedError where
    the archive holds the same report again.
    """
    if dry_run:
        return found.revisions
    from casegraph.read.record.schema import record_from_json

    kept = take_kept(connection, found.key)
    record = record_from_json(kept.record_json)
    held = find_works(connection, found.key)
    known = next((work for work in held if work.key == found.key), None)
    assembly = assemble_anew(Workshop.open(connection), known, kept.sources, record)
    _refuse_second(connection, record, assembly)
    _save_again(connection, assembly, kept, at=now(), message=f"undo {_told(found)}")
    return found.revisions + 1


def save_added(
    connection: Connection, assembly: Assembly, *, actor: str, at: str, message: str
) -> str:
    """Store a report that was added; return its key.

    One that was removed before comes back with its key, and its history goes on.
    """
    record = assembly.report.record
    removed = None if assembly.known_key else _removed_before(connection, record)
    if removed:
        kept = take_kept(connection, removed.key)
        message = f"{message}, after {_told(kept.report)}"
        return _save_again(connection, assembly, kept, at=at, message=message)
    (key,) = save_reports(connection, [assembly.report], actor=actor, at=at, message=message)
    return key


def _save_again(
    connection: Connection, assembly: Assembly, kept: KeptReport, *, at: str, message: str
) -> str:
    report = replace(assembly.report, key=kept.report.key)
    (key,) = save_reports(connection, [report], actor=current_actor(), at=at, message=message)
    give_back(connection, key, kept)
    return key


def _removed_before(connection: Connection, record: Record) -> KnownWork | None:
    removed = removed_works(connection)
    index = WorkIndex()
    index.add(removed)
    match = index.match(record)
    same = next((work for work in removed if work.work_id == match.work_id), None)
    named = next((work for work in removed if work.key == record.key), None)
    return named if named and may_be(named, record) else same


def _refuse_second(connection: Connection, record: Record, assembly: Assembly) -> None:
    same = known_works(connection, list(record.identifiers.items()), [match_key(record)])
    found = assembly.report.match.work_id
    holder = next((work for work in same if work.is_report and work.work_id == found), None)
    if holder:
        raise UndecidedError(
            f"the report is in the archive again, as {holder.key}",
            hint=f"remove {holder.key} first, or purge what was removed",
        )


def _answer(removed: RemovedReport, status: RemovalStatus) -> RemovalAnswer:
    return RemovalAnswer(
        key=removed.key, status=status, title=removed.title, revisions=removed.revisions
    )


def _not_removed(connection: Connection, key: str) -> UsageError | NotFoundError:
    if any(work.is_report for work in find_works(connection, key)):
        return UsageError(
            f"{key} is in the archive: only what was removed is purged",
            hint=f"casegraph remove {key} takes it out first",
        )
    return NotFoundError(f"no removed report {key}", hint="see `casegraph list --removed`")


def _told(removed: RemovedReport) -> str:
    return f"removal by {removed.actor} at {to_the_second(removed.at)}"
