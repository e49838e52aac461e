"""The identifiers of works in normal form, each naming one work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, select

from casegraph.model.containers import own_identifiers, own_of
from casegraph.model.ids import clean
from casegraph.store.limits import LONGEST_INDEXED, among
from casegraph.store.tables.bibliography import work_identifier
from casegraph.store.tables.reference import reference, reference_identifier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection, Select

    from casegraph.model.record import Record, Reference
    from casegraph.store.rows.batch import Batch

Pair = tuple[str, str]


class WorkIdentifiers:
    """Adds identifiers to works; one that names another work already stays with that work."""

    def __init__(self, batch: Batch) -> None:
        self._rows = batch.rows(work_identifier, "scheme", "value", "work_id")
        self._new: dict[Pair, int] = {}
        self._holders: dict[Pair, int] = {}
        self._held: dict[tuple[int, str], str] = {}
        self._replaced: list[Pair] = []
        self._freed: list[Pair] = []

    def load(
        self, connection: Connection, work_ids: Collection[int], pairs: Collection[Pair]
    ) -> None:
        """Read the identifiers that the works have, and the works that the identifiers name."""
        columns = (work_identifier.c.scheme, work_identifier.c.value, work_identifier.c.work_id)
        for of_works in among(connection, work_identifier.c.work_id, work_ids):
            self._learn(connection, select(*columns).where(of_works))
        by_scheme: dict[str, set[str]] = {}
        for scheme, value in pairs:
            by_scheme.setdefault(scheme, set()).add(value)
        for scheme, values in by_scheme.items():
            for named in among(connection, work_identifier.c.value, values):
                match = (work_identifier.c.scheme == scheme, named)
                self._learn(connection, select(*columns).where(*match))

    def add_report(
        self,
        own: tuple[int, Collection[Pair]],
        cited: Iterable[tuple[int, Collection[Pair]]],
    ) -> None:
        """Add what a report states of its own work, then what its references state of theirs.

        The report's own identifiers replace what its work has of the same scheme; cited works
        take what they lack. What was replaced is free for the reports that come after.
        """
        self._add(*own, overrule=True)
        for work_id, pairs in cited:
            self._add(work_id, pairs, overrule=False)
        for pair in self._freed:
            self._holders.pop(pair, None)
        self._freed.clear()

    def write(self, connection: Connection) -> None:
        """Delete the identifiers that others replaced, and put the new ones into the batch."""
        same = (
            work_identifier.c.scheme == bindparam("old_scheme"),
            work_identifier.c.value == bindparam("old_value"),
        )
        if self._replaced:
            rows = [{"old_scheme": scheme, "old_value": value} for scheme, value in self._replaced]
            connection.execute(delete(work_identifier).where(*same), rows)
        self._rows.extend((*pair, work_id) for pair, work_id in self._new.items())

    def _add(self, work_id: int, pairs: Collection[Pair], *, overrule: bool) -> None:
        for scheme, value in pairs:
            held = self._held.get((work_id, scheme))
            if (scheme, value) in self._holders or (held is not None and not overrule):
                continue
            if held is not None:
                self._replace((scheme, held))
            self._holders[scheme, value] = work_id
            self._held[work_id, scheme] = value
            self._new[scheme, value] = work_id

    def _replace(self, pair: Pair) -> None:
        self._freed.append(pair)
        if self._new.pop(pair, None) is None:
            self._replaced.append(pair)

    def _learn(self, connection: Connection, query: Select[Any]) -> None:
        for row in connection.execute(query):
            scheme, value, work_id = row.scheme, row.value, row.work_id
            self._holders[scheme, value] = work_id
            self._held[work_id, scheme] = value


def remove_withdrawn(connection: Connection, works: Mapping[int, Collection[Pair]]) -> None:
    """Delete the identifiers of reports' works that neither report nor reference states any more.

    `works` maps the number of each work to what its report, whose rows are written already, states
    of itself.
    """
    place = (reference.c.type, reference.c.journal, reference.c.page)
    for work_id, own in works.items():
        query = (
            select(reference_identifier.c.scheme, reference_identifier.c.value, *place)
            .join_from(reference_identifier, reference)
            .where(reference.c.work_id == work_id)
        )
        stated = {*own}
        for scheme, value, *where in connection.execute(query):
            stated.update(_normal(own_of({scheme: value}, *where)))
        held = select(work_identifier.c.scheme, work_identifier.c.value)
        held = held.where(work_identifier.c.work_id == work_id)
        for scheme, value in connection.execute(held).all():
            if (scheme, value) not in stated:
                same = (work_identifier.c.scheme == scheme, work_identifier.c.value == value)
                connection.execute(delete(work_identifier).where(*same))


def normal_pairs(entry: Record | Reference) -> tuple[Pair, ...]:
    """Return the identifiers of a publication itself in normal form.

    What is too long to identify anything is left out.
    """
    return _normal(own_identifiers(entry))


def _normal(identifiers: Mapping[str, str]) -> tuple[Pair, ...]:
    pairs = ((scheme, clean(scheme, value)) for scheme, value in identifiers.items())
    return tuple(
        (scheme, value)
        for scheme, value in pairs
        if value is not None and len(value) <= LONGEST_INDEXED
    )
