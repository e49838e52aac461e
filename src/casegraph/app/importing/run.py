"""Importing: many files, read by several processes, written by one."""

from __future__ import annotations

import itertools
from contextlib import ExitStack, closing, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from casegraph.app.actors import now
from casegraph.app.assemble import Workshop
from casegraph.app.importing.counting import Tally
from casegraph.app.importing.events import (
    Finished,
    PassedOver,
    Ready,
    Refused,
    TakenBefore,
    Unread,
)
from casegraph.app.importing.finding import find_files, require_paths
from casegraph.app.importing.late import LateReports, late_reports
from casegraph.app.importing.parallel import read_files
from casegraph.app.importing.pause import collect_when_due, collection_paused
from casegraph.app.importing.reading import FileReader, file_bytes
from casegraph.app.importing.rejects import open_rejects
from casegraph.app.importing.storing import Storing
from casegraph.app.ingest import AddStatus
from casegraph.app.inputs import printable
from casegraph.app.referring import Stated
from casegraph.app.refused import archive_vocabulary
from casegraph.issues import Issue, Severity, Where
from casegraph.model.plain import digest
from casegraph.read.registry import READERS, choose
from casegraph.store import engine
from casegraph.store.imports import note_imported, records_imported

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from casegraph.app.importing.events import Event, Found, Place
    from casegraph.app.importing.rejects import Rejects
    from casegraph.app.ingest import AddAnswer
    from casegraph.model.archive import ImportedFile
    from casegraph.store.engine import Connection

    Transaction: TypeAlias = Callable[[], AbstractContextManager[Connection]]
    Told: TypeAlias = Callable[["Tally", tuple["Issue", ...]], None]

_TOGETHER = 500
_ASKED_TOGETHER = 200
_BYTES_TOGETHER = 4 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How to import: by which reader, with how many processes, and what to do besides.

    `reader` names the reader of all files; `rejects` is the file of what is refused, which
    `overwrite` allows to be there. With `resume` files that were taken in wholly are not read.
    With `dry_run` everything is done, and taken back. `message` goes into the history.
    """

    reader: str | None = None
    jobs: int = 1
    rejects: Path | None = None
    overwrite: bool = False
    resume: bool = False
    dry_run: bool = False
    message: str | None = None


def import_files(archive: str, paths: Sequence[str], wishes: Wishes, told: Told) -> Tally:
    """Import files, folders and archives of files; return what was counted.

    `told` is called, after each part is in the archive for good, with all that was counted so
    far and the issues of the part; a file that is no input is one of the code `skipped`. Raises
    NotFoundError for a path that is not there, before anything is read, and UsageError for an
    unknown reader.
    """
    require_paths(paths)
    if wishes.reader is not None:
        choose(b"", forced=wishes.reader)
    with ExitStack() as stack:
        stack.enter_context(collection_paused())
        overwrite = wishes.overwrite or wishes.resume
        rejects = stack.enter_context(open_rejects(wishes.rejects, overwrite=overwrite))
        vocabulary = archive_vocabulary(archive)
        rehearsal = stack if wishes.dry_run else None
        transaction = _transactions(archive, rehearsal)
        late = stack.enter_context(late_reports())
        found = find_files(paths)
        if wishes.resume:
            found = _without_known(found, archive, wishes.reader)
        reader = FileReader(vocabulary, wishes.reader)
        events = stack.enter_context(closing(read_files(found, reader, wishes.jobs)))
        run = _Import(transaction, reader, wishes.message, rejects, told)
        run.take(_on_time(events, late))
        run.take(late.all())
        return run.tally


class _Import:
    """Takes events into the archive, part by part, each in one transaction."""

    def __init__(
        self,
        transaction: Transaction,
        reader: FileReader,
        message: str | None,
        rejects: Rejects,
        told: Told,
    ) -> None:
        self.tally = Tally()
        self._transaction = transaction
        self._reader = reader
        self._message = message
        self._rejects = rejects
        self._told = told
        self._stated = Stated()
        self._broken: Place | None = None

    def take(self, events: Iterator[Event]) -> None:
        """Take in everything."""
        while some := list(itertools.islice(events, _TOGETHER)):
            self._take_together(some)
            some.clear()
            collect_when_due()

    def _take_together(self, some: Sequence[Event]) -> None:
        part = Tally()
        issues: list[Issue] = []
        whole: list[ImportedFile] = []
        with self._transaction() as connection:
            workshop = Workshop(connection, self._reader.vocabulary, self._reader.tagger)
            storing = Storing(workshop, self._stated, self._message)
            answers = storing.store([event for event in some if isinstance(event, Ready)])
            for event in some:
                if isinstance(event, Ready):
                    self._settle(event, next(answers), part, issues)
                elif isinstance(event, Refused):
                    self._refuse(event, part, issues)
                elif isinstance(event, PassedOver):
                    issues.append(_skipped(event, part))
                elif file := self._end(event, part):
                    whole.append(file)
            note_imported(connection, whole, now())
        self.tally.add(part)
        self._told(self.tally, tuple(issues))

    def _settle(self, ready: Ready, answer: AddAnswer, part: Tally, issues: list[Issue]) -> None:
        reading = ready.prepared.reading
        if answer.status is AddStatus.INVALID:
            line = next((i.where.line for i in answer.issues if i.where.line is not None), None)
            self._refuse(Refused(ready.place, line, reading.text, answer.issues), part, issues)
            return
        if reading.key is not None and not reading.refers:
            self._stated.note(reading, answer.key)
        part.count(answer)

    def _refuse(self, refused: Refused, part: Tally, issues: list[Issue]) -> None:
        self._broken = refused.place
        self._rejects.write(refused)
        part.rejected += 1
        part.count_issues(refused.issues)
        issues.extend(refused.issues)

    def _end(self, event: Finished | TakenBefore, part: Tally) -> ImportedFile | None:
        """Count the end of a file; return what is to be noted of one that is taken in wholly."""
        part.files += 1
        if isinstance(event, TakenBefore):
            part.taken_before += 1
            part.unchanged += event.records
            return None
        return event.file if event.place != self._broken else None


def _skipped(event: PassedOver, part: Tally) -> Issue:
    """Count a file that is no input; return the issue that names it."""
    part.skipped[event.reason] += 1
    where = Where(source=printable(event.place.name))
    return Issue("skipped", Severity.INFO, where, event.reason)


def _on_time(events: Iterator[Event], late: LateReports) -> Iterator[Event]:
    """Yield events but those of files with rows that refer to reports: these are kept for last."""
    referring: Place | None = None
    for event in events:
        if isinstance(event, Ready) and event.prepared.reading.refers:
            referring = event.place
            late.keep(event)
        elif isinstance(event, Finished) and event.place == referring:
            late.keep(event)
        else:
            yield event


def _without_known(found: Iterator[Found], archive: str, forced: str | None) -> Iterator[Found]:
    """Yield files, and of those that an earlier import took in wholly only that they are."""
    readers = {(r.name, r.version) for r in READERS if forced in {None, r.name}}
    for some in _gathered(found):
        with engine.reading(archive) as connection:
            judged = [_known(connection, each, readers) or each for each in some]
        yield from judged


def _known(
    connection: Connection, found: Found, readers: Collection[tuple[str, str]]
) -> TakenBefore | None:
    """Return what is told of a file that was taken in wholly, None for any other."""
    sha256 = _digest(found) if isinstance(found, Unread) else None
    records = records_imported(connection, sha256, readers) if sha256 else None
    return None if records is None else TakenBefore(found.place, records)


def _gathered(found: Iterator[Found]) -> Iterator[list[Found]]:
    some: list[Found] = []
    size = 0
    for each in found:
        some.append(each)
        size += len(each.data or b"") if isinstance(each, Unread) else 0
        if len(some) == _ASKED_TOGETHER or size > _BYTES_TOGETHER:
            yield some
            some, size = [], 0
    yield some


def _digest(file: Unread) -> str | None:
    """Return the digest of a file's bytes, None where reading it will tell what is wrong."""
    try:
        return digest(file_bytes(file))
    except OSError:
        return None


def _transactions(archive: str, rehearsal: ExitStack | None) -> Transaction:
    if rehearsal is None:
        return partial(engine.writing, archive)
    connection = rehearsal.enter_context(engine.writing(archive))
    rehearsal.callback(connection.begin_nested().rollback)
    return lambda: nullcontext(connection)
