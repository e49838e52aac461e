"""The printed reference list: what it says, what a curator states, the work it points to."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from casegraph.store.tables.base import choice, metadata, number, part_of, position, text
from casegraph.vocab.enums import CoverageRole, Intent, MatchMethod, WorkType

reference = Table(
    "reference",
    metadata,
    number(),
    part_of("report"),
    Column("position", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    text("raw", required=True),
    Column("et_al", Boolean, nullable=False),
    text("year"),
    text("title"),
    text("journal"),
    text("volume"),
    text("issue"),
    text("page"),
    choice("type", WorkType),
    Column("links", JSON, nullable=False),
    choice("intent", Intent),
    text("leftover", required=True),
    Column("work_id", Integer, ForeignKey("work.id"), index=True),
    choice("match_method", MatchMethod),
    Column("match_score", Float),
    Column("match_reasons", JSON, nullable=False),
    UniqueConstraint("report_id", "number"),
    UniqueConstraint("report_id", "position"),
    comment="One entry of a printed reference list; work_id is the cited work.",
)

reference_author = Table(
    "reference_author",
    metadata,
    part_of("reference", in_key=True),
    position(),
    text("family"),
    text("given"),
    text("suffix"),
    text("literal"),
    comment="Authors as the reference prints them.",
)

reference_identifier = Table(
    "reference_identifier",
    metadata,
    part_of("reference", in_key=True),
    position(),
    text("scheme", required=True),
    text("value", required=True),
    UniqueConstraint("reference_id", "scheme"),
    comment="Identifiers as printed or stated at the reference.",
)

reference_statement = Table(
    "reference_statement",
    metadata,
    part_of("reference", in_key=True),
    position(),
    text("treatment", required=True),
    Column("conditions", JSON, nullable=False),
    choice("role", CoverageRole, required=True),
    text("quote"),
    text("source"),
    comment="What a curator states of the cited work, in the curator's own terms.",
)

# A view: kept out of the metadata that migrations are compared with.
citation = Table(
    "citation",
    MetaData(),
    Column("reference_id", Integer),
    Column("citing_work_id", Integer),
    Column("cited_work_id", Integer),
    Column("citing", Text),
    Column("cited", Text),
    Column("number", Integer),
    Column("intent", Text),
    Column("raw", Text),
    Column("score", Float),
)
