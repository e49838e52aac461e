"""How much an archive may unpack to, and the members that stay within."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_MEMBER = 256 << 20
"""Bytes of one file; a whole journal's RIS export has a tenth of that."""

LARGEST_DIRECTORY = 16 << 20
"""Bytes of a zip's list of members: some 100,000 of them."""

MOST_MEMBERS = 1_000_000

_RATIO = 200
_GRACE = 64 << 20


class TooMuchError(Exception):
    """An archive, or a member of it, holds more than can be honest."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive: its name, and what reads it, or the code and words of its refusal.

    `read` raises TooMuchError for the archive, ValueError for a member that is damaged.
    """

    name: str
    read: Callable[[], bytes] | None = None
    refusal: tuple[str, str] | None = None


@dataclass(slots=True)
class Allowance:
    """What an archive of so many bytes may unpack to in all: text is never packed tighter."""

    size: int
    used: int = 0

    def take(self, number: int) -> None:
        """Count unpacked bytes; raise TooMuchError when they are too many."""
        self.used += number
        if self.used > self.size * _RATIO + _GRACE:
            raise TooMuchError(
                f"it unpacks to more than {_RATIO} times its size: what follows is not read"
            )


def is_bomb(unpacked: int, packed: int) -> bool:
    """Tell whether a member is packed tighter than any text of its size."""
    return unpacked > _GRACE // 16 and unpacked > packed * _RATIO
