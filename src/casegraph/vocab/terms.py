"""Controlled terms, their labels and codes, and the hierarchy between them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName
from casegraph.vocab.spelling import is_slip, offer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SEPARATORS = re.compile(r"[\s\-‐-―_,]+")


@dataclass(frozen=True, slots=True)
class Label:
    """One way a term is printed."""

    text: str
    kind: LabelKind


@dataclass(frozen=True, slots=True)
class Code:
    """An identifier of a term in a public code system; `former` marks one it has replaced."""

    scheme: str
    value: str
    former: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of a vocabulary.

    `guards` names the rules of `casegraph.tag` that a mention of the term must pass, and
    `context` the words that decide an abbreviation.
    """

    id: str
    vocabulary: VocabularyName
    label: str
    kind: TermKind = TermKind.CONCEPT
    broader: str | None = None
    labels: tuple[Label, ...] = ()
    codes: tuple[Code, ...] = ()
    guards: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    note: str | None = None


def fold(text: str) -> str:
    """Return text as labels are compared: case, accents, hyphens and spacing set aside."""
    plain = text
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", plain.casefold()).strip()


@dataclass(frozen=True)
class Vocabulary:
    """Terms by id, found by any label or code, with the hierarchy in both directions."""

    terms: tuple[Term, ...]
    _by_id: dict[str, Term] = field(init=False, repr=False, compare=False)
    _by_label: dict[str, tuple[Term, ...]] = field(init=False, repr=False, compare=False)
    _narrower: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_label: dict[str, list[Term]] = {}
        narrower: dict[str, list[str]] = {}
        for term in self.terms:
            if term.broader:
                narrower.setdefault(term.broader, []).append(term.id)
            for name in _names(term):
                holders = by_label.setdefault(fold(name), [])
                if term not in holders:
                    holders.append(term)
        object.__setattr__(self, "_by_id", {term.id: term for term in self.terms})
        object.__setattr__(self, "_by_label", {k: tuple(v) for k, v in by_label.items()})
        object.__setattr__(self, "_narrower", {k: tuple(v) for k, v in narrower.items()})

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __contains__(self, term_id: str) -> bool:
        return term_id in self._by_id

    def __getitem__(self, term_id: str) -> Term:
        return self._by_id[term_id]

    def find(self, name: str, vocabulary: VocabularyName | None = None) -> tuple[Term, ...]:
        """Return the terms that `name` may mean: an id, a label of any kind, or a code.

        Codes are given bare (`D000077592`) or with their scheme (`mesh:D000077592`).
        """
        term = self._by_id.get(name)
        found = (term,) if term else self._by_label.get(fold(name), ())
        return tuple(t for t in found if vocabulary is None or t.vocabulary is vocabulary)

    def suggestion(self, name: str, vocabulary: VocabularyName | None = None) -> str | None:
        """Return the hint that offers what a misspelt `name` means, None where nothing is near.

        What is offered is of one vocabulary: a drug is no suggestion for a disease.
        """
        asked = fold(name)
        near = {
            text: term.vocabulary
            for term in self.terms
            if vocabulary is None or term.vocabulary is vocabulary
            for text in (term.label, *(label.text for label in term.labels))
            if is_slip(asked, fold(text))
        }
        return offer(near) if len(set(near.values())) == 1 else None

    def narrower(self, term_id: str) -> frozenset[str]:
        """Return the ids of the term and of everything below it."""
        found = {term_id}
        pending = [term_id]
        while pending:
            for child in self._narrower.get(pending.pop(), ()):
                if child not in found:
                    found.add(child)
                    pending.append(child)
        return frozenset(found)

    def broader(self, term_id: str) -> tuple[str, ...]:
        """Return the ids above the term, the nearest first."""
        chain: list[str] = []
        term = self._by_id.get(term_id)
        while term and term.broader and term.broader not in chain:
            chain.append(term.broader)
            term = self._by_id.get(term.broader)
        return tuple(chain)

    def of(self, vocabulary: VocabularyName) -> tuple[Term, ...]:
        """Return the terms of one vocabulary in their order."""
        return tuple(term for term in self.terms if term.vocabulary is vocabulary)


def _names(term: Term) -> Iterable[str]:
    yield term.label
    for label in term.labels:
        yield label.text
    for code in term.codes:
        yield code.value
        yield f"{code.scheme}:{code.value}"
