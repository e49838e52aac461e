"""The history of a report: what was changed, when and by whom; and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from casegraph.app.joining import UNDO
from casegraph.app.removal import restore
from casegraph.app.rewrite import Standing, put, source_of
from casegraph.app.works import require_report
from casegraph.errors import NotFoundError, UsageError
from casegraph.model.diff import diff
from casegraph.store import engine
from casegraph.store.queries.history import fetch_revisions
from casegraph.store.queries.removed import fetch_removed_revisions, find_removed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.archive import RemovedReport, Revision, Source
    from casegraph.model.diff import Change
    from casegraph.model.record import Record
    from casegraph.store.engine import Connection


class UndoStatus(StrEnum):
    """What an undo did."""

    UNDONE = "undone"
    UNCHANGED = "unchanged"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One revision of a report, with the fields that it changed."""

    revision: int
    at: str
    actor: str
    message: str | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryAnswer:
    """The revisions of a report, the newest first; `removed` where it was taken out."""

    key: str
    entries: tuple[HistoryEntry, ...]
    removed: RemovedReport | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoAnswer:
    """A report after an undo: what was done, its latest revision and the fields that changed.

    `seen` is the revision that stood before, `restored` the one whose record it has now: None
    for a removed report that is back as it was.
    """

    key: str
    status: UndoStatus
    revision: int
    seen: int
    restored: int | None
    changes: tuple[Change, ...]


def latest(archive: str, key: str) -> tuple[Record, int]:
    """Return the record of a report, its citation key stated, and its latest revision.

    Raises NotFoundError where there is no such report.
    """
    with engine.reading(archive) as connection:
        standing = Standing.of(connection, key)
    return replace(standing.record, key=standing.work.key), standing.ordinal


def history(archive: str, name: str, revision: int | None = None) -> HistoryAnswer:
    """Return all revisions of a report, removed ones included, or the one of that number.

    Raises NotFoundError where there is no such report or revision.
    """
    with engine.reading(archive) as connection:
        key, revisions, removed = _revisions(connection, name)
    if revision is not None:
        revisions = (_numbered(revisions, revision, key),)
    entries = tuple(_entry(found) for found in reversed(revisions))
    return HistoryAnswer(key=key, entries=entries, removed=removed)


def record_at(archive: str, name: str, revision: int) -> Record:
    """Return the record of a report after one of its revisions, its citation key stated.

    Raises NotFoundError where there is no such report or revision.
    """
    with engine.reading(archive) as connection:
        key, revisions, _ = _revisions(connection, name)
    record = _record(_numbered(revisions, revision, key).after_json)
    return record if record.key else replace(record, key=key)


def undo(
    archive: str,
    name: str,
    *,
    to: int | None = None,
    expected: int | None = None,
    dry_run: bool = False,
) -> UndoAnswer:
    """Restore the record as it was before the last revision, or after revision `to`.

    That is a revision itself, so that undoing an undo brings back what it took away. A removed
    report is brought back as it was. Raises NotFoundError where there is no such report or
    revision, UndecidedError where the report was changed since revision `expected`, and
    UsageError for a revision of a report that is removed.
    """
    open_archive = engine.reading if dry_run else engine.writing
    with open_archive(archive) as connection:
        removed = find_removed(connection, name)
        if removed:
            return _restore(connection, removed, to, dry_run=dry_run)
        standing = Standing.of(connection, name, expected)
        key = standing.work.key
        revisions = fetch_revisions(connection, key)
        target = _before_last(revisions, key) if to is None else _numbered(revisions, to, key)
        message = None if dry_run else f"undo to revision {target.ordinal}"
        answer = put(connection, standing, *_restored(key, target), message)
    return UndoAnswer(
        key=answer.key,
        status=UndoStatus.UNDONE if answer.changes else UndoStatus.UNCHANGED,
        revision=answer.revision,
        seen=standing.ordinal,
        restored=target.ordinal,
        changes=answer.changes,
    )


def _revisions(
    connection: Connection, name: str
) -> tuple[str, tuple[Revision, ...], RemovedReport | None]:
    removed = find_removed(connection, name)
    if removed:
        return removed.key, fetch_removed_revisions(connection, removed.key), removed
    key = require_report(connection, name)
    return key, fetch_revisions(connection, key), None


def _numbered(revisions: Sequence[Revision], ordinal: int, key: str) -> Revision:
    found = next((revision for revision in revisions if revision.ordinal == ordinal), None)
    if found is None:
        raise NotFoundError(
            f"{key} has no revision {ordinal}", hint=f"it has 1 to {revisions[-1].ordinal}"
        )
    return found


def _before_last(revisions: Sequence[Revision], key: str) -> Revision:
    """Return the revision before the last one, whether that changed a field or not.

    One that changed none, as adding a removed report again, does not stand for those before it.
    """
    if len(revisions) == 1:
        raise NotFoundError(
            f"there is nothing to undo: {key} is as it was added",
            hint=f"casegraph remove {key} takes it out",
        )
    return revisions[-2]


def _restored(key: str, target: Revision) -> tuple[Source, Record]:
    from casegraph.read.record.writer import record_to_yaml

    record = _record(target.after_json)
    return source_of(key, record, reader=UNDO, text=record_to_yaml(record)), record


def _restore(
    connection: Connection, removed: RemovedReport, to: int | None, *, dry_run: bool
) -> UndoAnswer:
    if to is not None:
        raise UsageError(
            f"{removed.key} was removed: it has no revision to go back to",
            hint=f"casegraph undo {removed.key} brings it back, then undo --to {to}",
        )
    return UndoAnswer(
        key=removed.key,
        status=UndoStatus.RESTORED,
        revision=restore(connection, removed, dry_run=dry_run),
        seen=removed.revisions,
        restored=None,
        changes=(),
    )


def _entry(revision: Revision) -> HistoryEntry:
    before = _record(revision.before_json) if revision.before_json else None
    return HistoryEntry(
        revision=revision.ordinal,
        at=revision.at,
        actor=revision.actor,
        message=revision.message,
        changes=diff(before, _record(revision.after_json)),
    )


def _record(text: str) -> Record:
    from casegraph.read.record.schema import record_from_json

    return record_from_json(text)
