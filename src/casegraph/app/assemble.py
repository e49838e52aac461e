"""From the readings of one report to what the store keeps of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Self

from casegraph.app.complete import CompleteRecord, Tagged, complete, tag_references
from casegraph.app.drafts import continued_report, is_untitled
from casegraph.app.evidence import printed_texts, record_issues
from casegraph.app.joining import join_sources
from casegraph.app.places import name_reference, place_all
from casegraph.app.rereading import completed_again
from casegraph.errors import InvalidInputError
from casegraph.identify.keys import match_key
from casegraph.identify.match import WorkIndex, is_beside, unique_pairs
from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.model.archive import KnownWork, ReportToStore, Source
from casegraph.model.names import ascii_form
from casegraph.model.plain import record_to_json
from casegraph.model.work import NO_MATCH_KEY, match_block
from casegraph.store.queries.lookup import find_works, has_read, known_works, works_read_from
from casegraph.store.queries.reports import fetch_printed_texts
from casegraph.store.queries.vocabulary import fetch_vocabulary
from casegraph.tag.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casegraph.model.archive import WorkMatch
    from casegraph.model.record import Record, Reference
    from casegraph.read.base import Reading
    from casegraph.store.engine import Connection
    from casegraph.vocab.terms import Vocabulary

_SIMILAR_TITLE = 0.6


@dataclass(frozen=True, slots=True)
class Workshop:
    """What assembling needs from the archive: its connection, vocabulary and tagger."""

    connection: Connection
    vocabulary: Vocabulary
    tagger: Tagger

    @classmethod
    def open(cls, connection: Connection) -> Self:
        """Read the vocabulary of an open archive."""
        vocabulary = fetch_vocabulary(connection)
        return cls(connection, vocabulary, Tagger(vocabulary))


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """A report ready to be stored, what the archive held of it, and the issues on the way.

    `rewritten` tells that a person changed in the archive what the files of the report say.
    """

    report: ReportToStore
    known_key: str | None
    earlier: tuple[Source, ...]
    issues: tuple[Issue, ...]
    rewritten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A reading made ready without asking the archive: completed, checked and tagged.

    `issues` are those of the completed record, in their places; `completed_json` is that record as
    canonical JSON, made where there may be several processes. `tagged` is None where the issues
    hold an error.
    """

    completed: CompleteRecord
    completed_json: str
    issues: tuple[Issue, ...]
    tagged: Tagged | None


def prepare(
    vocabulary: Vocabulary, tagger: Tagger, source: Source, reading: Reading, record: Record
) -> Prepared:
    """Complete, check and tag a record as the only source of its report."""
    completed = complete(record)
    found = record_issues(completed, vocabulary, printed_texts((source,)))
    issues = place_all(found, completed.record, reading, source.file_name)
    return Prepared(
        completed=completed,
        completed_json=record_to_json(completed.record),
        issues=issues,
        tagged=None if has_errors(issues) else tag_references(completed.record, tagger, vocabulary),
    )


def assemble(workshop: Workshop, source: Source, reading: Reading, record: Record) -> Assembly:
    """Join a new source with the earlier ones of its report, and resolve what it cites.

    Raises InvalidInputError where the record names a key of another report or an unknown term.
    """
    known = _existing_report(workshop.connection, reading, record, source)
    if known is None:
        return _assemble_new(workshop, source, reading, record)
    joined = join_sources(workshop.connection, known, source, reading, record)
    texts = fetch_printed_texts(workshop.connection, known.key)
    given = (source, reading, record)
    completed, placed = completed_again(joined, known.key, texts, workshop.vocabulary, given)
    _refuse_errors(source.file_name, placed)
    return Assembly(
        report=_resolve(workshop, completed, joined.sources, known),
        known_key=known.key,
        earlier=joined.earlier,
        issues=placed,
        rewritten=joined.rewritten,
    )


def _assemble_new(workshop: Workshop, source: Source, reading: Reading, record: Record) -> Assembly:
    prepared = prepare(workshop.vocabulary, workshop.tagger, source, reading, record)
    _refuse_errors(source.file_name, prepared.issues)
    return Assembly(
        report=_resolve(workshop, prepared.completed, (source,), None, prepared.tagged),
        known_key=None,
        earlier=(),
        issues=prepared.issues,
    )


def assemble_anew(
    workshop: Workshop, known: KnownWork | None, sources: tuple[Source, ...], record: Record
) -> Assembly:
    """Prepare a record to be the report from now on, whatever its earlier sources say.

    `known` is the work that the archive holds of it, `sources` are those that are current from
    now on. Raises InvalidInputError where the record names an unknown term or an identifier of
    another report.
    """
    completed = complete(record)
    issues = (
        *_taken_identifiers(workshop.connection, known, record),
        *record_issues(completed, workshop.vocabulary, _texts(workshop, known, sources)),
    )
    named = tuple(name_reference(issue, completed.record) for issue in issues)
    _refuse_errors(record.key or "the record", named)
    return Assembly(
        report=_resolve(workshop, completed, sources, known),
        known_key=known.key if known else None,
        earlier=(),
        issues=named,
    )


def _refuse_errors(name: str, issues: tuple[Issue, ...]) -> None:
    if has_errors(issues):
        raise InvalidInputError(f"{name} is refused", issues=issues)


def _taken_identifiers(
    connection: Connection, known: KnownWork | None, record: Record
) -> Iterator[Issue]:
    own = known.work_id if known else None
    for scheme, value in unique_pairs(record):
        for holder in known_works(connection, [(scheme, value)], []):
            is_other = holder.is_report and holder.work_id != own
            if is_other and not is_beside(record, holder, scheme):
                detail = f"{scheme} {value} belongs to the report {holder.key}"
                where = Where(path=f"identifiers.{scheme}")
                yield Issue("identifier-taken", Severity.ERROR, where, detail)


def _texts(
    workshop: Workshop, known: KnownWork | None, sources: tuple[Source, ...]
) -> tuple[str, ...]:
    held = fetch_printed_texts(workshop.connection, known.key) if known else ()
    return tuple(dict.fromkeys((*printed_texts(sources), *held)))


def _existing_report(
    connection: Connection, reading: Reading, record: Record, source: Source
) -> KnownWork | None:
    index = WorkIndex()
    pairs = list(record.identifiers.items())
    key = match_key(record)
    candidates = known_works(connection, pairs, [key] if key != NO_MATCH_KEY else [])
    index.add(candidates)
    match = index.match(record, key)
    works = find_works(connection, record.key) if record.key else ()
    named = next((work for work in works if work.is_report), None)
    if named is None:
        reports = (work for work in candidates if work.is_report)
        same = next((work for work in reports if work.work_id == match.work_id), None)
        read = works_read_from(connection, source.sha256, source.record_json)
        known = same or next(iter(read), None)
        return known or continued_report(connection, candidates, source, record)
    known_file = has_read(connection, named.work_id, source.reader, source.file_name)
    if match.work_id != named.work_id and not known_file and not may_be(named, record):
        detail = f"the key {named.key} belongs to another report of the archive"
        issue = Issue("key-taken", Severity.ERROR, Where(path="key"), detail, "leave it out")
        placed = place_all([issue], record, reading, source.file_name)
        raise InvalidInputError(detail, issues=placed)
    return named


def may_be(named: KnownWork, record: Record) -> bool:
    """Tell whether a record that states the key of a report may be that report's."""
    if any(named.identifiers.get(s, v) != v for s, v in record.identifiers.items()):
        return False
    shared = set(named.identifiers.items()) & set(record.identifiers.items())
    title, known = ascii_form(record.title or ""), match_block(named.match_key)
    if shared or not title or is_untitled(named):
        return True
    return SequenceMatcher(None, title, known, autojunk=False).ratio() >= _SIMILAR_TITLE


def _resolve(
    workshop: Workshop,
    completed: CompleteRecord,
    sources: tuple[Source, ...],
    known: KnownWork | None,
    tagged: Tagged | None = None,
) -> ReportToStore:
    record = completed.record
    keys = match_keys(record)
    index = WorkIndex()
    index.add(known_works(workshop.connection, work_pairs(record), keys))
    match = index.match(record, keys[0])
    if known:
        match = replace(match, work_id=known.work_id)
    tagged = tagged or tag_references(record, workshop.tagger, workshop.vocabulary)
    return report_to_store(completed, tagged, sources, match, cited_works(index, record, keys))


def work_pairs(record: Record) -> set[tuple[str, str]]:
    """Return the identifiers of a report and of what it cites, as they are stated."""
    entries: tuple[Record | Reference, ...] = (record, *record.references)
    return {pair for entry in entries for pair in entry.identifiers.items()}


def match_keys(record: Record) -> tuple[str, ...]:
    """Return the match keys of a report and, in their order, of its references."""
    return (match_key(record), *(match_key(entry) for entry in record.references))


def cited_works(index: WorkIndex, record: Record, keys: Sequence[str]) -> dict[int, WorkMatch]:
    """Return the work of each reference by its number; `keys` are the record's match keys."""
    return {
        reference.number: index.match(reference, key)
        for reference, key in zip(record.references, keys[1:], strict=True)
    }


def report_to_store(
    completed: CompleteRecord,
    tagged: Tagged,
    sources: tuple[Source, ...],
    match: WorkMatch,
    matches: Mapping[int, WorkMatch],
) -> ReportToStore:
    """Return what the store writes of a report whose works are known."""
    return ReportToStore(
        record=completed.record,
        sources=sources,
        match=match,
        matches=matches,
        coverage=tagged.coverage,
        conditions=tagged.conditions,
        leftovers=completed.leftovers,
    )
