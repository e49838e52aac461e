"""The normalised view of a text: folded words, each with its place in the printed text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_SPELLINGS = (
    (re.compile("leuco"), "leuko"),
    (re.compile("aem"), "em"),
    (re.compile("oedem"), "edem"),
    (re.compile("tumour"), "tumor"),
    (re.compile(r"is(?=(?:e[ds]?|ing|ation)$)"), "iz"),
)
_PLURALS = (
    (re.compile(r"(?<=[a-z]{3})ies$"), "y"),
    (re.compile(r"(?<=ss)es$|(?<=x)es$|(?<=rus)es$"), ""),
    (re.compile(r"(?<=[^sui])s$"), ""),
)
_LONGEST_CAPITAL_ABBREVIATION = 4


class View(NamedTuple):
    """A text as words.

    `words` are folded (case, accents, hyphens, Greek letters, plural, British spelling); `offsets`
    holds where in `text` the piece of each begins, `places` its start and end in the piece;
    `clauses` numbers the clause of each word, ascending and divided by colons, full stops,
    question marks and spaced dashes.
    """

    text: str
    words: tuple[str, ...]
    offsets: Sequence[int]
    places: Sequence[tuple[int, int]]
    clauses: tuple[int, ...]

    def stretches(self, length: int) -> Iterator[View]:
        """Yield the view in parts of at most `length` words; nearly always one."""
        if len(self.words) <= length:
            yield self
            return
        for at in range(0, len(self.words), length):
            part = slice(at, at + length)
            offsets, places = self.offsets[part], self.places[part]
            yield View(self.text, self.words[part], offsets, places, self.clauses[part])

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The offsets of each word in the text."""
        return tuple(self.span(at, at + 1) for at in range(len(self.words)))

    @property
    def spaced(self) -> str:
        """The folded words with a space around each, in which `phrase` finds whole words only."""
        return f" {' '.join(self.words)} "

    def printed(self, start: int, end: int, margin: int = 0) -> str:
        """Return the exact printed words from `start` up to `end`, with characters around them."""
        first, last = self.span(start, end)
        return self.text[max(first - margin, 0) : last + margin]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text of the words from `start` up to `end`."""
        last = end - 1
        return self.offsets[start] + self.places[start][0], self.offsets[last] + self.places[last][
            1
        ]

    def glued_before(self, index: int) -> bool:
        """Tell whether the word runs on from the one before, as the 7 in `IL7`."""
        if not 0 < index < len(self.words) or self.offsets[index] != self.offsets[index - 1]:
            return False
        return self.places[index][0] == self.places[index - 1][1]


class Piece(NamedTuple):
    """What stands between two spaces: its words, their offsets in it and their clauses in it.

    `stops` counts the clauses that end in it.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    clauses: tuple[int, ...]
    stops: int


@lru_cache(maxsize=4_096)
def piece_of(chunk: str) -> Piece:
    """Return the words of a text without spaces: titles are made of the same few thousand."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    clauses: list[int] = []
    stops = 1 if _DASHES.fullmatch(chunk) else 0
    for match in () if stops else _WORD.finditer(chunk):
        kind = match.lastgroup
        if kind is None:
            words.append(fold_word(match[0]))
            spans.append(match.span())
            clauses.append(stops)
        elif kind == "stop":
            stops += 1
    return Piece(tuple(words), tuple(spans), tuple(clauses), stops)


@lru_cache(maxsize=2_000)
def view_of(text: str) -> View:
    """Return the view of a text; letters and digits part, so that IL7, IL-7 and IL 7 are one."""
    words: list[str] = []
    offsets: list[int] = []
    places: list[tuple[int, int]] = []
    clauses: list[int] = []
    clause = at = 0
    for chunk in text.split():
        at = text.index(chunk, at)
        own, spans, breaks, stops = piece_of(chunk)
        words += own
        offsets += (at,) * len(own)
        places += spans
        if stops:
            clauses += [clause + number for number in breaks]
            clause += stops if words else 0
        else:
            clauses += (clause,) * len(own)
        at += len(chunk)
    return View(text, tuple(words), offsets, places, tuple(clauses))


@lru_cache(maxsize=10_000)
def phrase(text: str) -> str:
    """Return a label's folded words with a space around each, to be sought in `View.spaced`."""
    return f" {' '.join(view_of(text).words)} "


@lru_cache(maxsize=4_096)
def fold_word(printed: str) -> str:
    """Return one word as words are compared."""
    word = _INVISIBLE.sub("", printed)
    if word in _LETTER_NAMES:
        return _LETTER_NAMES[word]
    plain = unicodedata.normalize("NFKD", word)
    word = "".join(c for c in plain if not unicodedata.combining(c))
    folded = word.casefold()
    folded = _LETTER_NAMES.get(folded, folded)
    for pattern, spelling in _SPELLINGS:
        folded = pattern.sub(spelling, folded)
    return _singular(word, folded)


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
