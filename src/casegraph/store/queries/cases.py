"""The patients of reports, rebuilt from their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar

from sqlalchemy import select

from casegraph.model.case import Case, Evidence, Finding, Measurement, TherapyStep
from casegraph.store.queries.assertions import listed
from casegraph.store.tables.clinical import (
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
from casegraph.vocab.enums import Attribution, Comparator, Missing, Outcome, Sex, VitalStatus

if TYPE_CHECKING:
    from collections.abc import Collection
    from enum import Enum

    from sqlalchemy import Column, Connection, Row, Select

_Kind = TypeVar("_Kind", bound="Enum")


def cases(connection: Connection, report_ids: Collection[int]) -> dict[int, tuple[Case, ...]]:
    """Return, by report, its cases in their order; reports without any are left out."""
    query = select(case).where(case.c.report_id.in_(report_ids))
    rows = connection.execute(query.order_by(case.c.report_id, case.c.position)).all()
    if not rows:
        return {}
    parts = _Parts(connection, report_ids)
    found: dict[int, list[Case]] = {}
    for row in rows:
        found.setdefault(row.report_id, []).append(_case(row, parts))
    return {report_id: tuple(entries) for report_id, entries in found.items()}


class _Parts:
    """What the cases of some reports consist of, by the key of what each part belongs to."""

    def __init__(self, connection: Connection, report_ids: Collection[int]) -> None:
        self._connection = connection
        self._cases = select(case.c.id).where(case.c.report_id.in_(report_ids))
        self.conditions = listed(connection, self._of(case_condition.c.case_id, "name"))
        self.exposures = listed(connection, self._of(case_exposure.c.case_id, "name"))
        self.missing: dict[int, dict[str, Missing]] = {}
        for row in connection.execute(self._of(case_missing.c.case_id, "fact", "reason")):
            self.missing.setdefault(row[0], {})[row.fact] = Missing(row.reason)
        self._read_evidence()
        self._read_measurements()
        self.findings: dict[int, list[Finding]] = {}
        for row in self._all(finding.c.case_id):
            self.findings.setdefault(row.case_id, []).append(self._finding(row))
        self._read_therapy()

    def _read_evidence(self) -> None:
        self.evidence: dict[tuple[str, int], list[Evidence]] = {}
        for row in self._all(evidence.c.case_id):
            subject = ("case", row.case_id)
            for name in ("finding", "measurement", "therapy_step"):
                number = row._mapping[f"{name}_id"]
                if number is not None:
                    subject = (name, number)
            entry = Evidence(section=row.section, quote=row.quote)
            self.evidence.setdefault(subject, []).append(entry)

    def _read_measurements(self) -> None:
        self.measurements: dict[tuple[str, int], list[Measurement]] = {}
        for row in self._all(measurement.c.case_id):
            step = row.therapy_step_id
            holder = ("case", row.case_id) if step is None else ("therapy_step", step)
            self.measurements.setdefault(holder, []).append(self._measurement(row))

    def _read_therapy(self) -> None:
        agents: dict[int, list[str]] = {}
        query = (
            select(therapy_agent.c.therapy_step_id, therapy_agent.c.name)
            .join(therapy_step, therapy_step.c.id == therapy_agent.c.therapy_step_id)
            .where(therapy_step.c.case_id.in_(self._cases))
            .order_by(therapy_agent.c.therapy_step_id, therapy_agent.c.position)
        )
        agents = listed(self._connection, query)
        self.therapy: dict[int, list[TherapyStep]] = {}
        for row in self._all(therapy_step.c.case_id):
            step = self._step(row, tuple(agents.get(row.id, ())))
            self.therapy.setdefault(row.case_id, []).append(step)

    def _of(self, column: Column[Any], *names: str) -> Select[Any]:
        parts = column.table.c
        query = select(column, *(parts[name] for name in names))
        return query.where(column.in_(self._cases)).order_by(column, parts.position)

    def _all(self, column: Column[Any]) -> list[Row[Any]]:
        query = select(column.table).where(column.in_(self._cases))
        return list(self._connection.execute(query.order_by(column, column.table.c.position)))

    def _finding(self, row: Row[Any]) -> Finding:
        return Finding(
            finding=row.finding,
            detail=row.detail,
            excluded=row.excluded,
            time=row.time,
            evidence=tuple(self.evidence.get(("finding", row.id), ())),
        )

    def _measurement(self, row: Row[Any]) -> Measurement:
        return Measurement(
            assay=row.assay,
            value=row.value,
            comparator=Comparator(row.comparator),
            unit=row.unit,
            specimen=row.specimen,
            time=row.time,
            interpretation=row.interpretation,
            evidence=tuple(self.evidence.get(("measurement", row.id), ())),
        )

    def _step(self, row: Row[Any], agents: tuple[str, ...]) -> TherapyStep:
        return TherapyStep(
            agents=agents,
            dose=row.dose,
            route=row.route,
            start=row.start,
            stop=row.stop,
            reason_for_change=row.reason_for_change,
            clinical=_kind(Outcome, row.clinical),
            virological=_kind(Outcome, row.virological),
            radiological=_kind(Outcome, row.radiological),
            outcome_detail=row.outcome_detail,
            measurements=tuple(self.measurements.get(("therapy_step", row.id), ())),
            attribution=_kind(Attribution, row.attribution),
            evidence=tuple(self.evidence.get(("therapy_step", row.id), ())),
        )


def _case(row: Row[Any], parts: _Parts) -> Case:
    return Case(
        label=row.label,
        age=_age(row),
        sex=_kind(Sex, row.sex) or _kind(Missing, row.sex_missing),
        conditions=tuple(parts.conditions.get(row.id, ())),
        exposures=tuple(parts.exposures.get(row.id, ())),
        findings=tuple(parts.findings.get(row.id, ())),
        measurements=tuple(parts.measurements.get(("case", row.id), ())),
        therapy=tuple(parts.therapy.get(row.id, ())),
        outcome=_kind(Outcome, row.outcome),
        vital_status=_kind(VitalStatus, row.vital_status)
        or _kind(Missing, row.vital_status_missing),
        follow_up=row.follow_up,
        missing=parts.missing.get(row.id, {}),
        evidence=tuple(parts.evidence.get(("case", row.id), ())),
    )


def _age(row: Row[Any]) -> int | Literal[">89"] | Missing | None:
    if row.age is not None:
        return int(row.age)
    return ">89" if row.age_class else _kind(Missing, row.age_missing)


def _kind(kind: type[_Kind], value: str | None) -> _Kind | None:
    return None if value is None else kind(value)
