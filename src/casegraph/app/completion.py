"""What a shell offers while a term is typed: quick, and silent where nothing can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.app.vocabulary import archive_vocabulary
from casegraph.errors import CasegraphError

if TYPE_CHECKING:
    from casegraph.app.location import Location
    from casegraph.vocab.enums import VocabularyName


def offered_names(
    location: Location, begun: str, kind: VocabularyName | None = None
) -> tuple[tuple[str, str], ...]:
    """Return the names that go on from what is typed, each with the label of its term.

    Preferred labels stand first, and alone where nothing is typed yet. What is typed keeps its
    case, which a shell compares and casegraph does not.
    """
    try:
        vocabulary = archive_vocabulary(location)
    except CasegraphError:
        return ()
    terms = [term for term in vocabulary if kind is None or term.vocabulary is kind]
    names = [(term.label, term.label) for term in terms]
    if begun:
        names += [(label.text, term.label) for term in terms for label in term.labels]
    start = begun.casefold()
    return tuple(
        (begun + text[len(begun) :], label)
        for text, label in names
        if text.casefold().startswith(start)
    )
