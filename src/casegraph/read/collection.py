"""What the readers of files with several reports have in common."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.marked import CONTROL_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from casegraph.model.record import Record
    from casegraph.read.base import Reading


def only(readings: Iterator[Reading], source: str) -> Reading:
    """Return the one reading of a file; a file of several reports is refused."""
    first, *more = islice(readings, 2)
    if not more:
        return first
    several = Issue(
        "several-reports",
        Severity.ERROR,
        Where(source=source),
        "expected one report, the file holds several",
    )
    return replace(first, record=None, issues=(several, *first.issues))


def control_character(text: str, source: str, line: int) -> Issue | None:
    """Return the error of a record that holds a control character; `line` is its first line."""
    found = CONTROL_CHARACTERS.search(text)
    if found is None:
        return None
    number = line + text.count("\n", 0, found.start())
    column = found.start() - text.rfind("\n", 0, found.start())
    where = Where(source=source, line=number, column=column)
    detail = f"control character U+{ord(found[0]):04X}"
    return Issue("control-character", Severity.ERROR, where, detail, "remove it")


def states_nothing(record: Record) -> bool:
    """Tell whether a record names no publication at all."""
    if record.title:
        return False
    told = (record.authors, record.identifiers, record.journal, record.abstract)
    placed = (record.issued, record.volume, record.issue, record.page)
    return not any((*told, *placed, record.references, record.keywords, record.notes))


def with_trailing(readings: Iterable[Reading | tuple[Issue, ...]]) -> Iterator[Reading]:
    """Yield readings; issues that stand among them go to the reading before them.

    Issues before the first reading go to that one.
    """
    held: Reading | None = None
    early: tuple[Issue, ...] = ()
    for each in readings:
        if isinstance(each, tuple):
            if held is None:
                early += each
            else:
                held = replace(held, issues=(*held.issues, *each))
            continue
        if held is not None:
            yield held
        held = replace(each, issues=(*early, *each.issues)) if early else each
        early = ()
    if held is not None:
        yield held
