"""Controlled terms with their labels and codes, and the archive's own properties."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from casegraph.store.tables.base import choice, metadata, position, text
from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName


def _of_term() -> Column[str]:
    return Column("term_id", Text, ForeignKey("term.id", ondelete="CASCADE"), primary_key=True)


term = Table(
    "term",
    metadata,
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    choice("vocabulary", VocabularyName, required=True),
    text("label", required=True),
    choice("kind", TermKind, required=True),
    Column(
        "broader_id",
        Text,
        ForeignKey("term.id", deferrable=True, initially="DEFERRED"),
        index=True,
    ),
    Column("guards", JSON, nullable=False),
    Column("context", JSON, nullable=False),
    text("note"),
    Column("is_retired", Boolean, nullable=False),
    comment="A concept of a vocabulary; one that left is retired, never deleted.",
)

term_label = Table(
    "term_label",
    metadata,
    _of_term(),
    position(),
    text("text", required=True, indexed=True),
    choice("kind", LabelKind, required=True),
    comment="The ways a term is printed, besides its preferred label.",
)

term_code = Table(
    "term_code",
    metadata,
    _of_term(),
    position(),
    text("scheme", required=True),
    text("value", required=True),
    Column("former", Boolean, nullable=False),
    Index(None, "scheme", "value"),
    comment="Identifiers of a term in public code systems.",
)

archive_property = Table(
    "archive_property",
    metadata,
    Column("name", Text, primary_key=True),
    text("value", required=True),
    comment="What marks the database as an archive, and the digest of its vocabulary.",
)
