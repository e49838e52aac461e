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

_SEARCH = "`casegraph vocab list --search WORD` finds terms by a part of a name"


def resolve_term(vocabulary: Vocabulary, name: str, kind: VocabularyName | None = None) -> Term:
    """Return the one term of a vocabulary, or of any, that `name` means: any label or code.

    Raises NotFoundError with what is near, UndecidedError where the name has several meanings.
    """
    found = vocabulary.find(name, kind)
    if len(found) == 1:
        return found[0]
    if found:
        meanings = ", ".join(f"{term.id} ({term.label})" for term in found)
        raise UndecidedError(f"{name!r} may mean: {meanings}", hint="name the one by its id")
    raise NotFoundError(
        f"no {kind.value if kind else 'term'} is called {name!r}",
        hint=vocabulary.suggestion(name, kind) or _SEARCH,
    )


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
