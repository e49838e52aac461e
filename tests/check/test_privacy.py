"""Privacy rules in both directions: what points to a person, and what must be left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casegraph.check.base import Surroundings
from casegraph.check.dates_in_text import days_in
from casegraph.check.names_in_text import people_in
from casegraph.check.places_in_text import places_in
from casegraph.check.registry import check
from casegraph.check.same_patient import LIKELY, compare, same_patient_likely
from casegraph.model.case import Case, Evidence, Finding, Measurement, TherapyStep
from casegraph.model.record import Affiliation, Author, Record
from casegraph.vocab.enums import Missing, Sex

PRIVACY = {"age-over-89", "full-date", "small-place", "named-person", "personal-number"}


def codes(text: str) -> set[str]:
    record = Record(cases=(Case(findings=(Finding(finding="rash", detail=text),)),))
    return {issue.code for issue in check(record)} & PRIVACY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("aged 93", True),
        ("A 93-year-old woman", True),
        ("a 101 year old man", True),
        ("at the age of 95", True),
        ("90 years of age", True),
        ("ninety-three years old", True),
        ("aged ninety-three", True),
        ("a one hundred and two year old man", True),
        ("ein 93-jähriger Mann", True),
        ("eine dreiundneunzigjährige Frau", True),
        ("âgé de quatre-vingt-treize ans", True),
        ("de noventa y tres años", True),
        ("in her nineties", False),
        ("aged eighty-nine", False),
        ("ninety days", False),
        ("aged ninety days", False),
        ("aged 89", False),
        ("63-year-old", False),
        ("aged 93 days", False),
        ("treated for 95 years' worth", False),
        ("an average 95", False),
        ("dosage 95 mg", False),
        ("CD4 140/uL", False),
    ],
)
def test_ages_over_89(text: str, found: bool) -> None:
    assert ("age-over-89" in codes(text)) is found


def test_the_age_of_a_case() -> None:
    def ages(case: Case) -> set[str]:
        return {issue.code for issue in check(Record(cases=(case,)))} & PRIVACY

    assert ages(Case(age=93)) == {"age-over-89"}
    assert ages(Case(age=">89")) == ages(Case(age=89)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "2015-03-12",
        "12.03.2015",
        "3/12/2015",
        "23/12/2015",
        "12 March 2015",
        "12th of March, 2015",
        "March 12, 2015",
        "Mar. 12 2015",
        "on March 12",
        "on the 12th of March",
        "12. März 2015",
        "12 mars 2015",
        "12 de marzo de 2015",
        "2015年3月12日",
    ],
)
def test_full_dates(text: str) -> None:
    assert list(days_in(f"seen {text}, then home"))
    assert "full-date" in codes(f"seen {text}, then home")


@pytest.mark.parametrize(
    "text",
    [
        "March 2015",
        "in 2015",
        "2015-03",
        "may 12 mg daily",
        "2015-23-45",
        "31.02.2015",
        "ratio 1/2",
        "version 1.2.3",
        "12 months",
        "Marchiafava 12 2015",
        "24(5):652-655",
        "10.1007/s13365-018-0657-x",
        "-6 months",
    ],
)
def test_what_is_no_full_date(text: str) -> None:
    assert list(days_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "a resident of Springfield",
        "lives in the town of Wells",
        "born in Casablanca",
        "from the village of Ouro Preto",
        "a farmer in Orange County",
        "12 Main Street",
        "Hauptstraße 12",
        "12 rue de Rivoli",
        "ZIP code 10029",
        "postal code SW1A 1AA",
        "moved to Ottawa, K1A 0B1",
        "seen at home, NY 10029",
        "seen in Springfield, Illinois",
        "seen in Springfield (Illinois)",
        "seen in Springfield, IL.",
        "raised near Lyon, France and well",
        "Mount Sinai, Brooklyn",
    ],
)
def test_small_places(text: str) -> None:
    assert list(places_in(text))
    assert "small-place" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "a resident of Nigeria",
        "born in West Africa",
        "lives in California",
        "lives in the United States",
        "resident of a nursing home",
        "a resident of Bavaria",
        "native of South America",
        "living in ICU",
        "travelled to Nigeria in March",
        "travelled to Nigeria, Ghana and Mali",
        "seen in Illinois, United States",
        "a kit purchased from Acme, Germany",
        "in March, CT showed a lesion",
        "seen in Parkinson, CT was normal",
        "lesion in the right parietal lobe",
        "CD4 count 10029",
        "born in May",
        "anti-Hu antibodies 1:1600",
        "Stage IV",
        "a parish priest",
    ],
)
def test_what_is_no_small_place(text: str) -> None:
    assert list(places_in(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr. Smith improved", True),
        ("Mrs Jane Smith", True),
        ("Frau Müller", True),
        ("Mme Dupont", True),
        ("the patient's name is Jane Smith", True),
        ("Mary Jones accompanied him", True),
        ("Later, Mary Jones accompanied him", True),
        ("then Mary Jones accompanied him", True),
        ("his wife Mary Jones", True),
        ("her son Peter, told us", True),
        ("John O'Neill, a 45-year-old man", True),
        ("Smith et al. reported", False),
        ("Smith and Jones felt", False),
        ("Epstein Barr was brought up", False),
        ("Guillain Barre was brought up", False),
        ("Kaplan Meier curves", False),
        ("The Patient refused", False),
        ("Boston Hospital refused", False),
        ("his mother Hispanic", False),
        ("MS lesions", False),
        ("Mr. X improved", False),
        ("Parkinson disease", False),
        ("missed Doses", False),
        ("M. tuberculosis", False),
        ("Patient 1", False),
    ],
)
def test_names_of_people(text: str, found: bool) -> None:
    assert ("named-person" in codes(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MRN 1234567", True),
        ("medical record number: A-12345", True),
        ("insurance no. 12345678", True),
        ("NHS number 9434765919", True),
        ("078-05-1120", True),
        ("phone 212 555 0100", True),
        ("+1 212 555 0100", True),
        ("(212) 555-0100", True),
        ("jane.smith@example.org", True),
        ("case number of lesions", False),
        ("CD4+ 140 cells", False),
        ("lesion number 3", False),
        ("1000 to 238 copies/mL", False),
        ("patient number 2", False),
        ("record of 12 seizures", False),
        ("at +12 weeks", False),
        ("652-655", False),
    ],
)
def test_personal_numbers(text: str, found: bool) -> None:
    assert ("personal-number" in codes(text)) is found


def test_every_text_of_a_case_is_read() -> None:
    name = "Mr. Smith"
    step = TherapyStep(
        agents=("drug",), measurements=(Measurement(assay="x", interpretation=name),)
    )
    holders = (
        Case(follow_up=name),
        Case(conditions=(name,)),
        Case(therapy=(step,)),
        Case(therapy=(TherapyStep(agents=("drug",), reason_for_change=name),)),
        Case(evidence=(Evidence(quote=name),)),
        Case(missing={name: Missing.UNCLEAR}),
        Case(findings=(Finding(finding="x", evidence=(Evidence(quote=name),)),)),
    )
    for case in holders:
        issues = [i for i in check(Record(cases=(case,))) if i.code == "named-person"]
        assert len(issues) == 1, case


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Patient John Smith", "named-person"),
        ("John Smith", "named-person"),
        ("Patient Smith", "named-person"),
        ("Smith, John", "named-person"),
        ("J.S.", "patient-initials"),
        ("Patient J. S.", "patient-initials"),
        ("Patient JS", "patient-initials"),
        ("Patient 1", None),
        ("Patient II", None),
        ("Case A", None),
        ("Index patient", None),
        ("Patient Alpha", None),
        ("Twin Brother", None),
        ("donor", None),
    ],
)
def test_labels_of_patients(label: str, found: str | None) -> None:
    codes_of_label = {issue.code for issue in check(Record(cases=(Case(label=label),)))}
    assert codes_of_label & {*PRIVACY, "patient-initials"} == ({found} if found else set())


def test_long_words_and_lists_of_names_are_read_in_time() -> None:
    assert list(people_in("A" + "a" * 5000 + " " + "Bb " * 5000)) == []


def test_what_the_paper_prints_of_itself_is_left_alone() -> None:
    record = Record(title="Report of Mrs. Smith, aged 93, on 12 March 2015")
    assert not {issue.code for issue in check(record)} & PRIVACY


TWIN = Case(
    age=63,
    sex=Sex.FEMALE,
    conditions=("PML",),
    findings=(Finding(finding="hemiparesis"),),
    therapy=(TherapyStep(agents=("IL-7",)),),
)
AUTHORS = (Author(family="Doe", given="Jane"), Author(family="Roe", given="R"))


HOSPITAL = (Affiliation(number=1, name="A Hospital"),)


def report(case: Case = TWIN, year: str = "2018", authors: tuple[Author, ...] = AUTHORS) -> Record:
    return Record(cases=(case,), issued=year, authors=authors)


def likely(one: Record, other: Record) -> list[str]:
    surroundings = Surroundings(others={"doe2017": other})
    return [finding.detail for finding in same_patient_likely(one, surroundings)]


def test_the_same_patient_in_two_reports_is_suggested_with_reasons() -> None:
    [detail] = likely(report(), report(year="2017"))
    for word in ("doe2017", "cases[0]", "age 63", "female", "PML", "Doe J", "hemiparesis", "IL-7"):
        assert word in detail
    assert likely(report(), report(replace(TWIN, age=62), year="2017"))


@pytest.mark.parametrize(
    "other",
    [
        report(year="2014"),
        report(authors=(Author(family="Other", given="A"),)),
        report(replace(TWIN, sex=Sex.MALE)),
        report(replace(TWIN, sex=None)),
        report(replace(TWIN, age=41)),
        report(replace(TWIN, age=None)),
        report(replace(TWIN, conditions=("HIV infection",))),
        report(Case(age=63, sex=Sex.FEMALE, conditions=("PML", "a", "b", "c", "d", "e"))),
    ],
)
def test_patients_that_differ_are_not_suggested(other: Record) -> None:
    assert likely(report(), other) == []


def test_an_institution_counts_where_no_author_is_shared() -> None:
    one = replace(report(), affiliations=HOSPITAL)
    other = replace(report(authors=(Author(family="Other"),)), affiliations=HOSPITAL)
    likeness = compare(TWIN, one, TWIN, other)
    assert likeness is not None
    assert likeness.score >= LIKELY
    assert "institution: A Hospital" in likeness.reasons


def test_likeness_is_symmetric() -> None:
    one, other = report(), report(replace(TWIN, age=62), year="2017")
    first, second = (
        compare(TWIN, one, other.cases[0], other),
        compare(other.cases[0], other, TWIN, one),
    )
    assert first is not None
    assert second is not None
    assert first.score == second.score


def test_a_report_alone_has_no_twin() -> None:
    assert list(same_patient_likely(report(), Surroundings())) == []


def test_a_day_is_told_once() -> None:
    assert list(days_in("seen on 3 May 2019 and on 4 May")) == ["3 May 2019", "4 May"]
