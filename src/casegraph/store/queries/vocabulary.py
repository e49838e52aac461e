"""The controlled vocabulary of the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from casegraph.store.tables.terms import term, term_code, term_label
from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName
from casegraph.vocab.terms import Code, Label, Term, Vocabulary

if TYPE_CHECKING:
    from sqlalchemy import Connection


def fetch_vocabulary(connection: Connection) -> Vocabulary:
    """Return all terms that are in use, in the order of their files."""
    labels: dict[str, list[Label]] = {}
    query = select(term_label.c.term_id, term_label.c.text, term_label.c.kind)
    query = query.order_by(term_label.c.term_id, term_label.c.position)
    for term_id, text, kind in connection.execute(query):
        labels.setdefault(term_id, []).append(Label(text, LabelKind(kind)))
    codes: dict[str, list[Code]] = {}
    coded = select(term_code.c.term_id, term_code.c.scheme, term_code.c.value, term_code.c.former)
    coded = coded.order_by(term_code.c.term_id, term_code.c.position)
    for term_id, scheme, value, former in connection.execute(coded):
        codes.setdefault(term_id, []).append(Code(scheme, value, former))
    terms = select(term).where(~term.c.is_retired).order_by(term.c.position)
    return Vocabulary(
        tuple(
            Term(
                id=row.id,
                vocabulary=VocabularyName(row.vocabulary),
                label=row.label,
                kind=TermKind(row.kind),
                broader=row.broader_id,
                labels=tuple(labels.get(row.id, ())),
                codes=tuple(codes.get(row.id, ())),
                guards=tuple(row.guards),
                context=tuple(row.context),
                note=row.note,
            )
            for row in connection.execute(terms)
        )
    )
