"""The ledger of judgements: appended and superseded, never changed."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, ForeignKey, Integer, Table

from casegraph.store.tables.base import choice, metadata, number, text
from casegraph.vocab.enums import JudgementKind

WORK_PREFIX = "work:"

judgement = Table(
    "judgement",
    metadata,
    number(),
    choice("kind", JudgementKind, required=True),
    text("subject", required=True, indexed=True),
    text("object", required=True, indexed=True),
    text("decision", required=True),
    Column("score", Float),
    Column("reasons", JSON, nullable=False),
    text("actor", required=True),
    text("at", required=True),
    Column("supersedes_id", Integer, ForeignKey("judgement.id"), unique=True),
    comment="A decision on two things, named by kind and number: work:12.",
)
