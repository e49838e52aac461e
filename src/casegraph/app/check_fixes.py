"""Putting right what checks find, where what should stand there is certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.app.checking import keys_of, refuse_unknown
from casegraph.app.history import latest
from casegraph.app.joining import EDIT
from casegraph.app.rewrite import rewrite
from casegraph.check.fields import with_values
from casegraph.check.registry import repairs_of
from casegraph.check.silenced import Silenced
from casegraph.model.diff import diff
from casegraph.read.record.writer import record_to_yaml
from casegraph.store.engine import reading
from casegraph.store.queries.suppressions import fetch_suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.app.checking import CheckQuestion
    from casegraph.model.diff import Change
    from casegraph.model.record import Record

_ROUNDS = 10
"""More than one repair of one field needs to come to rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What certain repairs change in one report: the checks that ask for it, the fields.

    `revision` is the one that stands; nothing is stored yet.
    """

    key: str
    revision: int
    codes: tuple[str, ...]
    changes: tuple[Change, ...]
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class FixAnswer:
    """A report after its repair, stored as a revision."""

    key: str
    revision: int
    codes: tuple[str, ...]
    changes: tuple[Change, ...]


def propose_fixes(archive: str, question: CheckQuestion) -> Iterator[Fix]:
    """Yield what can be put right in the reports asked for; reports without it are left out.

    A finding that a curator judged right as it is stays.
    """
    refuse_unknown((*question.codes, *question.ignored))
    with reading(archive) as connection:
        keys = keys_of(connection, question)
        silenced = fetch_suppressions(connection, keys[0] if question.report else None)
    for key in keys:
        record, revision = latest(archive, key)
        fixed, codes = repaired(record, question, Silenced(record, silenced.get(key, ())))
        if codes:
            changes = diff(record, fixed)
            yield Fix(key=key, revision=revision, codes=codes, changes=changes, record=fixed)


def store_fix(archive: str, fix: Fix) -> FixAnswer:
    """Store a proposed repair as the report's next revision.

    Raises UndecidedError where the report was changed meanwhile.
    """
    answer = rewrite(
        archive,
        fix.key,
        fix.record,
        reader=EDIT,
        text=record_to_yaml(fix.record),
        message=f"check --fix: {', '.join(fix.codes)}",
        expected=fix.revision,
    )
    return FixAnswer(
        key=answer.key, revision=answer.revision, codes=fix.codes, changes=answer.changes
    )


def repaired(
    record: Record, question: CheckQuestion, silenced: Silenced
) -> tuple[Record, tuple[str, ...]]:
    """Return a record with its certain repairs, and the codes of the checks that asked for them.

    Repairs are sought until none is left: one may lay open another in the same field.
    """
    codes: dict[str, None] = {}
    for _ in range(_ROUNDS):
        before = record
        for rule, found in repairs_of(before):
            asked = question.asks_for(rule.code) and question.weighs_enough(rule.severity)
            if asked and not silenced.find(rule.code, found.path):
                record = with_values(record, found.repairs)
                codes[rule.code] = None
        if record == before:
            break
    return record, tuple(codes)
