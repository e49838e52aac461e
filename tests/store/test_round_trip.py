"""A record comes back from its rows as it went in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.samples import BERGER, MEYER, report, save
from tests.strategies import records

from casegraph.errors import InvalidInputError, NotFoundError
from casegraph.model.case import Case, Evidence, Measurement, TherapyStep
from casegraph.model.coverage import CoverageStatement
from casegraph.model.plain import record_to_json
from casegraph.model.record import Affiliation, Author, Disclosure, Funding, Record
from casegraph.store.engine import reading, writing
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.reports import fetch_counts, fetch_reports, fetch_sources
from casegraph.vocab.enums import Missing

SHARED_ARCHIVE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SHARED_ARCHIVE
@given(
    record=records(), author=st.text("abc \u00e9", min_size=1), numbers=st.permutations([3, 9, 4])
)
def test_record_to_rows_to_record_is_the_identity(
    archive: str, record: Record, author: str, numbers: list[int]
) -> None:
    renumbered = (
        replace(entry, number=number)
        for entry, number in zip(record.references, numbers, strict=False)
    )
    disclosures = (*record.disclosures, Disclosure(author=author))
    record = replace(record, references=tuple(renumbered), disclosures=disclosures)
    with writing(archive) as connection:
        undone = connection.begin_nested()
        (key,) = save(connection, record)
        found = fetch_record(connection, key)
        undone.rollback()
    assert found == record
    assert record_to_json(found) == record_to_json(record)


def test_absent_empty_and_default_stay_apart(archive: str) -> None:
    record = Record(
        title="",
        abstract="",
        identifiers={"x": "", "doi": "10.5555/X", "a": " b "},
        authors=(
            Author(family="A", affiliations=None, corresponding=None),
            Author(family="A", given="", affiliations=(), corresponding=False),
            Author(literal="", orcid="", affiliations=(7, 1, 1), corresponding=True),
        ),
        affiliations=(
            Affiliation(number=1, name="", city=""),
            Affiliation(number=1, name=""),
        ),
        funding=(Funding(), Funding(funder="")),
        disclosures=(Disclosure(), Disclosure(author="nobody listed", derived=True)),
        references=(
            replace(BERGER, number=5, coverage=(CoverageStatement(treatment="none"),)),
            replace(BERGER, number=2, links=("PubMed", "PubMed"), year=None, title=""),
        ),
        cases=(
            Case(),
            Case(
                age=0,
                missing={"b": Missing.UNCLEAR, "a": Missing.NOT_REPORTED},
                measurements=(Measurement(assay="x", evidence=(Evidence(),)),),
                therapy=(
                    TherapyStep(agents=("b", "a", "b"), evidence=(Evidence(quote=""), Evidence())),
                    TherapyStep(agents=("c",), measurements=(Measurement(assay="y"),)),
                ),
            ),
        ),
    )
    with writing(archive) as connection:
        (key,) = save(connection, record)
    with reading(archive) as connection:
        assert record_to_json(fetch_record(connection, key)) == record_to_json(record)
        assert fetch_record(connection, key) == record


def test_texts_of_any_length_are_held(archive: str) -> None:
    long = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(30_000))
    record = replace(
        MEYER,
        title=long,
        abstract=long,
        keywords=(long,),
        authors=(Author(literal=long),),
        affiliations=(Affiliation(number=1, name=long),),
        references=(
            replace(BERGER, raw=long, title=None, journal=long, identifiers={"url": long}),
        ),
    )
    with writing(archive) as connection:
        (key,) = save(connection, record)
        assert fetch_record(connection, key) == record
    with writing(archive) as connection:
        save(connection, record)
        assert fetch_counts(connection)["works"] == 2


def test_a_missing_report_is_named(archive: str) -> None:
    with reading(archive) as connection, pytest.raises(NotFoundError, match="nobody1999"):
        fetch_record(connection, "nobody1999")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (replace(MEYER, abstract="a\0b"), "NUL"),
        (replace(MEYER, notes="\\\0"), "NUL"),
        (replace(MEYER, title="\ud800"), "surrogate"),
        (
            replace(MEYER, references=(BERGER, replace(BERGER, raw="other"))),
            "number 1 occurs twice",
        ),
        (replace(MEYER, references=(replace(BERGER, number=2**70),)), "out of range"),
        (replace(MEYER, cases=(Case(age=2**31),)), "out of range"),
    ],
)
def test_what_no_database_holds_is_refused(archive: str, record: Record, message: str) -> None:
    with pytest.raises(InvalidInputError, match=message), writing(archive) as connection:
        save(connection, record)
    with reading(archive) as connection:
        assert fetch_reports(connection) == ()


def test_a_printed_backslash_is_no_control_character(archive: str) -> None:
    record = replace(MEYER, notes="the printed letters \\u0000")
    with writing(archive) as connection:
        (key,) = save(connection, record)
        assert fetch_record(connection, key).notes == record.notes


def test_sources_come_back_in_order(archive: str) -> None:
    given = report(MEYER)
    with writing(archive) as connection:
        (key,) = save(connection, MEYER)
        assert fetch_sources(connection, key) == given.sources
