"""Candidates: where the labels of a vocabulary are printed in a text, before any judgement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from casegraph.tag.trie import Trie
from casegraph.tag.view import fold_word, view_of
from casegraph.vocab.enums import LabelKind, VocabularyName
from casegraph.vocab.terms import Label

if TYPE_CHECKING:
    from casegraph.tag.view import View
    from casegraph.vocab.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True)
class Candidate:
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
    first_words = trie.first_words
    for at, word in enumerate(view.words):
        if word in first_words and at >= free and not view.glued_before(at):
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
    words = (view.printed(start + i, start + i + 1) for i in range(len(printed)))
    return all(
        word == own or (word == f"{own}s" and fold_word(word) == fold_word(own))
        for word, own in zip(words, printed, strict=True)
    )
