"""The normalised view of a text: folded words, each with its place in the printed text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_GREEK = r"\u0370-\u03ff"
_MARKS = r"\u0300-\u036f"
_JOINERS = r"\u00ad\u200b-\u200d\u2060"
_SHARP_S = r"(?<![a-z])ß(?![^\W\d_])"
_WORD = re.compile(
    rf"(?P<markup></?[A-Za-z]{{1,6}}/?>)"
    rf"|(?P<stop>[:;?!]|\.(?=\s|$)|\s[-–—]+\s|—)"
    rf"|\d+|[{_GREEK}]|{_SHARP_S}"
    rf"|(?:[^\W\d_{_GREEK}ß][{_MARKS}{_JOINERS}]*|(?!{_SHARP_S})ß)+"
)
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


@dataclass(frozen=True, slots=True)
class View:
    """A text as words.

    `words` are folded (case, accents, hyphens, Greek letters, plural, British spelling);
    `spans` holds their offsets in `text`; `clauses` numbers the clause of each word, counted from
    0 and divided by colons, full stops, question marks and spaced dashes.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    clauses: tuple[int, ...]

    def stretches(self, length: int) -> Iterator[View]:
        """Yield the view in parts of at most `length` words; nearly always one."""
        for at in range(0, len(self.words), length):
            part = slice(at, at + length)
            yield View(self.text, self.words[part], self.spans[part], self.clauses[part])

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
        return self.spans[start][0], self.spans[end - 1][1]

    def glued_before(self, index: int) -> bool:
        """Tell whether the word runs on from the one before, as the 7 in `IL7`."""
        return 0 < index < len(self.words) and self.spans[index][0] == self.spans[index - 1][1]


def view_of(text: str) -> View:
    """Return the view of a text; letters and digits part, so that IL7, IL-7 and IL 7 are one."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    clauses: list[int] = []
    clause = 0
    for match in _WORD.finditer(text):
        kind = match.lastgroup
        if kind is None:
            words.append(fold_word(match[0]))
            spans.append(match.span())
            clauses.append(clause)
        elif kind == "stop":
            clause += 1
    return View(text, tuple(words), tuple(spans), tuple(clauses))


@lru_cache(maxsize=10_000)
def phrase(text: str) -> str:
    """Return a label's folded words with a space around each, to be sought in `View.spaced`."""
    return f" {' '.join(view_of(text).words)} "


@lru_cache(maxsize=100_000)
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
