"""The works that reports are and cite: found, made, completed."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from casegraph.errors import InvalidInputError
from casegraph.model.dates import year_of
from casegraph.model.work import match_block
from casegraph.store.limits import among, indexable
from casegraph.store.rows.keys import UNTITLED, KeyMaker, base_key
from casegraph.store.tables.bibliography import authorship, work
from casegraph.store.tables.report import report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection

    from casegraph.model.archive import WorkMatch
    from casegraph.model.record import Name, Record, Reference
    from casegraph.store.rows.batch import Batch, Numbers

_FIELDS = (
    *("type", "title", "journal", "journal_abbreviation", "volume", "issue", "page"),
    *("issued", "year", "language"),
)
_PLACE = attrgetter("volume", "issue", "page")
_TITLE, _YEAR = _FIELDS.index("title"), _FIELDS.index("year")
_OF_REFERENCES = itemgetter(
    *(at for at, name in enumerate(_FIELDS) if name not in {"journal_abbreviation", "language"})
)
_COLUMNS = ("id", "citation_key", "match_key", "match_block", *_FIELDS, "et_al")


@dataclass(slots=True, eq=False)
class Draft:
    """A work as it will be written; `values` are those of `_FIELDS`.

    `authors` are the names still to be written.
    """

    work_id: int
    key: str
    match_key: str
    values: list[object]
    et_al: bool = False
    report_id: int | None = None
    is_new: bool = False
    is_report: bool = False
    is_taken: bool = False
    has_authors: bool = False
    changed: bool = False
    authors: tuple[Name, ...] = ()

    def take(self, record: Record, match_key: str) -> None:
        """Become the work of an archived report: its record's fields, and no others.

        Raises InvalidInputError where another report of the batch is the same work.
        """
        if self.is_taken:
            raise InvalidInputError(f"two of the reports are one work: {record.title}")
        self.is_taken = True
        self.match_key = match_key
        self.values = _of_record(record)
        self.et_al = False
        self.authors, self.has_authors = record.authors, True
        self.is_report = self.changed = True

    def complete(self, reference: Reference) -> None:
        """Take from a reference what the work lacks; a report's own fields are complete."""
        if self.is_report:
            return
        if self.is_new and not self.changed:
            self.values = [value or None for value in _of_reference(reference)]
            self.changed = True
        elif not all(_OF_REFERENCES(self.values)):
            self._fill(_of_reference(reference))
        if reference.authors and not self.has_authors:
            self.authors, self.has_authors = reference.authors, True
            self.et_al = reference.et_al
            self.changed = True

    def _fill(self, stated: Sequence[object]) -> None:
        for place, value in enumerate(stated):
            if value and not self.values[place]:
                self.values[place] = value
                self.changed = True


class Drafts:
    """All works that a batch of reports touches."""

    def __init__(self, connection: Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._counter = numbers.of(work)
        self._known: dict[int, Draft] = {}
        self._new: list[Draft] = []
        self._new_by_number: dict[int, Draft] = {}
        self._unnamed: list[Draft] = []
        self._requests: list[tuple[Draft, str, bool]] = []

    def load(self, work_ids: Collection[int]) -> None:
        """Read the works that matches name.

        Raises InvalidInputError for a number that is no work's.
        """
        for those in among(self._connection, work.c.id, work_ids):
            self._load_works(those)
        for those in among(self._connection, authorship.c.work_id, work_ids):
            self._load_authored(those)
        missing = sorted(set(work_ids) - self._known.keys())
        if missing:
            raise InvalidInputError(f"no work of the archive has the number {missing[0]}")

    def find(self, match: WorkMatch) -> Draft:
        """Return the work a match means: a known one, or the new one of that number."""
        if match.work_id is not None:
            return self._known[match.work_id]
        draft = self._new_by_number.get(match.new) if match.new is not None else None
        if draft is None:
            draft = Draft(
                work_id=next(self._counter),
                key="",
                match_key=match.match_key,
                values=[None] * len(_FIELDS),
                is_new=True,
            )
            self._new.append(draft)
            self._unnamed.append(draft)
            if match.new is not None:
                self._new_by_number[match.new] = draft
        return draft

    def all(self) -> Iterable[Draft]:
        """Return every work, the known ones first."""
        return (*self._known.values(), *self._new)

    def request(self, key: str | None, own: Draft) -> None:
        """Note how the works of a report are to be named, as they are now: by `key`, if stated.

        `own` is the report's work; the others are those that became known with it.
        """
        if key is not None:
            self._requests.append((own, key, True))
        for draft in self._unnamed:
            if draft is not own or key is None:
                self._requests.append((draft, _base(draft), False))
        self._unnamed.clear()

    def name(self) -> None:
        """Give works their citation keys, in the order in which they were asked for.

        Raises InvalidInputError where two works would have the same key.
        """
        maker = KeyMaker(self._connection)
        maker.load_stated({key for _, key, stated in self._requests if stated})
        maker.load(base for _, base, stated in self._requests if not stated)
        for draft, text, stated in self._requests:
            if stated:
                maker.reserve(text, draft.work_id)
            draft.key = text if stated else maker.make(text)

    def write(self, batch: Batch) -> None:
        """Update changed works at once; put new ones into the batch."""
        changed = [d for d in self._known.values() if d.changed]
        if changed:
            statement = update(work).where(work.c.id == bindparam("of_work"))
            statement = statement.values({name: bindparam(name) for name in _COLUMNS[1:]})
            names = ("of_work", *_COLUMNS[1:])
            rows = [dict(zip(names, _row(draft), strict=True)) for draft in changed]
            self._connection.execute(statement, rows)
        batch.rows(work, *_COLUMNS).extend(_row(draft) for draft in self._new)

    def _load_works(self, those: ColumnElement[bool]) -> None:
        columns = [work.c[name] for name in _COLUMNS]
        query = (
            select(*columns, report.c.id)
            .join_from(work, report, report.c.work_id == work.c.id, isouter=True)
            .where(those)
        )
        for number, key, match_key, _, *values, et_al, report_id in self._connection.execute(query):
            self._known[number] = Draft(
                work_id=number,
                key=key,
                match_key=match_key,
                values=values,
                et_al=et_al,
                report_id=report_id,
                is_report=report_id is not None,
            )

    def _load_authored(self, those: ColumnElement[bool]) -> None:
        query = select(authorship.c.work_id).where(those, authorship.c.position == 1)
        for number in self._connection.execute(query).scalars():
            self._known[number].has_authors = True


def _row(draft: Draft) -> tuple[object, ...]:
    block = indexable(match_block(draft.match_key))
    return (draft.work_id, draft.key, draft.match_key, block, *draft.values, draft.et_al)


def _base(draft: Draft) -> str:
    title, year = draft.values[_TITLE], draft.values[_YEAR]
    stated = title if isinstance(title, str) and title.strip() else None
    return base_key(
        draft.authors,
        stated or (UNTITLED if draft.is_report else None),
        year if isinstance(year, int) else None,
    )


def _of_record(record: Record) -> list[object]:
    return [
        *(
            record.type.value if record.type else None,
            record.title,
            record.journal,
            record.journal_abbreviation,
        ),
        *(record.volume, record.issue, record.page),
        *(record.issued, year_of(record.issued), record.language),
    ]


def _of_reference(reference: Reference) -> list[object]:
    year = year_of(reference.year)
    return [
        reference.type.value if reference.type else None,
        reference.title,
        reference.journal,
        None,
        *_PLACE(reference),
        str(year) if year else None,
        year,
        None,
    ]
