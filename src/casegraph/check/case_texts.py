"""The texts and values of a record's patients, each with the field it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from casegraph.model.case import Case, Evidence, Finding, Measurement, TherapyStep
    from casegraph.model.record import Record

Text = tuple[str, str]
_STEP_TEXTS = ("dose", "route", "start", "stop", "reason_for_change", "outcome_detail")
_MEASUREMENT_TEXTS = ("assay", "value", "unit", "specimen", "time", "interpretation")


def case_texts(record: Record) -> Iterator[Text]:
    """Yield the field path and the text of everything written about the patients."""
    for path, case in cases(record):
        yield from _fields(path, case, ("label", "follow_up"))
        yield from _listed(f"{path}.conditions", case.conditions)
        yield from _listed(f"{path}.exposures", case.exposures)
        for place, finding in enumerate(case.findings):
            yield from _fields(f"{path}.findings[{place}]", finding, ("finding", "detail", "time"))
        for at, step in enumerate(case.therapy):
            yield from _fields(f"{path}.therapy[{at}]", step, _STEP_TEXTS)
            yield from _listed(f"{path}.therapy[{at}].agents", step.agents)
        for name in case.missing:
            yield f"{path}.missing.{name}", name
    for path, measurement in measurements(record):
        yield from _fields(path, measurement, _MEASUREMENT_TEXTS)
    for path, place_of in evidence(record):
        yield from _fields(path, place_of, ("section", "quote"))


def cases(record: Record) -> Iterator[tuple[str, Case]]:
    """Yield every patient with the field path."""
    for index, case in enumerate(record.cases):
        yield f"cases[{index}]", case


def steps(record: Record) -> Iterator[tuple[str, TherapyStep]]:
    """Yield every therapy step with the field path."""
    for path, case in cases(record):
        for index, step in enumerate(case.therapy):
            yield f"{path}.therapy[{index}]", step


def findings(record: Record) -> Iterator[tuple[str, Finding]]:
    """Yield every sign and symptom with the field path."""
    for path, case in cases(record):
        for index, finding in enumerate(case.findings):
            yield f"{path}.findings[{index}]", finding


def measurements(record: Record) -> Iterator[tuple[str, Measurement]]:
    """Yield every measured value, of a case and of its steps, with the field path."""
    for path, case in cases(record):
        for index, measurement in enumerate(case.measurements):
            yield f"{path}.measurements[{index}]", measurement
    for path, step in steps(record):
        for index, measurement in enumerate(step.measurements):
            yield f"{path}.measurements[{index}]", measurement


def evidence(record: Record) -> Iterator[tuple[str, Evidence]]:
    """Yield every place in the source that a statement on a patient rests on."""
    for path, held in _evidence_lists(record):
        for index, place in enumerate(held):
            yield f"{path}.evidence[{index}]", place


def _evidence_lists(record: Record) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    for path, case in cases(record):
        yield path, case.evidence
    for path, finding in findings(record):
        yield path, finding.evidence
    for path, measurement in measurements(record):
        yield path, measurement.evidence
    for path, step in steps(record):
        yield path, step.evidence


def _fields(path: str, holder: object, names: Iterable[str]) -> Iterator[Text]:
    for name in names:
        value = getattr(holder, name)
        if value:
            yield f"{path}.{name}", str(value)


def _listed(path: str, texts: Iterable[str]) -> Iterator[Text]:
    for index, text in enumerate(texts):
        yield f"{path}[{index}]", text
