"""Where in its input an issue of a completed record stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from casegraph.issues import Where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.issues import Issue
    from casegraph.model.record import Record
    from casegraph.read.base import Reading

_REFERENCE_PATH = re.compile(r"references\[(\d+)\]")
_STEP = re.compile(r"[^.\[\]]+")


def place(
    issue: Issue, record: Record, reading: Reading, source: str, own: Record | None = None
) -> Issue:
    """Return an issue of a completed record with its line and column in the input it came from.

    References are found by their number: the record may hold more of them than the input. `own`
    is what the input alone makes of the report, completed, where the record holds other words
    too: an issue of words or a number that are not the input's names the report, and no line.
    """
    path = issue.where.path or ""
    stated = _own_path(path, _indexes(record, reading))
    if own and stated is not None and _is_of_others(_value(record, path), _value(own, stated)):
        where = Where(source=record.key or issue.where.source, path=issue.where.path)
        return name_reference(replace(issue, where=where), record)
    return name_reference(at_place(issue, stated, reading, source), record)


def place_all(
    issues: Iterable[Issue],
    record: Record,
    reading: Reading,
    source: str,
    own: Record | None = None,
) -> tuple[Issue, ...]:
    """Return issues of a completed record, each placed as `place` does it."""
    return tuple(place(issue, record, reading, source, own) for issue in issues)


def at_place(issue: Issue, path: str | None, reading: Reading, source: str) -> Issue:
    """Return an issue at the place of a field of the input, or of the nearest that holds it.

    In a table that is at least the cell that names the report.
    """
    held = _held(path or "", reading.positions)
    known = path is not None and (held or reading.cells)
    line, column = reading.positions[held] if known else (None, None)
    cell = reading.cells.get(held) if known else None
    where = replace(issue.where, source=source, line=line, column=column, cell=cell)
    return replace(issue, where=where)


def name_reference(issue: Issue, record: Record) -> Issue:
    """Return an issue of a record with the number of the reference that it is about, if any."""
    found = _REFERENCE_PATH.match(issue.where.path or "")
    if not found:
        return issue
    number = record.references[int(found[1])].number
    return replace(issue, detail=f"reference {number}: {issue.detail}")


def _indexes(record: Record, reading: Reading) -> Mapping[int, int]:
    """Return where each reference of the merged record stands in the reading's own list."""
    own = reading.record.references if reading.record else ()
    places = {reference.number: index for index, reference in enumerate(own)}
    return {
        index: places[reference.number]
        for index, reference in enumerate(record.references)
        if reference.number in places
    }


def _own_path(path: str, indexes: Mapping[int, int]) -> str | None:
    """Return the path in the input, None where the input does not hold the reference."""
    found = _REFERENCE_PATH.match(path)
    if not found:
        return path
    if int(found[1]) not in indexes:
        return None
    return f"references[{indexes[int(found[1])]}]{path[found.end() :]}"


def _is_of_others(value: Any, own: Any) -> bool:
    return isinstance(value, str | int) and value != own


def _value(record: Record, path: str) -> Any:
    """Return what stands in a field of a record, None where the record ends before it."""
    value: Any = record
    for name in _STEP.findall(path):
        if isinstance(value, tuple):
            value = value[int(name)] if name.isdigit() and int(name) < len(value) else None
        elif isinstance(value, Mapping):
            value = value.get(name)
        else:
            value = getattr(value, name, None)
    return value


def _held(path: str, positions: Mapping[str, tuple[int, int]]) -> str:
    """Return the path itself, or of the nearest that holds it; empty where none is known."""
    while path and path not in positions:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return path
