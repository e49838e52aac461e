"""Whether two printed journal titles are one journal: abbreviated, in full, as an acronym."""

from __future__ import annotations

import re
from functools import lru_cache

_SMALL = frozenset(
    {"of", "the", "and", "in", "for", "de", "la", "et", "on", "di", "und", "der", "del", "fur"}
)
_PLACE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_LONGEST_CONTRACTION = 4
_COUNTRY = re.compile(r"\bu s a\b|\bunited states of america\b")
_NO_LETTER = re.compile(r"[^\w\s]")


@lru_cache(maxsize=65536)
def words_of(journal: str) -> tuple[str, ...]:
    """Return the words of a journal's title that tell: folded, without particles and place."""
    plain = _NO_LETTER.sub(" ", _PLACE.sub("", journal).casefold().replace("&", " "))
    words = _COUNTRY.sub("usa", " ".join(plain.split())).split()
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


@lru_cache(maxsize=65536)
def letters_of(journal: str) -> str:
    """Return the first letters of the words: the same for all forms of a journal but acronyms."""
    return "".join(word[0] for word in words_of(journal))


def is_same_journal(one: str, other: str) -> bool:
    """Tell whether two titles are forms of one journal.

    The words of one begin as those of the other do, one by one; or one is the acronym.
    """
    first, second = words_of(one), words_of(other)
    if len(first) == len(second) == 1:
        return first == second
    if len(first) == len(second):
        return all(_begins(a, b) for a, b in zip(first, second, strict=True))
    short, long = sorted((first, second), key=len)
    return len(short) == 1 and short[0] == "".join(word[0] for word in long)


def may_be_same_journal(one: str, other: str) -> bool:
    """Tell whether one title is a form of the other, or goes on where the other ends.

    Databases print subtitles (`J Clin Oncol Off J Am Soc Clin Oncol`), which is no contradiction.
    """
    short, long = sorted((words_of(one), words_of(other)), key=len)
    begins = all(_begins(a, b) for a, b in zip(short, long, strict=False))
    return begins or is_same_journal(one, other)


def _begins(one: str, other: str) -> bool:
    """Tell whether one word is the other, cut or contracted: `intern`, `natl`."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return True
    letters = iter(long)
    contracted = len(short) <= _LONGEST_CONTRACTION and short[-1] == long[-1]
    return contracted and short[0] == long[0] and all(letter in letters for letter in short)
