"""Adding a term of the user's own: into the own file, into the archive, into its coverage."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from anyascii import anyascii

from casegraph.app.archive import bundled_terms, ensure_archive, joined_terms, take_up
from casegraph.app.retag import RetagAnswer, rehearse_retag, retag
from casegraph.app.vocabulary import find_term
from casegraph.errors import CasegraphError, InvalidInputError, UsageError
from casegraph.export.files import write_file
from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.store.engine import writing
from casegraph.store.schema import state
from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName
from casegraph.vocab.load import read_entries
from casegraph.vocab.own import join_own
from casegraph.vocab.own_file import entry_of, with_entry
from casegraph.vocab.terms import Code, Label, Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from casegraph.app.location import Location
    from casegraph.store.engine import Connection

_CODE = re.compile(r"([A-Za-z][\w.-]*):(\S.*)")
_OPTIONS = {LabelKind.SYNONYM: "--synonym", LabelKind.ABBREVIATION: "--abbreviation"}


class TermStatus(StrEnum):
    """What became of a term."""

    ADDED = "added"
    EXTENDED = "extended"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTerm:
    """A term as it is asked for; `vocabulary` is None for one that extends a known term."""

    name: str
    vocabulary: VocabularyName | None
    id: str | None = None
    kind: TermKind = TermKind.CONCEPT
    broader: str | None = None
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    note: str | None = None


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
class _Plan:
    """The new content of the own file, None where it is as it should be, and all terms with it."""

    term: Term
    status: TermStatus
    text: str | None
    terms: tuple[Term, ...]


def add_term(location: Location, asked: NewTerm, *, dry_run: bool = False) -> TermAdded:
    """Write a term into the own file, have the archive take it up, compute its coverage anew.

    Again is the same: what a killed run left undone is done. With `dry_run` everything is done
    but the writing. Raises InvalidInputError with every problem of the term (its id or a label is
    another's), NotFoundError for an unknown broader term, UsageError for words that say nothing.
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
    path = location.vocabulary
    data = b""
    if path.exists():
        with _named_trouble(path):
            data = path.read_bytes()
    vocabulary = Vocabulary(joined.terms)
    base = find_term(vocabulary, asked.name) if asked.vocabulary is None else None
    term = _extension(asked, base, vocabulary) if base else _new(asked, vocabulary)
    bundled = bundled_terms()
    entries, _ = read_entries(data, str(path), {t.id: t for t in bundled}) if data else ((), ())
    known = next((entry for entry in entries if entry.term.id == term.id), None)
    if known and known.term == term:
        return _Plan(term, TermStatus.UNCHANGED, None, joined.terms)
    problems = _problems(term, base, vocabulary)
    if known:
        detail = f"the own file holds the id {term.id!r} already"
        problems = (_problem("duplicate-id", None, detail, f"edit {known.where}"),)
    if problems:
        raise InvalidInputError(f"{asked.name} is refused", issues=problems)
    text = with_entry(data.decode(), str(path), entry_of(term, extends=base is not None))
    if text is None:
        raise CasegraphError(
            f"{path} is written in a way that no term can be put behind its last one",
            hint="write its terms as a list of `- id: ...`, or add the term there by hand",
        )
    after = join_own(bundled, text.encode(), str(path))
    if has_errors(after.issues):
        raise InvalidInputError(f"{asked.name} is refused", issues=after.issues)
    status = TermStatus.EXTENDED if base else TermStatus.ADDED
    return _Plan(term, status, text, after.terms)


def _new(asked: NewTerm, vocabulary: Vocabulary) -> Term:
    kind = asked.vocabulary or VocabularyName.TREATMENT
    label = _text("TERM", asked.name)
    term_id = asked.id or re.sub(r"[^a-z0-9]+", "-", anyascii(label).lower()).strip("-")
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", term_id):
        raise UsageError(
            f"{term_id!r} cannot be an id: it holds more than a-z, 0-9 and single hyphens",
            hint="give another with --id",
        )
    broader = find_term(vocabulary, asked.broader, kind).id if asked.broader else None
    return Term(
        id=term_id,
        vocabulary=kind,
        label=label,
        kind=asked.kind,
        broader=broader,
        labels=_labels(asked),
        codes=tuple(_code(text) for text in asked.codes),
        context=tuple(_text("--context", text) for text in asked.context),
        note=_text("--note", asked.note) if asked.note else None,
    )


def _extension(asked: NewTerm, base: Term, vocabulary: Vocabulary) -> Term:
    broader = find_term(vocabulary, asked.broader, base.vocabulary).id if asked.broader else None
    if asked.id or asked.kind is not TermKind.CONCEPT:
        raise UsageError("--id and --kind are those of the term that is extended")
    own = Term(
        id=base.id,
        vocabulary=base.vocabulary,
        label=base.label,
        kind=base.kind,
        broader=broader,
        labels=_labels(asked),
        codes=tuple(_code(text) for text in asked.codes),
        context=tuple(_text("--context", text) for text in asked.context),
        note=_text("--note", asked.note) if asked.note else None,
    )
    if not (own.labels or own.codes or own.context or own.note or own.broader):
        raise UsageError("nothing to extend the term with", hint="name a --synonym, for one")
    return own


def _labels(asked: NewTerm) -> tuple[Label, ...]:
    given = {LabelKind.SYNONYM: asked.synonyms, LabelKind.ABBREVIATION: asked.abbreviations}
    labels = [
        Label(_text(_OPTIONS[kind], text), kind) for kind, texts in given.items() for text in texts
    ]
    return tuple(dict.fromkeys(labels))


def _code(text: str) -> Code:
    found = _CODE.fullmatch(_text("--code", text))
    if not found:
        raise UsageError(f"--code {text}: a code is written SCHEME:CODE", hint="as mesh:D000077592")
    return Code(found[1].lower(), found[2])


def _text(option: str, text: str) -> str:
    plain = " ".join(text.split())
    if not plain or not plain.isprintable():
        raise UsageError(f"{option}: expected words, got {text!r}")
    return plain


def _problems(term: Term, base: Term | None, vocabulary: Vocabulary) -> tuple[Issue, ...]:
    return tuple(
        issue
        for issues in (_taken_id(term, base, vocabulary), _taken_names(term, vocabulary))
        for issue in issues
    )


def _taken_id(term: Term, base: Term | None, vocabulary: Vocabulary) -> Iterator[Issue]:
    if base is None and term.id in vocabulary:
        other = vocabulary[term.id]
        detail = f"{term.id!r} is the id of a {other.vocabulary.value}, {other.label!r}"
        yield _problem("duplicate-id", "TERM", detail, "--extend adds names to it, --id names anew")


def _taken_names(term: Term, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Yield an issue for each name that another term has; an abbreviation may have two meanings."""
    names = [("TERM", term.label, False)]
    names += [
        (_OPTIONS[label.kind], label.text, label.kind is LabelKind.ABBREVIATION)
        for label in term.labels
    ]
    names += [("--code", f"{code.scheme}:{code.value}", False) for code in term.codes]
    for option, text, abbreviates in names:
        for other in vocabulary.find(text, term.vocabulary):
            if other.id == term.id or (abbreviates and _is_abbreviation(text, other)):
                continue
            code = "shared-code" if option == "--code" else "shared-label"
            detail = f"{text!r} is a name of {other.id} ({other.label})"
            hint = f"casegraph vocab add {other.id} --extend adds names to that term"
            yield _problem(code, option, detail, hint)


def _is_abbreviation(text: str, other: Term) -> bool:
    return any(
        label.kind is LabelKind.ABBREVIATION and label.text == text for label in other.labels
    )


def _problem(code: str, option: str | None, detail: str, hint: str) -> Issue:
    return Issue(code, Severity.ERROR, Where(path=option), detail, hint)


@contextmanager
def _named_trouble(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CasegraphError(f"cannot use {path}: {error.strerror}") from error
