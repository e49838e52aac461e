"""Adding reports: from inputs to the archive, one transaction a report."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from casegraph.app.assemble import Workshop, assemble
from casegraph.app.inputs import read
from casegraph.errors import InvalidInputError
from casegraph.issues import has_errors
from casegraph.model.archive import Source
from casegraph.model.plain import digest, record_to_json
from casegraph.store import engine
from casegraph.store.write import save_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from casegraph.app.inputs import Input
    from casegraph.issues import Issue
    from casegraph.model.record import Record
    from casegraph.read.base import Reading


class AddStatus(StrEnum):
    """What became of an input."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAnswer:
    """What became of one input, under which key, with every issue found in it."""

    file: str
    key: str | None
    status: AddStatus
    references: int
    issues: tuple[Issue, ...]


def add(
    archive: str,
    inputs: Sequence[Input],
    *,
    dry_run: bool = False,
    prepare: Callable[[], None] | None = None,
) -> Iterator[AddAnswer]:
    """Add reports, each in its own transaction, and yield what became of each.

    A report that the archive holds already is completed: a record written by a person wins over
    what was read from a page. With `dry_run` everything is done but the writing. `prepare` is
    called once, before the first report that can be added.
    """
    for given in inputs:
        reading = read(given)
        if reading.record is None or has_errors(reading.issues):
            yield _invalid(given.name, reading.record, reading.issues)
            continue
        source = _source(given, reading, reading.record)
        if prepare:
            prepare()
            prepare = None
        try:
            yield _add_one(archive, source, reading, reading.record, dry_run=dry_run)
        except InvalidInputError as refused:
            yield _invalid(given.name, reading.record, (*reading.issues, *refused.issues))


def _add_one(
    archive: str, source: Source, reading: Reading, record: Record, *, dry_run: bool
) -> AddAnswer:
    open_archive = engine.reading if dry_run else engine.writing
    with open_archive(archive) as connection:
        assembly = assemble(Workshop.open(connection), source, reading, record)
        if has_errors(assembly.issues):
            raise InvalidInputError(f"{source.file_name} is refused", issues=assembly.issues)
        key = assembly.known_key
        status = _status(assembly.earlier, source)
        if status is not AddStatus.UNCHANGED and not dry_run:
            (key,) = save_reports(
                connection,
                [assembly.report],
                actor=_actor(),
                at=source.loaded_at,
                message=f"add {source.file_name}",
            )
    return AddAnswer(
        file=source.file_name,
        key=key,
        status=status,
        references=len(assembly.report.record.references),
        issues=() if status is AddStatus.UNCHANGED else (*reading.issues, *assembly.issues),
    )


def _actor() -> str:
    """Return the name of the user, or the number where the system knows no name for it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"


def _status(earlier: Sequence[Source], source: Source) -> AddStatus:
    if not earlier:
        return AddStatus.ADDED
    same = any(
        other.reader == source.reader and other.record_json == source.record_json
        for other in earlier
    )
    return AddStatus.UNCHANGED if same else AddStatus.UPDATED


def _source(given: Input, reading: Reading, record: Record) -> Source:
    return Source(
        reader=reading.reader,
        version=reading.version,
        authority=reading.authority,
        file_name=given.name,
        media_type=reading.media_type,
        sha256=digest(given.data),
        text=reading.text,
        record_json=record_to_json(record),
        loaded_at=datetime.now(UTC).isoformat(timespec="microseconds"),
    )


def _invalid(name: str, record: Record | None, issues: tuple[Issue, ...]) -> AddAnswer:
    return AddAnswer(
        file=name,
        key=record.key if record else None,
        status=AddStatus.INVALID,
        references=len(record.references) if record else 0,
        issues=issues,
    )
