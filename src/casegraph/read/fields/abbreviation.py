"""Whether one title of a journal is short for another."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_LEFT_OUT = frozenset(
    "a an and the of for in on de des der die das du la le les el los et und zur fur für".split()
)


def abbreviates(short: str, full: str) -> bool:
    """Tell whether each word of a title begins one of another, in order, and none is left over.

    Articles and prepositions may be left out (`J Neurol` of `Journal of Neurology`), and so may a
    subtitle behind a colon. The same title, in whatever case, abbreviates nothing.
    """
    words = _words(short)
    if words == _words(full):
        return False
    return any(_match(words, _words(whole)) for whole in {full, full.partition(":")[0]})


def _match(words: list[str], wholes: list[str]) -> bool:
    return len(words) == len(wholes) and all(map(_begins, words, wholes))


def _begins(word: str, whole: str) -> bool:
    """Tell whether a word is a whole one cut short, or contracted (`natl` of `national`)."""
    if whole.startswith(word):
        return True
    letters = iter(whole)
    return word[:1] == whole[:1] and all(letter in letters for letter in word)


def _words(title: str) -> list[str]:
    return [word for word in _WORD.findall(title.casefold()) if word not in _LEFT_OUT]
