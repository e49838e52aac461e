"""The files that imports took in wholly."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from casegraph.store.tables.base import metadata, text

imported_file = Table(
    "imported_file",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    text("file_name", required=True),
    Column("records", Integer, nullable=False),
    text("at", required=True),
    comment="Files that an import took in wholly, by content and reader.",
)
