"""Completeness: every item in both directions, and a score that never counts silence as absence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.strategies import records

from casegraph.completeness.base import Score, State, assess
from casegraph.completeness.care import CARE
from casegraph.completeness.maccr import MACCR
from casegraph.model.case import Case, Evidence, Finding, Measurement, TherapyStep
from casegraph.model.record import (
    Affiliation,
    Author,
    Disclosure,
    Funding,
    Record,
    Reference,
)
from casegraph.vocab.enums import Missing, Outcome, Sex, VitalStatus

STEP = TherapyStep(agents=("drug",))


def states(record: Record) -> dict[str, str]:
    judged = (*assess(record, CARE).items, *assess(record, MACCR).items)
    return {entry.item.code: entry.answer.state.value for entry in judged}


def state(code: str, record: Record) -> str:
    return states(record)[code]


def of_case(code: str, case: Case) -> str:
    return state(code, Record(cases=(case,)))


def test_care_has_thirteen_items_in_thirty_parts() -> None:
    assert {item.code.rstrip("abcd") for item in CARE} == {str(n) for n in range(1, 14)}
    assert len(CARE) == len({item.code for item in CARE}) == 30


def test_every_item_is_explained() -> None:
    for item in (*CARE, *MACCR):
        assert len(item.explanation) > 20, item.code


def test_of_an_empty_record_nothing_is_known() -> None:
    assert set(states(Record()).values()) == {"not-extracted"}
    score = assess(Record(), CARE).score
    assert (score.at_least, score.at_most) == (0.0, 1.0)


FRONT = {
    "1": Record(title="A rash: a case report"),
    "2": Record(keywords=("Rash", "Fever")),
    "3a": Record(abstract="Background: this matters. Then more."),
    "3b": Record(abstract="A man presented with rash."),
    "3c": Record(abstract="Treated with the Drug at once.", cases=(Case(therapy=(STEP,)),)),
    "3d": Record(abstract="A rash. In conclusion, look twice."),
    "11b": Record(references=(Reference(number=1, raw="x"),)),
    "13": Record(acknowledgement="Written informed consent was obtained."),
    "I1": Record(title="A title"),
    "I2": Record(authors=(Author(family="Doe"),)),
    "I3": Record(issued="2018"),
    "I4": Record(journal="J Test"),
    "I5": Record(affiliations=(Affiliation(number=1, name="A hospital"),)),
    "I6": Record(authors=(Author(family="Doe", corresponding=True),)),
    "I7": Record(identifiers={"pmid": "1"}),
    "I8": Record(identifiers={"doi": "10.1/x"}),
    "I9": Record(identifiers={"url": "https://example.org"}),
    "I10": Record(language="en"),
    "M1": Record(keywords=("Rash",)),
    "A1": Record(funding=(Funding(funder="A fund"),)),
    "A2": Record(funding=(Funding(award_number="7"),)),
    "A3": Record(disclosures=(Disclosure(none_declared=True),)),
    "A4": Record(references=(Reference(number=1, raw="x"),)),
}
CASES = {
    "5a": Case(age=63, sex=Sex.FEMALE),
    "5b": Case(findings=(Finding(finding="rash"),)),
    "5c": Case(exposures=("natalizumab",)),
    "5d": Case(therapy=(replace(STEP, start="-2 years"),)),
    "6": Case(findings=(Finding(finding="rash", excluded=True),)),
    "7": Case(follow_up="2 years", therapy=(replace(STEP, start="1 day"),)),
    "8a": Case(findings=(Finding(finding="lesion on MRI"),)),
    "8c": Case(findings=(Finding(finding="fever", excluded=True),)),
    "8d": Case(conditions=("carcinoma, stage II",)),
    "9a": Case(therapy=(STEP,)),
    "9b": Case(therapy=(replace(STEP, dose="15 mg"),)),
    "9c": Case(therapy=(STEP, replace(STEP, reason_for_change="worse"))),
    "10a": Case(vital_status=VitalStatus.ALIVE),
    "10b": Case(therapy=(replace(STEP, radiological=Outcome.WORSE),)),
    "10c": Case(therapy=(replace(STEP, outcome_detail="well tolerated"),)),
    "10d": Case(therapy=(replace(STEP, outcome_detail="no adverse events"),)),
    "M2": Case(age=63),
    "M3": Case(sex=Sex.MALE),
    "M5": Case(exposures=("smoking",)),
    "M6": Case(findings=(Finding(finding="family history of stroke"),)),
    "M8": Case(findings=(Finding(finding="rash"),)),
    "M9": Case(conditions=("a", "b")),
    "M10": Case(findings=(Finding(finding="brain biopsy"),)),
    "M11": Case(conditions=("a",)),
    "M12": Case(measurements=(Measurement(assay="CD4", value="1"),)),
    "M13": Case(findings=(Finding(finding="histology of the lesion"),)),
    "M14": Case(therapy=(STEP,)),
    "M15": Case(therapy=(TherapyStep(agents=("plasma exchange",)),)),
    "M16": Case(outcome=Outcome.STABLE),
    "M17": Case(findings=(Finding(finding="lesion on CT"),)),
}
BY_SECTION = {
    "4": "Introduction",
    "8b": "diagnostic challenges",
    "11a": "limitations",
    "11c": "Discussion",
    "11d": "Conclusions",
    "12": "Patient perspective",
    "13": "Informed consent",
}


@pytest.mark.parametrize("code", FRONT)
def test_what_the_front_matter_shows(code: str) -> None:
    assert state(code, FRONT[code]) == "present"
    other = Record(cases=(Case(label="x"),))
    assert state(code, other) == "not-extracted"


@pytest.mark.parametrize("code", CASES)
def test_what_the_case_shows(code: str) -> None:
    assert of_case(code, CASES[code]) == "present"
    assert of_case(code, Case(label="x")) == "not-extracted"


@pytest.mark.parametrize("code", BY_SECTION)
def test_what_a_section_of_the_paper_shows(code: str) -> None:
    assert of_case(code, Case(evidence=(Evidence(section=BY_SECTION[code]),))) == "present"
    assert of_case(code, Case(evidence=(Evidence(section="methods"),))) == "not-extracted"


STATED = {
    "2": "keywords",
    "3d": "abstract",
    "4": "introduction",
    "5c": "Family history",
    "5d": "past interventions",
    "7": "timeline",
    "8b": "diagnostic challenges",
    "8d": "staging",
    "10c": "adherence",
    "10d": "Adverse events",
    "12": "patient perspective",
    "13": "informed consent",
    "I6": "corresponding author",
    "M4": "geographic location",
    "M7": "occupation",
    "M18": "other case reports",
    "M19": "clinical trials",
    "M20": "databases",
    "A1": "funding",
}


@pytest.mark.parametrize("reason", list(Missing))
@pytest.mark.parametrize("code", STATED)
def test_a_stated_gap_has_its_own_kind(code: str, reason: Missing) -> None:
    assert of_case(code, Case(missing={STATED[code]: reason})) == reason.value
    assert of_case(code, Case(missing={"HIV status": reason})) == "not-extracted"


def test_kinds_of_missing_in_fields() -> None:
    assert of_case("5a", Case(age=63, sex=Missing.NOT_REPORTED)) == "not-reported"
    assert of_case("5a", Case(age=63)) == "not-extracted"
    assert of_case("9b", Case(therapy=(replace(STEP, dose="not-reported"),))) == "not-reported"
    assert of_case("10a", Case(outcome=Outcome.NOT_REPORTED)) == "not-reported"
    assert of_case("10a", Case(outcome=Outcome.UNKNOWN)) == "unclear"


def test_a_title_that_is_printed_can_lack_the_words() -> None:
    assert state("1", Record(title="A rash after maraviroc")) == "not-reported"
    assert state("1", Record(title="Rash and fever: Fallbericht")) == "present"


def test_an_abstract_without_the_words_is_unclear() -> None:
    record = Record(abstract="A rash.", cases=(Case(therapy=(STEP,)),))
    found = states(record)
    assert {found[code] for code in ("3a", "3b", "3c", "3d")} == {"unclear"}


def test_one_step_has_no_change_to_explain() -> None:
    assert of_case("9c", Case(therapy=(STEP,))) == "not-applicable"
    assert of_case("9c", Case(therapy=(STEP, STEP))) == "not-extracted"


def test_no_funding_has_no_award_number() -> None:
    assert of_case("A2", Case(missing={"funding": Missing.NOT_APPLICABLE})) == "not-applicable"


def test_a_series_is_as_complete_as_its_least_complete_patient() -> None:
    full, bare = CASES["5a"], Case(label="Patient 2", age=40)
    record = Record(cases=(full, bare))
    [judged] = [entry for entry in assess(record, CARE).items if entry.item.code == "5a"]
    assert judged.answer.state is State.NOT_EXTRACTED
    assert "Patient 2" in judged.answer.because


def test_the_score_keeps_a_range() -> None:
    assert Score(10, 5, 20).at_least == 0.5
    assert Score(10, 5, 20).at_most == 0.75
    assert Score(0, 0, 0).at_least is Score(0, 0, 0).at_most is None


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_scores_are_shares(record: Record) -> None:
    for scheme in (CARE, MACCR):
        score = assess(record, scheme).score
        assert score.present + score.undecided <= score.applicable <= len(scheme)
        assert score.at_least is not None
        assert score.at_most is not None
        assert 0 <= score.at_least <= score.at_most <= 1
