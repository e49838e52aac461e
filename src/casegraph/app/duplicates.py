"""Patients that two reports may share: which reports are worth comparing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.vocab.enums import Sex
from casegraph.vocab.terms import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.model.record import Record


class PatientIndex:
    """Records by the sex and conditions of their patients: no other two can share a patient."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records
        self._keys: dict[tuple[str, str], list[str]] = {}
        for key, record in records.items():
            for block in set(_blocks(record)):
                self._keys.setdefault(block, []).append(key)

    def neighbours(self, key: str) -> Mapping[str, Record]:
        """Return the other records that may hold a patient of this one, by citation key."""
        record = self._records.get(key)
        blocks = set(_blocks(record)) if record else set()
        found = {other for block in blocks for other in self._keys[block]} - {key}
        return {other: self._records[other] for other in sorted(found)}


def _blocks(record: Record) -> Iterator[tuple[str, str]]:
    for case in record.cases:
        if isinstance(case.sex, Sex):
            for condition in case.conditions:
                yield case.sex.value, fold(condition)
