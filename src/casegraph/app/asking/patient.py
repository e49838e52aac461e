"""The questions about the patients: findings, measurements, therapy steps with their outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.app.asking import answers
from casegraph.app.asking.question import NO, YES, Question, entries, fields, gate
from casegraph.model.case import Case, Finding, Measurement, TherapyStep
from casegraph.model.record import Record
from casegraph.read.template import explain
from casegraph.vocab.enums import VocabularyName

if TYPE_CHECKING:
    from casegraph.app.asking.question import Part, Script
    from casegraph.marked import Plain

_STEP = ("dose", "route", "start", "stop", "reason_for_change")
_OUTCOMES = ("clinical", "virological", "radiological", "outcome_detail", "attribution")
_VALUE = "A number with its UCUM unit ('<50 {copies}/mL'), 'undetectable', or words."


def patients(data: Part) -> Script:
    """Ask for every patient of the report."""
    cases: list[Plain] = []
    while True:
        base = f"cases[{len(cases)}]"
        text = "Describe another patient?" if cases else "Describe a patient?"
        default = NO if cases else YES
        if not (yield from gate(base, text, explain(Record, "cases"), default=default)):
            return
        case: Part = {}
        cases.append(case)
        data["cases"] = cases
        yield from _case(case, base)


def _case(case: Part, base: str) -> Script:
    yield from fields(case, Case, base, "label", "age", "sex")
    conditions = Question(
        path=f"{base}.conditions",
        text="Condition",
        explanation=explain(Case, "conditions"),
        vocabulary=VocabularyName.CONDITION,
    )
    yield from entries(case, "conditions", conditions, answers.lines)
    exposures = Question(
        path=f"{base}.exposures",
        text="Exposure",
        explanation=explain(Case, "exposures"),
        vocabulary=VocabularyName.TREATMENT,
    )
    yield from entries(case, "exposures", exposures, answers.lines)
    findings = Question(
        path=f"{base}.findings",
        text="Finding",
        explanation=f"{explain(Finding, 'finding')} 'no ...' for one that was absent.",
        vocabulary=VocabularyName.FINDING,
    )
    yield from entries(case, "findings", findings, answers.finding)
    yield from _measurements(case, base)
    yield from _therapy(case, base)
    yield from fields(case, Case, base, "outcome", "vital_status", "follow_up")


def _measurements(holder: Part, base: str) -> Script:
    """Ask for measured values: the assay, then its value with comparator and unit."""
    found: list[Plain] = []
    while True:
        path = f"{base}.measurements[{len(found)}]"
        asked = f"Measurement {len(found) + 1}"
        assay = yield Question(
            path=f"{path}.assay",
            text=f"{asked}: assay",
            explanation=explain(Measurement, "assay"),
            vocabulary=VocabularyName.ASSAY,
            several=True,
        )
        if not assay:
            return
        value = yield Question(
            path=path, text=f"{asked}: value and unit", explanation=_VALUE, needed=True
        )
        measurement: Part = {"assay": assay, **answers.measured(value)}
        found.append(measurement)
        holder["measurements"] = found
        yield from fields(measurement, Measurement, path, "specimen", "time")


def _therapy(case: Part, base: str) -> Script:
    steps: list[Plain] = []
    while True:
        path = f"{base}.therapy[{len(steps)}]"
        text = "Describe the next therapy step?" if steps else "Describe a therapy step?"
        default = NO if steps else YES
        if not (yield from gate(path, text, explain(Case, "therapy"), default=default)):
            return
        step: Part = {}
        steps.append(step)
        case["therapy"] = steps
        agents = Question(
            path=f"{path}.agents",
            text=f"Step {len(steps)}: agent",
            explanation=explain(TherapyStep, "agents"),
            vocabulary=VocabularyName.TREATMENT,
            needed=True,
        )
        yield from entries(step, "agents", agents, answers.lines)
        yield from fields(step, TherapyStep, path, *_STEP, *_OUTCOMES)
