"""The entries of one RIS record, found by tag."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casegraph.read.tagged.lines import Entry

_PLACE = attrgetter("at")


class Fields:
    """The entries of a record that hold something, by tag.

    `names` are the tags there are, `repeated` those of which there are several.
    """

    __slots__ = ("_by_tag", "names", "repeated")

    def __init__(self, entries: Iterable[Entry]) -> None:
        held: dict[str, list[Entry]] = {}
        repeated = set()
        for entry in entries:
            tag, value, _ = entry
            if not value or value.isspace():
                continue
            if tag in held:
                held[tag].append(entry)
                repeated.add(tag)
            else:
                held[tag] = [entry]
        self._by_tag = held
        self.repeated = repeated
        self.names = frozenset(held)

    def filled(self, *tags: str) -> Sequence[Entry]:
        """Return the entries of some tags, in the order of the tags asked for."""
        held = self._by_tag
        there = _those_of(tags, self.names)
        if len(there) == 1:
            return held[there[0]]
        return [*chain.from_iterable(held[tag] for tag in there)] if there else ()

    def in_order(self, *tags: str) -> Sequence[Entry]:
        """Return the entries of some tags, in the order of the file."""
        found = self.filled(*tags)
        several = len(_those_of(tags, self.names)) > 1
        return sorted(found, key=_PLACE) if several else found

    def first(self, *tags: str) -> Entry | None:
        """Return the first entry of some tags."""
        held = self._by_tag
        for tag in tags:
            if tag in held:
                return held[tag][0]
        return None


@lru_cache(maxsize=4096)
def _those_of(tags: tuple[str, ...], names: frozenset[str]) -> tuple[str, ...]:
    """Return those of some tags that are among others; the records of a file share a few sets."""
    return tuple(tag for tag in tags if tag in names)
