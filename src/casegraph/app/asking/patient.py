"""The questions about the patients: findings, measurements, therapy steps with their outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.app.asking import answers
from casegraph.app.asking.question import NO, YES, Question, entries, fields, gate, more, parts
from casegraph.model.case import Case, Evidence, Finding, Measurement, TherapyStep
from casegraph.model.record import Record
from casegraph.read.record.template import explain
from casegraph.vocab.enums import Missing, VocabularyName

if TYPE_CHECKING:
    from casegraph.app.asking.question import Part, Script
    from casegraph.marked import Plain

_STEP = ("dose", "route", "start", "stop", "reason_for_change")
_OUTCOMES = ("clinical", "virological", "radiological", "outcome_detail", "attribution")
_VALUE = (
    "A number with its UCUM unit ('<50 {copies}/mL'), 'undetectable', or words; "
    "left empty, there is no such measurement."
)


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
        if not case:
            # Nothing was said of this patient.
            _drop_last(data, "cases")
            return


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
    yield from _findings(case, base)
    yield from _measurements(case, base)
    yield from _therapy(case, base)
    yield from fields(case, Case, base, "outcome", "vital_status", "follow_up")
    yield from _missing(case, base)
    yield from _evidence(case, base, "Patient")


def _findings(case: Part, base: str) -> Script:
    findings = Question(
        path=f"{base}.findings",
        text="Finding",
        explanation=f"{explain(Finding, 'finding')} 'no ...' for one that was absent.",
        vocabulary=VocabularyName.FINDING,
    )
    yield from entries(case, "findings", findings, answers.finding)
    yield from more(
        parts(case, "findings"),
        Question(
            path=f"{base}.findings",
            text="State more of finding number",
            explanation="Detail, time and evidence of a finding, by its place in your list.",
        ),
        _finding,
    )


def _finding(finding: Part, path: str) -> Script:
    yield from fields(finding, Finding, path, "detail", "time")
    yield from _evidence(finding, path, str(finding["finding"]))


def _evidence(holder: Part, base: str, about: str) -> Script:
    """Ask for the places in the paper that a part rests on, until one is left empty."""
    found: list[Plain] = [*parts(holder, "evidence")]
    while True:
        entry: Part = {}
        for name in ("section", "quote"):
            answer = yield Question(
                path=f"{base}.evidence[{len(found)}].{name}",
                text=f"{about}, evidence {len(found) + 1}: {name}",
                explanation=explain(Evidence, name),
            )
            if answer:
                entry[name] = answer
        if not entry:
            return
        found.append(entry)
        holder["evidence"] = found


def _missing(case: Part, base: str) -> Script:
    """Ask for the facts that are not there, each with the reason."""
    found: Part = {}
    while True:
        name = yield Question(
            path=f"{base}.missing",
            text=f"Missing fact {len(found) + 1}",
            explanation=explain(Case, "missing"),
            several=True,
        )
        if not name:
            return
        reason = yield Question(
            path=f"{base}.missing.{name}",
            text=f"Why {name} is missing",
            explanation=explain(Case, "missing"),
            choices=tuple(reason.value for reason in Missing),
        )
        if reason:
            found[name] = reason
            case["missing"] = found


def _measurements(holder: Part, base: str, before: str = "") -> Script:
    """Ask for measured values: the assay, then its value with comparator and unit."""
    found: list[Plain] = []
    while True:
        path = f"{base}.measurements[{len(found)}]"
        asked = f"{before}Measurement {len(found) + 1}"
        assay = yield Question(
            path=f"{path}.assay",
            text=f"{asked}: assay",
            explanation=explain(Measurement, "assay"),
            vocabulary=VocabularyName.ASSAY,
            several=True,
        )
        if not assay:
            return
        value = yield Question(path=path, text=f"{asked}: value and unit", explanation=_VALUE)
        if not value:
            return
        measurement: Part = {"assay": assay, **answers.measured(value)}
        found.append(measurement)
        holder["measurements"] = found
        yield from fields(measurement, Measurement, path, "specimen", "time")
        if "interpretation" not in measurement:
            yield from fields(measurement, Measurement, path, "interpretation")
        yield from _evidence(measurement, path, asked)


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
        )
        yield from entries(step, "agents", agents, answers.lines)
        if "agents" not in step:
            # A step is what was given: without an agent there is none.
            _drop_last(case, "therapy")
            return
        yield from fields(step, TherapyStep, path, *_STEP, *_OUTCOMES)
        yield from _measurements(step, path, f"Step {len(steps)}: ")
        yield from _evidence(step, path, f"Step {len(steps)}")


def _drop_last(holder: Part, name: str) -> None:
    """Take the last entry of a list back, and the list where it was the only one."""
    held = parts(holder, name)[:-1]
    if held:
        holder[name] = [*held]
    else:
        del holder[name]
