"""The texts that full-text search looks through.

The index over them is made by the migrations, as each database has its own: the FTS5 table
`search_index` on SQLite, the column `search_document.words` on PostgreSQL.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table

from casegraph.store.tables.base import metadata, number, one_of, part_of, text

search_document = Table(
    "search_document",
    metadata,
    number(),
    part_of("report", indexed=True),
    Column("work_id", Integer, ForeignKey("work.id", ondelete="SET NULL"), index=True),
    text("field", required=True),
    Column("number", Integer),
    text("text", required=True),
    CheckConstraint(one_of("field", "title", "names", "abstract", "reference"), name="field"),
    comment="One searchable text of a report; number is that of the reference.",
)
