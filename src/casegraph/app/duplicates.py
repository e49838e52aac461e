"""Patients that two reports may share: which reports are worth comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check.same_patient import MOST_YEARS, agreements
from casegraph.model.dates import year_of
from casegraph.vocab.enums import Sex
from casegraph.vocab.terms import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.model.record import Record


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
