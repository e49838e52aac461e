"""Citation keys: first author and year in ASCII, unique, never changed once given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select, union, union_all

from casegraph.errors import InvalidInputError
from casegraph.model.names import ascii_form
from casegraph.store.limits import chunks
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.removed import removed_report

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection

    from casegraph.model.record import Name

UNTITLED = "untitled"
_REMOVED = removed_report.c.citation_key
_KEYS = (work.c.citation_key, _REMOVED)
_LONGEST_NAME = 24
_AFTER_LETTERS = "{"  # the code point that follows z


def base_key(authors: Sequence[Name], title: str | None, year: int | None) -> str:
    """Return the key a work would have alone: `berger2000`.

    Without an author the title's first word of more than three letters stands in.
    """
    name = ascii_form(authors[0].family or authors[0].literal or "") if authors else ""
    if not name:
        words = [ascii_form(word) for word in (title or "").split()]
        name = next((word for word in words if len(word) > 3), "") or "work"
    name = name[:_LONGEST_NAME]
    if not name[0].isalpha():
        name = f"w{name}"
    return f"{name}{year}" if year else name


class KeyMaker:
    """Gives new works their citation keys, apart from all keys in use."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def reserve(self, stated: Mapping[str, int]) -> None:
        """Take keys that records state, each for the work of that number.

        Raises InvalidInputError for a key that another work, or a removed report, has.
        """
        for some in chunks(stated):
            kept = select(_REMOVED).where(_REMOVED.in_(some)).limit(1)
            if (taken := self._connection.execute(kept).scalar()) is not None:
                raise InvalidInputError(
                    f"the key {taken} belongs to a removed report",
                    hint=f"casegraph undo {taken} brings it back, purge {taken} frees the key",
                )
            query = select(work.c.citation_key, work.c.id).where(work.c.citation_key.in_(some))
            for key, holder in self._connection.execute(query):
                if stated[key] != holder:
                    raise InvalidInputError(
                        f"the key {key} belongs to another work of the archive",
                        hint="choose another key, or leave it out",
                    )
        self._taken.update(stated)

    def load(self, bases: Collection[str]) -> None:
        """Read which keys of the archive begin with these bases."""
        for some in chunks(bases):
            used = union(*(select(column).where(column.in_(some)) for column in _KEYS))
            for base in self._connection.execute(used).scalars().all():
                self._load_following(base)

    def _load_following(self, base: str) -> None:
        end = base + _AFTER_LETTERS
        following = (select(c).where(c >= base, c < end) for c in _KEYS)
        for key in self._connection.execute(union_all(*following)).scalars():
            self._taken.add(key)
            self._last[base] = max(self._last.get(base, 1), _ordinal(base, key))

    def make(self, base: str) -> str:
        """Return the base, or the base with the next letter: `berger2000b`."""
        key, ordinal = base, self._last.get(base, 1)
        while key in self._taken:
            ordinal += 1
            key = _numbered(base, ordinal)
        self._last[base] = ordinal
        self._taken.add(key)
        return key


def _numbered(base: str, ordinal: int) -> str:
    """Return the key of the work that comes `ordinal`th: b, c, ... z, ba, bb, ..."""
    letters = ""
    while ordinal:
        ordinal, rest = divmod(ordinal - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return f"{base}{_separator(base)}{letters}"


def _ordinal(base: str, key: str) -> int:
    suffix = key.removeprefix(base).removeprefix(_separator(base))
    if not re.fullmatch("[a-z]{1,3}", suffix):
        return 1
    number = 0
    for letter in suffix:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _separator(base: str) -> str:
    return "" if base[-1].isdigit() else "-"
