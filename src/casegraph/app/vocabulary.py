"""The terms of the archive: their list, and everything of one of them."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.app.archive import bundled_terms, read_joined
from casegraph.app.terms import resolve_term
from casegraph.errors import ArchiveError, CasegraphError, NotFoundError, UndecidedError
from casegraph.issues import has_errors
from casegraph.vocab.terms import Vocabulary, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.app.location import Location
    from casegraph.store.queries.naming import TermUse
    from casegraph.vocab.enums import VocabularyName
    from casegraph.vocab.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTerm:
    """A term, how deep it stands in the hierarchy, and where it comes from.

    `origin` is `bundled`, `own`, or `extended`: bundled, with names of the user's own.
    """

    term: Term
    depth: int
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardNote:
    """A rule that a mention of a term must pass, as the vocabulary writes it and in words."""

    guard: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermAnswer:
    """Everything of a term; `use` is None where there is no archive to use it."""

    term: Term
    origin: str
    broader: tuple[Term, ...]
    narrower: tuple[Term, ...]
    guards: tuple[GuardNote, ...]
    use: TermUse | None


def list_terms(
    location: Location, kind: VocabularyName | None = None, search: str | None = None
) -> tuple[ListedTerm, ...]:
    """Return the terms of the archive, or of one vocabulary, each below its broader term.

    `search` is a part of a name, a code or an id: the terms that have it. Without an archive they
    are the terms that a new one would have.
    """
    sought = fold(search or "")
    vocabulary = archive_vocabulary(location)
    origins = _Origins(location)
    return tuple(
        ListedTerm(term=term, depth=depth, origin=origins.of(term))
        for term, depth in _in_order(vocabulary)
        if (kind is None or term.vocabulary is kind) and _has_name_with(sought, term)
    )


def show_term(location: Location, name: str, kind: VocabularyName | None = None) -> TermAnswer:
    """Return everything of the term that `name` means: an id, a label, or a code of any age.

    Raises NotFoundError with what is close, UndecidedError where the name has several meanings.
    """
    vocabulary = archive_vocabulary(location)
    term = resolve_term(vocabulary, name, kind)
    below = vocabulary.narrower(term.id) - {term.id}
    return TermAnswer(
        term=term,
        origin=_Origins(location).of(term),
        broader=tuple(vocabulary[term_id] for term_id in vocabulary.broader(term.id)),
        narrower=tuple(other for other in vocabulary if other.id in below),
        guards=tuple(_guards(term)),
        use=_use(location, term),
    )


def archive_vocabulary(location: Location) -> Vocabulary:
    """Return the archive's terms; without an archive those that a new one would have."""
    from casegraph.store.engine import reading
    from casegraph.store.queries.vocabulary import fetch_vocabulary
    from casegraph.store.schema import state

    if state(location.archive).revision is None:
        return _own_vocabulary(location)
    with reading(location.archive) as connection:
        return fetch_vocabulary(connection)


def _has_name_with(sought: str, term: Term) -> bool:
    names = (term.id, term.label, *(label.text for label in term.labels))
    codes = (f"{code.scheme}:{code.value}" for code in term.codes)
    return any(sought in fold(name) for name in (*names, *codes))


def known_vocabulary(location: Location) -> Vocabulary:
    """Return the terms to read and to ask by: as `archive_vocabulary`, but never refused.

    Where the archive cannot be used as it is, they are those that a new one would have.
    """
    try:
        return archive_vocabulary(location)
    except (NotFoundError, UndecidedError, ArchiveError):
        return _own_vocabulary(location)


def _own_vocabulary(location: Location) -> Vocabulary:
    joined = read_joined(location.vocabulary)
    return Vocabulary(bundled_terms() if has_errors(joined.issues) else joined.terms)


class _Origins:
    """Tells where terms come from; an own file that cannot be read extends nothing."""

    def __init__(self, location: Location) -> None:
        self._bundled = {term.id for term in bundled_terms()}
        self._own: frozenset[str] = frozenset()
        try:
            joined = read_joined(location.vocabulary)
        except CasegraphError:
            return
        if not has_errors(joined.issues):
            self._own = frozenset(joined.own)

    def of(self, term: Term) -> str:
        """Return `bundled`, `own` or `extended`."""
        if term.id not in self._bundled:
            return "own"
        return "extended" if term.id in self._own else "bundled"


def _in_order(vocabulary: Vocabulary) -> Iterator[tuple[Term, int]]:
    """Yield every term behind its broader one, with its depth, else in the order of the files."""
    below: dict[str | None, list[Term]] = {}
    for term in vocabulary:
        below.setdefault(term.broader, []).append(term)
    pending = [(term, 0) for term in reversed(below.get(None, []))]
    while pending:
        term, depth = pending.pop()
        yield term, depth
        pending += [(other, depth + 1) for other in reversed(below.get(term.id, []))]


def _guards(term: Term) -> Iterator[GuardNote]:
    from casegraph.tag.guards.table import guards_of

    for name, guard, arguments in guards_of(term):
        written = f"{name}:{','.join(arguments)}" if arguments else name
        words = (inspect.getdoc(guard) or "").partition("\n\n")[0]
        yield GuardNote(guard=written, explanation=" ".join(words.split()))


def _use(location: Location, term: Term) -> TermUse | None:
    from casegraph.store.engine import reading
    from casegraph.store.queries.naming import fetch_term_use
    from casegraph.store.schema import state

    if state(location.archive).revision is None:
        return None
    with reading(location.archive) as connection:
        return fetch_term_use(connection, term.id)
