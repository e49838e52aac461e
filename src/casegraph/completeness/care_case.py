"""CARE items on the patient: information, findings, diagnosis, intervention, follow-up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.completeness.base import NOBODY_SAID, Answer, State
from casegraph.completeness.facts import (
    best,
    clinical_texts,
    measurements,
    of_each_case,
    outcome_or_gap,
    present,
    section_of,
    stated_gap,
    text_or_gap,
    value_or_gap,
    weakest,
    words_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from casegraph.model.case import Case, TherapyStep
    from casegraph.model.record import Record

_METHOD = re.compile(
    r"\b(?:MRI|CT|PET|EEG|EMG|ECG|PCR|X-?ray|ultraso\w+|sonogra\w+|echocardio\w+|radiogra\w+"
    r"|tomogra\w+|imaging|biops\w+|autops\w+|histolog\w+|patholog\w+|cytolog\w+|serolog\w+"
    r"|cultures?|sequencing|lumbar puncture|angiogra\w+|endoscop\w+|colonoscop\w+"
    r"|immunohisto\w+|flow cytometry|questionnaire)\b",
    re.IGNORECASE,
)
_PROGNOSIS = re.compile(
    r"\b(?:stag(?:e|ing)|grad(?:e|ing)|scores?|scales?|prognos\w+|risk class\w*|TNM)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:history of|family history|(?:non-?)?smok(?:er|ing)|alcohol|carrier of|inherited"
    r"|consanguin\w+|mutation|previously (?:healthy|well)|comorbid\w+)\b",
    re.IGNORECASE,
)
_ADHERENCE = re.compile(
    r"\b(?:adher(?:ence|ent|ed)|complian(?:ce|t)|(?:well |poorly )?tolerat\w+|tolerab\w+)\b",
    re.IGNORECASE,
)
_ADVERSE = re.compile(
    r"\b(?:adverse|side[ -]effects?|toxicit\w+|complications?|unanticipated|hypersensitivity"
    r"|withdrawn because|discontinued (?:because|due))\b",
    re.IGNORECASE,
)
_FEWEST_TIMES = 2


def demographics(record: Record) -> Answer:
    """Age and sex of every patient are given; a stated gap in either counts as stated."""
    return of_each_case(
        record,
        lambda case: weakest((value_or_gap(case.age, "age"), value_or_gap(case.sex, "sex"))),
    )


def symptoms(record: Record) -> Answer:
    """Every patient has at least one finding that was there."""
    return _each(record, _symptoms, ("symptoms", "findings", "chief complaint"))


def history(record: Record) -> Answer:
    """Every patient has an exposure, or words of medical, family or psychosocial history."""
    names = (
        *("history", "medical history", "family history", "social history", "past history"),
        *("psychosocial history", "comorbidities", "genetic information"),
    )
    return _each(record, _history, names)


def past_interventions(record: Record) -> Answer:
    """A therapy step before presentation, or a statement that rests on earlier treatment."""
    names = ("past interventions", "previous treatment", "past treatment", "prior therapy")
    return _each(record, _past, names)


def examination(record: Record) -> Answer:
    """Every patient has findings; the record does not part symptoms from signs."""
    names = ("clinical findings", "physical examination", "examination", "findings")
    return _each(record, _findings, names)


def timeline(record: Record) -> Answer:
    """Two or more facts of every patient have a time: only then is there an order of events."""
    return _each(record, _timeline, ("timeline", "dates", "times"))


def diagnostic_methods(record: Record) -> Answer:
    """Every patient has a measured value, or a finding that names the method."""
    names = ("diagnostic methods", "diagnostic assessment", "laboratory values", "imaging")
    return _each(record, _methods, names)


def diagnostic_challenges(record: Record) -> Answer:
    """A statement rests on the diagnostic challenges, or the record says there are none."""
    return _each(record, lambda _: NOBODY_SAID, ("diagnostic challenges",))


def diagnostic_reasoning(record: Record) -> Answer:
    """Something was looked for and ruled out, or a statement rests on the reasoning."""
    names = ("diagnostic reasoning", "differential diagnosis", "differential diagnoses")
    return _each(record, _excluded, names)


def prognosis(record: Record) -> Answer:
    """A stage, grade or score is given, or a statement rests on the prognosis."""
    names = ("prognostic characteristics", "prognosis", "staging", "stage")
    return _each(record, lambda case: words_in(clinical_texts(case), _PROGNOSIS), names)


def interventions(record: Record) -> Answer:
    """Every patient has a therapy step."""
    return _each(record, _steps, ("therapy", "treatment", "intervention", "interventions"))


def administration(record: Record) -> Answer:
    """Every therapy step has a dose or route, or a beginning and an end; the weakest counts."""
    return _each(record, _administration, ("dose", "doses", "dosage", "administration", "duration"))


def changes(record: Record) -> Answer:
    """Every step after the first says why it followed; a single step has no change to explain."""
    return _each(record, _changes, ("changes in intervention", "reason for change"))


def outcomes(record: Record) -> Answer:
    """Every patient has an outcome, of the case or clinically of a step, or a vital status."""
    return _each(record, _outcomes, ("outcome", "outcomes"))


def follow_up_results(record: Record) -> Answer:
    """A value or a virological or radiological outcome was recorded under treatment."""
    return _each(record, _results, ("follow-up results", "follow-up", "test results"))


def adherence(record: Record) -> Answer:
    """Words of adherence or tolerability, a statement that rests on them, or their denial."""
    names = ("adherence", "tolerability", "adherence and tolerability", "compliance")
    return _each(record, lambda case: words_in(clinical_texts(case), _ADHERENCE), names)


def adverse_events(record: Record) -> Answer:
    """Words of harm, a statement that rests on adverse events, or their denial."""
    names = ("adverse events", "adverse effects", "side effects", "complications", "toxicity")
    return _each(record, lambda case: words_in(clinical_texts(case), _ADVERSE), names)


def _each(record: Record, rule: Callable[[Case], Answer], names: tuple[str, ...]) -> Answer:
    """Join what the facts of each case say with its stated gaps and the sections it rests on."""
    section = section_of(record, *names)
    if section.state is State.PRESENT:
        return section
    return of_each_case(record, lambda case: best((rule(case), stated_gap(case, *names))))


def _symptoms(case: Case) -> Answer:
    found = [finding.finding for finding in case.findings if not finding.excluded]
    return present(f"{len(found)} findings, first {found[0]!r}") if found else NOBODY_SAID


def _findings(case: Case) -> Answer:
    count = len(case.findings)
    return present(f"{count} findings, with signs and symptoms together") if count else NOBODY_SAID


def _history(case: Case) -> Answer:
    if case.exposures:
        return present(f"exposures: {', '.join(case.exposures)}")
    return words_in(clinical_texts(case), _HISTORY)


def _past(case: Case) -> Answer:
    for step in case.therapy:
        if (step.start or "").lstrip().startswith(("-", "\u2212")):
            return present(f"{', '.join(step.agents)} from {step.start}")
    return NOBODY_SAID


def _timeline(case: Case) -> Answer:
    times: list[str | None] = [case.follow_up]
    times += [finding.time for finding in case.findings]
    times += [measurement.time for measurement in measurements(case)]
    times += [time for step in case.therapy for time in (step.start, step.stop)]
    known = [text for text in times if text_or_gap(text, "time").state is State.PRESENT]
    return present(f"{len(known)} times") if len(known) >= _FEWEST_TIMES else NOBODY_SAID


def _methods(case: Case) -> Answer:
    measured = measurements(case)
    if measured:
        return present(f"{len(measured)} measured values, first {measured[0].assay!r}")
    return words_in(clinical_texts(case), _METHOD)


def _excluded(case: Case) -> Answer:
    found = [finding.finding for finding in case.findings if finding.excluded]
    return present(f"ruled out: {', '.join(found)}") if found else NOBODY_SAID


def _steps(case: Case) -> Answer:
    count = len(case.therapy)
    return present(f"{count} therapy steps") if count else NOBODY_SAID


def _administration(case: Case) -> Answer:
    return weakest(_administered(step) for step in case.therapy)


def _administered(step: TherapyStep) -> Answer:
    name = ", ".join(step.agents)
    times = [text_or_gap(text, f"{name}: time") for text in (step.start, step.stop)]
    dose = text_or_gap(step.dose, f"{name}: dose")
    return best((dose, text_or_gap(step.route, f"{name}: route"), weakest(times)))


def _changes(case: Case) -> Answer:
    if len(case.therapy) == 1:
        return Answer(State.NOT_APPLICABLE, "one therapy step")
    return weakest(
        text_or_gap(step.reason_for_change, f"reason for {', '.join(step.agents)}")
        for step in case.therapy[1:]
    )


def _outcomes(case: Case) -> Answer:
    clinical = [
        outcome_or_gap(step.clinical, f"{', '.join(step.agents)}: clinical")
        for step in case.therapy
    ]
    vital = value_or_gap(case.vital_status, "vital status")
    return best((outcome_or_gap(case.outcome, "outcome"), vital, *clinical))


def _results(case: Case) -> Answer:
    answers: list[Answer] = []
    for step in case.therapy:
        name = ", ".join(step.agents)
        if step.measurements:
            answers.append(present(f"{name}: {step.measurements[0].assay}"))
        answers.append(outcome_or_gap(step.virological, f"{name}: virological"))
        answers.append(outcome_or_gap(step.radiological, f"{name}: radiological"))
    return best(answers)
