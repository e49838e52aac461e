"""Adding a term of the user's own: into the own file, into the archive, into its coverage."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from casegraph.app.archive import bundled_terms, ensure_archive, joined_terms, take_up
from casegraph.app.retag import RetagAnswer, rehearse_retag, retag
from casegraph.app.terms import resolve_term
from casegraph.app.vocabulary_asked import extension, has_facts, new_term
from casegraph.app.vocabulary_conflicts import differences, lacking, restatements, taken_names
from casegraph.errors import CasegraphError, InvalidInputError, UsageError
from casegraph.export.files import write_file
from casegraph.issues import has_errors
from casegraph.store.engine import writing
from casegraph.store.schema import state
from casegraph.vocab.load import read_entries
from casegraph.vocab.own import join_own
from casegraph.vocab.own_file import entry_of, with_entry
from casegraph.vocab.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from casegraph.app.location import Location
    from casegraph.app.vocabulary_asked import NewTerm
    from casegraph.issues import Issue
    from casegraph.store.engine import Connection
    from casegraph.vocab.enums import VocabularyName
    from casegraph.vocab.load import Entry
    from casegraph.vocab.terms import Term


class TermStatus(StrEnum):
    """What became of a term."""

    ADDED = "added"
    EXTENDED = "extended"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermAdded:
    """What became of a term, in which file, and whose coverage is another for it."""

    id: str
    label: str
    vocabulary: VocabularyName
    file: str
    status: TermStatus
    retagged: tuple[str, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Wish:
    """A term, what of it is missing in the vocabulary (None: nothing), what speaks against it."""

    term: Term
    missing: Term | None
    problems: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The new content of the own file, None where it is as it should be, and all terms with it."""

    term: Term
    status: TermStatus
    text: str | None
    terms: tuple[Term, ...]


def add_term(location: Location, asked: NewTerm, *, dry_run: bool = False) -> TermAdded:
    """Write a term into the own file, have the archive take it up, compute its coverage anew.

    Again is the same: what a killed run left undone is done. With `dry_run` everything is done
    but the writing. Raises InvalidInputError with every problem of the term (it is known with
    other facts, or a name of it is another's), NotFoundError for an unknown broader term,
    UsageError for words that say nothing.
    """
    if dry_run:
        plan = _plan(location, asked)
        exists = state(location.archive).revision is not None
        answer = rehearse_retag(location.archive, plan.terms) if exists else RetagAnswer()
        return _added(location, plan, answer)
    _plan(location, asked)
    ensure_archive(location)
    with writing(location.archive) as connection:
        # Under the lock of the one writer: two of these at once do not lose a term.
        plan = _plan(location, asked)
        _write(location.vocabulary, plan, connection)
    return _added(location, plan, retag(location.archive))


def _added(location: Location, plan: _Plan, answer: RetagAnswer) -> TermAdded:
    return TermAdded(
        id=plan.term.id,
        label=plan.term.label,
        vocabulary=plan.term.vocabulary,
        file=str(location.vocabulary),
        status=plan.status,
        retagged=answer.changed,
        issues=answer.issues,
    )


def _write(path: Path, plan: _Plan, connection: Connection) -> None:
    take_up(connection, plan.terms)
    if plan.text is None:
        return
    data = plan.text.encode()

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    with _named_trouble(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, write, force=True)


def _plan(location: Location, asked: NewTerm) -> _Plan:
    """Return what is to be written; raises where the term cannot be added."""
    joined = joined_terms(location)
    vocabulary = Vocabulary(joined.terms)
    path = location.vocabulary
    data = _content(path)
    bundled = bundled_terms()
    known = {term.id: term for term in bundled}
    entries = read_entries(data, str(path), known)[0] if data else ()
    own = {entry.term.id: entry for entry in entries}
    extends = asked.extends
    wish = _wish_to_extend(asked, vocabulary, own) if extends else _wish(asked, vocabulary, own)
    if wish.problems:
        raise InvalidInputError(f"{asked.name} is refused", issues=wish.problems)
    if wish.missing is None:
        return _Plan(wish.term, TermStatus.UNCHANGED, None, joined.terms)
    text = with_entry(data.decode(), str(path), entry_of(wish.missing, extends=extends))
    if text is None:
        raise CasegraphError(
            f"{path} is written in a way that the term cannot be put into it",
            hint="write its terms as a list of `- id: ...`, or add the term there by hand",
        )
    after = join_own(bundled, text.encode(), str(path))
    if has_errors(after.issues):
        raise InvalidInputError(f"{asked.name} is refused", issues=after.issues)
    status = TermStatus.EXTENDED if extends else TermStatus.ADDED
    return _Plan(wish.term, status, text, after.terms)


def _wish(asked: NewTerm, vocabulary: Vocabulary, own: Mapping[str, Entry]) -> _Wish:
    """Return a new term, of which nothing is missing where it is known with the same facts."""
    term = new_term(asked, vocabulary)
    entry = own.get(term.id)
    known = next((t for t in vocabulary if t.id == term.id), entry and entry.term)
    if known:
        where = entry.where if entry else None
        return _Wish(known, None, differences(asked, term, known, where))
    return _Wish(term, term, tuple(taken_names(term, vocabulary)))


def _wish_to_extend(asked: NewTerm, vocabulary: Vocabulary, own: Mapping[str, Entry]) -> _Wish:
    """Return a known term, bundled or own, with what of the extension it has not yet."""
    base = _known_term(asked, vocabulary)
    more = lacking(extension(asked, base, vocabulary), base)
    if not has_facts(more):
        return _Wish(base, None, ())
    entry = own.get(base.id)
    restated = restatements(more, entry) if entry else ()
    return _Wish(base, more, (*restated, *taken_names(more, vocabulary)))


def _known_term(asked: NewTerm, vocabulary: Vocabulary) -> Term:
    """Return the term that is extended; raises UsageError where it is of another vocabulary."""
    stated = asked.vocabulary
    if stated and not vocabulary.find(asked.name, stated):
        other = resolve_term(vocabulary, asked.name)
        raise UsageError(
            f"{asked.name} is a term of the vocabulary {other.vocabulary}, not of {stated}",
            hint="leave out --vocabulary to extend it, or --extend to add another term",
        )
    return resolve_term(vocabulary, asked.name, stated)


def _content(path: Path) -> bytes:
    with _named_trouble(path):
        return path.read_bytes() if path.exists() else b""


@contextmanager
def _named_trouble(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CasegraphError(f"cannot use {path}: {error.strerror}") from error
