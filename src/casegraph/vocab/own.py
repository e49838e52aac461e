"""A user's own terms, joined with the bundled ones: they extend, add, and are never lost.

An entry under the id of a bundled term extends it. An entry whose label the bundled vocabulary
holds under another id is the same term: both become one under the bundled id, and the own id stays
one of its names, so that records that use it mean the same as before. Any other label that both
claim stays with the own term, unless it is the bundled term's preferred one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.vocab.enums import LabelKind
from casegraph.vocab.hierarchy import check_terms
from casegraph.vocab.load import read_entries
from casegraph.vocab.terms import Label, Term, Vocabulary, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casegraph.vocab.load import Entry


@dataclass(frozen=True, slots=True)
class Joined:
    """Bundled and own terms as one vocabulary; `own` maps ids of the own file to places in it."""

    terms: tuple[Term, ...]
    own: dict[str, Where]
    issues: tuple[Issue, ...]


def join_own(bundled: Sequence[Term], data: bytes, source: str) -> Joined:
    """Return the bundled terms with those of an own file, and what is wrong in that file."""
    entries, issues = read_entries(data, source, {term.id: term for term in bundled})
    doubled = _doubled(entries)
    if doubled or has_errors(issues):
        return Joined(tuple(bundled), {}, (*issues, *doubled))
    joiner = _Joiner(bundled)
    places = {joiner.take(entry): entry.where for entry in entries}
    terms = joiner.terms()
    placed = [(term, places[term.id]) for term in terms if term.id in places]
    others = [(term, Where()) for term in terms if term.id not in places]
    found = (issue for issue in check_terms([*placed, *others]) if issue.where.source == source)
    return Joined(terms, places, (*issues, *joiner.issues, *found))


class _Joiner:
    """Takes the own entries one by one into the bundled terms."""

    def __init__(self, bundled: Sequence[Term]) -> None:
        self.issues: list[Issue] = []
        self._bundled = Vocabulary(tuple(bundled))
        self._terms = {term.id: term for term in bundled}
        self._same: dict[str, str] = {}

    def take(self, entry: Entry) -> str:
        """Extend the bundled term that the entry means, or add a term; return the term's id."""
        term = entry.term
        if term.id in self._bundled:
            self._extend(term.id, entry)
            return term.id
        same = self._bundled_same(term)
        if same is None:
            self._terms[term.id] = self._keep_labels(entry)
            return term.id
        self._same[term.id] = same.id
        labels = (Label(term.label, LabelKind.SYNONYM), Label(term.id, LabelKind.SYNONYM))
        moved = replace(term, id=same.id, label=same.label, labels=(*labels, *term.labels))
        self._extend(same.id, replace(entry, term=moved, stated=entry.stated - {"label", "kind"}))
        detail = (
            f"the bundled vocabulary holds {term.label!r} as {same.id}: "
            f"{term.id} and {same.id} are one term"
        )
        self._warn("now-bundled", entry, "label", detail, f"write {same.id} as its id")
        return same.id

    def terms(self) -> tuple[Term, ...]:
        """Return all terms, the bundled ones first, each in the order of its file."""
        return tuple(
            replace(term, broader=self._same.get(term.broader or "", term.broader))
            for term in self._terms.values()
        )

    def _extend(self, term_id: str, entry: Entry) -> None:
        base, own, stated = self._terms[term_id], entry.term, entry.stated
        if "label" in stated and fold(own.label) != fold(base.label):
            detail = f"{term_id} is a bundled term, {base.label!r}: this entry extends it"
            self._warn("now-bundled", entry, "label", detail, "leave the label out to extend it")
        labels = (*base.labels, Label(base.label, LabelKind.SYNONYM), *own.labels)
        self._terms[term_id] = replace(
            base,
            label=own.label,
            kind=own.kind if "kind" in stated else base.kind,
            broader=own.broader or base.broader,
            labels=_once(own.label, labels),
            codes=tuple(dict.fromkeys((*base.codes, *own.codes))),
            guards=own.guards if "guards" in stated else base.guards,
            context=tuple(dict.fromkeys((*base.context, *own.context))),
            note=own.note or base.note,
        )

    def _bundled_same(self, term: Term) -> Term | None:
        found = [
            other
            for other in self._bundled.find(term.label, term.vocabulary)
            if fold(term.label) in _full_names(other)
        ]
        return found[0] if len(found) == 1 else None

    def _keep_labels(self, entry: Entry) -> Term:
        """Return an own term with the labels that are its own; bundled terms lose theirs."""
        term = entry.term
        kept: list[Label] = []
        for label in term.labels:
            holders = [
                self._terms[other.id]
                for other in self._bundled.find(label.text, term.vocabulary)
                if not _may_share(label, other)
            ]
            preferred = [h for h in holders if fold(h.label) == fold(label.text)]
            if not preferred:
                kept.append(label)
            for holder in preferred or holders:
                whose = holder.id if preferred else term.id
                detail = f"the label {label.text!r} is also one of {holder.id}: it means {whose}"
                self._warn("shared-label", entry, None, detail, None)
                if not preferred:
                    self._terms[holder.id] = _without(holder, label.text)
        return replace(term, labels=tuple(kept))

    def _warn(
        self, code: str, entry: Entry, field: str | None, detail: str, hint: str | None
    ) -> None:
        path = f"{entry.where.path}.{field}" if field else entry.where.path
        where = replace(entry.where, path=path)
        self.issues.append(Issue(code, Severity.WARNING, where, detail, hint))


def _doubled(entries: Sequence[Entry]) -> tuple[Issue, ...]:
    counted = Counter(entry.term.id for entry in entries)
    repeated = [(e.term, e.where) for e in entries if counted[e.term.id] > 1]
    return tuple(issue for issue in check_terms(repeated) if issue.code == "duplicate-id")


def _full_names(term: Term) -> set[str]:
    full = (label.text for label in term.labels if label.kind is not LabelKind.ABBREVIATION)
    return {fold(text) for text in (term.label, *full)}


def _may_share(label: Label, other: Term) -> bool:
    """Tell whether a label is an abbreviation on both sides: it may have two meanings."""
    return label.kind is LabelKind.ABBREVIATION and fold(label.text) not in _full_names(other)


def _without(term: Term, text: str) -> Term:
    return replace(term, labels=tuple(la for la in term.labels if fold(la.text) != fold(text)))


def _once(preferred: str, labels: Iterable[Label]) -> tuple[Label, ...]:
    """Return labels without repetition; the preferred one is none of them."""
    kept: dict[tuple[str, bool], Label] = {}
    for label in labels:
        if label.text != preferred:
            kept.setdefault((label.text, label.kind is LabelKind.ABBREVIATION), label)
    return tuple(kept.values())
