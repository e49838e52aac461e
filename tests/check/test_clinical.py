"""Clinical rules in both directions: units, bounds, outcomes, order, terms, quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.check.base import Surroundings
from casegraph.check.quotes import nearest_passage
from casegraph.check.registry import WIDER_CHECKS, check, check_widely
from casegraph.check.relative_time import days_from_presentation
from casegraph.check.ucum import is_unit, suggest_unit
from casegraph.issues import Issue
from casegraph.model.case import Case, Evidence, Finding, Measurement, TherapyStep
from casegraph.model.coverage import CoverageStatement
from casegraph.model.passages import Folded, find_quote
from casegraph.model.record import Record, Reference
from casegraph.vocab.enums import Comparator, Outcome, VitalStatus, VocabularyName
from casegraph.vocab.terms import Term, Vocabulary

STEP = TherapyStep(agents=("IL-7",))
VOCABULARY = Vocabulary(
    (
        Term("il-7", VocabularyName.TREATMENT, "IL-7"),
        Term("cd4-count", VocabularyName.ASSAY, "CD4 count"),
        Term("hemiparesis", VocabularyName.FINDING, "hemiparesis"),
    )
)
PAGE = (
    "She was 63. The lesion\u00a0grew \u2013 slowly\nat first \u2013 and then it stopped growing."
)


def codes(case: Case) -> set[str]:
    return {issue.code for issue in check(Record(cases=(case,)))}


def of(measurement: Measurement) -> set[str]:
    return codes(Case(measurements=(measurement,)))


def steps(*therapy: TherapyStep) -> set[str]:
    return codes(Case(therapy=therapy))


def wide(case: Case, *texts: str) -> dict[str, Issue]:
    surroundings = Surroundings(vocabulary=VOCABULARY, texts=texts)
    return {issue.code: issue for issue in check_widely(Record(cases=(case,)), surroundings)}


def test_wider_checks_are_explained_and_silent_without_surroundings() -> None:
    assert len({rule.code for rule in WIDER_CHECKS}) == len(WIDER_CHECKS)
    for rule in WIDER_CHECKS:
        assert len(rule.explanation) > 30, rule.code
    case = Case(therapy=(TherapyStep(agents=("nothing known",)),))
    assert check_widely(Record(cases=(case,)), Surroundings()) == ()


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "/uL",
            "{copies}/mL",
            "{cells}/uL",
            "mg/dL",
            "mmol/L",
            "%",
            "10*9/L",
            "10*3/uL",
            "mm[Hg]",
        ),
        *("mg/kg/d", "[IU]/mL", "m[IU]/L", "U/L", "Cel", "kg/m2", "{beats}/min", "/mm3", "1/uL"),
        *("mg/(kg.d)", "s-1", "mo", "mL/min/{1.73_m2}", "meq/L", "fL", "{INR}", "cm[H2O]", "ng/mL"),
        *("ug/L", "mL{total}", "m2", "kPa", "[degF]", "[CFU]/mL", "10*-3", "g%"),
    ],
)
def test_units_of_ucum(unit: str) -> None:
    assert is_unit(unit)
    assert "unknown-unit" not in of(Measurement(assay="x", value="1", unit=unit))


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        ("cells/uL", "{cells}/uL"),
        ("copies/ml", "{copies}/mL"),
        ("copies/mL", "{copies}/mL"),
        ("cells/mm³", "{cells}/mm3"),
        ("cells per mm3", "{cells}/mm3"),
        ("x10^9/L", "10*9/L"),
        ("× 10⁹/L", "10*9/L"),
        ("10e9/L", "10*9/L"),
        ("mmHg", "mm[Hg]"),
        ("IU/ml", "[IU]/mL"),
        ("mIU/L", "m[IU]/L"),
        ("mEq/L", "meq/L"),
        ("µg/mL", "ug/mL"),
        ("bpm", "{beats}/min"),
        ("°C", "Cel"),
        ("K/uL", "10*3/uL"),
        ("mg/day", "mg/d"),
        ("mL/min/1.73 m2", "mL/min/{1.73_m2}"),
        ("log10 copies/mL", "{log10_copies}/mL"),
        ("percent", "%"),
        ("foo", None),
        ("mg//dL", None),
        ("mg/", None),
        ("(mg", None),
        ("{copies/mL", None),
    ],
)
def test_what_is_no_unit_and_what_it_means(unit: str, meant: str | None) -> None:
    assert suggest_unit(unit) == meant
    [issue] = [
        issue
        for issue in check(Record(cases=(Case(measurements=(Measurement(assay="x", unit=unit),)),)))
        if issue.code == "unknown-unit"
    ]
    assert meant is None or issue.hint == f"did you mean {meant}?"


@given(st.text(max_size=30))
def test_any_text_is_a_unit_or_not(text: str) -> None:
    meant = suggest_unit(text)
    assert meant is None or is_unit(meant)


def test_bounds_in_text() -> None:
    assert "comparator-in-text" in of(Measurement(assay="x", value="<50"))
    assert "comparator-in-text" in of(Measurement(assay="x", interpretation="≥ 1,000 copies"))
    assert "comparator-in-text" not in of(
        Measurement(assay="x", value="50", comparator=Comparator.LESS)
    )
    assert "comparator-in-text" not in of(Measurement(assay="x", interpretation="less than usual"))


def test_undetectable() -> None:
    none, less = Comparator.UNDETECTABLE, Comparator.LESS
    assert "undetectable-with-value" in of(Measurement(assay="x", value="50", comparator=none))
    assert "undetectable-with-value" in of(
        Measurement(assay="x", value="50", interpretation="not detected")
    )
    for sound in (
        Measurement(assay="x", comparator=none),
        Measurement(assay="x", value="50", comparator=less, interpretation="undetectable"),
        Measurement(assay="x", value="50", interpretation="detected by PCR"),
    ):
        assert not of(sound) & {"undetectable-with-value", "undetectable-in-words"}
    assert "undetectable-in-words" in of(Measurement(assay="x", interpretation="Undetectable"))


def test_comparator_without_value() -> None:
    less = Measurement(assay="x", comparator=Comparator.LESS, interpretation="low")
    assert "comparator-without-value" in of(less)
    assert "comparator-without-value" not in of(replace(less, value="5"))
    assert "comparator-without-value" not in of(replace(less, comparator=Comparator.UNDETECTABLE))


def test_death_contradicted() -> None:
    died = replace(STEP, clinical=Outcome.DIED)
    alive, dead = VitalStatus.ALIVE, VitalStatus.DECEASED
    for case in (
        Case(therapy=(died,), vital_status=alive),
        Case(outcome=Outcome.DIED, vital_status=alive),
        Case(therapy=(died,), outcome=Outcome.STABLE),
        Case(therapy=(died, STEP)),
    ):
        assert "death-contradicted" in codes(case)
    for case in (
        Case(therapy=(STEP, died), vital_status=dead, outcome=Outcome.DIED),
        Case(therapy=(replace(STEP, clinical=Outcome.IMPROVED),), vital_status=dead),
        Case(outcome=Outcome.STABLE, vital_status=alive),
    ):
        assert "death-contradicted" not in codes(case)


def test_findings_do_not_die() -> None:
    assert "death-of-a-finding" in steps(replace(STEP, radiological=Outcome.DIED))
    assert "death-of-a-finding" not in steps(replace(STEP, clinical=Outcome.DIED))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("at presentation", 0),
        ("-6 weeks", -42),
        ("2 weeks before presentation", -14),
        ("day 10", 10),
        ("+3 days", 3),
        ("\u22121 day", -1),
        ("2 weeks after IL-7", None),
        ("nadir", None),
        ("over 2 years", None),
        (None, None),
    ],
)
def test_times_relative_to_presentation(text: str | None, days: float | None) -> None:
    assert days_from_presentation(text) == days


def test_stop_before_start() -> None:
    assert "stop-before-start" in steps(replace(STEP, start="3 months", stop="2 weeks"))
    assert "stop-before-start" not in steps(replace(STEP, start="-3 months", stop="2 weeks"))
    assert "stop-before-start" not in steps(replace(STEP, start="3 months", stop="after relapse"))


def test_steps_out_of_order() -> None:
    early, late = replace(STEP, start="1 week"), replace(STEP, start="2 months")
    assert "steps-out-of-order" in steps(late, STEP, early)
    assert "steps-out-of-order" not in steps(early, STEP, late)
    assert "steps-out-of-order" not in steps(early, early)


def test_a_step_of_unknown_agents_only() -> None:
    assert "step-without-term" in wide(Case(therapy=(TherapyStep(agents=("nostrum",)),)))
    mixed = TherapyStep(agents=("nostrum", "IL-7"))
    assert "step-without-term" not in wide(Case(therapy=(mixed,)))


def test_unknown_assays_and_findings() -> None:
    case = Case(
        findings=(Finding(finding="hemiparesi"),), measurements=(Measurement(assay="CD8 count"),)
    )
    found = wide(case)
    assert found["unknown-assay"].hint is None
    assert found["unknown-finding"].hint == "did you mean hemiparesis?"
    known = Case(
        findings=(Finding(finding="Hemiparesis"),), measurements=(Measurement(assay="CD4 count"),)
    )
    assert not {"unknown-assay", "unknown-finding"} & set(wide(known))


def quoted(words: str) -> Case:
    return Case(evidence=(Evidence(quote=words),))


@pytest.mark.parametrize(
    "words", ["The lesion grew - slowly at first", "lesion  grew \u2014 slowly", "it stopped"]
)
def test_a_quote_that_stands_in_the_text(words: str) -> None:
    assert not {"quote-not-found", "quote-not-verified"} & set(wide(quoted(words), PAGE))


def test_a_quote_that_stands_nowhere() -> None:
    found = wide(quoted("the lesion grew quickly at first"), PAGE)
    issue = found["quote-not-found"]
    assert issue.where.path == "cases[0].evidence[0].quote"
    assert "lesion grew - slowly" in (issue.hint or "")
    assert "quote-not-verified" not in found
    assert wide(quoted("quite other words"), PAGE)["quote-not-found"].hint is None
    assert "quote-not-found" in wide(quoted("IT STOPPED"), PAGE)


def test_a_quote_without_any_text() -> None:
    found = wide(quoted("the lesion grew"))
    assert "quote-not-verified" in found
    assert "quote-not-found" not in found


def test_the_printed_fields_of_the_record_are_text() -> None:
    record = Record(abstract="The lesion grew.", cases=(quoted("lesion grew"),))
    assert check_widely(record, Surroundings()) == ()


def coverage(quote: str, source: str | None) -> set[str]:
    statement = CoverageStatement(treatment="IL-7", quote=quote, source=source)
    reference = Reference(number=1, raw="Doe J. IL-7 in PML. J Test", coverage=(statement,))
    found = check_widely(Record(references=(reference,)), Surroundings(texts=(PAGE,)))
    return {issue.code for issue in found}


def test_quotes_of_coverage() -> None:
    assert coverage("IL-7 in PML", None) == set()
    assert coverage("not printed", None) == {"quote-not-found"}
    assert coverage("not printed", "abstract of the cited work") == {"quote-not-verified"}


def test_the_place_of_a_quote_is_that_of_the_original() -> None:
    place = find_quote("grew - slowly at first - and", [Folded.of("other"), Folded.of(PAGE)])
    assert place is not None
    assert place.text == 1
    assert PAGE[place.start : place.end] == "grew \u2013 slowly\nat first \u2013 and"


@given(st.text(min_size=1, max_size=60), st.data())
def test_every_part_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    folded = Folded.of(text)
    if Folded.of(part).text.strip():
        assert find_quote(part, [folded]) is not None


def test_a_long_text_is_searched_in_bounded_work() -> None:
    text = Folded.of("the lesion grew and shrank again " * 20000)
    assert nearest_passage("the lesion grows and shrinks again", [text]) is not None


@pytest.mark.parametrize(
    ("words", "section", "place"),
    [
        ("it stopped", "Abstract", "line "),
        ("A fine title", "abstract", "the title"),
        ("The lesion grew.", "abstract", None),
        ("it stopped", "discussion", None),
        ("it never stopped", "abstract", None),
    ],
)
def test_a_quote_that_stands_in_another_section(
    words: str, section: str, place: str | None
) -> None:
    case = Case(evidence=(Evidence(section=section, quote=words),))
    record = Record(title="A fine title", abstract="The lesion grew.", cases=(case,))
    found = [
        issue
        for issue in check_widely(record, Surroundings(texts=(PAGE,)))
        if issue.code == "quote-in-another-section"
    ]
    assert len(found) == (place is not None)
    for issue in found:
        assert issue.where.path == "cases[0].evidence[0].section"
        assert f"stand in {place}" in issue.detail
