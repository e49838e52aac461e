"""What the sources of a report make together, and what of it a person's rewriting leaves standing.

The files of a report are merged. Where a person rewrote the report itself, by an edit or an undo,
a file brings only what it changes in what the files said before: nothing of the rewriting is
taken back by a file that is merely read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from casegraph.app.complete import complete
from casegraph.app.places import place
from casegraph.errors import InvalidInputError
from casegraph.issues import Issue, Severity, Where
from casegraph.model.archive import BY_A_PERSON
from casegraph.model.merge import Disagreement, merge
from casegraph.model.record import Record
from casegraph.model.three_way import join
from casegraph.read.record.reader import RecordReader
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.reports import fetch_readings, fetch_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.archive import KnownWork, Source
    from casegraph.read.base import Reading
    from casegraph.store.engine import Connection

EDIT = "edit"
UNDO = "undo"
_REWRITING = frozenset({EDIT, UNDO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A report made of its earlier sources and a new one.

    `sources` are those it is made of from now on, `earlier` what was last read of each file
    before. `rewritten` tells that a person changed what its files say.
    """

    record: Record
    sources: tuple[Source, ...]
    earlier: tuple[Source, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    rewritten: bool = False


def join_sources(
    connection: Connection, known: KnownWork | None, source: Source, reading: Reading, new: Record
) -> Joined:
    """Return what a source, whose record is `new`, makes of the report that the archive holds.

    Raises InvalidInputError, with all of them, where a person's source states another value than
    a rewriting of the report does, for fields that neither left as the files had them.
    """
    if known is None:
        return Joined(record=new, sources=(source,))
    held = fetch_sources(connection, known.key)
    if joined := joined_files(held, source, new):
        return joined
    sources = _with(held, source)
    files = _last_readings(fetch_readings(connection, known.key))
    base = complete(_merged(files)[0]).record if files else Record()
    theirs = complete(_merged(_with(files, source), source, new)[0]).record
    ours = fetch_record(connection, known.key)
    record, disagreements = join(base, ours, theirs)
    if disagreements and source.authority >= BY_A_PERSON:
        hint = f"casegraph edit {known.key}"
        if source.reader == RecordReader.name:
            hint += f", or, if the file is whole: {hint} --continue {source.file_name}"
        issues = (_conflict(found, hint) for found in disagreements)
        placed = [place(issue, ours, reading, source.file_name) for issue in issues]
        raise InvalidInputError(f"{source.file_name} is refused", issues=placed)
    return Joined(
        record=record,
        sources=sources,
        earlier=files,
        disagreements=disagreements,
        rewritten=theirs != ours,
    )


def joined_files(held: tuple[Source, ...], source: Source, new: Record) -> Joined | None:
    """Return what a source makes with those of a report, None where a person rewrote the report."""
    if any(entry.reader in _REWRITING for entry in held):
        return None
    sources = _with(held, source)
    record, disagreements = _merged(sources, source, new)
    return Joined(record=record, sources=sources, earlier=held, disagreements=disagreements)


def _conflict(found: Disagreement, hint: str) -> Issue:
    detail = f"changed in the archive too, where it is {found.kept!r}; here {found.set_aside!r}"
    return Issue("changed-meanwhile", Severity.ERROR, Where(path=found.path), detail, hint)


def _content_of(source: Source) -> tuple[str, str]:
    return source.sha256, source.version


def _last_readings(readings: Sequence[Source]) -> tuple[Source, ...]:
    """Return what was last read of each file, in their rank; `readings` are in their order."""
    last: list[Source] = []
    for entry in readings:
        if entry.reader not in _REWRITING:
            last = [*_without_versions(last, entry), entry]
    return _ranked(last)


def _with(earlier: Sequence[Source], source: Source) -> tuple[Source, ...]:
    """Return sources and a new one, of one file its last reading, in their rank."""
    return _ranked([*_without_versions(earlier, source), source])


def _without_versions(earlier: Sequence[Source], source: Source) -> list[Source]:
    """Return sources without the earlier versions of a file.

    A file may hold several records of one report: they stand beside each other.
    """
    names = _earlier_names(earlier, source)
    return [
        entry
        for entry in earlier
        if entry.reader != source.reader
        or entry.file_name not in names
        or _content_of(entry) == _content_of(source)
    ]


def _earlier_names(earlier: Sequence[Source], source: Source) -> set[str]:
    """Return under which names the file of a source was read before.

    That is its name. A file that has no such name may have been named from another folder, if there
    is one only that it can be: files of one name in different folders are different files.
    """
    names = {entry.file_name for entry in earlier if entry.reader == source.reader}
    if source.file_name in names:
        return {source.file_name}
    alike = {name for name in names if _may_be_one(name, source.file_name)}
    return alike if len(alike) == 1 else set()


def _may_be_one(name: str, other: str) -> bool:
    """Tell whether two names may be one file's, named from different folders."""
    parts, others = PurePath(name).parts, PurePath(other).parts
    shorter = min(len(parts), len(others))
    if parts[-shorter:] != others[-shorter:]:
        return False
    try:
        return Path(name).samefile(other)
    except (OSError, ValueError):
        return True


def _ranked(sources: Sequence[Source]) -> tuple[Source, ...]:
    latest_first = sorted(sources, key=lambda entry: entry.loaded_at, reverse=True)
    return tuple(sorted(latest_first, key=lambda entry: -entry.authority))


def _merged(
    sources: Sequence[Source], source: Source | None = None, record: Record | None = None
) -> tuple[Record, tuple[Disagreement, ...]]:
    return merge(_records(sources, source, record), [entry.authority for entry in sources])


def _records(
    sources: Sequence[Source], source: Source | None = None, record: Record | None = None
) -> list[Record]:
    """Return the records of sources; that of `source` is `record`, and need not be read again."""
    if record is not None and len(sources) == 1:
        return [record]
    from casegraph.read.record.schema import record_from_json

    return [
        record if record is not None and entry is source else record_from_json(entry.record_json)
        for entry in sources
    ]
