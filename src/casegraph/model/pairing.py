"""Which entries of two reference lists of one report are the same reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.model.names import ascii_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casegraph.model.record import Reference

ALIKE = 0.5
"""Share of the shorter text's words that the other holds, from which two texts may be one."""
_WORD = re.compile(r"\w{2,}")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Each entry of a list with that of another list it is, and what is left of the other."""

    paired: tuple[tuple[Reference, Reference | None], ...]
    left: tuple[Reference, ...]


def pair_by_number(mine: Sequence[Reference], theirs: Sequence[Reference]) -> Pairs:
    """Pair entries whose printed numbers are the same."""
    numbered = {entry.number: entry for entry in reversed(theirs)}
    return _pairs(mine, theirs, {at: numbered.get(entry.number) for at, entry in enumerate(mine)})


def pair_by_content(mine: Sequence[Reference], theirs: Sequence[Reference]) -> Pairs:
    """Pair entries that say the same: an identifier, or at one number much the same words.

    What has the same number in both lists need not be the same reference: lists that were typed
    up apart from each other may lack entries.
    """
    known = {pair: entry for entry in reversed(theirs) for pair in entry.identifiers.items()}
    numbered = {entry.number: entry for entry in reversed(theirs)}
    found: dict[int, Reference | None] = {}
    for at, entry in enumerate(mine):
        same = next((known[pair] for pair in entry.identifiers.items() if pair in known), None)
        neighbour = numbered.get(entry.number)
        if same is None and neighbour is not None and _may_be_one(entry, neighbour):
            same = neighbour
        found[at] = same
    return _pairs(mine, theirs, found)


def _pairs(
    mine: Sequence[Reference], theirs: Sequence[Reference], found: Mapping[int, Reference | None]
) -> Pairs:
    """Return the pairs found, each entry in one pair only."""
    free = {id(entry) for entry in theirs}
    paired = tuple((entry, _taken(free, found[at])) for at, entry in enumerate(mine))
    return Pairs(paired, tuple(entry for entry in theirs if id(entry) in free))


def _taken(free: set[int], entry: Reference | None) -> Reference | None:
    if entry is None or id(entry) not in free:
        return None
    free.remove(id(entry))
    return entry


def _may_be_one(one: Reference, other: Reference) -> bool:
    if any(other.identifiers.get(scheme, own) != own for scheme, own in one.identifiers.items()):
        return False
    words, others = set(_words(one.raw)), set(_words(other.raw))
    shorter = min(len(words), len(others))
    return len(words & others) >= ALIKE * shorter


def _words(text: str) -> Iterator[str]:
    return (ascii_form(word) for word in _WORD.findall(text))
