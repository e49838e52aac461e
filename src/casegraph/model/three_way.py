"""One record out of two that were changed apart from each other since a common state."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

from casegraph.model.merge import Disagreement, entry_key, shown
from casegraph.model.record import Author, Reference

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from casegraph.model.record import Record

    Conflicts = list[Disagreement]
    Entries = tuple[Any, ...]
    Keyed = dict[Hashable, Any]

_Kept = TypeVar("_Kept")


def join(base: Record, ours: Record, theirs: Record) -> tuple[Record, tuple[Disagreement, ...]]:
    """Return `ours` with what `theirs` changed since `base`, and where the two contradict.

    What one side alone changed is as that side has it: what it deleted stays deleted. Entries of
    lists are known again by what identifies them (an author's name, a reference's number), else
    by their place where neither side moved any. Where both sides changed the same thing, each in
    its own way, `ours` is kept and the disagreement is told.
    """
    conflicts: Conflicts = []
    joined: Record = _join(base, ours, theirs, "", conflicts)
    return joined, tuple(conflicts)


def _join(base: Any, ours: Any, theirs: Any, path: str, conflicts: Conflicts) -> Any:
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if type(base) is type(ours) is type(theirs):
        if dataclasses.is_dataclass(ours):
            return _join_fields(base, ours, theirs, path, conflicts)
        if isinstance(ours, dict):
            return _join_mappings(base, ours, theirs, path, conflicts)
        if isinstance(ours, tuple) and all(map(dataclasses.is_dataclass, base + ours + theirs)):
            return _join_lists(base, ours, theirs, path, conflicts)
    return _kept(ours, theirs, path, conflicts)


def _kept(ours: _Kept, theirs: _Kept, path: str, conflicts: Conflicts) -> _Kept:
    conflicts.append(Disagreement(path, shown(ours), shown(theirs)))
    return ours


def _join_fields(base: Any, ours: Any, theirs: Any, path: str, conflicts: Conflicts) -> Any:
    values = {}
    for item in dataclasses.fields(ours):
        was, mine, others = (getattr(state, item.name) for state in (base, ours, theirs))
        place = f"{path}.{item.name}" if path else item.name
        values[item.name] = _join(was, mine, others, place, conflicts)
    return dataclasses.replace(ours, **values)


def _join_mappings(base: Any, ours: Any, theirs: Any, path: str, conflicts: Conflicts) -> Any:
    joined = {}
    for name in dict.fromkeys((*ours, *theirs)):
        was, mine, others = (state.get(name) for state in (base, ours, theirs))
        value = _join(was, mine, others, f"{path}.{name}", conflicts)
        if value is not None:
            joined[name] = value
    return joined


def _join_lists(
    base: Entries, ours: Entries, theirs: Entries, path: str, conflicts: Conflicts
) -> Entries:
    alone = len(base) == len(ours) == len(theirs) == 1
    keyed = [] if alone else [_by_key(entries) for entries in (base, ours, theirs)]
    match keyed:
        case dict(was), dict(mine), dict(others):
            return _join_keyed(was, mine, others, path, conflicts)
    if len(base) == len(ours) == len(theirs):
        if _moved(base, ours) or _moved(base, theirs):
            return _kept(ours, theirs, path, conflicts)
        threes = enumerate(zip(base, ours, theirs, strict=True))
        return tuple(_join_at_place(*three, f"{path}[{at}]", conflicts) for at, three in threes)
    # Entries that one side appended join those that the other side changed.
    if theirs[: len(base)] == base and len(ours) == len(base):
        return ours + theirs[len(base) :]
    if ours[: len(base)] == base and len(theirs) == len(base):
        return theirs + ours[len(base) :]
    return _kept(ours, theirs, path, conflicts)


def _by_key(entries: Entries) -> Keyed | None:
    """Return entries by what identifies them, None where that does not tell them apart."""
    keyed = {entry_key(entry): entry for entry in entries}
    return None if None in keyed or len(keyed) < len(entries) else keyed


def _join_keyed(
    base: Keyed, ours: Keyed, theirs: Keyed, path: str, conflicts: Conflicts
) -> Entries:
    is_ordered = any(isinstance(entry, Author) for entry in ours.values())
    if is_ordered and _both_moved(base, ours, theirs):
        return _kept(tuple(ours.values()), tuple(theirs.values()), path, conflicts)
    leading = theirs if list(ours) == list(base) else ours
    places = {key: f"{path}[{at}]" for at, key in enumerate(ours)}
    joined = []
    for key in dict.fromkeys((*leading, *ours, *theirs)):
        was, mine, others = (state.get(key) for state in (base, ours, theirs))
        entry = _join(was, mine, others, places.get(key, path), conflicts)
        if entry is not None:
            joined.append(entry)
    if joined and isinstance(joined[0], Reference):
        joined.sort(key=lambda reference: reference.number)
    return tuple(joined)


def _both_moved(base: Keyed, ours: Keyed, theirs: Keyed) -> bool:
    """Tell whether both sides changed which entries there are, or their order, differently."""
    before, mine, others = list(base), list(ours), list(theirs)
    return before not in (mine, others) and mine != others


def _join_at_place(base: Any, ours: Any, theirs: Any, path: str, conflicts: Conflicts) -> Any:
    """Join entries that stand at one place; what became another entry is taken as a whole."""
    if base in (ours, theirs) or (_is_same(base, ours) and _is_same(base, theirs)):
        return _join(base, ours, theirs, path, conflicts)
    return ours if ours == theirs else _kept(ours, theirs, path, conflicts)


def _is_same(before: Any, after: Any) -> bool:
    """Tell whether two entries agree in the fields that no entry of their kind is without."""
    return all(
        getattr(before, item.name) == getattr(after, item.name)
        for item in dataclasses.fields(before)
        if item.default is item.default_factory is dataclasses.MISSING
    )


def _moved(base: Sequence[Any], after: Sequence[Any]) -> bool:
    pairs = zip(base, after, strict=True)
    return any(now != before and now in base for before, now in pairs)
