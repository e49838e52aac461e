"""Record -> table -> record is the identity for the fields that tables cover."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.table.sheets import Rows, as_csv, as_xlsx, codes, read

from casegraph.model.case import Case, Evidence, Measurement, TherapyStep
from casegraph.model.coverage import CoverageStatement
from casegraph.model.record import Author, Funding, Record, Reference
from casegraph.vocab.enums import Attribution, Comparator, CoverageRole, Missing, Outcome, Sex

WORDS = st.text("abcdefgß日 -'\"(),.:=", min_size=1, max_size=12).map(
    lambda text: f"x{text.strip()}"
)
NAMES = st.text("abcdefgß日 -'", min_size=1, max_size=12).map(lambda text: f"X{text.strip()}")
OPTIONAL = st.none() | WORDS
LISTS = st.lists(WORDS, max_size=3).map(tuple)
AUTHORS = st.one_of(
    st.builds(Author, family=NAMES, given=NAMES, suffix=st.none() | NAMES),
    st.builds(Author, literal=NAMES),
)
MEASUREMENTS = st.builds(
    Measurement,
    assay=WORDS,
    value=st.sampled_from(["140", "0.50", "007", "-1"]),
    comparator=st.sampled_from([c for c in Comparator if c is not Comparator.UNDETECTABLE]),
    unit=st.none() | st.sampled_from(["/uL", "{copies}/mL", "%"]),
)
STEPS = st.builds(
    TherapyStep,
    agents=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    dose=OPTIONAL,
    start=OPTIONAL,
    clinical=st.none() | st.sampled_from(Outcome),
    radiological=st.none() | st.sampled_from(Outcome),
    attribution=st.none() | st.sampled_from(Attribution),
    measurements=st.lists(MEASUREMENTS, max_size=3, unique_by=repr).map(tuple),
    evidence=st.sampled_from([(), (Evidence(section="abstract", quote="x y"),)]),
)
CASES = st.builds(
    Case,
    age=st.none() | st.integers(0, 89) | st.just(">89") | st.sampled_from(Missing),
    sex=st.none() | st.sampled_from(Sex),
    conditions=LISTS,
    exposures=LISTS,
    therapy=st.lists(STEPS, max_size=3).map(tuple),
)
COVERAGE = st.builds(
    CoverageStatement, treatment=WORDS, role=st.sampled_from(CoverageRole), source=OPTIONAL
)
REFERENCES = st.lists(
    st.builds(
        Reference,
        number=st.integers(1, 99),
        raw=WORDS,
        coverage=st.lists(COVERAGE, max_size=2, unique_by=repr).map(tuple),
    ),
    max_size=3,
    unique_by=lambda reference: reference.number,
).map(lambda references: tuple(sorted(references, key=lambda reference: reference.number)))


def labelled(cases: list[Case]) -> tuple[Case, ...]:
    return tuple(replace(case, label=f"Patient {at}") for at, case in enumerate(cases, 1))


RECORDS = st.builds(
    Record,
    key=st.just("doe2018"),
    title=WORDS,
    authors=st.lists(AUTHORS, max_size=3).map(tuple),
    journal=OPTIONAL,
    issued=st.sampled_from([None, "2018", "2018-10", "2018-10-05"]),
    volume=st.sampled_from([None, "024", "24 Suppl 1", "1-2"]),
    keywords=LISTS,
    funding=st.sampled_from([(), (Funding(funder="A funder"), Funding(award_number="01"))]),
    references=REFERENCES,
    cases=st.lists(CASES, max_size=2).map(labelled),
)


def sheets_of(record: Record) -> dict[str, Rows]:
    """Write a record as tables: what the archive's reader is asked to read back."""
    return {
        "reports": [REPORT, *(report_row(record, case) for case in record.cases or (Case(),))],
        "therapy": [STEP, *(row for case in record.cases for row in step_rows(record, case))],
        "references": [REFERENCE, *reference_rows(record)],
    }


REPORT = (
    "key", "title", "authors", "journal", "issued", "volume", "keywords", "funding[0].funder",
    "funding[1].award_number", "case", "case.age", "case.sex", "case.conditions", "case.exposures",
)  # fmt: skip
STEP = (
    "key", "case", "step", "agents", "dose", "start", "clinical", "radiological", "attribution",
    "evidence.section", "evidence.quote", "assay", "value", "comparator", "unit",
)  # fmt: skip
REFERENCE = ("key", "number", "raw", "treatment", "role", "source")


def report_row(record: Record, case: Case) -> list[object]:
    names = [
        f"{{{a.literal}}}" if a.literal else ", ".join(filter(None, (a.family, a.given, a.suffix)))
        for a in record.authors
    ]
    funding = (record.funding[0].funder, record.funding[1].award_number) if record.funding else ()
    return [
        record.key, record.title, "; ".join(names), record.journal, record.issued, record.volume,
        "; ".join(record.keywords), *(funding or ("", "")), case.label, said(case.age),
        said(case.sex), "; ".join(case.conditions), "; ".join(case.exposures),
    ]  # fmt: skip


def step_rows(record: Record, case: Case) -> list[list[object]]:
    rows: list[list[object]] = []
    for number, step in enumerate(case.therapy, 1):
        evidence = [(each.section, each.quote) for each in step.evidence] or [("", "")]
        own = [
            "; ".join(step.agents), step.dose, step.start, said(step.clinical),
            said(step.radiological), said(step.attribution), *evidence[0],
        ]  # fmt: skip
        for measured in step.measurements or (None,):
            value: list[object] = ["", "", "", ""]
            if measured is not None:
                value = [measured.assay, measured.value, measured.comparator.value, measured.unit]
            rows.append([record.key, case.label, number, *own, *value])
    return rows


def reference_rows(record: Record) -> list[list[object]]:
    return [
        [record.key, r.number, r.raw, *((c.treatment, c.role.value, c.source) if c else [""] * 3)]
        for r in record.references
        for _, c in zip_longest([None], r.coverage)
    ]


def said(value: object) -> str:
    return "" if value is None else str(value)


@settings(max_examples=60, deadline=None)
@given(RECORDS)
def test_a_workbook_gives_back_the_record(record: Record) -> None:
    [reading] = read(as_xlsx(sheets_of(record)))
    assert codes([reading]) == []
    assert reading.record == record


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@settings(max_examples=30, deadline=None)
@given(record=RECORDS)
def test_a_csv_file_gives_back_the_reports_fields(delimiter: str, record: Record) -> None:
    [reading] = read(as_csv(sheets_of(record)["reports"], delimiter), "table.csv")
    assert reading.record is not None
    assert (reading.record.title, reading.record.authors) == (record.title, record.authors)
    assert [case.age for case in reading.record.cases] == [case.age for case in record.cases]
