"""Which reports of an import go together, and what each of them is to the archive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from casegraph.app.actors import now
from casegraph.app.assemble import cited_works, report_to_store, work_pairs
from casegraph.app.importing.rereading import HeldReports
from casegraph.app.ingest import AddAnswer, AddStatus, answer_of
from casegraph.app.inputs import holds_several
from casegraph.app.joining import EDIT, UNDO
from casegraph.identify.match import WorkIndex
from casegraph.model.ids import clean
from casegraph.model.work import NO_MATCH_KEY, match_block
from casegraph.store.queries.lookup import known_works
from casegraph.store.queries.removed import removed_works
from casegraph.store.queries.taken import (
    HeldReport,
    current_readings,
    keys_in_use,
    readings_taken,
    untitled_readings,
)
from casegraph.vocab.enums import MatchMethod

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.app.assemble import Prepared, Workshop
    from casegraph.app.importing.events import Ready
    from casegraph.model.archive import ReportToStore, Source, WorkMatch


@dataclass(frozen=True, slots=True)
class Judged:
    """A report that goes with its neighbours, and what is told of it.

    `report` is to be stored. Where there is none, `sources` are what the report of the answer's key
    is made of now, None where they stay; `first` is the place of the neighbour that said the same.
    """

    answer: AddAnswer
    report: ReportToStore | None = None
    sources: tuple[Source, ...] | None = None
    first: int | None = None


class Plan:
    """What the archive holds of some reports; `kept` are the first of them, as far as they go.

    `waits` tells that the next one may go on once these are stored; else it takes the careful way.
    """

    def __init__(self, workshop: Workshop, some: Sequence[Ready]) -> None:
        """Ask the archive of all reports at once, and judge them one after the other."""
        self._workshop, self._some = workshop, some
        connection = workshop.connection
        records = [ready.completed for ready in some]
        stated = {pair for record in records for pair in work_pairs(record)}
        normal = {(s, found) for s, value in stated if (found := clean(s, value))}
        works = known_works(connection, stated | normal, {key for r in some for key in r.keys})
        self._works = works
        self._index = WorkIndex()
        self._index.add(works)
        reports = {work.work_id for work in works if work.is_report}
        self._held = current_readings(connection, reports)
        self._keys = set(keys_in_use(connection, {r.key for r in records if r.key}))
        self._untitled = untitled_readings(
            connection,
            {ready.source.file_name for ready in some if not _is_of_several(ready)},
            {ready.source.record_json for ready in some},
        )
        removed = removed_works(connection)
        self._keys.update(work.key for work in removed)
        self._removed = WorkIndex()
        self._removed.add(removed)
        self._places: dict[int, int] = {}
        self._reread: set[int] = set()
        self.kept: list[Judged] = []
        self.waits = False
        for ready in some:
            judged = self._judge(ready)
            if judged is None:
                break
            self.kept.append(judged)

    def _judge(self, ready: Ready) -> Judged | None:
        """Return how a report goes with its neighbours, None where it takes the careful way."""
        prepared, source, key = ready.prepared, ready.source, ready.keys[0]
        if ready.reading.refers or (prepared and prepared.tagged is None):
            return None
        match = self._index.match(ready.completed, key)
        if self._index.is_report(match):
            number = _number(match)
            return self._repeated(ready, number) or self._again(ready, number)
        taken = self._taken.get((source.sha256, source.record_json))
        if taken is not None:
            return self._repeated(ready, taken)
        if prepared is None or key == NO_MATCH_KEY or self._is_doubtful(ready, match):
            return None
        return self._new(ready, prepared, match)

    def _new(self, ready: Ready, prepared: Prepared, match: WorkMatch) -> Judged | None:
        """Return a report that the archive does not hold, and let its neighbours know of it."""
        if prepared.tagged is None:
            return None
        record = prepared.completed.record
        matches = cited_works(self._index, record, ready.keys)
        self._index.take_up(record, match, matches)
        source, message = replace(ready.source, loaded_at=now()), message_of(ready)
        number = _number(match)
        self._taken[source.sha256, source.record_json] = number
        self._held[number] = HeldReport(record.key, {(source.reader, source.record_json)})
        self._places[number] = len(self.kept)
        if record.key:
            self._keys.add(record.key)
        report = report_to_store(prepared.completed, prepared.tagged, (source,), match, matches)
        report = replace(report, message=message, record_json=prepared.completed_json)
        issues = (*ready.reading.issues, *prepared.issues)
        return Judged(answer_of(source, record, None, AddStatus.ADDED, issues), report)

    def _repeated(self, ready: Ready, number: int) -> Judged | None:
        """Return the report that says what it said before, None where it may say more."""
        held = self._held.get(number)
        if held is None:
            return None
        rewritten = any(reader in {EDIT, UNDO} for reader, _ in held.readings)
        says_again = (ready.source.reader, ready.source.record_json) in held.readings
        asked = ready.record.key or held.key
        if rewritten or asked != held.key or not says_again:
            return None
        answer = answer_of(ready.source, ready.completed, held.key, AddStatus.UNCHANGED)
        return Judged(answer, first=self._places.get(number))

    def _again(self, ready: Ready, number: int) -> Judged | None:
        """Return a report that the archive holds as another reading of it leaves it."""
        if number < 0 or number in self._reread:
            self.waits = True
            return None
        if ready.prepared is None:
            return None
        found = self._reports.read_again(ready, number)
        if found is None:
            return None
        self._reread.add(number)
        readings = {(source.reader, source.record_json) for source in found.sources}
        self._held[number] = HeldReport(found.answer.key, readings)
        if found.report is None:
            return Judged(found.answer, sources=found.sources)
        return Judged(found.answer, replace(found.report, message=message_of(ready)))

    @cached_property
    def _taken(self) -> dict[tuple[str, str], int]:
        """The works of the reports that took up these very readings, by digest and record."""
        connection = self._workshop.connection
        files = {ready.source.sha256 for ready in self._some}
        found = readings_taken(connection, files, {r.source.record_json for r in self._some})
        self._held.update(current_readings(connection, set(found.values()) - self._held.keys()))
        return found

    @cached_property
    def _reports(self) -> HeldReports:
        """The reports that the readings may be of, fetched when the first is read again."""
        blocks = {match_block(ready.keys[0]) for ready in self._some}
        stated = {pair for ready in self._some for pair in ready.record.identifiers.items()}
        pairs = stated | {(s, found) for s, value in stated if (found := clean(s, value))}
        meant = [
            work
            for work in self._works
            if work.is_report
            and (
                match_block(work.match_key) in blocks
                or not pairs.isdisjoint(work.identifiers.items())
            )
        ]
        return HeldReports(self._workshop, self._index, self._works, meant)

    def _is_doubtful(self, ready: Ready, match: WorkMatch) -> bool:
        """Tell whether a report that is no report's work may belong to one all the same."""
        record, source = ready.completed, ready.source
        named = record.key is not None and (
            record.key in self._keys or match.method is not MatchMethod.NEW
        )
        return (
            named
            or self._index.reports_like(record, ready.keys[0])
            or source.record_json in self._untitled
            or (source.file_name in self._untitled and not _is_of_several(ready))
            or self._removed.match(record, ready.keys[0]).work_id is not None
        )


def _number(match: WorkMatch) -> int:
    """Return the number of a matched work; those that are not stored yet count below nought."""
    return -(match.new or 0) if match.work_id is None else match.work_id


def _is_of_several(ready: Ready) -> bool:
    return _reads_several(ready.source.reader)


@lru_cache(maxsize=64)
def _reads_several(reader: str) -> bool:
    return holds_several(reader)


def message_of(ready: Ready) -> str:
    """Return what the history says of a report where the user says nothing."""
    return f"import {ready.source.file_name}"
