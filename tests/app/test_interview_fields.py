"""The interview can state every field of the record that a person can know."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import MISSING, fields, is_dataclass

import pytest

from casegraph.app.archive import bundled_terms
from casegraph.app.asking.question import NO, YES
from casegraph.app.interview import Interview
from casegraph.model.case import Case, Evidence, Finding, Measurement, TherapyStep
from casegraph.model.coverage import CoverageStatement
from casegraph.model.record import (
    Affiliation,
    Author,
    Disclosure,
    Funding,
    Record,
    Reference,
)
from casegraph.vocab.enums import Comparator, Missing
from casegraph.vocab.terms import Vocabulary

PARTS = (
    Record, Author, Affiliation, Disclosure, Funding, Reference, CoverageStatement,
    Case, Evidence, Finding, Measurement, TherapyStep,
)  # fmt: skip
READ = "is read from the printed reference; a correction is an edit of the file"
NOT_ASKED: dict[tuple[type, str], str] = {
    (Record, "casegraph"): "is the version of the format, written by casegraph",
    **{
        (Reference, name): READ
        for name in (
            "authors", "et_al", "year", "title", "journal", "volume", "issue", "page",
            "identifiers",
        )
    },
}  # fmt: skip

ANSWERS: dict[str, list[str]] = {
    "Title": ["A weaver with a white matter disease"],
    "Journal": ["Journal of Imagined Neurology"],
    "Issued": ["2018-10"],
    "Article type": ["Case Report"],
    "Volume": ["7"],
    "Issue": ["2"],
    "Page": ["11-13"],
    "Language": ["en"],
    "DOI": ["10.1234/abc"],
    "Author 1": ["Ana Lima Jr\nWeavers Study Group"],
    "Affiliation 1": ["1. Institute of Looms, Lisbon, Portugal\n2. Guild of Weavers"],
    "State more of affiliation number": ["1"],
    "Region": ["Estremadura"],
    "Ror": ["0231d2y50"],
    "State more of author number": ["1"],
    "Orcid": ["0000-0002-1825-0097"],
    "Corresponding": [YES],
    "Affiliation numbers of Ana Lima Jr": ["1"],
    "Keyword 1": ["PML"],
    "Abstract": ["A weaver was ill."],
    "Describe a patient?": [YES],
    "Label": ["Patient 1"],
    "Age": ["63"],
    "Sex": ["female"],
    "Condition 1": ["PML", "PML"],
    "Exposure 1": ["natalizumab"],
    "Finding 1": ["Hemiparesis\nno fever"],
    "State more of finding number": ["1"],
    "Detail": ["left"],
    "Time": ["-6 months", "at presentation", "2 months"],
    "Hemiparesis, evidence 1: section": ["history"],
    "Hemiparesis, evidence 1: quote": ["her left side was weak"],
    "Measurement 1: assay": ["CD4 count"],
    "Measurement 1: value and unit": ["<50 /uL"],
    "Specimen": ["blood", "CSF"],
    "Interpretation": ["low"],
    "Measurement 1, evidence 1: quote": ["fewer than fifty cells"],
    "Describe a therapy step?": [YES],
    "Step 1: agent 1": ["mirtazapine"],
    "Dose": ["15 mg daily"],
    "Route": ["oral"],
    "Start": ["1 month"],
    "Stop": ["3 months"],
    "Reason for change": ["clinical worsening"],
    "Clinical": ["worse"],
    "Virological": ["not-reported"],
    "Radiological": ["stable"],
    "Outcome detail": ["worse until month 3"],
    "Attribution": ["confounded"],
    "Step 1: Measurement 1: assay": ["JC virus DNA"],
    "Step 1: Measurement 1: value and unit": [">=120 {copies}/mL"],
    "Step 1, evidence 1: quote": ["mirtazapine was given"],
    "Outcome": ["stable"],
    "Vital status": ["alive"],
    "Follow up": ["2 years"],
    "Missing fact 1": ["HIV status"],
    "Why HIV status is missing": ["unclear"],
    "Patient, evidence 1: section": ["abstract"],
    "Reference (paste one line or the whole list) 1": [
        "1. Rose A (2011) Maraviroc. J Imag Neurol 3:1CrossRef"
    ],
    "State more of reference number": ["1"],
    "Type": ["clinical-trial", "case-report"],
    "Intent": ["citesAsEvidence"],
    "Treatment": ["maraviroc"],
    "Role": ["trial"],
    "Quote": ["treated with maraviroc"],
    "Source": ["abstract"],
    "Acknowledgement": ["We thank the weaver."],
    "Funding 1: funder": ["Guild of Weavers"],
    "Funding 1: statement": ["The guild paid."],
    "Award": ["Loom Award"],
    "Award number": ["L-1"],
    "Recipient": ["Ana Lima"],
    "Derived": [YES, YES],
    "Disclosure of Ana Lima Jr": ["Ana Lima was paid by Examplix."],
    "Entity": ["Examplix"],
    "Category": ["4"],
    "Disclosure of all authors": ["none"],
    "Journal abbreviation": ["J Imag Neurol"],
    "Key": ["lima2018"],
    "Copyright": ["© The Weavers 2018"],
    "Licence": ["CC BY 4.0"],
    "Notes": ["Figures still to be seen."],
}


def talk(answers: dict[str, list[str]]) -> Interview:
    """Answer each question with the next of its answers, and leave every other one out."""
    interview = Interview(Vocabulary(bundled_terms()))
    left = {text: list(given) for text, given in answers.items()}
    while question := interview.question:
        given = left.get(question.text)
        unasked = NO if question.default == YES else question.default
        text = given.pop(0) if given else unasked
        assert interview.answer(text).problems == (), (question, text)
    assert [text for text, given in left.items() if given] == []
    return interview


@pytest.fixture(scope="module")
def record() -> Record:
    return talk(ANSWERS).record()


def stated(part: object, found: dict[type, set[str]]) -> dict[type, set[str]]:
    """Collect, for each kind of part, the fields that do not hold their default."""
    if isinstance(part, tuple):
        for entry in part:
            stated(entry, found)
    elif is_dataclass(part):
        for item in fields(part):
            value = getattr(part, item.name)
            default = item.default if item.default_factory is MISSING else item.default_factory()
            if value != default:
                found[type(part)].add(item.name)
                stated(value, found)
    return found


def test_every_field_can_be_stated_or_has_a_reason(record: Record) -> None:
    found = stated(record, defaultdict(set))
    assert set(found) == set(PARTS)
    held = {(part, item.name) for part in PARTS for item in fields(part)}
    asked = {(part, name) for part in PARTS for name in found[part]}
    assert held - asked == NOT_ASKED.keys()


def test_what_stands_in_the_paper_is_kept_with_its_statement(record: Record) -> None:
    [case] = record.cases
    [step] = case.therapy
    assert case.findings[0].evidence == (
        Evidence(section="history", quote="her left side was weak"),
    )
    assert case.measurements[0].evidence == (Evidence(quote="fewer than fifty cells"),)
    assert step.evidence == (Evidence(quote="mirtazapine was given"),)
    assert case.evidence == (Evidence(section="abstract"),)
    assert case.missing == {"HIV status": Missing.UNCLEAR}


def test_a_therapy_step_has_its_own_measurements(record: Record) -> None:
    [step] = record.cases[0].therapy
    [measured] = step.measurements
    assert (measured.assay, measured.value, measured.unit) == (
        "JC virus DNA", "120", "{copies}/mL",
    )  # fmt: skip
    assert measured.comparator is Comparator(">=")
    assert (measured.specimen, measured.time) == ("CSF", "2 months")


def test_what_lines_do_not_tell_is_stated_by_number(record: Record) -> None:
    first, second = record.authors
    assert (first.suffix, first.corresponding, second.corresponding) == ("Jr", True, None)
    assert (record.affiliations[0].city, record.affiliations[0].ror) == ("Lisbon", "0231d2y50")
    assert (record.references[0].type, record.references[0].intent) == (
        "clinical-trial",
        "citesAsEvidence",
    )


def test_all_of_it_may_be_left_out() -> None:
    given = {"Title": ["T"], "Author 1": ["Ana Lima"], "Finding 1": ["Hemiparesis"]}
    left_out = talk({**given, "Describe a patient?": [YES]}).record()
    found = stated(left_out, defaultdict(set))
    assert found == {
        Record: {"title", "authors", "cases"},
        Author: {"family", "given"},
        Case: {"findings"},
        Finding: {"finding"},
    }
