"""Reports as they stand in the archive: the list, and one whole record."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from casegraph.app.works import require_report
from casegraph.model.plain import record_to_plain
from casegraph.store.engine import reading
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.reports import fetch_reports

if TYPE_CHECKING:
    from casegraph.model.record import Record
    from casegraph.model.stored import ReportSummary


def record_text(record: Record, *, as_json: bool) -> str:
    """Return a record as the text of a file that `add` accepts: JSON or YAML."""
    if as_json:
        plain = record_to_plain(record)
        return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    from casegraph.read.record.writer import record_to_yaml

    return record_to_yaml(record)


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema of the record."""
    from casegraph.read.record.schema import json_schema

    return json_schema()


def list_reports(archive: str) -> tuple[ReportSummary, ...]:
    """Return a line for every report, by citation key."""
    with reading(archive) as connection:
        return fetch_reports(connection)


def show_report(archive: str, name: str, *, at: int | None = None) -> Record:
    """Return the whole record of the report that `name` means, its citation key stated.

    With `at` the record is the one after that revision. Raises NotFoundError where there is no
    such report or revision.
    """
    if at is not None:
        from casegraph.app.history import record_at

        return record_at(archive, name, at)
    with reading(archive) as connection:
        key = require_report(connection, name)
        return replace(fetch_record(connection, key), key=key)
