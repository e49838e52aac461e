"""Candidates: where the labels of a vocabulary are printed in a text, before any judgement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from casegraph.tag.trie import Trie
from casegraph.tag.view import fold_word, piece_of, view_of
from casegraph.vocab.enums import LabelKind, VocabularyName
from casegraph.vocab.terms import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.tag.view import View
    from casegraph.vocab.terms import Term, Vocabulary


_MOST_CHUNKS = 100_000
"""Chunks of text of which it is remembered how they may start a label; then they are forgotten."""


class Candidate(NamedTuple):
    """A label printed in a view: words `start` up to `end`."""

    term: Term
    label: Label
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    term: Term
    label: Label
    printed: tuple[str, ...]


class Matcher:
    """The labels of the treatment and condition vocabularies, one trie each."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._treatments = _trie(vocabulary, VocabularyName.TREATMENT)
        self._conditions = _trie(vocabulary, VocabularyName.CONDITION)
        self._starts = _joined(self._treatments.starts, self._conditions.starts)
        self._seconds = lru_cache(_MOST_CHUNKS)(self._seconds_of)
        self._quiet: set[str] = set()

    def may_find(self, text: str) -> bool:
        """Tell whether a text holds the first two words of a label, or a label of one word.

        Most texts do not, and need not be looked at again.
        """
        chunks = text.split()
        quiet = self._quiet
        if quiet.issuperset(chunks):
            return False
        for at in [at for at, chunk in enumerate(chunks) if chunk not in quiet]:
            seconds = self._seconds(chunks[at])
            if seconds is None or (seconds and _word_after(chunks, at) in seconds):
                return True
        return False

    def _seconds_of(self, chunk: str) -> set[str] | None:
        """Return the words that make a label after a chunk of text, None where it holds one."""
        words = piece_of(chunk).words
        for word, after in pairwise(words):
            if word in self._starts:
                seconds = self._starts[word]
                if seconds is None or after in seconds:
                    return None
        if words and words[-1] in self._starts:
            return self._starts[words[-1]]
        if len(self._quiet) > _MOST_CHUNKS:
            self._quiet.clear()
        self._quiet.add(chunk)
        return set()

    def treatments(self, view: View) -> tuple[Candidate, ...]:
        """Return the treatments printed in a view, in order and without overlap."""
        return _scan(self._treatments, view)

    def conditions(self, view: View) -> tuple[Candidate, ...]:
        """Return the conditions printed in a view, in order and without overlap."""
        return _scan(self._conditions, view)


@lru_cache(maxsize=4)
def matcher_of(vocabulary: Vocabulary) -> Matcher:
    """Return the matcher of a vocabulary, built once."""
    return Matcher(vocabulary)


def _joined(*tables: Mapping[str, set[str] | None]) -> dict[str, set[str] | None]:
    """Return the first words of all tables, each with the words that may follow it in any."""
    joined: dict[str, set[str] | None] = {}
    for first, following in chain.from_iterable(table.items() for table in tables):
        known = joined.get(first, set())
        joined[first] = None if known is None or following is None else known | following
    return joined


def _word_after(chunks: Sequence[str], at: int) -> str | None:
    for chunk in islice(chunks, at + 1, None):
        words = piece_of(chunk).words
        if words:
            return words[0]
    return None


def _hits(starts: Mapping[str, set[str] | None], words: Sequence[str]) -> list[int]:
    """Return the places of words that start a label as far as the next word tells."""
    found: list[int] = []
    for at in [at for at, word in enumerate(words) if word in starts]:
        following = starts[words[at]]
        if following is None or (at + 1 < len(words) and words[at + 1] in following):
            found.append(at)
    return found


def _trie(vocabulary: Vocabulary, name: VocabularyName) -> Trie[_Entry]:
    trie: Trie[_Entry] = Trie()
    for term in vocabulary.of(name):
        preferred = Label(term.label, LabelKind.PREFERRED)
        seen: set[tuple[str, ...]] = set()
        for label in (preferred, *term.labels):
            view = view_of(label.text)
            if view.words and view.words not in seen:
                seen.add(view.words)
                trie.add(view.words, _Entry(term, label, _exact(label)))
    return trie


def _exact(label: Label) -> tuple[str, ...]:
    """Return the words of an abbreviation that must be printed in its own case."""
    if label.kind is not LabelKind.ABBREVIATION or label.text.islower():
        return ()
    view = view_of(label.text)
    return tuple(view.printed(i, i + 1) for i in range(len(view.words)))


def _scan(trie: Trie[_Entry], view: View) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    free = 0
    for at in _hits(trie.starts, view.words):
        if at >= free and not view.glued_before(at):
            candidate = _longest(trie, view, at)
            if candidate:
                found.append(candidate)
                free = candidate.end
    return tuple(found)


def _longest(trie: Trie[_Entry], view: View, start: int) -> Candidate | None:
    for end, entries in trie.sequences(view.words, start):
        for entry in entries:
            if not entry.printed or _same_case(view, start, entry.printed):
                return Candidate(entry.term, entry.label, start, end)
    return None


def _same_case(view: View, start: int, printed: tuple[str, ...]) -> bool:
    if view.printed(start, start + len(printed)) == printed[0]:
        return True
    words = (view.printed(start + i, start + i + 1) for i in range(len(printed)))
    return all(
        word == own or (word == f"{own}s" and fold_word(word) == fold_word(own))
        for word, own in zip(words, printed, strict=True)
    )
