"""Coverage: the treatments and conditions that a work is about, each with its basis."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text

from casegraph.store.tables.base import choice, metadata, number, part_of, position, text
from casegraph.vocab.enums import Basis, CoverageRole, CoverageStatus


def _found_in() -> Column[int]:
    target = ForeignKey("reference.id", ondelete="CASCADE")
    return Column("reference_id", Integer, target, index=True)


def _span() -> tuple[Column[int], Column[int], CheckConstraint]:
    whole = "(span_start IS NULL) = (span_end IS NULL)"
    return (
        Column("span_start", Integer),
        Column("span_end", Integer),
        CheckConstraint(whole, name="span"),
    )


coverage = Table(
    "coverage",
    metadata,
    number(),
    part_of("work", indexed=True),
    _found_in(),
    Column("position", Integer, nullable=False),
    Column("treatment_id", Text, ForeignKey("term.id"), index=True),
    choice("basis", Basis, required=True),
    choice("role", CoverageRole, required=True),
    text("quote"),
    text("place"),
    *_span(),
    choice("status", CoverageStatus, required=True),
    text("source"),
    text("reason"),
    text("method", required=True),
    text("decided_by"),
    text("decided_at"),
    CheckConstraint("treatment_id IS NOT NULL OR basis = 'curator'", name="no_treatment"),
    comment="An assertion that a work covers a treatment; without one: that it covers none.",
)

coverage_condition = Table(
    "coverage_condition",
    metadata,
    part_of("coverage", in_key=True),
    position(),
    Column("condition_id", Text, ForeignKey("term.id"), nullable=False, index=True),
    comment="The conditions for which the treatment is covered.",
)

condition_mention = Table(
    "condition_mention",
    metadata,
    number(),
    part_of("work", indexed=True),
    _found_in(),
    Column("position", Integer, nullable=False),
    Column("condition_id", Text, ForeignKey("term.id"), nullable=False, index=True),
    text("quote"),
    text("place"),
    *_span(),
    text("method", required=True),
    comment="A condition that a work is about, with the words that say so.",
)
