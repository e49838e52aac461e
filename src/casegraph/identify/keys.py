"""Match keys: what two printed references of the same work agree in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.names import ascii_form

if TYPE_CHECKING:
    from casegraph.model.record import Name, Record, Reference

_DISTINCTIVE_TITLE = 12


def match_key(entry: Record | Reference) -> str:
    """Return the blocking key of a report or a reference: title, year and first author.

    Works with equal keys are candidates, not yet the same: a title alone is no identity. Without
    a title the key is the place of publication, without that the printed text.
    """
    year = _year(entry)
    author = _first_author(entry.authors)
    title = ascii_form(entry.title or "")
    if title:
        return f"{title}|{year}|{author}"
    place = "|".join(ascii_form(part or "") for part in (entry.journal, entry.volume, entry.page))
    if ascii_form(place):
        return f"@{place}|{year}|{author}"
    raw = getattr(entry, "raw", "")
    return f"#{ascii_form(raw)}"


def is_distinctive(key: str) -> bool:
    """Tell whether a key says enough to join two works that agree in nothing else."""
    if key.startswith("#"):
        return True
    title, year, author = key.rsplit("|", 2)
    return len(title) >= _DISTINCTIVE_TITLE and bool(year) and bool(author)


def first_page(page: str | None) -> str:
    """Return the first page or electronic location in comparison form, empty where unknown."""
    return ascii_form(re.split(r"[-‐-―]", page or "", maxsplit=1)[0])


def _year(entry: Record | Reference) -> str:
    printed = getattr(entry, "year", None) or getattr(entry, "issued", None) or ""
    return printed[:4]


def _first_author(authors: tuple[Name, ...]) -> str:
    if not authors:
        return ""
    return ascii_form(authors[0].family or authors[0].literal or "")
