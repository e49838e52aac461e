"""The interview: answers judged at once, taken back, kept and gone on with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casegraph.app.archive import bundled_terms
from casegraph.app.asking.answers import authors
from casegraph.app.asking.question import NO, YES, Question
from casegraph.app.interview import Interview, last_state_file, load, new_state_file, save
from casegraph.errors import InvalidInputError, NotFoundError
from casegraph.model.case import Finding, Measurement
from casegraph.model.record import Record
from casegraph.vocab.enums import Attribution, Comparator, Outcome
from casegraph.vocab.terms import Vocabulary

VOCABULARY = Vocabulary(bundled_terms())
STEP = {
    "Step 1: agent 1": "mirtazapine\nmefloquine",
    "Dose": "15 mg daily",
    "Clinical": "worse",
    "Virological": "not-reported",
    "Attribution": "confounded",
}
WHOLE = {
    "Title": "A gardener with a white matter disease",
    "Journal": "J Imag Neurol",
    "Issued": "2018-10",
    "Volume": "7",
    "DOI": "https://doi.org/10.1234/ABC",
    "Author 1": "Ana Lima1\nDuarte, Piet2",
    "Affiliation 1": "1. Institute of Plants, Lisbon, Portugal",
    "Affiliation 2": "Clinic of Gardens",
    "Keyword 1": "PML; maraviroc",
    "Describe a patient?": YES,
    "Age": "63",
    "Sex": "female",
    "Condition 1": "PML",
    "Finding 1": "Hemiparesis\nno fever",
    "Measurement 1: assay": "CD4 count",
    "Measurement 1: value and unit": "<50 /uL",
    "Describe a therapy step?": YES,
    **STEP,
    "Outcome": "stable",
    "Reference (paste one line or the whole list) 1": (
        "1. Rose A (2011) Maraviroc. J Imag Neurol 3:1CrossRefGoogle Scholar\n"
        "Tulip B (2012) Weeds. J Imag Neurol 4:2"
    ),
    "Disclosure of Ana Lima": "none",
    "Disclosure of Piet Duarte": "Piet Duarte was paid by Examplix.",
    "Entity": "Examplix",
    "Category": "4",
}


def unasked(question: Question) -> str:
    """Return what leaves a question out: its default, and no to every further part."""
    return NO if question.default == YES else question.default


def talk(interview: Interview, answers: dict[str, str]) -> list[str]:
    """Answer by the words of the questions, each once; what is left over is a mistake."""
    left = dict(answers)
    asked = []
    while interview.question:
        question = interview.question
        asked.append(question.text)
        text = left.pop(question.text, unasked(question))
        assert interview.answer(text).problems == (), (question, text)
    assert left == {}
    return asked


@pytest.fixture(scope="module")
def whole() -> Record:
    interview = Interview(VOCABULARY)
    talk(interview, WHOLE)
    return interview.record()


def test_the_paper_is_what_was_answered(whole: Record) -> None:
    assert whole.title == WHOLE["Title"]
    assert (whole.journal, whole.issued, whole.volume) == ("J Imag Neurol", "2018-10", "7")
    assert whole.identifiers == {"doi": "10.1234/abc"}
    assert whole.keywords == ("PML", "maraviroc")
    assert [(a.given, a.family, a.affiliations) for a in whole.authors] == [
        ("Ana", "Lima", (1,)),
        ("Piet", "Duarte", (2,)),
    ]
    first, second = whole.affiliations
    assert (first.number, first.name, first.city, first.country) == (
        1, "Institute of Plants", "Lisbon", "PT",
    )  # fmt: skip
    assert (second.number, second.name, second.country) == (2, "Clinic of Gardens", None)


@pytest.mark.parametrize(
    ("line", "given", "family"),
    [
        ("Jane Doe", "Jane", "Doe"),
        ("Jane Doe, MD", "Jane", "Doe"),
        ("Doe, Jane", "Jane", "Doe"),
        ("van Dam, Piet", "Piet", "van Dam"),
        ("Lima Duarte, A. B.", "A. B.", "Lima Duarte"),
        ("Doe, JA", "JA", "Doe"),
    ],
)
def test_authors_are_understood_in_either_order(line: str, given: str, family: str) -> None:
    assert authors(line) == [{"family": family, "given": given}]


def test_the_patient_is_what_was_answered(whole: Record) -> None:
    [case] = whole.cases
    assert (case.age, case.conditions, case.outcome) == (63, ("PML",), Outcome.STABLE)
    assert case.findings == (
        Finding(finding="Hemiparesis"),
        Finding(finding="fever", excluded=True),
    )
    assert case.measurements == (
        Measurement(assay="CD4 count", value="50", comparator=Comparator.LESS, unit="/uL"),
    )
    [step] = case.therapy
    assert step.agents == ("mirtazapine", "mefloquine")
    assert (step.clinical, step.virological, step.radiological) == (
        Outcome.WORSE,
        Outcome.NOT_REPORTED,
        None,
    )
    assert (step.dose, step.attribution) == ("15 mg daily", Attribution.CONFOUNDED)


def test_references_and_disclosures_are_what_was_answered(whole: Record) -> None:
    assert [(r.number, r.raw, r.links) for r in whole.references] == [
        (1, "Rose A (2011) Maraviroc. J Imag Neurol 3:1", ("CrossRef", "Google Scholar")),
        (2, "Tulip B (2012) Weeds. J Imag Neurol 4:2", ()),
    ]
    none, paid = whole.disclosures
    assert (none.author, none.none_declared, none.statement) == ("Ana Lima", True, None)
    assert (paid.author, paid.entity, paid.category) == ("Piet Duarte", "Examplix", 4)


def test_coverage_is_asked_for_by_number() -> None:
    interview = Interview(VOCABULARY)
    answers = {
        "Title": "T",
        "Reference (paste one line or the whole list) 1": "7. Rose A (2011) X. J 3:1",
        "State more of reference number": "7",
        "Treatment": "MVC",
        "Role": "trial",
        "Source": "abstract",
    }
    talk(interview, answers)
    [reference] = interview.record().references
    assert reference.number == 7
    assert [(c.treatment, c.role, c.source) for c in reference.coverage] == [
        ("MVC", "trial", "abstract")
    ]


@pytest.mark.parametrize(
    ("question", "wrong", "words"),
    [
        ("Issued", "2018-13", "a date"),
        ("Issued", "2018-02-30", "no such date"),
        ("Language", "English", "language"),
        ("Affiliation 1", "1. A\n1. B", "used twice"),
        ("DOI", "nonsense", "nonsense"),
        ("Age", "twelve", "a whole number"),
        ("Age", "92", "'>89'"),
        ("Sex", "woman", "female, male, other"),
        ("Clinical", "better", "improved, stable, worse"),
        ("Affiliation numbers of Ana Lima", "9", "no affiliation 9"),
        ("Category", "14", "expected one of"),
    ],
)
def test_a_wrong_answer_is_refused_at_once(question: str, wrong: str, words: str) -> None:
    interview = Interview(VOCABULARY)
    while interview.question and interview.question.text != question:
        text = WHOLE.get(interview.question.text, unasked(interview.question))
        assert interview.answer(text).problems == ()
    before = list(interview.answers)
    problems = interview.answer(wrong).problems
    assert words in " ".join(problems)
    assert interview.answers == before
    assert interview.question
    assert interview.question.text == question


def test_an_unknown_term_is_told_and_only_refused_where_it_must_be_known() -> None:
    interview = Interview(VOCABULARY)
    while interview.question and interview.question.text != "Step 1: agent 1":
        interview.answer({"Title": "T"}.get(interview.question.text, interview.question.default))
    verdict = interview.answer("maravirok")
    assert verdict.problems == ()
    assert "did you mean" in " ".join(verdict.notes)


def test_what_was_understood_is_told() -> None:
    interview = Interview(VOCABULARY)
    told: dict[str, tuple[str, ...]] = {}
    while interview.question:
        text = interview.question.text
        told[text] = interview.answer(WHOLE.get(text, unasked(interview.question))).notes
    assert told["Author 1"][1] == "family name 'Duarte', given name 'Piet'"
    assert "1: authors Rose A; year 2011; title Maraviroc" in " ".join(
        told["Reference (paste one line or the whole list) 1"]
    )
    assert told["Title"] == ()


@given(st.lists(st.booleans(), min_size=1, max_size=30))
@settings(max_examples=25, deadline=None)
def test_going_back_and_on_again_ends_at_the_same_record(steps: list[bool]) -> None:
    straight, winding = Interview(VOCABULARY), Interview(VOCABULARY)
    talk(straight, {"Title": "T", "Author 1": "Ana Lima", "Journal": "J"})
    for back in steps:
        if back:
            winding.back()
        elif winding.question:
            known = {"Title": "T", "Author 1": "Ana Lima", "Journal": "J"}
            winding.answer(known.get(winding.question.text, unasked(winding.question)))
    while winding.back():
        pass
    assert winding.answers == []
    talk(winding, {"Title": "T", "Author 1": "Ana Lima", "Journal": "J"})
    assert winding.record() == straight.record()
    assert winding.undone == []


def test_an_answer_taken_back_is_the_default() -> None:
    interview = Interview(VOCABULARY)
    assert not interview.back()
    interview.answer("A title")
    interview.answer("A journal")
    interview.back()
    interview.back()
    assert interview.question
    assert interview.question.default == "A title"
    interview.answer("Another title")
    assert interview.question.default == "A journal"


def test_answers_survive_in_their_file_at_every_question(tmp_path: Path) -> None:
    path = new_state_file(tmp_path / "made")
    interview = Interview(VOCABULARY)
    left = dict(WHOLE)
    while interview.question:
        save(interview, path)
        interview = load(path, VOCABULARY)
        assert interview.question
        interview.answer(left.pop(interview.question.text, unasked(interview.question)))
    whole = Interview(VOCABULARY)
    talk(whole, WHOLE)
    assert interview.record() == whole.record()
    assert last_state_file(tmp_path / "made") == path


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff", b'{"answers": [1], "undone": []}',
                b'{"answers": [["nowhere", "x"]], "undone": []}']
)  # fmt: skip
def test_a_file_that_holds_no_answers_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(content)
    with pytest.raises(InvalidInputError):
        load(path, VOCABULARY)


def test_without_a_file_there_is_nothing_to_go_on_with(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        last_state_file(tmp_path)
    with pytest.raises(NotFoundError):
        load(tmp_path / "absent", VOCABULARY)


@pytest.mark.parametrize(
    ("question", "part"),
    [("Step 1: agent 1", "therapy"), ("Measurement 1: value and unit", "measurements")],
)
def test_a_part_is_left_by_leaving_it_empty(question: str, part: str) -> None:
    interview = Interview(VOCABULARY)
    while interview.question and interview.question.text != question:
        text = WHOLE.get(interview.question.text, unasked(interview.question))
        assert interview.answer(text).problems == ()
    assert interview.answer("").problems == ()
    assert interview.question
    assert not interview.question.text.startswith(question[:6])
    while interview.question:
        interview.answer("no" if interview.question.choices == ("yes", "no") else "")
    [case] = interview.record().cases
    assert getattr(case, part) == ()


def test_a_patient_of_whom_nothing_is_said_is_none() -> None:
    interview = Interview(VOCABULARY)
    while interview.question:
        text = "A title" if interview.question.text == "Title" else ""
        interview.answer("yes" if "patient?" in interview.question.text else text)
    assert interview.record().cases == ()
