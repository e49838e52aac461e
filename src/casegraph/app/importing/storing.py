"""Taking reports into the archive, many at once where nothing stands in the way.

The outcome is that of `add`, one report after the other. A report that the archive does not hold
goes with its neighbours: their works are looked up together and their rows written together. One
that it holds, that states a key in use, or that is refused takes the careful way of `add`, after
those before it are stored. So neither the size of a batch nor the number of readers decides which
works there are, and how they are called.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from casegraph.app.actors import current_actor, now
from casegraph.app.assemble import cited_works, report_to_store, work_pairs
from casegraph.app.importing.pause import collection_paused
from casegraph.app.ingest import (
    AddAnswer,
    AddStatus,
    add_one,
    answer_of,
    refusal,
    says_again,
)
from casegraph.app.inputs import holds_several
from casegraph.app.joining import EDIT, UNDO
from casegraph.errors import InvalidInputError
from casegraph.identify.match import WorkIndex
from casegraph.model.ids import clean
from casegraph.model.work import NO_MATCH_KEY
from casegraph.store.queries.lookup import known_works
from casegraph.store.queries.removed import removed_works
from casegraph.store.queries.taken import (
    current_sources,
    keys_in_use,
    readings_taken,
    untitled_readings,
)
from casegraph.store.write import save_reports
from casegraph.vocab.enums import MatchMethod

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.app.assemble import Workshop
    from casegraph.app.importing.events import Ready
    from casegraph.app.referring import Stated
    from casegraph.model.archive import ReportToStore, WorkMatch
    from casegraph.store.engine import Connection

_GROWTH = 4


@dataclass(slots=True)
class Storing:
    """Takes reports into an archive inside its open transaction.

    `message` is what the history says of each, `largest` how many are written together at most.
    """

    workshop: Workshop
    stated: Stated
    message: str | None = None
    largest: int = 500
    _span: int = field(init=False)

    def __post_init__(self) -> None:
        """Begin with as many as may be."""
        self._span = self.largest

    def store(self, reports: Sequence[Ready]) -> Iterator[AddAnswer]:
        """Store reports; yield what became of each, in their order."""
        start = 0
        while start < len(reports):
            some = reports[start : start + self._span]
            with collection_paused():
                answers = self._store_together(some)
            yield from answers
            start += len(answers)
            if len(answers) < len(some):
                yield self.store_one(reports[start])
                start += 1
                self._span = 1
            else:
                self._span = min(self._span * _GROWTH, self.largest)

    def store_one(self, ready: Ready) -> AddAnswer:
        """Store one report as `add` does."""
        reading, record = ready.prepared.reading, ready.prepared.record
        source = replace(ready.prepared.source, loaded_at=now())
        if reading.refers:
            record = replace(record, key=self.stated.key(reading) or record.key)
        try:
            with self.workshop.connection.begin_nested():
                answer = add_one(
                    self.workshop,
                    source,
                    reading,
                    record,
                    self.stated,
                    self.message or _message(ready),
                )
        except InvalidInputError as error:
            answer = refusal(source.file_name, reading, error)
        return answer

    def _store_together(self, some: Sequence[Ready]) -> list[AddAnswer]:
        """Store the first of some reports, as far as they can go together."""
        plan = _Plan(self.workshop.connection, some)
        kept: list[_Judged] = []
        for ready in some:
            judged = plan.judge(ready)
            if judged is None:
                break
            kept.append(judged)
        while kept:
            try:
                return self._save(kept)
            except InvalidInputError:
                # One of them is refused; which one is found by halves.
                kept = kept[: len(kept) // 2]
        return []

    def _save(self, judged: Sequence[_Judged]) -> list[AddAnswer]:
        new = [entry.report for entry in judged if entry.report]
        if new:
            # What is refused is refused before a row is written: nothing is to be taken back.
            keys = save_reports(
                self.workshop.connection,
                new,
                actor=current_actor(),
                at=now(),
                message=self.message,
            )
        named = iter(keys if new else ())
        return [_answer(entry, next(named) if entry.report else entry.key) for entry in judged]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A report that goes with its neighbours: as a new one, or as one that is held under `key`."""

    ready: Ready
    report: ReportToStore | None = None
    key: str | None = None


class _Plan:
    """What the archive holds of some reports, and which of them are new to it."""

    def __init__(self, connection: Connection, some: Sequence[Ready]) -> None:
        records = [ready.prepared.completed.record for ready in some]
        sources = [ready.prepared.source for ready in some]
        stated = {pair for record in records for pair in work_pairs(record)}
        normal = {(s, found) for s, value in stated if (found := clean(s, value))}
        works = known_works(connection, stated | normal, {key for r in some for key in r.keys})
        self._index = WorkIndex()
        self._index.add(works)
        self._held = current_sources(connection, [w.work_id for w in works if w.is_report])
        self._keys = set(keys_in_use(connection, {r.key for r in records if r.key}))
        self._taken = readings_taken(connection, {source.sha256 for source in sources})
        self._untitled = untitled_readings(
            connection,
            {ready.prepared.source.file_name for ready in some if not _is_of_several(ready)},
            {source.record_json for source in sources},
        )
        removed = removed_works(connection)
        self._keys.update(work.key for work in removed)
        self._removed = WorkIndex()
        self._removed.add(removed)

    def judge(self, ready: Ready) -> _Judged | None:
        """Return how a report goes with its neighbours, None where it takes the careful way."""
        prepared, key = ready.prepared, ready.keys[0]
        record = prepared.completed.record
        if prepared.tagged is None or prepared.reading.refers or key == NO_MATCH_KEY:
            return None
        match = self._index.match(record, key)
        if self._index.is_report(match):
            return self._repeated(ready, match)
        if self._is_doubtful(ready, match):
            return None
        matches = cited_works(self._index, record, ready.keys)
        self._index.take_up(record, match, matches)
        source = replace(prepared.source, loaded_at=now())
        self._taken.add((source.sha256, source.record_json))
        if record.key:
            self._keys.add(record.key)
        report = report_to_store(prepared.completed, prepared.tagged, (source,), match, matches)
        report = replace(report, message=_message(ready), record_json=prepared.completed_json)
        return _Judged(ready, report)

    def _repeated(self, ready: Ready, match: WorkMatch) -> _Judged | None:
        """Return the report that says what it said before, None where it may say more."""
        source = ready.prepared.source
        key, earlier = self._held.get(match.work_id or 0, (None, []))
        asked = ready.prepared.record.key or key
        rewritten = any(other.reader in {EDIT, UNDO} for other in earlier)
        if rewritten or asked != key or not says_again(earlier, source):
            return None
        return _Judged(ready, key=key)

    def _is_doubtful(self, ready: Ready, match: WorkMatch) -> bool:
        """Tell whether a report that is no report's work may belong to one all the same."""
        record, source = ready.prepared.completed.record, ready.prepared.source
        named = record.key is not None and (
            record.key in self._keys or match.method is not MatchMethod.NEW
        )
        return (
            named
            or self._index.reports_like(record, ready.keys[0])
            or (source.sha256, source.record_json) in self._taken
            or source.record_json in self._untitled
            or (source.file_name in self._untitled and not _is_of_several(ready))
            or self._removed.match(record, ready.keys[0]).work_id is not None
        )


def _is_of_several(ready: Ready) -> bool:
    return _reads_several(ready.prepared.source.reader)


@lru_cache(maxsize=64)
def _reads_several(reader: str) -> bool:
    return holds_several(reader)


def _message(ready: Ready) -> str:
    return f"import {ready.prepared.source.file_name}"


def _answer(judged: _Judged, key: str | None) -> AddAnswer:
    prepared = judged.ready.prepared
    record = prepared.completed.record
    if judged.report is None:
        return answer_of(prepared.source, record, key, AddStatus.UNCHANGED)
    issues = (*prepared.reading.issues, *prepared.issues)
    return answer_of(prepared.source, record, key, AddStatus.ADDED, issues)
