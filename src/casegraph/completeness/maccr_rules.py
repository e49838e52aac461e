"""Rules of the MACCR template: which of its fields a record fills, and why others are empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.completeness.base import NOBODY_SAID, Answer, State
from casegraph.completeness.facts import (
    best,
    clinical_texts,
    gap_of,
    measurements,
    of_each_case,
    outcome_or_gap,
    present,
    stated_gap,
    value_or_gap,
    words_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from casegraph.model.case import Case
    from casegraph.model.record import Record

_IMAGING = re.compile(
    r"\b(?:MRI|CT|PET|SPECT|X-?ray|radiogra\w+|ultraso\w+|sonogra\w+|echocardio\w+|angiogra\w+"
    r"|tomogra\w+|imaging|scintigra\w+|mammogra\w+|video\w*|photogra\w+|T2|FLAIR)\b"
)
_PROCEDURE = re.compile(
    r"\b(?:biops\w+|autops\w+|lumbar puncture|endoscop\w+|colonoscop\w+|bronchoscop\w+|PCR"
    r"|sequencing|EEG|EMG|ECG|serolog\w+|cultures?|flow cytometry|examination)\b",
    re.IGNORECASE,
)
_PATHOLOGY = re.compile(
    r"\b(?:patholog\w+|histo(?:log|path)\w+|biops\w+|cytolog\w+|autops\w+|immunohisto\w+)\b",
    re.IGNORECASE,
)
_INTERVENTION = re.compile(
    r"\b(?:surg(?:ery|ical)\w*|resection|transplant\w*|radiotherapy|irradiation|\w+ectomy"
    r"|\w+ostomy|\w+plasty|dialysis|apheresis|plasmapheresis|plasma exchange|catheter\w*"
    r"|ventilation|stent\w*|drainage|ablation|embolization|physiotherapy|rehabilitation)\b",
    re.IGNORECASE,
)
_LIFE_STYLE = re.compile(
    r"\b(?:(?:non-?)?smok(?:er|ing|ed)|alcohol|drink(?:er|ing)|diet\w*|exercise|cannabis"
    r"|drug (?:use|abuse)|sedentary|sun exposure)\b",
    re.IGNORECASE,
)
_FAMILY_HISTORY = re.compile(
    r"\b(?:(?:family|medical|past) history|history of|consanguin\w+|(?:father|mother|sibling"
    r"|brother|sister)s?)\b",
    re.IGNORECASE,
)


def front(name: str) -> Callable[[Record], Answer]:
    """Return the rule that a field of the front matter is filled."""

    def rule(record: Record) -> Answer:
        """The field of the record is filled, or the record states why it is not."""
        value = getattr(record, name)
        return present(name) if value else gap_of(record, name)

    return rule


def identifier(scheme: str) -> Callable[[Record], Answer]:
    """Return the rule that the report has an identifier of a scheme."""

    def rule(record: Record) -> Answer:
        """The record holds the identifier, or states why not."""
        value = record.identifiers.get(scheme)
        return present(value) if value else gap_of(record, scheme)

    return rule


def words_of(pattern: re.Pattern[str], *names: str) -> Callable[[Record], Answer]:
    """Return the rule that every case holds words of a pattern, or a stated gap of these names."""

    def rule(record: Record) -> Answer:
        """Every patient's clinical texts hold the words, or the record states why they do not."""
        return of_each_case(
            record,
            lambda case: best((words_in(clinical_texts(case), pattern), stated_gap(case, *names))),
        )

    return rule


def only_stated(*names: str) -> Callable[[Record], Answer]:
    """Return the rule of a field that the record has no place for, but can say is missing."""

    def rule(record: Record) -> Answer:
        """The record has no field for it: it can only say why it is missing."""
        return gap_of(record, *names)

    return rule


def corresponding_author(record: Record) -> Answer:
    """One of the authors is marked as the corresponding one."""
    for author in record.authors:
        if author.corresponding:
            return present(author.family or author.literal or "marked")
    return gap_of(record, "corresponding author")


def link(record: Record) -> Answer:
    """There is an address: a URL, or an identifier that makes one."""
    for scheme in ("url", "doi", "pmcid", "pmid"):
        if scheme in record.identifiers:
            return present(f"{scheme}: {record.identifiers[scheme]}")
    return gap_of(record, "link", "url")


def age(record: Record) -> Answer:
    """Every patient has an age, or a reason why there is none."""
    return of_each_case(record, lambda case: value_or_gap(case.age, "age"))


def sex(record: Record) -> Answer:
    """Every patient has a sex, or a reason why there is none."""
    return of_each_case(record, lambda case: value_or_gap(case.sex, "sex"))


def symptoms(record: Record) -> Answer:
    """Every patient has findings."""
    return _filled(record, lambda case: len(case.findings), "findings", "signs and symptoms")


def diagnosis(record: Record) -> Answer:
    """Every patient has a condition."""
    return _filled(record, lambda case: len(case.conditions), "conditions", "diagnosis")


def comorbidities(record: Record) -> Answer:
    """Every patient has a second condition: the first is the diagnosis reported."""
    return _filled(record, lambda case: len(case.conditions[1:]), "conditions", "comorbidities")


def laboratory_values(record: Record) -> Answer:
    """Every patient has measured values."""
    return _filled(record, lambda case: len(measurements(case)), "values", "laboratory values")


def pharmacological_therapy(record: Record) -> Answer:
    """Every patient has a therapy step with an agent that is no procedure by its words."""
    return of_each_case(record, lambda case: _therapy(case, procedures=False))


def interventional_therapy(record: Record) -> Answer:
    """Every patient has a therapy step that is a procedure by its words, or a stated gap."""
    return of_each_case(record, lambda case: _therapy(case, procedures=True))


def outcome(record: Record) -> Answer:
    """Every patient has an outcome of the case, or a vital status."""
    return of_each_case(
        record,
        lambda case: best(
            (
                outcome_or_gap(case.outcome, "outcome"),
                value_or_gap(case.vital_status, "vital status"),
                stated_gap(case, "outcome", "patient outcome assessment"),
            )
        ),
    )


def award_number(record: Record) -> Answer:
    """A source of money has an award number; it does not apply where nobody was paid."""
    numbers = [entry.award_number for entry in record.funding if entry.award_number]
    if numbers:
        return present(", ".join(numbers))
    stated = gap_of(record, "award number")
    if stated.state is State.NOT_EXTRACTED and record.funding:
        return Answer(State.NOT_EXTRACTED, "funding is given without a number")
    funding = gap_of(record, "funding")
    return stated if stated.state is not State.NOT_EXTRACTED else _of_no_funding(funding)


def references(record: Record) -> Answer:
    """The printed list of references is kept, and so is their number."""
    count = len(record.references)
    return present(f"{count} references") if count else gap_of(record, "references")


def diagnostic_procedures(record: Record) -> Answer:
    """Every patient's findings or values name the technique that gave them."""
    rule = words_of(_PROCEDURE, "diagnostic techniques", "diagnostic procedures")
    return best((rule(record), words_of(_IMAGING, "diagnostic techniques")(record)))


imaging = words_of(_IMAGING, "diagnostic imaging", "imaging")
pathology = words_of(_PATHOLOGY, "pathology", "histology")
life_style = words_of(_LIFE_STYLE, "life style", "lifestyle", "smoking", "alcohol")
family_history = words_of(_FAMILY_HISTORY, "medical history", "family history", "history")


def _of_no_funding(funding: Answer) -> Answer:
    if funding.state in {State.NOT_REPORTED, State.NOT_APPLICABLE}:
        return Answer(State.NOT_APPLICABLE, "no funding")
    return NOBODY_SAID


def _filled(record: Record, count: Callable[[Case], int], name: str, *names: str) -> Answer:
    def rule(case: Case) -> Answer:
        held = count(case)
        return present(f"{held} {name}") if held else stated_gap(case, name, *names)

    return of_each_case(record, rule)


def _therapy(case: Case, *, procedures: bool) -> Answer:
    agents = [agent for step in case.therapy for agent in step.agents]
    chosen = [agent for agent in agents if bool(_INTERVENTION.search(agent)) is procedures]
    if chosen:
        return present(", ".join(chosen))
    kind = "interventional therapy" if procedures else "pharmacological therapy"
    return stated_gap(case, kind, "therapy", "treatment")
