"""What a record says that bears on completeness: facts, words, sections, stated gaps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.completeness.base import NOBODY_SAID, Answer, State
from casegraph.vocab.enums import Missing, Outcome
from casegraph.vocab.terms import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from casegraph.model.case import Case, Evidence, Measurement
    from casegraph.model.record import Record

_WEAKEST_FIRST = (
    State.NOT_EXTRACTED, State.UNCLEAR, State.NOT_REPORTED, State.PRESENT, State.NOT_APPLICABLE,
)  # fmt: skip
_BEST_FIRST = (
    State.PRESENT, State.NOT_REPORTED, State.UNCLEAR, State.NOT_APPLICABLE, State.NOT_EXTRACTED,
)  # fmt: skip
_MISSING = {member.value: member for member in Missing}
_OUTCOME_STATES = {
    Outcome.NOT_REPORTED: State.NOT_REPORTED,
    Outcome.UNKNOWN: State.UNCLEAR,
}


def present(because: str) -> Answer:
    """Return the answer that the item is there."""
    return Answer(State.PRESENT, because)


def weakest(answers: Iterable[Answer]) -> Answer:
    """Return the answer of which least is known: a whole is as complete as its weakest part."""
    ranked = sorted(answers, key=lambda answer: _WEAKEST_FIRST.index(answer.state))
    return ranked[0] if ranked else NOBODY_SAID


def best(answers: Iterable[Answer]) -> Answer:
    """Return the most telling answer: presence, then a stated gap, then nothing."""
    ranked = sorted(answers, key=lambda answer: _BEST_FIRST.index(answer.state))
    return ranked[0] if ranked else NOBODY_SAID


def of_each_case(record: Record, rule: Callable[[Case], Answer]) -> Answer:
    """Return the answer for all patients of a record: that of the least complete one."""
    answers = [rule(case) for case in record.cases]
    if not answers:
        return Answer(State.NOT_EXTRACTED, "the record holds no case")
    answer = weakest(answers)
    if len(answers) == 1:
        return answer
    at = answers.index(answer)
    label = record.cases[at].label or f"case {at + 1}"
    return Answer(answer.state, f"{label}: {answer.because}")


def stated_gap(case: Case, *names: str) -> Answer:
    """Return what the case states under `missing` for a fact of one of these names."""
    wanted = {fold(name) for name in names}
    for fact, reason in case.missing.items():
        if fold(fact) in wanted:
            return Answer(State.of(reason), f"missing: {fact}: {reason.value}")
    return NOBODY_SAID


def gap_of(record: Record, *names: str) -> Answer:
    """Return what any case of the record states under `missing` for a fact of these names."""
    return best([stated_gap(case, *names) for case in record.cases])


def text_or_gap(value: str | None, name: str) -> Answer:
    """Return whether a text field says something; it may hold a kind of missing instead."""
    if not value or not value.strip():
        return NOBODY_SAID
    missing = _MISSING.get(value.strip().casefold().replace(" ", "-"))
    if missing:
        return Answer(State.of(missing), f"{name}: {missing.value}")
    return present(f"{name}: {value}")


def value_or_gap(value: object, name: str) -> Answer:
    """Return whether a field says something; it may hold a kind of missing instead."""
    if isinstance(value, Missing):
        return Answer(State.of(value), f"{name}: {value.value}")
    return NOBODY_SAID if value is None else present(f"{name}: {value}")


def outcome_or_gap(value: Outcome | None, name: str) -> Answer:
    """Return whether an outcome says something: unknown and not reported are none."""
    if value is None:
        return NOBODY_SAID
    return Answer(_OUTCOME_STATES.get(value, State.PRESENT), f"{name}: {value.value}")


def measurements(case: Case) -> tuple[Measurement, ...]:
    """Return every measured value of a case, with those of its therapy steps."""
    return (*case.measurements, *(m for step in case.therapy for m in step.measurements))


def evidence(case: Case) -> Iterator[Evidence]:
    """Yield every place in the source that a statement about the case rests on."""
    yield from case.evidence
    for finding in case.findings:
        yield from finding.evidence
    for measurement in measurements(case):
        yield from measurement.evidence
    for step in case.therapy:
        yield from step.evidence


def section_of(record: Record, *names: str) -> Answer:
    """Return whether a statement rests on a section of one of these names: so the paper has it."""
    wanted = {fold(name) for name in names}
    for case in record.cases:
        for place in evidence(case):
            if place.section and fold(place.section) in wanted:
                return present(f"evidence from the section {place.section!r}")
    return NOBODY_SAID


def clinical_texts(case: Case) -> Iterator[str]:
    """Yield what the curator wrote of findings, values and steps."""
    texts: list[str | None] = [case.follow_up, *case.conditions, *case.exposures]
    for finding in case.findings:
        texts += [finding.finding, finding.detail]
    for measurement in measurements(case):
        texts += [measurement.assay, measurement.interpretation]
    for step in case.therapy:
        texts += [step.reason_for_change, step.outcome_detail, step.route]
    yield from (text for text in texts if text)


def words_in(texts: Iterable[str], pattern: re.Pattern[str]) -> Answer:
    """Return whether one of the texts holds the words of a pattern."""
    for text in texts:
        found = pattern.search(text)
        if found:
            return present(f"{found[0]!r} in {_short(text)!r}")
    return NOBODY_SAID


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:57]}..."
