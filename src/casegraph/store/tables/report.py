"""The archived report: front matter, sources, disclosures and funding (JATS, ICMJE)."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from casegraph.store.tables.base import metadata, number, part_of, position, text

report = Table(
    "report",
    metadata,
    number(),
    Column("work_id", Integer, ForeignKey("work.id"), nullable=False, unique=True),
    text("record_version", required=True),
    Column("key_stated", Boolean, nullable=False),
    text("article_type"),
    text("abstract"),
    text("acknowledgement"),
    text("copyright"),
    text("licence"),
    text("notes"),
    comment="A work archived with its front matter, references and cases.",
)

report_keyword = Table(
    "report_keyword",
    metadata,
    part_of("report", in_key=True),
    position(),
    text("keyword", required=True),
    comment="Keywords as printed.",
)

report_identifier = Table(
    "report_identifier",
    metadata,
    part_of("report", in_key=True),
    position(),
    text("scheme", required=True),
    text("value", required=True),
    UniqueConstraint("report_id", "scheme"),
    comment="Identifiers as the record states them.",
)

source = Table(
    "source",
    metadata,
    number(),
    part_of("report", indexed=True),
    Column("position", Integer, nullable=False),
    Column("is_current", Boolean, nullable=False),
    text("reader", required=True),
    text("version", required=True),
    Column("authority", Integer, nullable=False),
    text("file_name", required=True),
    text("media_type", required=True),
    text("sha256", required=True, indexed=True),
    text("text", required=True),
    text("record_json", required=True),
    text("loaded_at", required=True),
    comment="Inputs the report was read from; those that others replaced are not current.",
)

disclosure = Table(
    "disclosure",
    metadata,
    part_of("report", in_key=True),
    position(),
    text("author"),
    Column("authorship_id", Integer, ForeignKey("authorship.id", ondelete="SET NULL"), index=True),
    text("statement"),
    Column("none_declared", Boolean, nullable=False),
    text("entity"),
    Column("category", Integer, CheckConstraint("category BETWEEN 1 AND 13", name="category")),
    Column("derived", Boolean, nullable=False),
    comment="Statements of interest; category is the item of the ICMJE form.",
)

funding = Table(
    "funding",
    metadata,
    part_of("report", in_key=True),
    position(),
    text("funder"),
    text("award"),
    text("award_number"),
    text("recipient"),
    text("statement"),
    Column("derived", Boolean, nullable=False),
    comment="Awards and other sources of money.",
)

revision = Table(
    "revision",
    metadata,
    Column("report_id", Integer, ForeignKey("report.id"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("before", Text),
    text("after", required=True),
    text("actor", required=True),
    text("at", required=True),
    text("message"),
    comment="The record before and after each change, as canonical JSON.",
)
