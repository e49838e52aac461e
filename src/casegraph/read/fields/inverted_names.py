"""Names as databases write them: family name first, with or without a comma."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from casegraph.model.names import PARTICLES, inverted_name, split_name
from casegraph.model.record import Author, Name

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLLECTIVE = re.compile(
    r"\b(?:groups?|committees?|consorti(?:um|a)|collaborat(?:ion|ors|ive)|investigators|society|"
    r"associations?|organi[sz]ations?|foundation|network|team|panel|task\s?force|council|"
    r"universit\w+|institut\w*|hospitals?|cent(?:er|re)s?|department|ministry|agency|college|"
    r"academy|federation|union|programme|program|initiative|project|registry|alliance|board|"
    r"study|trial(?:ists)?|corporation|company|inc|ltd|gmbh|service|office|bureau|commission|"
    r"for|of\sthe)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|2nd|3rd|4th)")


def family_first(printed: str) -> Name:
    """Return a name written family name first: `Doe, Jane A`, `Doe JA`, `Doe J.A.`, `Doe, J, Jr`.

    Without a comma, initials at the end are the given name; words without initials are a group
    where one of them says so (or where a lone comma ends them, as EndNote writes groups), else a
    name printed given name first.
    """
    text = " ".join(printed.split())
    family, comma, rest = text.partition(",")
    if comma and rest.strip(" ,") in {"", "."}:
        words = family.split()
        return Name(literal=family.strip()) if len(words) > 1 else Name(family=family.strip())
    if comma:
        return _with_suffix(inverted_name(text))
    return _without_comma(text)


@lru_cache(maxsize=4096)
def author_named(printed: str) -> Author:
    """Return the author of a name written family name first."""
    name = family_first(printed)
    return Author(family=name.family, given=name.given, suffix=name.suffix, literal=name.literal)


def author_at(authors: Sequence[Name], printed: str) -> int | None:
    """Return the index of the one author with a name, None where there is none or several."""
    wanted = key_of(family_first(printed))
    found = [at for at, author in enumerate(authors) if key_of(author) == wanted]
    return found[0] if len(found) == 1 else None


def key_of(name: Name) -> tuple[str, str]:
    """Return by what a name is found: its family name and the first letter of the given."""
    return (name.family or name.literal or "").casefold(), (name.given or "")[:1].casefold()


def _without_comma(text: str) -> Name:
    words = text.split(" ")
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else None
    start = len(words)
    while start > 1 and _is_initials(words[start - 1]):
        start -= 1
    if start < len(words):
        given = " ".join(words[start:])
        return Name(family=" ".join(words[:start]), given=given, suffix=suffix)
    if len(words) == 1:
        return Name(family=text)
    return Name(literal=text) if _COLLECTIVE.search(text) else split_name(text)


def _is_initials(word: str) -> bool:
    if word.upper() != word or (len(word) > 1 and word.lower() in PARTICLES):
        return False
    return bool(_INITIALS.fullmatch(word))


def _with_suffix(name: Name) -> Name:
    """Return a name with the suffix that stands behind the given names (`Vernon, Lloyd F 3rd`)."""
    *given, last = (name.given or "").split(" ")
    if given and not name.suffix and _SUFFIX.fullmatch(last):
        return replace(name, given=" ".join(given), suffix=last)
    return name
