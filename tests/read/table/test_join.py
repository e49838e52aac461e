"""Rows that belong together: one report over several rows and sheets."""

from __future__ import annotations

import pytest
from tests.read.table.sheets import BOOK, Rows, Sheets, as_xlsx, codes, errors, only, read

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


def test_rows_of_a_report_that_is_not_listed_refer_to_one_elsewhere() -> None:
    therapy = [("key", "step", "agents"), ("else2020", 1, "x")]
    readings = read(as_xlsx({"reports": BOOK["reports"], "therapy": therapy}))
    assert [(r.key, r.refers) for r in readings] == [
        ("doe2018", False),
        ("roe2019", False),
        ("else2020", True),
    ]


def test_a_title_makes_rows_a_report_of_their_own() -> None:
    assert not only(b"key,title,step,agents\na1,One,1,x\na1,,2,y\n").refers
    assert only(b"key,step,agents\na1,1,x\n").refers


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("key", "10.1000/ONE"),
        ("key", "https://doi.org/10.1000/one"),
        ("doi", "10.1000/one"),
        ("doi", "doi:10.1000/One"),
        ("report", "pmid:123"),
        ("pmid", "123"),
    ],
)
def test_rows_may_name_their_report_by_an_identifier(column: str, name: str) -> None:
    reports: Rows = [("key", "title", "doi", "pmid"), ("a1", "One", "10.1000/one", "123")]
    therapy: Rows = [(column, "step", "agents"), (name, 1, "x")]
    for sheets in ({"reports": reports, "therapy": therapy}, {"therapy": therapy, "r": reports}):
        reading = only(as_xlsx(sheets))
        assert codes([reading]) == []
        assert reading.record is not None
        assert (reading.key, len(reading.record.cases[0].therapy)) == ("a1", 1)


def test_reports_may_have_no_key_at_all() -> None:
    first, second = read(b"doi,title\n10.1000/one,One\n10.1000/two,Two\n", "table.csv")
    assert first.record is not None
    assert second.record is not None
    assert (first.key, first.record.key, first.record.identifiers["doi"]) == (
        None,
        None,
        "10.1000/one",
    )


def test_rows_of_one_step_that_differ_in_the_agent_are_its_agents() -> None:
    text = "key,step,agents,clinical\na1,1,x,worse\na1,1,y,\na1,1,y + z,worse\na1,2,x,\n"
    reading = only(text.encode())
    assert reading.record is not None
    assert [step.agents for step in reading.record.cases[0].therapy] == [("x", "y", "z"), ("x",)]
    assert [(i.severity.value, i.where.line) for i in reading.issues] == [("info", 3), ("info", 4)]
    assert "row 2, column agents" in reading.issues[0].detail


@pytest.mark.parametrize("dosed", ["a1,1,x,15 mg\na1,1,y,\n", "a1,1,x,\na1,1,y,15 mg\n"])
def test_a_dose_of_one_agent_is_warned_of_where_agents_are_joined(dosed: str) -> None:
    [issue] = only(f"key,step,agents,dose\n{dosed}".encode()).issues
    assert (issue.severity.value, "the dose of one row" in issue.detail) == ("warning", True)


def test_rows_of_one_step_that_conflict_are_both_named() -> None:
    data = b"key,step,agents,clinical\na1,1,x,worse\na1,1,y,stable\n"
    [issue] = errors(read(data, "table.csv"))
    assert str(issue) == (
        "table.csv: row 3, column clinical: step 1: 'stable' contradicts 'worse' in row 2, "
        "column clinical"
    )
    assert "another step number" in (issue.hint or "")


@pytest.mark.parametrize(
    ("numbers", "gaps", "disordered"),
    [
        ((1, 2, 3), [], []),
        ((1, 3, 2), [], [4]),
        ((1, 3), [3], []),
        ((2, 3), [2], []),
        ((1, 7, 3), [3, 4], [4]),
        ((1, 1, 2), [], []),
    ],
)
def test_numbers_of_steps_that_are_not_kept_are_named(
    numbers: tuple[int, ...], gaps: list[int], disordered: list[int]
) -> None:
    rows = [("key", "step", "agents"), *(("a1", n, f"agent {n}") for n in numbers)]
    reading = only(as_xlsx({"therapy": rows}))
    assert reading.record is not None
    found = [(i.code, i.where.line) for i in reading.issues]
    assert sorted(line or 0 for code, line in found if code == "step-gap") == gaps
    assert [line for code, line in found if code == "step-order"] == disordered
    kept = [step.agents[0] for step in reading.record.cases[0].therapy]
    assert kept == [f"agent {n}" for n in sorted(set(numbers))]


def test_a_gap_names_the_step_before_it_and_the_place_it_gets() -> None:
    [issue] = only(b"key,step,agents\na1,1,x\na1,5,y\n").issues
    assert issue.detail == (
        "step 5 comes after step 1 (row 2, column step), there is no 2 to 4: "
        "kept as number 2 in order"
    )


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
