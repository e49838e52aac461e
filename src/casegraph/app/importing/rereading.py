"""Reports of an archive that are read again, many at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.app.actors import now
from casegraph.app.assemble import cited_works, match_keys, report_to_store, work_pairs
from casegraph.app.complete import tag_references
from casegraph.app.ingest import AddStatus, answer_of, status_of
from casegraph.app.joining import joined_files
from casegraph.app.rereading import completed_again
from casegraph.issues import has_errors
from casegraph.model.diff import diff
from casegraph.model.work import match_block
from casegraph.store.queries.lookup import known_works
from casegraph.store.queries.records import fetch_records
from casegraph.store.queries.reports import fetch_all_printed_texts, fetch_all_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.app.assemble import Workshop
    from casegraph.app.importing.events import Ready
    from casegraph.app.ingest import AddAnswer
    from casegraph.identify.match import WorkIndex
    from casegraph.model.archive import KnownWork, ReportToStore, Source
    from casegraph.model.record import Record


@dataclass(frozen=True, slots=True)
class Reread:
    """A report as another reading leaves it, and what is told; `report` is None where it stays."""

    answer: AddAnswer
    sources: tuple[Source, ...]
    report: ReportToStore | None


class HeldReports:
    """Reports of the archive with all that another reading of them is joined with."""

    def __init__(
        self,
        workshop: Workshop,
        index: WorkIndex,
        loaded: Sequence[KnownWork],
        reports: Sequence[KnownWork],
    ) -> None:
        """Fetch reports; of the works they cite `index` learns those it has not `loaded`."""
        self._workshop = workshop
        self._index = index
        connection = workshop.connection
        self._keys = {work.work_id: work.key for work in reports}
        keys = set(self._keys.values())
        self._records = fetch_records(connection, keys)
        self._sources = fetch_all_sources(connection, keys)
        self._texts = fetch_all_printed_texts(connection, keys)
        records = self._records.values()
        self._pairs = {pair for record in records for pair in work_pairs(record)}
        held_keys = {key for record in records for key in match_keys(record)}
        self._blocks = {match_block(key) for key in held_keys}
        have = {work.work_id for work in loaded}
        index.add(
            w for w in known_works(connection, self._pairs, held_keys) if w.work_id not in have
        )

    def read_again(self, ready: Ready, number: int) -> Reread | None:
        """Return what a reading makes of a report, None where that is not told so simply.

        So it is where nothing that the report said of itself and of what it cites is taken back:
        then no other report can tell how many were stored together.
        """
        key = self._keys.get(number)
        if key is None or ready.record.key is not None:
            return None
        before, held = self._records[key], self._sources[key]
        source = replace(ready.source, loaded_at=now())
        joined = joined_files(held, source, ready.record)
        if joined is None or before.key is not None:
            return None
        given = (source, ready.reading, ready.record)
        texts, vocabulary = self._texts.get(key, ()), self._workshop.vocabulary
        completed, issues = completed_again(joined, key, texts, vocabulary, given)
        after = completed.record
        if has_errors(issues) or not self._goes_on(ready, before, after):
            return None
        changes = diff(before, after)
        status = status_of(held, source, changes)
        if status is AddStatus.UNCHANGED:
            return Reread(answer_of(source, after, key, status), joined.sources, None)
        keys = match_keys(after)
        match = self._index.match(after, keys[0])
        if match.work_id != number:
            return None
        matches = cited_works(self._index, after, keys)
        self._index.take_up(after, match, matches)
        tagged = tag_references(after, self._workshop.tagger, vocabulary)
        report = report_to_store(completed, tagged, joined.sources, match, matches)
        answer = answer_of(source, after, key, status, (*ready.reading.issues, *issues))
        return Reread(replace(answer, changes=changes), joined.sources, report)

    def _goes_on(self, ready: Ready, before: Record, after: Record) -> bool:
        """Tell whether a record keeps what it said, and names works only that were looked up."""
        pairs = self._pairs | work_pairs(ready.completed)
        blocks = self._blocks.union(map(match_block, ready.keys))
        return (
            before.identifiers.items() <= after.identifiers.items()
            and after.references[: len(before.references)] == before.references
            and work_pairs(after) <= pairs
            and blocks.issuperset(map(match_block, match_keys(after)))
        )
