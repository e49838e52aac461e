"""Patients that two reports may share: which reports are worth comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check.base import Surroundings
from casegraph.check.registry import WIDER_CHECKS
from casegraph.check.same_patient import MOST_YEARS, agreements, same_patient_likely
from casegraph.identify.keys import match_key
from casegraph.identify.match import WorkIndex
from casegraph.model.dates import year_of
from casegraph.store.queries.lookup import find_works, known_works
from casegraph.store.queries.patients import fetch_patients
from casegraph.store.queries.records import fetch_records
from casegraph.vocab.enums import Sex
from casegraph.vocab.terms import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.issues import Issue
    from casegraph.model.record import Record
    from casegraph.store.engine import Connection

_CHECK = next(rule for rule in WIDER_CHECKS if rule.rule is same_patient_likely)


def same_patients(connection: Connection, key: str | None, record: Record) -> tuple[Issue, ...]:
    """Return, for each patient of a report, which other reports of the archive may have it too.

    `key` is that of the report, None where the archive does not hold it.
    """
    year = year_of(record.issued)
    if not record.cases or year is None:
        return ()
    own = key or ""
    near = fetch_patients(connection, (year - MOST_YEARS, year + MOST_YEARS))
    beside = PatientIndex({**near, own: record}).neighbours(own)
    others = fetch_records(connection, beside) if beside else {}
    return tuple(_CHECK.run(record, Surroundings(others=others)))


def held_as(connection: Connection, record: Record) -> str | None:
    """Return the key under which the archive holds a record's report, None where it does not."""
    if record.key and any(work.is_report for work in find_works(connection, record.key)):
        return record.key
    same = known_works(connection, list(record.identifiers.items()), [match_key(record)])
    index = WorkIndex()
    index.add(same)
    found = index.match(record).work_id
    return next((work.key for work in same if work.is_report and work.work_id == found), None)


class PatientIndex:
    """Reports by the year, sex and conditions of their patients: no other two can share one.

    The records need hold no more than the year of publication, and the age, the sex and the
    conditions of their cases.
    """

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records
        self._keys: dict[tuple[int, str, str], list[str]] = {}
        for key, record in records.items():
            for block in set(_blocks(record)):
                self._keys.setdefault(block, []).append(key)

    def neighbours(self, key: str) -> tuple[str, ...]:
        """Return the keys of the other reports that may hold a patient of this one, sorted."""
        record = self._records.get(key)
        if record is None:
            return ()
        found = {
            other
            for year, sex, condition in set(_blocks(record))
            for near in range(year - MOST_YEARS, year + MOST_YEARS + 1)
            for other in self._keys.get((near, sex, condition), ())
        }
        return tuple(other for other in sorted(found - {key}) if self._agree(record, other))

    def _agree(self, record: Record, key: str) -> bool:
        report = self._records[key]
        return any(
            agreements(case, record, other, report)
            for case in record.cases
            for other in report.cases
        )


def _blocks(record: Record) -> Iterator[tuple[int, str, str]]:
    year = year_of(record.issued)
    for case in record.cases:
        if year is not None and isinstance(case.sex, Sex):
            for condition in case.conditions:
                yield year, case.sex.value, fold(condition)
