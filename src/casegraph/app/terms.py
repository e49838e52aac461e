"""The terms a question names: found by any label, or a named error with what is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.errors import NotFoundError, UndecidedError

if TYPE_CHECKING:
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
