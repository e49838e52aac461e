"""Which draft of the archive an input goes on with, where too little is stated to match by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.app.inputs import PASTED, holds_several
from casegraph.model.diff import diff
from casegraph.model.work import NO_MATCH_KEY
from casegraph.store.queries.reports import fetch_sources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.model.archive import KnownWork, Source
    from casegraph.model.record import Record
    from casegraph.store.engine import Connection


def is_untitled(work: KnownWork) -> bool:
    """Tell whether a work is a report that its key, an identifier or its file alone can name."""
    return work.is_report and work.match_key == NO_MATCH_KEY


def continued_report(
    connection: Connection, works: Iterable[KnownWork], source: Source, record: Record
) -> KnownWork | None:
    """Return which of some works is the report that an input states again or goes on with.

    It says the same; or it is a file of the same name that says all the report's file said, and
    more. A file of that name with anything else in it is another report, and so is each of the
    reports that stand in one file.
    """
    return next(
        (
            work
            for work in works
            if work.is_report
            for earlier in fetch_sources(connection, work.key)
            if _goes_on(earlier, source, record)
        ),
        None,
    )


def _goes_on(earlier: Source, source: Source, record: Record) -> bool:
    if earlier.reader != source.reader:
        return False
    if earlier.record_json == source.record_json:
        return True
    if earlier.file_name != source.file_name or source.file_name == PASTED:
        return False
    if holds_several(source.reader):
        return False
    from casegraph.read.record.schema import record_from_json

    before = record_from_json(earlier.record_json)
    return all(change.before is None for change in diff(before, record))
