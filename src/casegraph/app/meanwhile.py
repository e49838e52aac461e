"""What others changed of a report while a person edits it, and both changes in one record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.app.complete import complete
from casegraph.app.history import latest
from casegraph.app.working_files import WorkingFile, own_text
from casegraph.errors import UndecidedError
from casegraph.model.diff import Change, diff
from casegraph.model.three_way import join
from casegraph.read.record.reader import RecordReader
from casegraph.read.record.schema import record_from_json
from casegraph.store.engine import reading as reading_archive
from casegraph.store.queries.history import fetch_revisions

if TYPE_CHECKING:
    from casegraph.model.record import Record


@dataclass(frozen=True, slots=True)
class Wanted:
    """The record to store, the revision that it takes the place of, and what of it is others'."""

    record: Record
    revision: int
    theirs: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What a working file changes, and what others changed since it was made."""

    ours: tuple[Change, ...]
    theirs: tuple[Change, ...]


def joined(archive: str, file: WorkingFile, record: Record) -> Wanted:
    """Return a file's record with what others changed since the file's revision.

    Raises UndecidedError where both changed one thing, each in its own way.
    """
    standing, revision = latest(archive, file.key)
    if revision == file.revision:
        return Wanted(record, revision)
    base = replace(record_as_of(archive, file.key, file.revision), key=standing.key)
    ours = complete(replace(record, key=record.key or standing.key)).record
    both, contradictions = join(base, ours, standing)
    if contradictions:
        raise contradiction(file, ", ".join(found.path for found in contradictions))
    return Wanted(both, revision, diff(base, standing))


def contradicts(archive: str, file: WorkingFile, text: str) -> bool:
    """Tell whether others changed what a text changes, too; a text with mistakes is not asked."""
    record = RecordReader().read(text.encode(), file.path.name).record
    try:
        if record is not None:
            joined(archive, file, record)
    except UndecidedError:
        return True
    return False


def contradiction(file: WorkingFile, what: str) -> UndecidedError:
    """Return the error that names what was changed twice, and the way to see both."""
    return UndecidedError(
        f"{file.key} was changed meanwhile, against what you change: {what}",
        hint=f"casegraph edit {file.key} --continue {file.shown}, without -y, shows both",
    )


def compare(archive: str, file: WorkingFile) -> Conflict:
    """Return what the working file and what others changed since the file's revision."""
    base = record_as_of(archive, file.key, file.revision)
    theirs, _ = latest(archive, file.key)
    text, _ = own_text(file.path)
    ours = RecordReader().read((text or "").encode(), file.path.name).record
    return Conflict(
        ours=diff(base, complete(ours).record) if ours else (),
        theirs=diff(base, replace(theirs, key=base.key)),
    )


def record_as_of(archive: str, key: str, revision: int) -> Record:
    """Return the record of a report as a revision left it; without that revision, as it is now."""
    with reading_archive(archive) as connection:
        found = {r.ordinal: r.after_json for r in fetch_revisions(connection, key)}
    return record_from_json(found[revision]) if revision in found else latest(archive, key)[0]
