"""Rows of the patients of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.store.tables.clinical import (
    OVER_89,
    case,
    case_condition,
    case_exposure,
    case_missing,
    evidence,
    finding,
    measurement,
    therapy_agent,
    therapy_step,
)
from casegraph.vocab.enums import Missing, VocabularyName

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import Enum

    from casegraph.model.case import Case, Evidence, Finding, Measurement, TherapyStep
    from casegraph.store.rows.batch import Batch, Numbers, Row
    from casegraph.vocab.terms import Vocabulary


class Cases:
    """Turns cases into rows; names that mean one term of the vocabulary are linked to it."""

    def __init__(self, batch: Batch, numbers: Numbers, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._numbers = numbers
        self._cases = batch.rows(
            case,
            *("id", "report_id", "position", "label", "age", "age_class", "age_missing"),
            *("sex", "sex_missing", "outcome", "vital_status", "vital_status_missing"),
            "follow_up",
        )
        named = ("position", "name", "term_id")
        self._conditions = batch.rows(case_condition, "case_id", *named)
        self._exposures = batch.rows(case_exposure, "case_id", *named)
        self._missing = batch.rows(case_missing, "case_id", "position", "fact", "reason")
        self._findings = batch.rows(
            finding,
            *("id", "case_id", "position", "finding", "term_id", "detail", "excluded", "time"),
        )
        self._steps = batch.rows(
            therapy_step,
            *("id", "case_id", "position", "dose", "route", "start", "stop", "reason_for_change"),
            *("clinical", "virological", "radiological", "outcome_detail", "attribution"),
        )
        self._agents = batch.rows(therapy_agent, "therapy_step_id", *named)
        self._measurements = batch.rows(
            measurement,
            *("id", "case_id", "therapy_step_id", "position", "assay", "term_id", "value"),
            *("comparator", "unit", "specimen", "time", "interpretation"),
        )
        self._evidence = batch.rows(
            evidence,
            *("id", "case_id", "finding_id", "measurement_id", "therapy_step_id"),
            *("position", "section", "quote"),
        )

    def add(self, report_id: int, entries: Iterable[Case]) -> None:
        """Add the cases of a report in their order."""
        for place, entry in enumerate(entries, start=1):
            key = next(self._numbers.of(case))
            self._cases.append((key, report_id, place, *_case_fields(entry)))
            for at, name in enumerate(entry.conditions, start=1):
                self._conditions.append((key, at, *self._named(name, VocabularyName.CONDITION)))
            for at, name in enumerate(entry.exposures, start=1):
                self._exposures.append((key, at, *self._named(name, None)))
            for at, (fact, reason) in enumerate(entry.missing.items(), start=1):
                self._missing.append((key, at, fact, reason.value))
            self._add_evidence((key, None, None, None), entry.evidence)
            self._add_findings(key, entry.findings)
            self._add_measurements(key, None, entry.measurements)
            self._add_therapy(key, entry.therapy)

    def _add_findings(self, case_id: int, entries: Iterable[Finding]) -> None:
        for place, entry in enumerate(entries, start=1):
            key = next(self._numbers.of(finding))
            named = self._named(entry.finding, VocabularyName.FINDING)
            self._findings.append(
                (key, case_id, place, *named, entry.detail, entry.excluded, entry.time)
            )
            self._add_evidence((case_id, key, None, None), entry.evidence)

    def _add_measurements(
        self, case_id: int, step_id: int | None, entries: Iterable[Measurement]
    ) -> None:
        for place, entry in enumerate(entries, start=1):
            key = next(self._numbers.of(measurement))
            named = self._named(entry.assay, VocabularyName.ASSAY)
            value = (entry.value, entry.comparator.value, entry.unit, entry.specimen)
            row = (key, case_id, step_id, place, *named, *value, entry.time, entry.interpretation)
            self._measurements.append(row)
            self._add_evidence((case_id, None, key, None), entry.evidence)

    def _add_therapy(self, case_id: int, entries: Iterable[TherapyStep]) -> None:
        for place, entry in enumerate(entries, start=1):
            key = next(self._numbers.of(therapy_step))
            self._steps.append((key, case_id, place, *_step_fields(entry)))
            for at, name in enumerate(entry.agents, start=1):
                self._agents.append((key, at, *self._named(name, VocabularyName.TREATMENT)))
            self._add_measurements(case_id, key, entry.measurements)
            self._add_evidence((case_id, None, None, key), entry.evidence)

    def _add_evidence(self, subject: Row, entries: Iterable[Evidence]) -> None:
        for place, entry in enumerate(entries, start=1):
            key = next(self._numbers.of(evidence))
            self._evidence.append((key, *subject, place, entry.section, entry.quote))

    def _named(self, name: str, vocabulary: VocabularyName | None) -> tuple[str, str | None]:
        found = self._vocabulary.find(name, vocabulary)
        return (name, found[0].id if len(found) == 1 else None)


def _case_fields(entry: Case) -> Row:
    age = entry.age if isinstance(entry.age, int) else None
    age_class = entry.age if entry.age == OVER_89 else None
    return (
        *(entry.label, age, age_class, _missing(entry.age)),
        *(_stated(entry.sex), _missing(entry.sex)),
        *(_stated(entry.outcome), _stated(entry.vital_status), _missing(entry.vital_status)),
        entry.follow_up,
    )


def _step_fields(entry: TherapyStep) -> Row:
    return (
        *(entry.dose, entry.route, entry.start, entry.stop, entry.reason_for_change),
        *(_stated(entry.clinical), _stated(entry.virological), _stated(entry.radiological)),
        *(entry.outcome_detail, _stated(entry.attribution)),
    )


def _stated(value: Enum | None) -> str | None:
    return None if value is None or isinstance(value, Missing) else str(value.value)


def _missing(value: object) -> str | None:
    return value.value if isinstance(value, Missing) else None
