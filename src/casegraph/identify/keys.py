"""Match keys: what two printed references of the same work agree in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from casegraph.model.names import ascii_form
from casegraph.model.record import Record
from casegraph.model.work import NO_MATCH_KEY

if TYPE_CHECKING:
    from casegraph.model.record import Name, Reference

_RANGE = re.compile(r"[-‐-―]")
_DISTINCTIVE_TITLE = 12
_UNMISTAKABLE_TITLE = 45


def match_key(entry: Record | Reference) -> str:
    """Return the blocking key of a report or a reference: title, year and first author.

    Works with equal keys are candidates, not yet the same: a title alone is no identity. Without
    a title the key is the place of publication, without that the printed text;
    a report without a title has none.
    """
    year = _year(entry)
    author = _first_author(entry.authors)
    title = ascii_form(entry.title or "")
    if not title and isinstance(entry, Record):
        return NO_MATCH_KEY
    if title:
        return f"{title}|{year}|{author}"
    place = "|".join(ascii_form(part or "") for part in (entry.journal, entry.volume, entry.page))
    if ascii_form(place):
        return f"@{place}|{year}|{author}"
    raw = getattr(entry, "raw", "")
    return f"#{ascii_form(raw)}"


def parts_agree(one: str, other: str) -> bool:
    """Tell whether two keys of one block agree in year and first author, as far as they say."""
    if one == other:
        return True
    if one.startswith(("@", "#")):
        return False
    mine, theirs = one.split("|")[1:], other.split("|")[1:]
    return all(a == b or not (a and b) for a, b in zip(mine, theirs, strict=True))


def is_distinctive(one: str, other: str) -> bool:
    """Tell whether two keys that agree say enough to join works that share nothing else.

    A short title needs the same year and first author; a long one may lack them on one side.
    """
    if one.startswith(("@", "#")):
        return True
    title = one.partition("|")[0]
    if one == other and all(one.split("|")):
        return len(title) >= _DISTINCTIVE_TITLE
    return len(title) >= _UNMISTAKABLE_TITLE


@lru_cache(maxsize=4096)
def first_page(page: str | None) -> str:
    """Return the first page or electronic location in comparison form, empty where unknown."""
    return ascii_form(_RANGE.split(page, maxsplit=1)[0]) if page else ""


def _year(entry: Record | Reference) -> str:
    printed = getattr(entry, "year", None) or getattr(entry, "issued", None) or ""
    return printed[:4]


def _first_author(authors: tuple[Name, ...]) -> str:
    if not authors:
        return ""
    return ascii_form(authors[0].family or authors[0].literal or "")
