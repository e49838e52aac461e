"""What speaks against a term that is to be added: it is known with other facts, or its names are.

A term that is known with all that is asked for is no conflict: to add it again changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.app.vocabulary_asked import OPTIONS
from casegraph.issues import Issue, Severity, Where
from casegraph.vocab.enums import LabelKind
from casegraph.vocab.terms import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.app.vocabulary_asked import NewTerm
    from casegraph.vocab.load import Entry
    from casegraph.vocab.terms import Label, Term, Vocabulary


def lacking(term: Term, known: Term) -> Term:
    """Return a term with only those names, codes and words that the known one has not."""
    codes = {(code.scheme, code.value) for code in known.codes}
    return replace(
        term,
        labels=tuple(label for label in term.labels if not _has_label(known, label)),
        codes=tuple(code for code in term.codes if (code.scheme, code.value) not in codes),
        context=tuple(word for word in term.context if word not in known.context),
        broader=None if term.broader == known.broader else term.broader,
        note=None if term.note == known.note else term.note,
    )


def differences(asked: NewTerm, term: Term, known: Term, own: Where | None) -> tuple[Issue, ...]:
    """Return an issue for each fact of a new term that the known one of its id has not.

    `own` is the place of the known one in the own file, None where it is a bundled one.
    """
    anew = f"edit {own}" if own else "--id names another term"
    other = _otherwise(asked, term, known)
    if other:
        detail = (
            f"{known.id!r} is the id of a {known.vocabulary.value}, "
            f"the {known.kind.value} {known.label!r}"
        )
        return (_problem("duplicate-id", ", ".join(other), detail, anew),)
    more = lacking(term, known)
    extend = f"casegraph vocab add {known.id} --extend adds it"
    missing = [
        _problem("duplicate-id", option, f"{known.id} is known without {text!r}", extend)
        for option, text, _ in _stated(more)
    ]
    scalars = [
        _problem("duplicate-id", option, _instead(known, ours, theirs), anew if theirs else extend)
        for option, ours, theirs in _scalars(more, known)
    ]
    return (*scalars, *missing)


def restatements(more: Term, own: Entry) -> tuple[Issue, ...]:
    """Return an issue for each single fact that the own file states otherwise already."""
    return tuple(
        _problem("duplicate-id", option, _instead(more, ours, theirs), f"edit {own.where}")
        for option, ours, theirs in _scalars(more, own.term)
        if theirs
    )


def taken_names(term: Term, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Yield an issue for each name that another term has; an abbreviation may have two meanings."""
    named = _stated(replace(term, context=()))
    for option, text, abbreviates in (("TERM", term.label, False), *named):
        for other in vocabulary.find(text, term.vocabulary):
            if other.id == term.id or (abbreviates and _is_abbreviation(text, other)):
                continue
            code = "shared-code" if option == "--code" else "shared-label"
            detail = f"{text!r} is a name of {other.id} ({other.label})"
            hint = f"casegraph vocab add {other.id} --extend adds names to that term"
            yield _problem(code, option, detail, hint)


def _stated(term: Term) -> Iterator[tuple[str, str, bool]]:
    """Yield the option, the text of each name, code and word, and whether it abbreviates."""
    for label in term.labels:
        yield OPTIONS[label.kind], label.text, label.kind is LabelKind.ABBREVIATION
    for code in term.codes:
        yield "--code", f"{code.scheme}:{code.value}", False
    for word in term.context:
        yield "--context", word, False


def _scalars(more: Term, known: Term) -> Iterator[tuple[str, str, str | None]]:
    """Yield the option of each single fact that is stated, with the one that is known."""
    if more.broader:
        yield "--broader", more.broader, known.broader
    if more.note:
        yield "--note", more.note, known.note


def _otherwise(asked: NewTerm, term: Term, known: Term) -> list[str]:
    """Return the options that make a new term another one than the known one of its id."""
    other = {
        "--vocabulary": term.vocabulary is not known.vocabulary,
        "TERM": fold(term.label) != fold(known.label),
        "--kind": asked.kind not in {None, known.kind},
    }
    return [option for option, differs in other.items() if differs]


def _instead(known: Term, ours: str, theirs: str | None) -> str:
    return (
        f"{known.id} is known with {theirs!r}, not {ours!r}"
        if theirs
        else (f"{known.id} is known without {ours!r}")
    )


def _has_label(known: Term, label: Label) -> bool:
    if label.kind is LabelKind.ABBREVIATION:
        return label in known.labels
    full = (held.text for held in known.labels if held.kind is not LabelKind.ABBREVIATION)
    return fold(label.text) in {fold(text) for text in (known.label, *full)}


def _is_abbreviation(text: str, other: Term) -> bool:
    return any(
        label.kind is LabelKind.ABBREVIATION and label.text == text for label in other.labels
    )


def _problem(code: str, option: str, detail: str, hint: str) -> Issue:
    return Issue(code, Severity.ERROR, Where(path=option), detail, hint)
