"""What changed between two states of a record, field by field."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from casegraph.model.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casegraph.model.record import Record

Plain = Any
_KEYED = {"references": "number", "affiliations": "number"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs; `before` or `after` is None where the field was not there.

    Values are plain data, as JSON holds them; a field at its default counts as not there.
    Entries of numbered lists are named by their number (`references[number=5].page`), others by
    their place (`authors[0].orcid`): the place after the change, for an entry that went the place
    before.
    """

    path: str
    before: Plain
    after: Plain


def diff(before: Record | None, after: Record | None) -> tuple[Change, ...]:
    """Return the fields in which two states of a record differ, in the order of the record.

    None stands for a record that was not there. Nothing is returned only for equal records.
    """
    old = to_plain(before) if before else {}
    new = to_plain(after) if after else {}
    return tuple(_mappings(old, new, ""))


def _mappings(old: Mapping[str, Plain], new: Mapping[str, Plain], path: str) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        place = f"{path}.{name}" if path else name
        yield from _values(old.get(name), new.get(name), place, name)


def _values(old: Plain, new: Plain, path: str, name: str) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _mappings(old, new, path)
    elif _are_entries(old) and _are_entries(new):
        yield from _entries(old, new, path, _KEYED.get(name))
    else:
        yield Change(path, old, new)


def _are_entries(value: Plain) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _entries(
    old: Sequence[Plain], new: Sequence[Plain], path: str, number: str | None
) -> Iterator[Change]:
    if number and _are_told_apart(old, new, number):
        before = {entry[number]: entry for entry in old}
        after = {entry[number]: entry for entry in new}
        for key in dict.fromkeys((*before, *after)):
            place = f"{path}[{number}={key}]"
            yield from _values(before.get(key), after.get(key), place, "")
        return
    for before_at, after_at in _pairs(old, new):
        place = f"{path}[{before_at if after_at is None else after_at}]"
        yield from _values(
            None if before_at is None else old[before_at],
            None if after_at is None else new[after_at],
            *(place, ""),
        )


def _are_told_apart(old: Sequence[Plain], new: Sequence[Plain], number: str) -> bool:
    """Tell whether numbers name every entry, and those in both lists stand in the same order."""
    before, after = [e[number] for e in old], [e[number] for e in new]
    if len(set(before)) < len(before) or len(set(after)) < len(after):
        return False
    return [n for n in before if n in set(after)] == [n for n in after if n in set(before)]


def _pairs(old: Sequence[Plain], new: Sequence[Plain]) -> Iterator[tuple[int | None, int | None]]:
    """Pair the places of entries that changed: what stands between entries that did not."""
    before, after = ([json.dumps(e, sort_keys=True) for e in entries] for entries in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield from zip_longest(range(start, end), range(new_start, new_end))
