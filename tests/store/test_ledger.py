"""The ledger: judgements are appended and superseded, never changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.store.samples import AT

from casegraph.errors import NotFoundError, UndecidedError
from casegraph.store.engine import reading, writing
from casegraph.store.ledger import Judgement, append, effective, judgements, work_name
from casegraph.vocab.enums import JudgementKind

FIRST, SECOND = work_name(1), work_name(2)
SAME = Judgement(
    kind=JudgementKind.SAME_WORK,
    subject=FIRST,
    object=SECOND,
    decision="same",
    score=0.93,
    reasons=("title", "year"),
    actor="matcher/1",
    at=AT,
)


def test_judgements_come_back_as_they_were_made(archive: str) -> None:
    with writing(archive) as connection:
        number = append(connection, SAME)
    with reading(archive) as connection:
        assert judgements(connection) == (replace(SAME, number=number),)
        assert judgements(connection, about=SECOND) == judgements(connection)
        assert judgements(connection, about=work_name(12)) == ()


def test_the_last_that_is_not_superseded_stands(archive: str) -> None:
    with writing(archive) as connection:
        first = append(connection, SAME)
        person = replace(SAME, decision="different", actor="curator", score=None, reasons=())
        second = append(connection, replace(person, supersedes=first))
        other = replace(SAME, kind=JudgementKind.SAME_PATIENT, subject=SECOND, object="work:3")
        append(connection, other)
        standing = effective(connection, JudgementKind.SAME_WORK, SECOND, FIRST)
        assert standing is not None
        assert (standing.number, standing.decision) == (second, "different")
        assert len(judgements(connection)) == 2
        assert len(judgements(connection, standing=False)) == 3
        assert effective(connection, JudgementKind.COVERAGE, FIRST, SECOND) is None
        assert effective(connection, JudgementKind.SAME_PATIENT, FIRST, SECOND) is None


def test_of_several_that_stand_the_last_counts(archive: str) -> None:
    with writing(archive) as connection:
        append(connection, SAME)
        last = append(connection, replace(SAME, subject=SECOND, object=FIRST))
        standing = effective(connection, JudgementKind.SAME_WORK, FIRST, SECOND)
    assert standing is not None
    assert standing.number == last


def test_a_judgement_is_superseded_once(archive: str) -> None:
    with writing(archive) as connection:
        first = append(connection, SAME)
        append(connection, replace(SAME, supersedes=first))
        with pytest.raises(UndecidedError, match=f"judgement {first} was superseded by 2"):
            append(connection, replace(SAME, supersedes=first))


def test_only_what_exists_is_superseded(archive: str) -> None:
    with writing(archive) as connection, pytest.raises(NotFoundError, match="17"):
        append(connection, replace(SAME, supersedes=17))
