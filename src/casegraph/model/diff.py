"""What changed between two states of a record, field by field."""

from __future__ import annotations

from dataclasses import dataclass
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

    Values are plain data, as JSON holds them. Entries of numbered lists are named by their
    number (`references[number=5].page`), others by their place (`authors[0].orcid`).
    """

    path: str
    before: Plain
    after: Plain


def diff(before: Record | None, after: Record | None) -> tuple[Change, ...]:
    """Return the fields in which two states of a record differ, in the order of the record."""
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
        yield from _entries(old, new, path, name)
    else:
        yield Change(path, old, new)


def _are_entries(value: Plain) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _entries(old: Sequence[Plain], new: Sequence[Plain], path: str, name: str) -> Iterator[Change]:
    before, after = _by_name(old, name), _by_name(new, name)
    for key in dict.fromkeys((*before, *after)):
        yield from _values(before.get(key), after.get(key), f"{path}[{key}]", "")


def _by_name(entries: Sequence[Plain], name: str) -> dict[str, Plain]:
    number = _KEYED.get(name)
    if number is None:
        return {str(at): entry for at, entry in enumerate(entries)}
    return {f"{number}={entry[number]}": entry for entry in entries}
