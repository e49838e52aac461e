"""What persons decided on coverage, kept when coverage is written anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from casegraph.model.coverage import Coverage
from casegraph.store.limits import among
from casegraph.store.queries.assertions import COVERAGE_COLUMNS, coverage_from_row, listed
from casegraph.store.tables.coverage import coverage, coverage_condition
from casegraph.store.tables.reference import reference
from casegraph.vocab.enums import Basis

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Connection

Assertion = tuple[int, str | None, str, str, str | None]
Statement = tuple[int, int, Coverage]
Decision = tuple[str, str | None, str | None]

_METHOD_NAME = re.compile(r"[^\s/@:]*")


class Decisions:
    """The statuses that persons gave to assertions on works, by what is asserted.

    A decision is on a work, a treatment, a basis, the method's name and the place of the words;
    it outlives the version of the method that made the assertion. What a record states of a work
    was decided by whoever first stored it so, and goes with the record; `actor` and `at` are
    those of the revision that is stored.
    """

    def __init__(self, actor: str, at: str) -> None:
        self._revision = (actor, at)
        self._stated: dict[Statement, tuple[str, str]] = {}
        self._decided: dict[Assertion, Decision] = {}
        self._made_through: dict[tuple[int, int], list[Coverage]] = {}

    def load(self, connection: Connection, work_ids: Collection[int]) -> None:
        """Read what was decided on these works."""
        for those in among(connection, coverage.c.work_id, work_ids):
            self._load(connection, those & coverage.c.decided_by.is_not(None))

    def of(self, report_id: int, work_id: int, entry: Coverage) -> Decision:
        """Return status, decider and time of an assertion: the person's, or its own status."""
        if entry.basis is Basis.CURATOR:
            statement = (report_id, work_id, entry)
            return (entry.status.value, *self._stated.get(statement, self._revision))
        own = (entry.status.value, None, None)
        if not self._decided:
            return own
        return self._decided.get(_assertion(work_id, entry), own)

    def unrepeated(
        self, report_id: int, work_id: int, entries: Sequence[Coverage]
    ) -> tuple[Coverage, ...]:
        """Return what was decided on a work through this report and is asserted no more."""
        earlier = self._made_through.pop((report_id, work_id), None)
        if not earlier:
            return ()
        repeated = {_assertion(work_id, entry) for entry in entries}
        return tuple(e for e in earlier if _assertion(work_id, e) not in repeated)

    def _load(self, connection: Connection, decided: ColumnElement[bool]) -> None:
        conditions = listed(
            connection,
            select(coverage_condition.c.coverage_id, coverage_condition.c.condition_id)
            .join_from(coverage_condition, coverage)
            .where(decided)
            .order_by(coverage_condition.c.coverage_id, coverage_condition.c.position),
        )
        query = (
            select(
                coverage.c.id,
                coverage.c.work_id,
                reference.c.report_id,
                coverage.c.decided_by,
                coverage.c.decided_at,
                *COVERAGE_COLUMNS,
            )
            .join_from(coverage, reference, isouter=True)
            .where(decided)
            .order_by(coverage.c.id)
        )
        for number, work_id, report_id, by, at, *fields in connection.execute(query):
            entry = coverage_from_row(fields, tuple(conditions.get(number, ())))
            if entry.basis is Basis.CURATOR:
                self._stated[(report_id, work_id, entry)] = (by, at)
                continue
            self._decided[_assertion(work_id, entry)] = (entry.status.value, by, at)
            if report_id is not None:
                self._made_through.setdefault((report_id, work_id), []).append(entry)


def _assertion(work_id: int, entry: Coverage) -> Assertion:
    found = _METHOD_NAME.match(entry.method)
    name = found[0] if found else entry.method
    return (work_id, entry.treatment, entry.basis.value, name, entry.place)
