"""A term as a user asks for it, and the term that this makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyascii import anyascii

from casegraph.app.terms import resolve_term
from casegraph.errors import UsageError
from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName
from casegraph.vocab.terms import Code, Label, Term

if TYPE_CHECKING:
    from casegraph.vocab.terms import Vocabulary

OPTIONS = {LabelKind.SYNONYM: "--synonym", LabelKind.ABBREVIATION: "--abbreviation"}
_CODE = re.compile(r"([A-Za-z][\w.-]*):(\S.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTerm:
    """A term as it is asked for; one that `extends` a known term need not name its vocabulary."""

    name: str
    vocabulary: VocabularyName | None
    extends: bool = False
    id: str | None = None
    kind: TermKind | None = None
    broader: str | None = None
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    note: str | None = None


def new_term(asked: NewTerm, vocabulary: Vocabulary) -> Term:
    """Return the term that is asked for, its id made of its label where none is given.

    Raises UsageError for words that say nothing, NotFoundError for an unknown broader term.
    """
    label = _text("TERM", asked.name)
    term_id = asked.id or re.sub(r"[^a-z0-9]+", "-", anyascii(label).lower()).strip("-")
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", term_id):
        raise UsageError(
            f"{term_id!r} cannot be an id: it holds more than a-z, 0-9 and single hyphens",
            hint="give another with --id",
        )
    kind = asked.vocabulary or VocabularyName.TREATMENT
    named = Term(term_id, kind, label, asked.kind or TermKind.CONCEPT)
    return _with_facts(named, asked, vocabulary)


def extension(asked: NewTerm, base: Term, vocabulary: Vocabulary) -> Term:
    """Return what is asked to be added to a known term, under its id.

    Raises UsageError where nothing is, NotFoundError for an unknown broader term.
    """
    if asked.id or asked.kind:
        raise UsageError("--id and --kind are those of the term that is extended")
    own = _with_facts(Term(base.id, base.vocabulary, base.label, base.kind), asked, vocabulary)
    if not has_facts(own):
        raise UsageError("nothing to extend the term with", hint="name a --synonym, for one")
    return own


def has_facts(term: Term) -> bool:
    """Tell whether a term says more than what it is called."""
    return bool(term.labels or term.codes or term.context or term.note or term.broader)


def _with_facts(term: Term, asked: NewTerm, vocabulary: Vocabulary) -> Term:
    broader = asked.broader and resolve_term(vocabulary, asked.broader, term.vocabulary).id
    return Term(
        id=term.id,
        vocabulary=term.vocabulary,
        label=term.label,
        kind=term.kind,
        broader=broader or None,
        labels=_labels(asked),
        codes=tuple(dict.fromkeys(_code(text) for text in asked.codes)),
        context=tuple(dict.fromkeys(_text("--context", text) for text in asked.context)),
        note=_text("--note", asked.note) if asked.note else None,
    )


def _labels(asked: NewTerm) -> tuple[Label, ...]:
    given = {LabelKind.SYNONYM: asked.synonyms, LabelKind.ABBREVIATION: asked.abbreviations}
    labels = [
        Label(_text(OPTIONS[kind], text), kind) for kind, texts in given.items() for text in texts
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
