"""Writing reports: their rows, the works they cite, the history of their records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select, tuple_, update

from casegraph.store.limits import chunks
from casegraph.store.queries.vocabulary import fetch_vocabulary
from casegraph.store.rows.batch import Batch, Numbers
from casegraph.store.rows.cases import Cases
from casegraph.store.rows.decisions import Decisions
from casegraph.store.rows.documents import Documents
from casegraph.store.rows.front import FrontMatter
from casegraph.store.rows.identifiers import WorkIdentifiers, normal_pairs, remove_withdrawn
from casegraph.store.rows.people import Authorships
from casegraph.store.rows.places import place_quotes
from casegraph.store.rows.references import CoverageRows, References
from casegraph.store.rows.replace import Replacement
from casegraph.store.rows.storable import require_storable, require_terms
from casegraph.store.rows.works import Draft, Drafts
from casegraph.store.tables.complete import metadata
from casegraph.store.tables.report import report, revision
from casegraph.store.terms import save_vocabulary
from casegraph.vocab.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection

    from casegraph.model.archive import ReportToStore, WorkMatch
    from casegraph.model.record import Record, Reference

__all__ = ["save_reports", "save_vocabulary"]

_REPORT_FIELDS = (
    *("work_id", "record_version", "key_stated", "article_type", "abstract"),
    *("acknowledgement", "copyright", "licence", "notes"),
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A report with its record as JSON, its key, its work and the works of its references."""

    given: ReportToStore
    json: str
    report_id: int
    work: Draft
    cited: tuple[tuple[Reference, Draft | None], ...]


def save_reports(
    connection: Connection,
    reports: Sequence[ReportToStore],
    *,
    actor: str,
    at: str,
    message: str | None,
) -> tuple[str, ...]:
    """Write reports, replacing those that the archive holds; return their citation keys.

    New works get a citation key; cited works are completed, never overwritten; works that
    nothing cites any more are removed; a coverage status that a person decided stands. `actor`,
    `at` (ISO 8601, UTC) and `message` go into the history. Raises InvalidInputError, before
    anything is written, for a key that is taken, an unknown term, numbers that occur twice, and
    text that no database holds.
    """
    records = [require_storable(given) for given in reports]
    require_terms(connection, reports)
    writer = _Writer(connection, reports, Decisions(actor, at))
    placed = writer.place(reports, records)
    writer.write(placed)
    place_quotes(connection, [e.report_id for e in placed if e.given.record.cases])
    _write_history(connection, placed, actor, at, message)
    return tuple(entry.work.key for entry in placed)


class _Writer:
    """Gathers the rows of reports, and writes them table by table."""

    def __init__(
        self, connection: Connection, reports: Sequence[ReportToStore], decisions: Decisions
    ) -> None:
        self._connection = connection
        tables = [table for table in metadata.sorted_tables if "id" in table.c]
        self._numbers = Numbers(connection, [t for t in tables if t.name != "term"])
        self._works = Drafts(connection, self._numbers)
        self._decisions = decisions
        known = {match.work_id for given in reports for match in _matches(given)}
        self._known = {number for number in known if number is not None}
        self._works.load(self._known)
        self._decisions.load(connection, self._known)
        has_cases = any(given.record.cases for given in reports)
        self._vocabulary = fetch_vocabulary(connection) if has_cases else Vocabulary(())

    def place(
        self, reports: Sequence[ReportToStore], records: Sequence[str]
    ) -> tuple[_Placed, ...]:
        """Find or make the works of reports and references, and name them."""
        placed = tuple(
            self._place(given, json) for given, json in zip(reports, records, strict=True)
        )
        self._works.name()
        return placed

    def write(self, placed: Sequence[_Placed]) -> None:
        """Write all rows of the reports, and remove what their earlier rows leave behind."""
        known = {entry.report_id for entry in placed if entry.work.report_id}
        works = {entry.work.work_id for entry in placed if not entry.work.is_new}
        replacement = Replacement(self._connection, known, works)
        replacement.clear({e.report_id: e.given.sources for e in placed if e.report_id in known})
        batch = Batch(self._connection)
        self._works.write(batch)
        self._write_identifiers(batch, placed)
        documents = self._write_parts(batch, placed, known)
        batch.flush()
        documents.index(self._connection)
        again = [entry for entry in placed if entry.report_id in known]
        own = {entry.work.work_id: normal_pairs(entry.given.record) for entry in again}
        remove_withdrawn(self._connection, own)
        replacement.sweep()

    def _place(self, given: ReportToStore, json: str) -> _Placed:
        work = self._works.find(given.match)
        work.take(given.record, given.match.match_key)
        cited = self._cited(given)
        self._works.request(given.record.key or given.key, work)
        report_id = work.report_id or next(self._numbers.of(report))
        return _Placed(given=given, json=json, report_id=report_id, work=work, cited=cited)

    def _cited(self, given: ReportToStore) -> tuple[tuple[Reference, Draft | None], ...]:
        cited: list[tuple[Reference, Draft | None]] = []
        for reference in given.record.references:
            match = given.matches.get(reference.number)
            work = self._works.find(match) if match else None
            if work:
                work.complete(reference)
            cited.append((reference, work))
        return tuple(cited)

    def _write_identifiers(self, batch: Batch, placed: Sequence[_Placed]) -> None:
        identifiers = WorkIdentifiers(batch)
        stated = [
            (
                (entry.work.work_id, normal_pairs(entry.given.record)),
                [
                    (work.work_id, normal_pairs(reference))
                    for reference, work in entry.cited
                    if work and reference.identifiers
                ],
            )
            for entry in placed
        ]
        pairs = {pair for own, cited in stated for _, some in (own, *cited) for pair in some}
        identifiers.load(self._connection, self._known, pairs)
        for own, cited in stated:
            identifiers.add_report(own, cited)
        identifiers.write(self._connection)

    def _write_parts(self, batch: Batch, placed: Sequence[_Placed], known: set[int]) -> Documents:
        authorships = Authorships(batch, self._numbers)
        named = {work.work_id: work.authors for work in self._works.all() if work.authors}
        authors = authorships.add(self._connection, named)
        _write_report_rows(self._connection, batch, placed, known)
        front = FrontMatter(batch, self._numbers)
        front.load(self._connection, (entry.given.record for entry in placed))
        references = References(batch, self._numbers)
        coverage = CoverageRows(batch, self._numbers, self._decisions)
        cases = Cases(batch, self._numbers, self._vocabulary)
        documents = Documents(batch, self._numbers)
        for entry in placed:
            record, report_id = entry.given.record, entry.report_id
            front.add(report_id, record, authors.get(entry.work.work_id, []))
            front.add_sources(report_id, entry.given.sources)
            _add_references(entry, references, coverage, documents)
            cases.add(report_id, record.cases)
            documents.add(report_id, entry.work.work_id, record)
        return documents


def _matches(given: ReportToStore) -> Iterable[WorkMatch]:
    return (given.match, *given.matches.values())


def _add_references(
    entry: _Placed, references: References, coverage: CoverageRows, documents: Documents
) -> None:
    given, report_id = entry.given, entry.report_id
    for place, (reference, work) in enumerate(entry.cited, start=1):
        number = reference.number
        work_id = work.work_id if work else None
        found = (work_id, given.matches.get(number))
        leftover = given.leftovers.get(number, "")
        key = references.add(report_id, place, reference, found, leftover)
        documents.add_reference(report_id, work_id, reference)
        if work_id is not None:
            coverage.add(report_id, work_id, key, given.coverage.get(number, ()))
            coverage.add_mentions(work_id, key, given.conditions.get(number, ()))


def _write_report_rows(
    connection: Connection, batch: Batch, placed: Sequence[_Placed], known: set[int]
) -> None:
    rows = batch.rows(report, "id", *_REPORT_FIELDS)
    changed: list[dict[str, object]] = []
    for entry in placed:
        fields = _report_fields(entry.work.work_id, entry.given.record)
        if entry.report_id in known:
            named = dict(zip(_REPORT_FIELDS, fields, strict=True))
            changed.append({"of_report": entry.report_id, **named})
        else:
            rows.append((entry.report_id, *fields))
    if changed:
        columns: dict[ColumnElement[object], object] = {
            report.c[name]: bindparam(name) for name in _REPORT_FIELDS
        }
        statement = update(report).where(report.c.id == bindparam("of_report"))
        connection.execute(statement.values(columns), changed)


def _report_fields(work_id: int, record: Record) -> tuple[object, ...]:
    return (
        *(work_id, record.casegraph, record.key is not None, record.article_type),
        *(record.abstract, record.acknowledgement, record.copyright, record.licence),
        record.notes,
    )


def _write_history(
    connection: Connection,
    placed: Sequence[_Placed],
    actor: str,
    at: str,
    message: str | None,
) -> None:
    last: dict[int, tuple[int, str]] = {}
    for some in chunks([entry.report_id for entry in placed if entry.work.report_id]):
        newest = select(revision.c.report_id, func.max(revision.c.ordinal))
        newest = newest.where(revision.c.report_id.in_(some)).group_by(revision.c.report_id)
        query = select(revision.c.report_id, revision.c.ordinal, revision.c.after)
        query = query.where(tuple_(revision.c.report_id, revision.c.ordinal).in_(newest))
        last.update({number: (n, json) for number, n, json in connection.execute(query)})
    batch = Batch(connection)
    rows = batch.rows(revision, "report_id", "ordinal", "before", "after", "actor", "at", "message")
    for entry in placed:
        ordinal, before = last.get(entry.report_id, (0, None))
        said = message or entry.given.message
        rows.append((entry.report_id, ordinal + 1, before, entry.json, actor, at, said))
    batch.flush()
