"""Clearing the way for reports that are stored again, and sweeping up after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Text, bindparam, cast, delete, exists, literal, or_, select, update

from casegraph.store.limits import chunks
from casegraph.store.rows.people import remove_unused_organizations, remove_unused_persons
from casegraph.store.tables.bibliography import affiliation, authorship, work
from casegraph.store.tables.clinical import case
from casegraph.store.tables.ledger import WORK_PREFIX, judgement
from casegraph.store.tables.reference import reference
from casegraph.store.tables.report import (
    disclosure,
    funding,
    report,
    report_identifier,
    report_keyword,
    revision,
    source,
)
from casegraph.store.tables.search import search_document
from casegraph.store.tables.suppression import suppression

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from casegraph.model.archive import Source

_OF_REPORT = (
    *(search_document, disclosure, funding, report_keyword, report_identifier),
    *(reference, case, affiliation),
)


class Replacement:
    """The removal of what reports consisted of before they are written anew.

    `reports` are those the archive holds; `works` are the known works that reports are written
    for, among them works that were only cited so far.
    """

    def __init__(
        self, connection: Connection, reports: Collection[int], works: Collection[int]
    ) -> None:
        self._connection = connection
        self._reports = reports
        self._own_works = works
        self._works: set[int] = set()
        self._persons: set[int] = set()
        self._organizations: set[int] = set()

    def clear(self, sources: Mapping[int, Sequence[Source]]) -> None:
        """Delete the rows of the reports; of their sources, those that `sources` repeats.

        Sources that are not repeated stay, no longer current. Works and revisions stay.
        """
        for report_ids in chunks(self._reports):
            self._remember(report_ids)
            for table in _OF_REPORT:
                self._connection.execute(delete(table).where(table.c.report_id.in_(report_ids)))
            ended = update(source).where(source.c.report_id.in_(report_ids))
            self._connection.execute(ended.values(is_current=False))
        for work_ids in chunks(self._own_works):
            written = authorship.c.work_id.in_(work_ids)
            named = self._connection.execute(select(authorship.c.person_id).where(written))
            self._persons.update(named.scalars())
            self._connection.execute(delete(authorship).where(written))
        self._delete_repeated(sources)

    def end(self) -> None:
        """Delete the reports themselves, with their sources and history, after `clear`."""
        for report_ids in chunks(self._reports):
            own = select(report.c.work_id).where(report.c.id.in_(report_ids))
            self._works.update(self._connection.execute(own).scalars())
            ended = delete(revision).where(revision.c.report_id.in_(report_ids))
            self._connection.execute(ended)
            self._connection.execute(delete(report).where(report.c.id.in_(report_ids)))

    def sweep(self) -> None:
        """Delete works, persons and organizations that nothing refers to any more."""
        for some in chunks(self._works):
            query = select(authorship.c.person_id).where(authorship.c.work_id.in_(some))
            self._persons.update(self._connection.execute(query).scalars())
            self._connection.execute(delete(work).where(work.c.id.in_(some), *_unused()))
        remove_unused_persons(self._connection, self._persons)
        remove_unused_organizations(self._connection, self._organizations)

    def _remember(self, report_ids: list[int]) -> None:
        cited = select(reference.c.work_id).where(
            reference.c.report_id.in_(report_ids), reference.c.work_id.is_not(None)
        )
        placed = select(affiliation.c.organization_id).where(
            affiliation.c.report_id.in_(report_ids)
        )
        self._works.update(n for n in self._connection.execute(cited).scalars() if n is not None)
        self._organizations.update(self._connection.execute(placed).scalars())

    def _delete_repeated(self, sources: Mapping[int, Sequence[Source]]) -> None:
        names = ("reader", "version", "file_name", "sha256")
        repeated = [
            {"of_report": report_id, **{f"its_{name}": getattr(entry, name) for name in names}}
            for report_id, entries in sources.items()
            for entry in entries
        ]
        same = (source.c[name] == bindparam(f"its_{name}") for name in names)
        statement = delete(source).where(source.c.report_id == bindparam("of_report"), *same)
        if repeated:
            self._connection.execute(statement, repeated)


def _unused() -> tuple[ColumnElement[bool], ...]:
    name = literal(WORK_PREFIX).concat(cast(work.c.id, Text))
    judged = or_(judgement.c.subject == name, judgement.c.object == name)
    return (
        ~exists().where(reference.c.work_id == work.c.id),
        ~exists().where(report.c.work_id == work.c.id),
        ~exists().where(judged),
        ~exists().where(suppression.c.work_id == work.c.id),
    )
