"""What terms say of each other: ids that are unique, a hierarchy without cycles, clear labels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.vocab.enums import LabelKind
from casegraph.vocab.spelling import is_slip, offer
from casegraph.vocab.terms import Term, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PlacedTerm = tuple[Term, Where]


def check_terms(terms: Sequence[PlacedTerm]) -> tuple[Issue, ...]:
    """Return what is wrong between terms; each comes with the place of its entry."""
    return (
        *_doubled_ids(terms),
        *_unknown_broader(terms),
        *_cycles(terms),
        *_shared_labels(terms),
    )


def _doubled_ids(terms: Sequence[PlacedTerm]) -> Iterator[Issue]:
    first: dict[str, Where] = {}
    for term, where in terms:
        if term.id in first:
            detail = f"the id {term.id!r} is used twice, first at {first[term.id]}"
            yield _issue("duplicate-id", where, "id", detail)
        first.setdefault(term.id, where)


def _unknown_broader(terms: Sequence[PlacedTerm]) -> Iterator[Issue]:
    known = {(term.vocabulary, term.id) for term, _ in terms}
    for term, where in terms:
        if term.broader and (term.vocabulary, term.broader) not in known:
            asked = fold(term.broader)
            near = [i for v, i in known if v is term.vocabulary and is_slip(asked, fold(i))]
            hint = offer(sorted(near))
            detail = f"there is no {term.vocabulary} {term.broader!r}"
            yield _issue("unknown-broader", where, "broader", detail, hint)


def _cycles(terms: Sequence[PlacedTerm]) -> Iterator[Issue]:
    """Report each cycle once, at its first term in the order of the files."""
    broader = {term.id: term.broader for term, _ in terms if term.broader}
    settled: set[str] = set()
    for term, where in terms:
        chain: dict[str, None] = {}
        current: str | None = term.id
        while current is not None and current not in settled and current not in chain:
            chain[current] = None
            current = broader.get(current)
        if current is not None and current in chain:
            ids = list(chain)
            circle = " > ".join([*ids[ids.index(current) :], current])
            yield _issue("cycle", where, "broader", f"the term is above itself: {circle}")
        settled |= chain.keys()


def _shared_labels(terms: Sequence[PlacedTerm]) -> Iterator[Issue]:
    """Report labels that two terms claim; an abbreviation may have two meanings."""
    first: dict[tuple[str, str], tuple[Term, bool]] = {}
    for term, where in terms:
        for text, is_abbreviation in _labels(term):
            key = (term.vocabulary.value, fold(text))
            other, abbreviates = first.setdefault(key, (term, is_abbreviation))
            if other.id != term.id and not (is_abbreviation and abbreviates):
                detail = f"the label {text!r} is also one of {other.id!r}"
                yield _issue("shared-label", where, None, detail, severity=Severity.WARNING)


def _labels(term: Term) -> Iterable[tuple[str, bool]]:
    yield term.label, False
    for label in term.labels:
        yield label.text, label.kind is LabelKind.ABBREVIATION


def _issue(
    code: str,
    where: Where,
    field: str | None,
    detail: str,
    hint: str | None = None,
    *,
    severity: Severity = Severity.ERROR,
) -> Issue:
    path = f"{where.path}.{field}" if field else where.path
    return Issue(code, severity, replace(where, path=path), detail, hint)
