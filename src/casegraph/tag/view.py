"""The normalised view of a text: folded words, each with its place in the printed text."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from casegraph.tag.piece import piece_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.tag.piece import Piece


LONGEST = 100_000
"""Characters of a text that are looked at: more than any title or abstract has."""


class Places:
    """Where the words of a text are printed, by the pieces it is made of."""

    __slots__ = ("_offsets", "_pieces", "_starts", "breaks", "count")

    def __init__(self, text: str, chunks: Sequence[str], pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._starts = list(accumulate([len(piece.words) for piece in pieces], initial=0))
        self.count = self._starts[-1]
        self._offsets: list[int] = []
        self.breaks = [
            s + at for s, p in zip(self._starts, pieces, strict=False) for at in p.breaks
        ]
        at = 0
        for chunk in chunks:
            at = text.index(chunk, at)
            self._offsets.append(at)
            at += len(chunk)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text of the words from `start` up to `end`."""
        starts, pieces, offsets = self._starts, self._pieces, self._offsets
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1, first) - 1
        return (
            offsets[first] + pieces[first].spans[start - starts[first]][0],
            offsets[last] + pieces[last].spans[end - 1 - starts[last]][1],
        )

    def glued_before(self, index: int) -> bool:
        """Tell whether the word runs on from the one before, as the 7 in `IL7`."""
        piece = bisect_right(self._starts, index) - 1
        within = index - self._starts[piece]
        if not within:
            return False
        spans = self._pieces[piece].spans
        return spans[within][0] == spans[within - 1][1]


class View:
    """A text as words.

    `words` are folded (case, accents, hyphens, Greek letters, plural, British spelling). They form
    clauses, which colons, full stops, question marks and spaced dashes divide.
    """

    __slots__ = ("_breaks", "_first", "_places", "text", "words")

    def __init__(self, text: str, words: tuple[str, ...], places: Places, first: int = 0) -> None:
        """Make a view of the words of a text that stand from the word `first` on."""
        self.text = text
        self.words = words
        self._places = places
        self._first = first
        self._breaks: Sequence[int] = places.breaks
        if first or len(words) != places.count:
            last = first + len(words)
            self._breaks = [at - first for at in places.breaks if first < at < last]

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The offsets of each word in the text."""
        return tuple(self.span(at, at + 1) for at in range(len(self.words)))

    @property
    def spaced(self) -> str:
        """The folded words with a space around each, in which `phrase` finds whole words only."""
        return f" {' '.join(self.words)} "

    def stretches(self, length: int) -> Iterator[View]:
        """Yield the view in parts of at most `length` words; nearly always one."""
        if len(self.words) <= length:
            yield self
            return
        for at in range(0, len(self.words), length):
            yield View(self.text, self.words[at : at + length], self._places, self._first + at)

    def printed(self, start: int, end: int, margin: int = 0) -> str:
        """Return the exact printed words from `start` up to `end`, with characters around them."""
        first, last = self.span(start, end)
        return self.text[max(first - margin, 0) : last + margin]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text of the words from `start` up to `end`."""
        return self._places.span(self._first + start, self._first + end)

    def glued_before(self, index: int) -> bool:
        """Tell whether the word runs on from the one before, as the 7 in `IL7`."""
        return 0 < index < len(self.words) and self._places.glued_before(self._first + index)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return where the clause of word `start` begins, and where that of `end - 1` ends."""
        breaks = self._breaks
        if not breaks:
            return 0, len(self.words)
        before, after = bisect_right(breaks, start), bisect_right(breaks, end - 1)
        return (
            breaks[before - 1] if before else 0,
            breaks[after] if after < len(breaks) else len(self.words),
        )


@lru_cache(maxsize=256)
def view_of(text: str) -> View:
    """Return the view of a text; letters and digits part, so that IL7, IL-7 and IL 7 are one.

    A view takes a hundred times the memory of its text: of a text longer than any title or abstract
    it shows the beginning.
    """
    text = text[:LONGEST]
    chunks = text.split()
    pieces = [piece_of(chunk) for chunk in chunks]
    words = tuple(chain.from_iterable([piece.words for piece in pieces]))
    return View(text, words, Places(text, chunks, pieces))


@lru_cache(maxsize=10_000)
def phrase(text: str) -> str:
    """Return a label's folded words with a space around each, to be sought in `View.spaced`."""
    return f" {' '.join(view_of(text).words)} "
