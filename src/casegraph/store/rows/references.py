"""Rows of a printed reference list, and of what its works cover."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from casegraph.store.rows.batch import json_list
from casegraph.store.tables.coverage import condition_mention, coverage, coverage_condition
from casegraph.store.tables.reference import (
    reference,
    reference_author,
    reference_identifier,
    reference_statement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casegraph.model.archive import WorkMatch
    from casegraph.model.coverage import ConditionMention, Coverage
    from casegraph.model.record import Reference
    from casegraph.store.rows.batch import Batch, Numbers
    from casegraph.store.rows.decisions import Decisions

_NOWHERE = (None, None)
_PRINTED = attrgetter(
    *("number", "raw", "et_al", "year", "title", "journal", "volume", "issue", "page")
)


class References:
    """Turns the references of records into rows."""

    def __init__(self, batch: Batch, numbers: Numbers) -> None:
        self._numbers = numbers.of(reference)
        self._rows = batch.rows(
            reference,
            *("id", "report_id", "position", "number", "raw", "et_al", "year", "title"),
            *("journal", "volume", "issue", "page", "type", "links", "intent", "leftover"),
            *("work_id", "match_method", "match_score", "match_reasons"),
        )
        self._authors = batch.rows(
            reference_author, "reference_id", "position", "family", "given", "suffix", "literal"
        )
        self._identifiers = batch.rows(
            reference_identifier, "reference_id", "position", "scheme", "value"
        )
        self._statements = batch.rows(
            reference_statement,
            *("reference_id", "position", "treatment", "conditions", "role", "quote", "source"),
        )

    def add(
        self,
        report_id: int,
        place: int,
        entry: Reference,
        work: tuple[int | None, WorkMatch | None],
        leftover: str,
    ) -> int:
        """Add one reference with the work it was found to be; return its key."""
        key = next(self._numbers)
        work_id, match = work
        found: tuple[object, ...] = (None, None, "[]")
        if match:
            found = (match.method.value, match.score, json_list(match.reasons))
        self._rows.append(
            (
                key,
                report_id,
                place,
                *_PRINTED(entry),
                entry.type.value if entry.type else None,
                json_list(entry.links) if entry.links else "[]",
                entry.intent.value if entry.intent else None,
                *(leftover, work_id, *found),
            )
        )
        self._authors += [
            (key, at, name.family, name.given, name.suffix, name.literal)
            for at, name in enumerate(entry.authors, start=1)
        ]
        if entry.identifiers:
            for at, (scheme, value) in enumerate(entry.identifiers.items(), start=1):
                self._identifiers.append((key, at, scheme, value))
        for at, stated in enumerate(entry.coverage, start=1):
            conditions = json_list(stated.conditions)
            what = (stated.treatment, conditions, stated.role.value, stated.quote, stated.source)
            self._statements.append((key, at, *what))
        return key


class CoverageRows:
    """Turns coverage assertions and mentions of conditions into rows."""

    def __init__(self, batch: Batch, numbers: Numbers, decisions: Decisions) -> None:
        self._decisions = decisions
        self._numbers = numbers.of(coverage)
        self._mention_numbers = numbers.of(condition_mention)
        self._rows = batch.rows(
            coverage,
            *("id", "work_id", "reference_id", "position", "treatment_id", "basis", "role"),
            *("quote", "place", "span_start", "span_end", "status", "source", "reason"),
            *("method", "decided_by", "decided_at"),
        )
        self._conditions = batch.rows(coverage_condition, "coverage_id", "position", "condition_id")
        self._mentions = batch.rows(
            condition_mention,
            *("id", "work_id", "reference_id", "position", "condition_id"),
            *("quote", "place", "span_start", "span_end", "method"),
        )

    def add(
        self, report_id: int, work_id: int, reference_id: int, entries: Sequence[Coverage]
    ) -> None:
        """Add what is asserted of a work through a reference; what a person decided stands."""
        kept = self._decisions.unrepeated(report_id, work_id, entries)
        for place, entry in enumerate((*entries, *kept) if kept else entries, start=1):
            self._add((report_id, work_id, reference_id), place, entry)

    def add_mentions(
        self, work_id: int, reference_id: int, mentions: Iterable[ConditionMention]
    ) -> None:
        """Add the conditions that a work is about, by what a reference says."""
        for place, entry in enumerate(mentions, start=1):
            key = next(self._mention_numbers)
            start, end = entry.span or _NOWHERE
            what = (entry.condition, entry.quote, entry.place, start, end, entry.method)
            self._mentions.append((key, work_id, reference_id, place, *what))

    def _add(self, through: tuple[int, int, int], place: int, entry: Coverage) -> None:
        report_id, work_id, reference_id = through
        key = next(self._numbers)
        status, decided_by, decided_at = self._decisions.of(report_id, work_id, entry)
        start, end = entry.span or _NOWHERE
        self._rows.append(
            (
                key,
                work_id,
                reference_id,
                place,
                entry.treatment,
                entry.basis.value,
                entry.role.value,
                entry.quote,
                entry.place,
                start,
                end,
                status,
                entry.source,
                entry.reason,
                entry.method,
                decided_by,
                decided_at,
            )
        )
        for at, condition in enumerate(entry.conditions, start=1):
            self._conditions.append((key, at, condition))
