"""Which draft of the archive an input goes on with, where too little is stated to match by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.app.inputs import PASTED, holds_several
from casegraph.model.diff import diff
from casegraph.model.work import NO_MATCH_KEY
from casegraph.store.queries.lookup import known_work
from casegraph.store.queries.taken import readings_like

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
    """Return the report that an input states again or goes on with: untitled, or one of some works.

    It says the same; or it is a file of the same name that says all the report's file said, and
    more. A file of that name with anything else in it is another report, and so is each of the
    reports that stand in one file.
    """
    goes_on = source.file_name != PASTED and not holds_several(source.reader)
    numbers = [work.work_id for work in works if work.is_report]
    found = readings_like(connection, source, numbers, by_name=goes_on)
    number = next((number for number, earlier in found if _says_all(record, earlier, source)), None)
    return known_work(connection, number) if number is not None else None


def _says_all(record: Record, earlier: str, source: Source) -> bool:
    if earlier == source.record_json:
        return True
    from casegraph.read.record.schema import record_from_json

    before = record_from_json(earlier)
    return all(change.before is None for change in diff(before, record))
