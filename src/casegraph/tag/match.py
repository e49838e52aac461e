"""Candidates: where the labels of a vocabulary are printed in a text, before any judgement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from casegraph.tag.piece import fold_word, piece_of
from casegraph.tag.trie import Trie
from casegraph.tag.view import LONGEST, view_of
from casegraph.vocab.enums import LabelKind, VocabularyName
from casegraph.vocab.terms import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.tag.view import View
    from casegraph.vocab.terms import Term, Vocabulary


_MOST_CHUNKS = 100_000
"""Chunks of text of which it is remembered how they may start a label; then they are forgotten."""


_MOST_TEXTS = 256
"""Texts of which it is remembered what they hold: a record makes a context, then is tagged."""


class Candidate(NamedTuple):
    """A label printed in a view: words `start` up to `end`."""

    term: Term
    label: Label
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label of a term; `place` is that of its vocabulary, `printed` its words if case tells."""

    place: int
    term: Term
    label: Label
    printed: tuple[str, ...]


class Found(NamedTuple):
    """The labels printed in a view, of each vocabulary in order and without overlap."""

    view: View
    conditions: tuple[Candidate, ...]
    treatments: tuple[Candidate, ...]


class Matcher:
    """The labels of the treatment and condition vocabularies, in one trie."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._trie = _trie(vocabulary)
        self._found = lru_cache(_MOST_TEXTS)(self._found_in)
        self._seconds = lru_cache(_MOST_CHUNKS)(self._seconds_of)
        self._quiet: set[str] = set()

    def look(self, text: str) -> Found | None:
        """Return the labels printed in a text, None where none can be: of most texts."""
        return self._found(text) if self._may_find(text[:LONGEST].split()) else None

    def _found_in(self, text: str) -> Found:
        return self.find(view_of(text))

    def _may_find(self, chunks: Sequence[str]) -> bool:
        """Tell whether a text holds the first two words of a label, or a label of one word.

        Most texts do not, and need not be looked at again.
        """
        quiet = self._quiet
        if quiet.issuperset(chunks):
            return False
        for at in [at for at, chunk in enumerate(chunks) if chunk not in quiet]:
            seconds = self._seconds(chunks[at])
            if seconds is None or (seconds and _word_after(chunks, at) in seconds):
                return True
        return False

    def find(self, view: View) -> Found:
        """Return the labels printed in a view: of those that start at a word, the longest."""
        found: tuple[list[Candidate], list[Candidate]] = ([], [])
        free = [0, 0]
        words = view.words
        for at in self._trie.hits(words):
            sequences = self._trie.sequences(words, at)
            if not sequences or view.glued_before(at):
                continue
            for end, entries in sequences:
                for entry in entries:
                    place = entry.place
                    if free[place] <= at and _is_printed(entry, view, at):
                        found[place].append(Candidate(entry.term, entry.label, at, end))
                        free[place] = end
        conditions, treatments = found
        return Found(view, tuple(conditions), tuple(treatments))

    def treatments(self, view: View) -> tuple[Candidate, ...]:
        """Return the treatments printed in a view, in order and without overlap."""
        return self.find(view).treatments

    def _seconds_of(self, chunk: str) -> set[str] | None:
        """Return the words that make a label after a chunk of text, None where it holds one."""
        words = piece_of(chunk).words
        starts = self._trie.starts
        for word, after in pairwise(words):
            if word in starts:
                seconds = starts[word]
                if seconds is None or after in seconds:
                    return None
        if words and words[-1] in starts:
            return starts[words[-1]]
        if len(self._quiet) > _MOST_CHUNKS:
            self._quiet.clear()
        self._quiet.add(chunk)
        return set()


@lru_cache(maxsize=4)
def matcher_of(vocabulary: Vocabulary) -> Matcher:
    """Return the matcher of a vocabulary, built once."""
    return Matcher(vocabulary)


def _word_after(chunks: Sequence[str], at: int) -> str | None:
    for chunk in islice(chunks, at + 1, None):
        words = piece_of(chunk).words
        if words:
            return words[0]
    return None


def _trie(vocabulary: Vocabulary) -> Trie[_Entry]:
    trie: Trie[_Entry] = Trie()
    for place, name in enumerate((VocabularyName.CONDITION, VocabularyName.TREATMENT)):
        for term in vocabulary.of(name):
            preferred = Label(term.label, LabelKind.PREFERRED)
            seen: set[tuple[str, ...]] = set()
            for label in (preferred, *term.labels):
                words = view_of(label.text).words
                if words and words not in seen:
                    seen.add(words)
                    trie.add(words, _Entry(place, term, label, _exact(label)))
    return trie


def _exact(label: Label) -> tuple[str, ...]:
    """Return the words of an abbreviation that must be printed in its own case."""
    if label.kind is not LabelKind.ABBREVIATION or label.text.islower():
        return ()
    view = view_of(label.text)
    return tuple(view.printed(i, i + 1) for i in range(len(view.words)))


def _is_printed(entry: _Entry, view: View, start: int) -> bool:
    return not entry.printed or _same_case(view, start, entry.printed)


def _same_case(view: View, start: int, printed: tuple[str, ...]) -> bool:
    if view.printed(start, start + len(printed)) == printed[0]:
        return True
    words = (view.printed(start + i, start + i + 1) for i in range(len(printed)))
    return all(
        word == own or (word == f"{own}s" and fold_word(word) == fold_word(own))
        for word, own in zip(words, printed, strict=True)
    )
