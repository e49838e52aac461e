"""Names of people: split as printed, initials, comparison forms."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from casegraph.model.record import Name

PARTICLES = frozenset(
    {
        "af", "al", "ap", "ben", "bin", "da", "dal", "dalla", "das", "de", "degli", "dei", "del",
        "della", "delle", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "et", "ibn",
        "la", "las", "le", "les", "lo", "los", "mac", "mc", "st", "st.", "san", "santa", "ten",
        "ter", "tot", "van", "vander", "vom", "von", "y", "zu", "zum", "zur",
    }
)  # fmt: skip
_CAPITALIZED_PARTICLES = frozenset(
    {"Da", "Dal", "Dalla", "De", "Del", "Della", "Di", "Du", "La", "Lo", "Van", "Von"}
)
_CONJUNCTIONS = frozenset({"e", "i", "y"})
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|2nd|3rd|4th)")


def split_name(printed: str) -> Name:
    """Return a name printed given name first, its particles kept with the family name."""
    words = printed.replace("\u00a0", " ").replace(",", " ").split()
    suffix = words.pop() if len(words) > 1 and _SUFFIX.fullmatch(words[-1]) else None
    start = _family_start(words)
    family, given = " ".join(words[start:]), " ".join(words[:start])
    return Name(family=family or None, given=given or None, suffix=suffix)


def inverted_name(printed: str) -> Name:
    """Return a name printed family name first: `van der Berg, Jan`, `Doe, John, Jr`.

    A text without a comma that has several words is a name printed given name first; one word
    is a family name.
    """
    family, *rest = (" ".join(part.split()) for part in printed.split(","))
    if not rest:
        return split_name(printed)
    suffix = next((part for part in rest if _SUFFIX.fullmatch(part)), None)
    given = " ".join(part for part in rest if part and part != suffix)
    return Name(family=family or None, given=given or None, suffix=suffix)


def _family_start(words: list[str]) -> int:
    """Return where the family name starts: at its first particle, else at the last word.

    A conjunction joins the family names on both of its sides (`Ortega y Gasset`).
    """
    if all(word in PARTICLES for word in words[:-1]):
        return 0
    for at in range(1, len(words) - 1):
        if words[at] in _CONJUNCTIONS:
            return max(1, at - 1)
        if words[at] in PARTICLES:
            return at
    start = max(len(words) - 1, 0)
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    return start


def _is_particle(word: str) -> bool:
    """Tell whether a word belongs to the family name behind it, as printed: `de`, `Della`."""
    return word in PARTICLES or word in _CAPITALIZED_PARTICLES


def display(name: Name) -> str:
    """Return the name as running text: given, family, suffix, or the collective name."""
    parts = (name.given, name.family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)


def citation_form(name: Name) -> str:
    """Return the name as reference lists print it: family name and initials."""
    if name.literal:
        return name.literal
    parts = (name.family, initials(name.given or ""), name.suffix)
    return " ".join(part for part in parts if part)


def initials(given: str) -> str:
    """Return the initials of given names: `Jean-Paul A.` gives `JPA`; initials stay as they are."""
    words = re.split(r"[\s.\-‐-―]+", given)
    return "".join(w if w.isupper() and len(w) <= 4 else w[:1].upper() for w in words)


@lru_cache(maxsize=8192)
def ascii_form(text: str) -> str:
    """Return text as lower-case ASCII letters and digits only, for keys and comparison."""
    return re.sub(r"[^a-z0-9]", "", anyascii(text).lower())
