"""Adding reports: from inputs to the archive, one transaction a report."""

from __future__ import annotations

from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from casegraph.app.actors import current_actor, now
from casegraph.app.assemble import Workshop, assemble
from casegraph.app.duplicates import same_patients
from casegraph.app.inputs import read_each
from casegraph.app.places import place
from casegraph.app.referring import Stated, nowhere, without_front_matter
from casegraph.app.refused import archive_vocabulary, refused_issues
from casegraph.app.removal import save_added
from casegraph.errors import InvalidInputError
from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.model.archive import Source
from casegraph.model.diff import diff
from casegraph.model.draft import missing_fields
from casegraph.model.plain import record_to_json
from casegraph.store import engine
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.reports import fetch_reports
from casegraph.store.sources import keep_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from casegraph.app.inputs import Input
    from casegraph.model.diff import Change
    from casegraph.model.record import Record
    from casegraph.read.base import Reading
    from casegraph.store.engine import Connection

    Transaction: TypeAlias = Callable[[], AbstractContextManager[Connection]]


class AddStatus(StrEnum):
    """What became of an input."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAnswer:
    """What became of one input, under which key, with every issue found in it.

    The counts are those of the report as it stands now. `missing` names the fields that a report
    must have and this one lacks: with any it is a draft. `changes` are the fields in which the
    report differs from what the archive held of it, empty for a new one. `rewritten` tells
    that a person changed in the archive what the files of the report say, which stands.
    """

    file: str
    key: str | None
    status: AddStatus
    references: int
    issues: tuple[Issue, ...]
    authors: int = 0
    cases: int = 0
    missing: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    rewritten: bool = False

    @property
    def draft(self) -> bool:
        """Tell whether the report is kept as a draft."""
        return bool(self.missing)


def add(
    archive: str,
    inputs: Sequence[Input],
    *,
    dry_run: bool = False,
    prepare: Callable[[], None] | None = None,
) -> Iterator[AddAnswer]:
    """Add reports, each in its own transaction, and yield what became of each.

    A report that the archive holds already is completed: a record written by a person wins over
    what was read from a page. With `dry_run` everything is done, and taken back. `prepare` is
    called once, before the first report that can be added.
    """
    with ExitStack() as rehearsal:
        transaction: Transaction | None = None
        stated = Stated()
        for given, reading in read_each(inputs):
            record = reading.record
            if record is None or has_errors(reading.issues):
                issues = refused_issues(reading, given.name, partial(archive_vocabulary, archive))
                answer = _invalid(given.name, reading, issues)
            else:
                if transaction is None:
                    if prepare:
                        prepare()
                    transaction = _transactions(archive, rehearsal if dry_run else None)
                answer = _try(transaction, given, reading, record, stated)
            if not reading.refers:
                stated.note(reading, answer.key if answer.status is not AddStatus.INVALID else None)
            yield answer


def _try(
    transaction: Transaction, given: Input, reading: Reading, record: Record, stated: Stated
) -> AddAnswer:
    """Add one report, in its own transaction, or say why it is refused."""
    if reading.refers:
        record = replace(record, key=stated.key(reading) or record.key)
    source = source_of(given, reading, record)
    try:
        with transaction() as connection:
            answer = add_one(Workshop.open(connection), source, reading, record, stated)
            return _with_patients(connection, answer, reading)
    except InvalidInputError as refused:
        return refusal(given.name, reading, refused)


def _with_patients(connection: Connection, answer: AddAnswer, reading: Reading) -> AddAnswer:
    """Return an answer with what tells that other reports may have the patients it adds."""
    is_news = answer.status is AddStatus.ADDED or any(
        change.path.startswith("cases") for change in answer.changes
    )
    if not (is_news and answer.key and reading.record and reading.record.cases):
        return answer
    record = replace(fetch_record(connection, answer.key), key=answer.key)
    found = same_patients(connection, answer.key, record)
    placed = (place(issue, record, reading, answer.file) for issue in found)
    return replace(answer, issues=(*answer.issues, *placed))


def refusal(name: str, reading: Reading, refused: InvalidInputError) -> AddAnswer:
    """Return what is told of a reading that the archive refuses."""
    reasons = refused.issues or (_reason(name, refused),)
    return _invalid(name, reading, (*reading.issues, *reasons))


def _reason(name: str, refused: InvalidInputError) -> Issue:
    where = Where(source=name)
    return Issue("refused", Severity.ERROR, where, refused.message, refused.hint)


def _transactions(archive: str, rehearsal: ExitStack | None) -> Transaction:
    """Return what opens a transaction for each report: one for all, taken back, in a rehearsal."""
    if rehearsal is None:
        return partial(engine.writing, archive)
    connection = rehearsal.enter_context(engine.writing(archive))
    rehearsal.callback(connection.begin_nested().rollback)
    return lambda: nullcontext(connection)


def add_one(
    workshop: Workshop,
    source: Source,
    reading: Reading,
    record: Record,
    stated: Stated,
    message: str | None = None,
) -> AddAnswer:
    """Join a reading with what the archive holds of its report, and store it.

    `message` goes into the history. Raises InvalidInputError where it is refused.
    """
    connection = workshop.connection
    assembly = assemble(workshop, source, reading, record)
    if reading.refers and assembly.known_key is None:
        held = [report.key for report in fetch_reports(connection)]
        unknown = nowhere(reading, source.file_name, stated, held)
        raise InvalidInputError(f"{source.file_name} is refused", issues=[unknown])
    if has_errors(assembly.issues):
        raise InvalidInputError(f"{source.file_name} is refused", issues=assembly.issues)
    before = fetch_record(connection, assembly.known_key) if assembly.known_key else None
    after = assembly.report.record
    changes = diff(before, after) if before else ()
    key = assembly.known_key
    status = status_of(assembly.earlier, source, changes)
    if status is AddStatus.UNCHANGED:
        if key and not says_again(assembly.earlier, source):
            keep_sources(connection, key, assembly.report.sources)
        return answer_of(source, after, key, status, rewritten=assembly.rewritten)
    key = save_added(
        connection,
        assembly,
        actor=current_actor(),
        at=source.loaded_at,
        message=message or f"add {source.file_name}",
    )
    issues = without_front_matter(reading, (*reading.issues, *assembly.issues))
    answer = answer_of(source, after, key, status, issues, rewritten=assembly.rewritten)
    return replace(answer, changes=changes)


def answer_of(
    source: Source,
    record: Record,
    key: str | None,
    status: AddStatus,
    issues: tuple[Issue, ...] = (),
    *,
    rewritten: bool = False,
) -> AddAnswer:
    """Return what became of a source whose report is this record now."""
    return AddAnswer(
        file=source.file_name,
        key=key,
        status=status,
        references=len(record.references),
        issues=issues,
        authors=len(record.authors),
        cases=len(record.cases),
        missing=missing_fields(record),
        rewritten=rewritten,
    )


def status_of(earlier: Sequence[Source], source: Source, changes: Sequence[Change]) -> AddStatus:
    """Return what a source is to a report of earlier ones whose record it changes so."""
    if not earlier:
        return AddStatus.ADDED
    if says_again(earlier, source):
        return AddStatus.UNCHANGED
    # What only repeats the words of its own kind tells nothing, though it is kept as a source;
    # a page, or the first record a person writes, is told for its own sake.
    repeats = not changes and all(other.reader == source.reader for other in earlier)
    return AddStatus.UNCHANGED if repeats else AddStatus.UPDATED


def says_again(earlier: Sequence[Source], source: Source) -> bool:
    """Tell whether a source says what one of its reader said before."""
    own = (source.reader, source.record_json)
    return any((other.reader, other.record_json) == own for other in earlier)


def source_of(given: Input, reading: Reading, record: Record) -> Source:
    """Return an input as the archive keeps it, with the record that was read from it."""
    return Source(
        reader=reading.reader,
        version=reading.version,
        authority=reading.authority,
        file_name=given.name,
        media_type=reading.media_type,
        sha256=given.sha256,
        text=reading.text,
        record_json=record_to_json(record),
        loaded_at=now(),
    )


def _invalid(name: str, reading: Reading, issues: tuple[Issue, ...]) -> AddAnswer:
    record = reading.record
    return AddAnswer(
        file=name,
        key=record.key if record else reading.key,
        status=AddStatus.INVALID,
        references=len(record.references) if record else 0,
        issues=issues,
    )
