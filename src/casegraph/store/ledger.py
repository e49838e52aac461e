"""The ledger of judgements: append, read, and tell which of them stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, or_, select

from casegraph.errors import NotFoundError, UndecidedError
from casegraph.store.tables.ledger import WORK_PREFIX, judgement
from casegraph.vocab.enums import JudgementKind

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision on two things.

    `subject` and `object` name them by kind and number, as `work_name` does; `actor` is a
    person, or a method and its version; `at` is ISO 8601, UTC; `supersedes` is the number of the
    judgement that this one replaces.
    """

    kind: JudgementKind
    subject: str
    object: str
    decision: str
    actor: str
    at: str
    score: float | None = None
    reasons: tuple[str, ...] = ()
    supersedes: int | None = None
    number: int | None = None


def work_name(work_id: int) -> str:
    """Return how judgements name a work: by its number, which outlives a change of its key."""
    return f"{WORK_PREFIX}{work_id}"


def append(connection: Connection, entry: Judgement) -> int:
    """Add a judgement to the ledger; return its number.

    Raises NotFoundError where it supersedes a judgement that does not exist, UndecidedError
    where that one was superseded before.
    """
    if entry.supersedes is not None:
        _require_standing(connection, entry.supersedes)
    number = (connection.execute(select(func.max(judgement.c.id))).scalar() or 0) + 1
    connection.execute(
        insert(judgement).values(
            id=number,
            kind=entry.kind.value,
            subject=entry.subject,
            object=entry.object,
            decision=entry.decision,
            score=entry.score,
            reasons=list(entry.reasons),
            actor=entry.actor,
            at=entry.at,
            supersedes_id=entry.supersedes,
        )
    )
    return number


def judgements(
    connection: Connection, *, about: str | None = None, standing: bool = True
) -> tuple[Judgement, ...]:
    """Return judgements in the order they were made, on all things or on one.

    Without `standing` those that later ones superseded are returned, too.
    """
    query = select(judgement).order_by(judgement.c.id)
    if about is not None:
        query = query.where(or_(judgement.c.subject == about, judgement.c.object == about))
    if standing:
        later = judgement.alias("later")
        query = query.where(
            ~select(later.c.id).where(later.c.supersedes_id == judgement.c.id).exists()
        )
    return tuple(
        Judgement(
            kind=JudgementKind(row.kind),
            subject=row.subject,
            object=row.object,
            decision=row.decision,
            actor=row.actor,
            at=row.at,
            score=row.score,
            reasons=tuple(row.reasons),
            supersedes=row.supersedes_id,
            number=row.id,
        )
        for row in connection.execute(query)
    )


def effective(
    connection: Connection, kind: JudgementKind, subject: str, other: str
) -> Judgement | None:
    """Return the last judgement of a kind on two things that stands, in either order."""
    on_both = (
        entry
        for entry in reversed(judgements(connection, about=subject))
        if entry.kind is kind and {entry.subject, entry.object} == {subject, other}
    )
    return next(on_both, None)


def _require_standing(connection: Connection, number: int) -> None:
    later = select(judgement.c.id).where(judgement.c.supersedes_id == number)
    known = select(judgement.c.id).where(judgement.c.id == number)
    if connection.execute(known).scalar() is None:
        raise NotFoundError(f"no judgement has the number {number}")
    successor = connection.execute(later).scalar()
    if successor is not None:
        raise UndecidedError(
            f"judgement {number} was superseded by {successor}", hint="supersede that one"
        )
