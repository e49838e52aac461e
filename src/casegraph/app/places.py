"""Where in its input an issue of a completed record stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Where
from casegraph.marked import nearest_part
from casegraph.model.paths import value_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.model.record import Record
    from casegraph.read.base import Reading

_REFERENCE_PATH = re.compile(r"references\[(\d+)\]")


def place(
    issue: Issue, record: Record, reading: Reading, source: str, own: Record | None = None
) -> Issue:
    """Return an issue of a completed record with its line and column in the input it came from.

    References are found by their number: the record may hold more of them than the input. `own`
    is what the input alone makes of the report, completed, where the record holds other words
    too: an issue of words or a number that are not the input's names the report, and no line.
    """
    return _Input(record, reading, source, own).place(issue)


def place_all(
    issues: Iterable[Issue],
    record: Record,
    reading: Reading,
    source: str,
    own: Record | None = None,
) -> tuple[Issue, ...]:
    """Return issues of a completed record, each placed as `place` does it."""
    given = _Input(record, reading, source, own)
    return tuple(given.place(issue) for issue in issues)


def at_place(issue: Issue, path: str | None, reading: Reading, source: str) -> Issue:
    """Return an issue at the place of a field of the input, or of the nearest that holds it.

    In a table that is at least the cell that names the report.
    """
    return issue.at(_where(issue.where, path, reading, source))


def name_reference(issue: Issue, record: Record) -> Issue:
    """Return an issue of a record with the number of the reference that it is about, if any."""
    return _named(issue, issue.where, _REFERENCE_PATH.match(issue.where.path or ""), record)


def _where(where: Where, path: str | None, reading: Reading, source: str) -> Where:
    held = nearest_part(path or "", reading.positions)
    known = path is not None and (held or reading.cells)
    line, column = reading.positions[held] if known else (None, None)
    cell = reading.cells.get(held) if known else None
    return Where(source, line, column, where.path, where.span, cell)


def _named(issue: Issue, where: Where, reference: re.Match[str] | None, record: Record) -> Issue:
    """Return an issue at a place, with the number of the reference that its path names."""
    if reference is None:
        return issue.at(where)
    number = record.references[int(reference[1])].number
    detail = f"reference {number}: {issue.detail}"
    return Issue(issue.code, issue.severity, where, detail, issue.hint)


@dataclass(frozen=True)
class _Input:
    """The input that the issues of a record are placed in; see `place`."""

    record: Record
    reading: Reading
    source: str
    own: Record | None

    def place(self, issue: Issue) -> Issue:
        """Return an issue at its place."""
        path = issue.where.path or ""
        reference = _REFERENCE_PATH.match(path)
        stated = self._own_path(reference) if reference else path
        if stated is not None and self._is_of_others(path, stated):
            where = Where(source=self.record.key or issue.where.source, path=issue.where.path)
        else:
            where = _where(issue.where, stated, self.reading, self.source)
        return _named(issue, where, reference, self.record)

    def _own_path(self, found: re.Match[str]) -> str | None:
        """Return the path in the input, None where the input does not hold the reference."""
        index = self._indexes.get(int(found[1]))
        return None if index is None else f"references[{index}]{found.string[found.end() :]}"

    @cached_property
    def _indexes(self) -> Mapping[int, int]:
        """Return where each reference of the merged record stands in the reading's own list."""
        read = self.reading.record.references if self.reading.record else ()
        places = {reference.number: index for index, reference in enumerate(read)}
        return {
            index: places[reference.number]
            for index, reference in enumerate(self.record.references)
            if reference.number in places
        }

    def _is_of_others(self, path: str, stated: str) -> bool:
        if self.own is None:
            return False
        value = value_at(self.record, path)
        return isinstance(value, str | int) and value != value_at(self.own, stated)
