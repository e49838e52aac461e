"""What databases set limits to: parameters of a statement, the size of an index entry, numbers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_Item = TypeVar("_Item")

LARGEST_NUMBER = 2**31 - 1  # PostgreSQL's integer
LONGEST_INDEXED = 500  # characters; PostgreSQL's limit is 2,704 bytes

# Below the least limit on parameters of a statement: 32,766 on SQLite, 65,535 on PostgreSQL.
_CHUNK = 10_000


def chunks(items: Collection[_Item]) -> Iterator[list[_Item]]:
    """Yield the items in lists short enough for one statement's parameters."""
    ordered = list(items)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def indexable(text: str) -> str:
    """Return a text that an index holds: the text itself, or its start and its digest."""
    if len(text) <= LONGEST_INDEXED:
        return text
    return f"{text[: LONGEST_INDEXED - 100]}#{hashlib.sha256(text.encode()).hexdigest()}"
