"""Rows that belong together: one report over several rows and sheets."""

from __future__ import annotations

import pytest
from tests.read.table.sheets import BOOK, Sheets, as_xlsx, codes, errors, only, read

from casegraph.vocab.enums import Comparator, Outcome


def test_the_sheets_of_a_workbook_are_joined_by_key() -> None:
    first, second = read(as_xlsx(BOOK))
    assert codes([first, second]) == []
    assert first.record is not None
    assert second.record is not None
    [case] = first.record.cases
    assert (case.age, case.conditions) == (63, ("PML", "HIV infection"))
    assert [step.clinical for step in case.therapy] == [Outcome.WORSE, Outcome.STABLE]
    assert case.therapy[1].measurements[0].value == "140"
    assert [(r.number, len(r.coverage)) for r in first.record.references] == [(1, 2), (2, 0)]
    assert second.record.authors[1].literal == "A Study Group"
    assert second.record.references == ()


def test_a_bad_report_does_not_keep_the_others_out() -> None:
    data = b"key,title,issued\na1,One,2018\na2,Two,20x\na3,Three,2019\n"
    readings = read(data, "table.csv")
    assert [(r.key, r.record is not None) for r in readings] == [
        ("a1", True),
        ("a2", False),
        ("a3", True),
    ]


def test_rows_of_one_report_that_contradict_are_named() -> None:
    data = b"key,title,step,agents\na1,One,1,x\na1,Other,2,y\na1,,3,z\n"
    [issue] = errors(read(data, "table.csv"))
    assert str(issue) == (
        "table.csv: row 3, column title: 'Other' contradicts 'One' in row 2, column title"
    )


def test_sheets_that_contradict_are_named() -> None:
    therapy = [("key", "title", "step", "agents"), ("doe2018", "Other", 1, "x")]
    [issue] = errors(read(as_xlsx({"reports": BOOK["reports"], "therapy": therapy})))
    assert issue.detail == "'Other' contradicts 'One patient' in sheet reports, row 2, column title"
    assert issue.where.cell == "sheet therapy, row 2, column title"


def test_a_step_of_a_report_that_is_not_listed_is_named() -> None:
    therapy = [("key", "step", "agents"), ("doe2081", 1, "x")]
    [issue] = errors(read(as_xlsx({"reports": BOOK["reports"], "therapy": therapy})))
    assert (issue.code, issue.hint) == ("unknown-report", "did you mean doe2018?")


def test_a_row_without_key_is_named_beside_the_reports() -> None:
    readings = read(b"key,title\na1,One\n,Two\n", "table.csv")
    assert [(r.key, r.record is not None) for r in readings] == [(None, False), ("a1", True)]
    assert str(errors(readings)[0]) == (
        "table.csv: row 3, column key: the row does not name its report"
    )


def test_steps_stand_in_the_order_of_their_numbers() -> None:
    record = only(b"key,step,agents\na1,10,late\na1,2,early\n").record
    assert record is not None
    assert [step.agents for step in record.cases[0].therapy] == [("early",), ("late",)]


def test_without_numbers_every_row_is_a_step() -> None:
    record = only(b"key,agents\na1,first\na1,second\na1,first\n").record
    assert record is not None
    assert [step.agents[0] for step in record.cases[0].therapy] == ["first", "second", "first"]


def test_further_values_of_a_step_are_further_rows() -> None:
    text = (
        "key,step,agents,clinical,assay,value,unit,evidence.section\n"
        "a1,1,maraviroc,worse,CD4 count,140,/uL,abstract\n"
        "a1,1,,,JC virus,<50,{copies}/mL,\n"
        "a1,1,maraviroc,worse,JC virus,undetectable,{copies}/mL,abstract\n"
    )
    record = only(text.encode()).record
    assert record is not None
    [step] = record.cases[0].therapy
    assert len(step.evidence) == 1
    assert [(m.value, m.comparator) for m in step.measurements] == [
        ("140", Comparator.EQUAL),
        ("50", Comparator.LESS),
        (None, Comparator.UNDETECTABLE),
    ]


@pytest.mark.parametrize(
    ("typed", "sign"), [("≤ 50", "<="), (">=50", ">="), ("~50", "~"), ("> 50", ">")]
)
def test_a_value_may_hold_its_comparator(typed: str, sign: str) -> None:
    record = only(f"key,agents,assay,value\na1,x,CD4,{typed}\n".encode()).record
    assert record is not None
    [measurement] = record.cases[0].therapy[0].measurements
    assert (measurement.value, measurement.comparator.value) == ("50", sign)


def test_a_value_and_a_comparator_that_contradict_are_named() -> None:
    data = b"key,agents,assay,value,comparator\na1,x,CD4,<50,>\n"
    assert codes(read(data, "table.csv")) == ["contradiction"]


def test_patients_are_told_apart_by_their_names() -> None:
    sheets: Sheets = {
        "reports": [
            ("key", "title", "case", "case.age"),
            ("a1", "Two", "Patient 1", 40),
            ("a1", "", "Patient 2", 50),
        ],
        "therapy": [("key", "case", "step", "agents"), ("a1", "Patient 2", 1, "maraviroc")],
    }
    record = only(as_xlsx(sheets)).record
    assert record is not None
    assert [(c.label, c.age, len(c.therapy)) for c in record.cases] == [
        ("Patient 1", 40, 0),
        ("Patient 2", 50, 1),
    ]


def test_a_step_of_no_named_patient_is_refused_where_there_are_several() -> None:
    data = b"key,case,step,agents\na1,A,1,x\na1,B,1,y\na1,,2,z\n"
    [issue] = errors(read(data, "table.csv"))
    assert (issue.code, issue.where.cell) == ("unnamed-patient", "row 4, column case")


def test_a_missing_field_is_named_by_its_empty_cell() -> None:
    sheets = {"therapy": [("key", "step", "agents", "clinical"), ("a1", 1, "", "worse")]}
    [issue] = errors(read(as_xlsx(sheets)))
    assert (issue.code, issue.where.cell) == (
        "missing-field",
        "sheet therapy, row 2, column agents",
    )


@pytest.mark.parametrize(
    ("typed", "agents"),
    [
        ("a + b; c", ("a", "b", "c")),
        ("a+b", ("a", "b")),
        ("CD8+ T cells", ("CD8+ T cells",)),
        ("a;;b; ", ("a", "b")),
    ],
)
def test_agents_are_parted_by_signs(typed: str, agents: tuple[str, ...]) -> None:
    record = only(f"key,agents\na1,{typed}\n".encode()).record
    assert record is not None
    assert record.cases[0].therapy[0].agents == agents


@pytest.mark.parametrize("typed", ["not reported", "Not-Reported", "NOT_REPORTED", "not-reported"])
def test_words_of_a_list_are_read_however_they_are_typed(typed: str) -> None:
    record = only(f"key,agents,clinical\na1,x,{typed}\n".encode()).record
    assert record is not None
    assert record.cases[0].therapy[0].clinical is Outcome.NOT_REPORTED


@pytest.mark.parametrize(
    "typed", ["Jane Doe", "Doe, Jane, Jr, MD", "Doe,", ", Jane", "Doe, Jane; Richard Roe"]
)
def test_names_are_never_guessed(typed: str) -> None:
    [issue] = errors(read(f'key,title,authors\na1,One,"{typed}"\n'.encode(), "table.csv"))
    assert (issue.code, issue.where.cell) == ("wrong-form", "row 2, column authors")
