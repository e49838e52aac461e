"""Citation keys: first author and year in ASCII, unique, never changed once given."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from casegraph.errors import InvalidInputError
from casegraph.model.names import ascii_form
from casegraph.store.limits import among, chunks, rows_of
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.removed import removed_report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection

    from casegraph.model.record import Name

UNTITLED = "untitled"
_REMOVED = removed_report.c.citation_key
_KEYS = (work.c.citation_key, _REMOVED)
_LONGEST_NAME = 24
_BASES = 500
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
        self._holders: dict[str, int] = {}
        self._removed: set[str] = set()
        self._made: set[str] = set()
        self._stated: dict[str, int] = {}

    def load_stated(self, keys: Collection[str]) -> None:
        """Read who has the keys that records state."""
        for some in chunks(keys):
            removed = select(_REMOVED).where(_REMOVED.in_(some))
            self._removed.update(self._connection.execute(removed).scalars())
            query = select(work.c.citation_key, work.c.id).where(work.c.citation_key.in_(some))
            for key, holder in self._connection.execute(query):
                self._holders[key] = holder

    def reserve(self, key: str, work_id: int) -> None:
        """Take a key that a record states, and that was loaded, for the work of that number.

        Raises InvalidInputError for a key that another work, or a removed report, has.
        """
        if key in self._removed:
            raise InvalidInputError(
                f"the key {key} belongs to a removed report",
                hint=f"casegraph undo {key} brings it back, purge {key} frees the key",
            )
        if self._stated.setdefault(key, work_id) != work_id:
            raise InvalidInputError(f"two reports state the key {key}")
        if self._holders.get(key, work_id) != work_id or key in self._made:
            raise InvalidInputError(
                f"the key {key} belongs to another work of the archive",
                hint="choose another key, or leave it out",
            )
        self._taken.add(key)

    def load(self, bases: Iterable[str]) -> None:
        """Read which keys of the archive begin with these bases, each as often as it is needed.

        A base that is free, and needed once, is the key itself.
        """
        times = Counter(bases)
        wanted = {base for base, number in times.items() if number > 1}
        for key in _KEYS:
            for used in among(self._connection, key, times):
                taken = [*self._connection.execute(select(key).where(used)).scalars()]
                self._taken.update(taken)
                wanted.update(taken)
        for some in chunks(sorted(wanted), _BASES):
            self._load_following(some)

    def _load_following(self, bases: list[str]) -> None:
        asked = rows_of(self._connection, [f"{base}{_separator(base)}" for base in bases])
        start = asked.c.value
        for key_column in _KEYS:
            begins = and_(key_column > start, key_column < start.concat(_AFTER_LETTERS))
            query = select(start, key_column).join_from(asked, key_column.table, begins)
            for begin, key in self._connection.execute(query):
                base = begin.removesuffix("-")
                self._taken.add(key)
                self._last[base] = max(self._last.get(base, 1), _ordinal(key, begin))

    def make(self, base: str) -> str:
        """Return the base, or the base with the next letter: `berger2000b`."""
        key, ordinal = base, self._last.get(base, 1)
        while key in self._taken:
            ordinal += 1
            key = _numbered(base, ordinal)
        self._last[base] = ordinal
        self._taken.add(key)
        self._made.add(key)
        return key


def _numbered(base: str, ordinal: int) -> str:
    """Return the key of the work that comes `ordinal`th: b, c, ... z, ba, bb, ..."""
    letters = ""
    while ordinal:
        ordinal, rest = divmod(ordinal - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return f"{base}{_separator(base)}{letters}"


def _ordinal(key: str, begin: str) -> int:
    suffix = key.removeprefix(begin)
    if not re.fullmatch("[a-z]{1,3}", suffix):
        return 1
    number = 0
    for letter in suffix:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _separator(base: str) -> str:
    return "" if base[-1].isdigit() else "-"
