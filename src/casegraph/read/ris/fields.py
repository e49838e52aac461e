"""The entries of one RIS record, found by tag."""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from casegraph.read.tagged.lines import Entry

_PLACE = attrgetter("at")


class Fields:
    """The entries of a record that hold something, by tag."""

    __slots__ = ("_by_tag",)

    def __init__(self, entries: Iterable[Entry]) -> None:
        held: dict[str, list[Entry]] = {}
        for entry in entries:
            tag, value, _ = entry
            if not value or value.isspace():
                continue
            if tag in held:
                held[tag].append(entry)
            else:
                held[tag] = [entry]
        self._by_tag = held

    def filled(self, *tags: str) -> Sequence[Entry]:
        """Return the entries of some tags, in the order of the tags asked for."""
        held = self._by_tag
        if len(tags) == 1:
            return held.get(tags[0], ())
        found = [held[tag] for tag in tags if tag in held]
        return found[0] if len(found) == 1 else [*chain.from_iterable(found)]

    def in_order(self, *tags: str) -> Sequence[Entry]:
        """Return the entries of some tags, in the order of the file."""
        held = self._by_tag
        found = [held[tag] for tag in tags if tag in held]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found), key=_PLACE)

    def first(self, *tags: str) -> Entry | None:
        """Return the first entry of some tags."""
        held = self._by_tag
        for tag in tags:
            if tag in held:
                return held[tag][0]
        return None

    def names(self) -> AbstractSet[str]:
        """Return the tags there are."""
        return self._by_tag.keys()
