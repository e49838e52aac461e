"""A piece of a text, what stands between two spaces: its folded words and their places."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_GREEK = r"\u0370-\u03ff"
_MARKS = r"\u0300-\u036f"
_JOINERS = r"\u00ad\u200b-\u200d\u2060"
_SHARP_S = r"(?<![a-z])ß(?![^\W\d_])"
_WORD = re.compile(
    rf"(?P<markup></?[A-Za-z]{{1,6}}/?>)"
    rf"|(?P<stop>[:;?!]|\.$|—)"
    rf"|\d+|[{_GREEK}]|{_SHARP_S}"
    rf"|(?:[^\W\d_{_GREEK}ß][{_MARKS}{_JOINERS}]*|(?!{_SHARP_S})ß)+"
)
_DASHES = re.compile("[-–—]+")
_INVISIBLE = re.compile(f"[{_JOINERS}]")
_LETTER_NAMES = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "κ": "kappa",
    "λ": "lambda",
    "ω": "omega",
    "ß": "beta",
    "alfa": "alpha",
}
_SPELLINGS = (("leuco", "leuko"), ("aem", "em"), ("oedem", "edem"), ("tumour", "tumor"))
_IZE = re.compile(r"is(?=(?:e[ds]?|ing|ation)$)")
_PLURALS = (
    (re.compile(r"(?<=[a-z]{3})ies$"), "y"),
    (re.compile(r"(?<=ss)es$|(?<=x)es$|(?<=rus)es$"), ""),
    (re.compile(r"(?<=[^sui])s$"), ""),
)
_LONGEST_CAPITAL_ABBREVIATION = 4


class Piece(NamedTuple):
    """What stands between two spaces: its words and their offsets in it.

    `breaks` are those of its words that begin a clause, with their number where one ends with it.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    breaks: tuple[int, ...] = ()


@lru_cache(maxsize=4_096)
def piece_of(chunk: str) -> Piece:
    """Return the words of a text without spaces: titles are made of the same few thousand."""
    if chunk.isascii() and chunk.isalpha():
        return Piece((fold_word(chunk),), ((0, len(chunk)),))
    if _DASHES.fullmatch(chunk):
        return Piece((), (), (0,))
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    breaks: list[int] = []
    for match in _WORD.finditer(chunk):
        kind = match.lastgroup
        if kind is None:
            words.append(fold_word(match[0]))
            spans.append(match.span())
        elif kind == "stop":
            breaks.append(len(words))
    return Piece(tuple(words), tuple(spans), tuple(breaks))


@lru_cache(maxsize=4_096)
def fold_word(printed: str) -> str:
    """Return one word as words are compared."""
    word = plain = printed
    if not printed.isascii():
        word = _INVISIBLE.sub("", printed)
        if word in _LETTER_NAMES:
            return _LETTER_NAMES[word]
        decomposed = unicodedata.normalize("NFKD", word)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    folded = plain.casefold()
    folded = _LETTER_NAMES.get(folded, folded)
    for british, american in _SPELLINGS:
        folded = folded.replace(british, american)
    if "is" in folded:
        folded = _IZE.sub("iz", folded)
    return _singular(word, folded) if folded.endswith("s") else folded


def _singular(printed: str, folded: str) -> str:
    if printed.endswith("s") and printed[:-1].isupper() and len(printed) > 2:
        return folded[:-1]
    if len(folded) < 4 or (printed.isupper() and len(printed) <= _LONGEST_CAPITAL_ABBREVIATION):
        return folded
    for pattern, ending in _PLURALS:
        singular = pattern.sub(ending, folded)
        if singular != folded:
            return singular
    return folded
