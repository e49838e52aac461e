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
)
from casegraph.app.importing.finding import find_files, require_paths
from casegraph.app.importing.known import Acquaintance
from casegraph.app.importing.late import LateReports, late_reports
from casegraph.app.importing.parallel import read_files
from casegraph.app.importing.pause import collect_when_due, collection_paused
from casegraph.app.importing.reading import FileReader
from casegraph.app.importing.rejects import open_rejects
from casegraph.app.importing.storing import Storing
from casegraph.app.ingest import AddStatus
from casegraph.app.inputs import printable
from casegraph.app.referring import Stated
from casegraph.app.refused import archive_vocabulary
from casegraph.issues import Issue, Severity, Where
from casegraph.read.registry import choose
from casegraph.store import engine
from casegraph.store.imports import note_imported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from casegraph.app.importing.events import Event, Place
    from casegraph.app.importing.rejects import Rejects
    from casegraph.app.ingest import AddAnswer
    from casegraph.model.archive import ImportedFile
    from casegraph.store.engine import Connection

    Transaction: TypeAlias = Callable[[], AbstractContextManager[Connection]]
    Told: TypeAlias = Callable[["Tally", tuple["Issue", ...]], None]

_TOGETHER = 500


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
        known = Acquaintance(archive, wishes.reader, wishes.resume)
        found = known.recognize(find_files(paths))
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
        reading = ready.reading
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
        if isinstance(event, Ready) and event.reading.refers:
            referring = event.place
            late.keep(event)
        elif isinstance(event, Finished) and event.place == referring:
            late.keep(event)
        else:
            yield event


def _transactions(archive: str, rehearsal: ExitStack | None) -> Transaction:
    if rehearsal is None:
        return partial(engine.writing, archive)
    connection = rehearsal.enter_context(engine.writing(archive))
    rehearsal.callback(connection.begin_nested().rollback)
    return lambda: nullcontext(connection)
