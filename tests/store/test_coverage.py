"""Coverage in the archive, and what persons decided on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update
from tests.store.samples import (
    AT,
    MEYER,
    NAMED,
    OTHER,
    save,
    works,
)

from casegraph.errors import InvalidInputError
from casegraph.model.coverage import ConditionMention, Coverage
from casegraph.store.engine import Connection, writing
from casegraph.store.queries.references import fetch_references
from casegraph.store.tables.coverage import coverage
from casegraph.vocab.enums import Basis, CoverageStatus


def decide(connection: Connection, status: CoverageStatus) -> None:
    """Let a person decide on all coverage that is held."""
    values = {"status": status.value, "decided_by": "curator", "decided_at": AT}
    connection.execute(update(coverage).values(values))


def test_coverage_and_conditions_come_with_reference_and_work(archive: str) -> None:
    mention = ConditionMention(condition="sample-fever", quote="fever", place="title", span=(1, 6))
    with writing(archive) as connection:
        save(connection, MEYER, coverage={2: (NAMED,)}, conditions={2: (mention,)})
        first, second = fetch_references(connection, "meyer2018")
        work = works(connection)["nguyen2011"]
    assert (first.coverage, first.conditions) == ((), ())
    assert (second.coverage, second.conditions) == ((NAMED,), ("sample-fever",))
    assert (work.coverage, work.conditions) == ((NAMED,), ("sample-fever",))


def test_a_work_that_two_references_cover_alike_is_covered_once(archive: str) -> None:
    with writing(archive) as connection:
        save(connection, MEYER, coverage={2: (NAMED,)})
        save(connection, OTHER, coverage={7: (NAMED,)})
        assert works(connection)["nguyen2011"].coverage == (NAMED,)


@pytest.mark.parametrize("status", [CoverageStatus.REJECTED, CoverageStatus.ACCEPTED])
def test_what_a_person_decided_outlives_a_new_version(archive: str, status: CoverageStatus) -> None:
    newer = replace(NAMED, method="titles/2", quote="examplavir for", span=(0, 14))
    with writing(archive) as connection:
        save(connection, MEYER, coverage={2: (NAMED,)})
        decide(connection, status)
        save(connection, MEYER, coverage={2: (newer,)})
        (held,) = fetch_references(connection, "meyer2018")[1].coverage
        assert held == replace(newer, status=status)
        save(connection, MEYER, coverage={})
        (kept,) = fetch_references(connection, "meyer2018")[1].coverage
        assert kept == held
        decided = connection.execute(select(coverage.c.decided_by, coverage.c.decided_at)).all()
    assert decided == [("curator", AT)]


@pytest.mark.parametrize(
    "other",
    [
        replace(NAMED, place="abstract"),
        replace(NAMED, treatment="antivirals"),
        replace(NAMED, method="abstracts/1"),
    ],
)
def test_a_decision_is_on_one_assertion_only(archive: str, other: object) -> None:
    assert isinstance(other, type(NAMED))
    with writing(archive) as connection:
        save(connection, MEYER, coverage={2: (NAMED,)})
        decide(connection, CoverageStatus.REJECTED)
        save(connection, MEYER, coverage={2: (other,)})
        found = fetch_references(connection, "meyer2018")[1].coverage
    assert found == (other, replace(NAMED, status=CoverageStatus.REJECTED))


def test_what_nobody_decided_goes_with_the_reading(archive: str) -> None:
    with writing(archive) as connection:
        save(connection, MEYER, coverage={2: (NAMED,)})
        save(connection, MEYER, coverage={})
        assert fetch_references(connection, "meyer2018")[1].coverage == ()


def test_coverage_of_an_unknown_term_is_refused(archive: str) -> None:
    unknown = replace(NAMED, treatment="unheard-of")
    with pytest.raises(InvalidInputError, match="unheard-of"), writing(archive) as connection:
        save(connection, MEYER, coverage={2: (unknown,)})


def test_a_statement_was_decided_by_whoever_stored_it_first(archive: str) -> None:
    stated = Coverage(
        treatment="examplavir", basis=Basis.CURATOR, status=CoverageStatus.ACCEPTED, place="curator"
    )
    with writing(archive) as connection:
        save(connection, MEYER, coverage={2: (stated,)})
        connection.execute(update(coverage).values(decided_by="first", decided_at="2020"))
        changed = replace(stated, quote="with examplavir")
        save(connection, MEYER, coverage={1: (stated,), 2: (stated, changed)})
        query = select(coverage.c.decided_by, coverage.c.decided_at).order_by(coverage.c.id)
        assert connection.execute(query).all() == [
            ("tester", AT),
            ("first", "2020"),
            ("tester", AT),
        ]
        save(connection, MEYER, coverage={})
        assert connection.execute(query).all() == []
