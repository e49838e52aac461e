"""Rewriting a report: a person's record takes the place of all its sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.app.actors import current_actor, now
from casegraph.app.assemble import Workshop, assemble_anew
from casegraph.app.works import require_report
from casegraph.errors import UndecidedError
from casegraph.model.archive import BY_A_PERSON, Source
from casegraph.model.diff import diff
from casegraph.model.plain import digest, record_to_json
from casegraph.store import engine
from casegraph.store.queries.history import fetch_latest
from casegraph.store.queries.lookup import find_works
from casegraph.store.queries.records import fetch_record
from casegraph.store.write import save_reports

if TYPE_CHECKING:
    from casegraph.issues import Issue
    from casegraph.model.archive import KnownWork
    from casegraph.model.diff import Change
    from casegraph.model.record import Record
    from casegraph.store.engine import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteAnswer:
    """A report after its rewriting: key, latest revision, what changed, and the issues found.

    Without changes nothing was written, and `revision` is the one that stood before.
    """

    key: str
    revision: int
    changes: tuple[Change, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A report as it stands: its work, record and latest revision."""

    work: KnownWork
    record: Record
    ordinal: int

    @classmethod
    def of(cls, connection: Connection, name: str, expected: int | None = None) -> Standing:
        """Read the report that `name` means.

        Raises NotFoundError, and UndecidedError where `expected` is not its latest revision.
        """
        key = require_report(connection, name)
        last = fetch_latest(connection, key)
        ordinal = last.ordinal if last else 0
        if last and expected not in {None, ordinal}:
            raise UndecidedError(
                f"{key} was changed meanwhile by {last.actor} at {last.at}",
                hint=f"see casegraph history {key}, and start again from the report as it is now",
            )
        work = next(found for found in find_works(connection, key) if found.key == key)
        return cls(work, fetch_record(connection, key), ordinal)


def rewrite(
    archive: str,
    key: str,
    record: Record,
    *,
    reader: str,
    text: str,
    message: str,
    expected: int | None = None,
    dry_run: bool = False,
) -> RewriteAnswer:
    """Make `record` the report from now on, in place of all its sources; keep what was.

    `reader` says how the record came about ("edit"), `text` is the file it was read from,
    `expected` the latest revision that its author saw. A record without a key keeps the report's.
    With `dry_run` everything is done but the writing. Raises InvalidInputError, with all issues,
    for a record that is refused, NotFoundError where there is no such report, and UndecidedError
    where it was changed since revision `expected`.
    """
    open_archive = engine.reading if dry_run else engine.writing
    with open_archive(archive) as connection:
        standing = Standing.of(connection, key, expected)
        stated = standing.record.key if record.key in {None, standing.work.key} else record.key
        wanted = replace(record, key=stated)
        source = source_of(standing.work.key, wanted, reader=reader, text=text)
        return put(connection, standing, source, wanted, None if dry_run else message)


def source_of(key: str, record: Record, *, reader: str, text: str) -> Source:
    """Return the source that a record written by a person is, under the report's key."""
    return Source(
        reader=reader,
        version=record.casegraph,
        authority=BY_A_PERSON,
        file_name=f"{key}.yaml",
        media_type="application/yaml",
        sha256=digest(text),
        text=text,
        record_json=record_to_json(record),
        loaded_at=now(),
    )


def put(
    connection: Connection,
    standing: Standing,
    source: Source,
    record: Record,
    message: str | None,
) -> RewriteAnswer:
    """Write a record in place of the one that stands; without a message only tell what changes."""
    work, ordinal = standing.work, standing.ordinal
    assembly = assemble_anew(Workshop.open(connection), work, (source,), record)
    changes = diff(standing.record, assembly.report.record)
    key = work.key
    if changes and message is not None:
        (key,) = save_reports(
            connection,
            [assembly.report],
            actor=current_actor(),
            at=source.loaded_at,
            message=message,
        )
        ordinal += 1
    return RewriteAnswer(key=key, revision=ordinal, changes=changes, issues=assembly.issues)
