"""Reports taken out of the archive: kept apart, out of every answer, until they are purged."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Integer, Table, Text

from casegraph.store.tables.base import metadata, number, part_of, text
from casegraph.store.tables.bibliography import CITATION_KEY

removed_report = Table(
    "removed_report",
    metadata,
    number(),
    Column("citation_key", CITATION_KEY, nullable=False, unique=True),
    text("match_key", required=True),
    text("page"),
    Column("identifiers", JSON, nullable=False),
    text("title"),
    text("record_json", required=True),
    text("actor", required=True),
    text("at", required=True),
    comment="A report taken out: its key, what identifies it, its record, by whom and when.",
)

removed_source = Table(
    "removed_source",
    metadata,
    part_of("removed_report", in_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("is_current", Boolean, nullable=False),
    text("reader", required=True),
    text("version", required=True),
    Column("authority", Integer, nullable=False),
    text("file_name", required=True),
    text("media_type", required=True),
    text("sha256", required=True),
    text("text", required=True),
    text("record_json", required=True),
    text("loaded_at", required=True),
    comment="Inputs the removed report was read from, in the order of their reading.",
)

removed_revision = Table(
    "removed_revision",
    metadata,
    part_of("removed_report", in_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("before", Text),
    text("after", required=True),
    text("actor", required=True),
    text("at", required=True),
    text("message"),
    comment="The history of the removed report.",
)
