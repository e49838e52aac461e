"""Where in its input an issue of a completed record stands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.issues import Issue
    from casegraph.model.record import Record
    from casegraph.read.base import Reading

_REFERENCE_PATH = re.compile(r"references\[(\d+)\]")


def place(issue: Issue, record: Record, reading: Reading, source: str) -> Issue:
    """Return an issue of a completed record with its line and column in the input it came from.

    References are found by their number: the record may hold more of them than the input.
    """
    path = issue.where.path or ""
    line, column = _position(path, _indexes(record, reading), reading.positions)
    where = replace(issue.where, source=source, line=line, column=column)
    found = _REFERENCE_PATH.match(path)
    if not found:
        return replace(issue, where=where)
    number = record.references[int(found[1])].number
    return replace(issue, where=where, detail=f"reference {number}: {issue.detail}")


def _indexes(record: Record, reading: Reading) -> Mapping[int, int]:
    """Return where each reference of the merged record stands in the reading's own list."""
    own = reading.record.references if reading.record else ()
    places = {reference.number: index for index, reference in enumerate(own)}
    return {
        index: places[reference.number]
        for index, reference in enumerate(record.references)
        if reference.number in places
    }


def _position(
    path: str, indexes: Mapping[int, int], positions: Mapping[str, tuple[int, int]]
) -> tuple[int | None, int | None]:
    found = _REFERENCE_PATH.match(path)
    if found:
        if int(found[1]) not in indexes:
            return None, None
        path = f"references[{indexes[int(found[1])]}]{path[found.end() :]}"
    while path:
        if path in positions:
            return positions[path]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return None, None
