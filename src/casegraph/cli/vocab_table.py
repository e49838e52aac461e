"""What the commands for controlled terms print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.cli.output import Table, told
from casegraph.vocab.enums import LabelKind

if TYPE_CHECKING:
    from casegraph.app.vocabulary import ListedTerm, TermAnswer
    from casegraph.app.vocabulary_add import TermAdded
    from casegraph.vocab.terms import Term

_LABELS = {
    "synonyms": LabelKind.SYNONYM,
    "abbreviations": LabelKind.ABBREVIATION,
    "misspellings": LabelKind.MISSPELLING,
}


def list_table(found: tuple[ListedTerm, ...], *, tree: bool) -> Table:
    """Return terms as a table; `tree` indents each below its broader."""
    columns = ("id", "label", "vocabulary", "kind", "broader", "names", "codes", "origin")
    rows = [
        (
            f"{'· ' * entry.depth if tree else ''}{entry.term.id}",
            entry.term.label,
            entry.term.vocabulary.value,
            entry.term.kind.value,
            entry.term.broader,
            "; ".join(label.text for label in entry.term.labels),
            "; ".join(_codes(entry.term, former=False)),
            entry.origin,
        )
        for entry in found
    ]
    document = [{**_document(e.term), "depth": e.depth, "origin": e.origin} for e in found]
    wide = frozenset({"names", "vocabulary"} | ({"broader"} if tree else set()))
    return Table(columns, rows, document, wide=wide)


def show_table(answer: TermAnswer) -> Table:
    """Return everything of a term, a fact in each row."""
    term, use = answer.term, answer.use
    document = {
        **_document(term),
        "origin": answer.origin,
        "broader_chain": [_brief(other) for other in answer.broader],
        "narrower": [_brief(other) for other in answer.narrower],
        "guards": [{"guard": g.guard, "explanation": g.explanation} for g in answer.guards],
        "context": list(term.context),
        "note": term.note,
        "use": None
        if use is None
        else {
            "references": use.references,
            "works": use.works,
            "therapy_steps": use.therapy_steps,
            "cases": use.cases,
        },
    }
    rows: list[tuple[object, ...]] = [
        ("id", term.id),
        ("label", term.label),
        ("vocabulary", term.vocabulary.value),
        ("kind", term.kind.value),
        ("origin", answer.origin),
        *((name, text) for name in _LABELS for text in _texts(term, _LABELS[name])),
        *(("code", code) for code in _codes(term, former=False)),
        *(("former code", code) for code in _codes(term, former=True)),
        *(("broader", f"{other.label} ({other.id})") for other in answer.broader),
        *(("narrower", f"{other.label} ({other.id})") for other in answer.narrower),
        *((f"guard {note.guard}", note.explanation) for note in answer.guards),
        *(("context", word) for word in term.context),
        *((("note", term.note),) if term.note else ()),
    ]
    if use:
        counts = (("references", str(use.references)), ("works", str(use.works)))
        rows += [*counts, ("therapy steps", str(use.therapy_steps)), ("cases", str(use.cases))]
    return Table(("fact", "value"), rows, document)


def added_table(answer: TermAdded, *, dry_run: bool) -> Table:
    """Return what became of a term, or would become of it."""
    columns = ("id", "label", "vocabulary", "status", "file", "retagged")
    status = told(answer.status.value, dry_run=dry_run)
    term = (answer.id, answer.label, answer.vocabulary.value)
    document = {
        **dict(zip(columns, (*term, answer.status.value, answer.file), strict=False)),
        "dry_run": dry_run,
        "retagged": list(answer.retagged),
        "issues": [issue.to_plain() for issue in answer.issues],
    }
    return Table(columns, [(*term, status, answer.file, len(answer.retagged))], document)


def _document(term: Term) -> dict[str, object]:
    return {
        "id": term.id,
        "label": term.label,
        "vocabulary": term.vocabulary.value,
        "kind": term.kind.value,
        "broader": term.broader,
        **{name: _texts(term, kind) for name, kind in _LABELS.items()},
        "codes": _codes(term, former=False),
        "former_codes": _codes(term, former=True),
    }


def _brief(term: Term) -> dict[str, str]:
    return {"id": term.id, "label": term.label}


def _texts(term: Term, kind: LabelKind) -> list[str]:
    return [label.text for label in term.labels if label.kind is kind]


def _codes(term: Term, *, former: bool) -> list[str]:
    return [f"{code.scheme}:{code.value}" for code in term.codes if code.former is former]
