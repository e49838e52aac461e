"""The terms a question names: found by any label, or a named error with what is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.errors import NotFoundError, UndecidedError
from casegraph.vocab.terms import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.vocab.enums import VocabularyName
    from casegraph.vocab.terms import Term, Vocabulary


def resolve_term(vocabulary: Vocabulary, name: str, kind: VocabularyName) -> Term:
    """Return the one term that `name` means: a label, a synonym, an abbreviation or a code."""
    found = vocabulary.find(name, kind)
    if len(found) == 1:
        return found[0]
    if found:
        meanings = ", ".join(f"{term.id} ({term.label})" for term in found)
        raise UndecidedError(f"{name!r} may mean: {meanings}", hint="name the one by its id")
    close = vocabulary.suggest(name, kind)
    hint = f"did you mean {' or '.join(close)}?" if close else None
    raise NotFoundError(f"no {kind.value} is called {name!r}", hint=hint)


def asked_terms(
    vocabulary: Vocabulary, names: Iterable[str], kind: VocabularyName
) -> tuple[Term, ...]:
    """Return the terms that are asked for, each once, under the name it was asked for by."""
    found: dict[str, Term] = {}
    for name in names:
        term = resolve_term(vocabulary, name, kind)
        known = {fold(text) for text in (term.id, *(label.text for label in term.labels))}
        named = replace(term, label=name) if fold(name) in known else term
        found.setdefault(term.id, named)
    return tuple(found.values())
