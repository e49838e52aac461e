"""The vocabulary in the archive: as it was loaded, replaced whole, linked to cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event, select
from tests.store.samples import MEYER, NAMED, TERMS, save

from casegraph.errors import InvalidInputError
from casegraph.model.case import Case, Finding, Measurement, TherapyStep
from casegraph.store.engine import reading, writing
from casegraph.store.queries.references import fetch_references
from casegraph.store.queries.vocabulary import fetch_vocabulary
from casegraph.store.tables.clinical import (
    case_condition,
    case_exposure,
    finding,
    measurement,
    therapy_agent,
)
from casegraph.store.write import save_vocabulary
from casegraph.vocab.enums import VocabularyName
from casegraph.vocab.terms import Term

PATIENT = Case(
    conditions=("Sample Fever", "unlisted"),
    exposures=("EXV",),
    findings=(Finding(finding="headache"),),
    measurements=(Measurement(assay="cell count"),),
    therapy=(TherapyStep(agents=("mesh:D999999", "other")),),
)
NAMES = (case_condition, case_exposure, finding, measurement, therapy_agent)


def links(archive: str) -> list[str | None]:
    """Return the terms that the names in cases are linked to."""
    with reading(archive) as connection:
        return [
            found
            for table in NAMES
            for found in connection.execute(
                select(table.c.term_id).order_by(table.c.position)
            ).scalars()
        ]


def test_terms_come_back_as_they_were_loaded(archive: str) -> None:
    with reading(archive) as connection:
        assert fetch_vocabulary(connection).terms == TERMS


def test_an_unchanged_vocabulary_costs_one_statement(archive: str) -> None:
    statements: list[str] = []
    with writing(archive) as connection:
        event.listen(
            connection, "before_cursor_execute", lambda _c, _u, s, *_rest: statements.append(s)
        )
        assert not save_vocabulary(connection, TERMS)
    assert len(statements) == 1


def test_a_changed_vocabulary_replaces_the_old_one(archive: str) -> None:
    changed = (
        replace(TERMS[1], broader=None, labels=(), note=None),
        Term("new-class", VocabularyName.TREATMENT, "a new class", broader="newest"),
        Term("newest", VocabularyName.TREATMENT, "its class"),
    )
    with writing(archive) as connection:
        save(connection, MEYER, coverage={2: (replace(NAMED, treatment="antivirals"),)})
        assert save_vocabulary(connection, changed)
        assert not save_vocabulary(connection, changed)
        assert fetch_vocabulary(connection).terms == changed
        (kept,) = fetch_references(connection, None)[1].coverage
        assert kept.treatment == "antivirals"
        assert save_vocabulary(connection, TERMS)
        assert fetch_vocabulary(connection).terms == TERMS


def test_a_missing_broader_term_is_named(archive: str) -> None:
    stray = Term("stray", VocabularyName.CONDITION, "stray", broader="nowhere")
    with pytest.raises(InvalidInputError, match="nowhere"), writing(archive) as connection:
        save_vocabulary(connection, (stray,))


def test_names_in_cases_are_linked_to_terms(archive: str) -> None:
    with writing(archive) as connection:
        save(connection, replace(MEYER, cases=(PATIENT,)))
    linked = ["sample-fever", None, "examplavir", "headache", "cell-count", "examplavir", None]
    assert links(archive) == linked
    with writing(archive) as connection:
        added = (*TERMS, Term("other", VocabularyName.TREATMENT, "other"))
        save_vocabulary(connection, [term for term in added if term.id != "headache"])
    assert links(archive) == [*linked[:3], None, *linked[4:6], "other"]
