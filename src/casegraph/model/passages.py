"""Where words stand in a text, whichever way spaces, hyphens and quotation marks are set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-")
_QUOTATION = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc\u2032"), "'") | dict.fromkeys(
    map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"'
)
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_FOLDING = {**_HYPHENS, **_QUOTATION, **_DROPPED}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands: which of the texts, and the offsets in it."""

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with spacing, hyphens and quotation marks made equal, and the way back.

    `offsets[i]` is the place in the original of the folded text's character `i`.
    """

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> Folded:
        """Fold a text: a run of white space is one space, hyphens are one; case is kept."""
        kept: list[str] = []
        offsets: list[int] = []
        for at, letter in enumerate(original):
            plain = " " if letter.isspace() else letter.translate(_FOLDING)
            if plain and not (plain == " " and kept and kept[-1] == " "):
                kept.append(plain)
                offsets.append(at)
        return cls("".join(kept), tuple(offsets))


class Passages:
    """Texts to look for words in; each is folded once, and only where words need it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = tuple(texts)
        self._folded: tuple[Folded, ...] | None = None

    def find(self, quote: str) -> Place | None:
        """Return where a quote stands in one of the texts, None where it stands in none."""
        exact = quote.strip()
        for index, text in enumerate(self._texts):
            at = text.find(exact)
            if exact and at >= 0:
                return Place(index, at, at + len(exact))
        if self._folded is None:
            self._folded = tuple(map(Folded.of, self._texts))
        return find_quote(quote, self._folded)


def find_quote(quote: str, texts: Sequence[Folded]) -> Place | None:
    """Return where a quote stands in one of the texts, None where it stands in none."""
    wanted = Folded.of(quote).text.strip()
    for index, folded in enumerate(texts):
        at = folded.text.find(wanted)
        if wanted and at >= 0:
            start, last = folded.offsets[at], folded.offsets[at + len(wanted) - 1]
            return Place(index, start, last + 1)
    return None
