"""Full-text search, and the view of citations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casegraph.store.tables.base import one_of

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_CITATION = """
CREATE VIEW citation AS
SELECT reference.id AS reference_id,
       report.work_id AS citing_work_id,
       reference.work_id AS cited_work_id,
       citing.citation_key AS citing,
       cited.citation_key AS cited,
       reference.number AS number,
       coalesce(reference.intent, 'cites') AS intent,
       reference.raw AS raw,
       reference.match_score AS score
FROM reference
JOIN report ON report.id = reference.report_id
JOIN work AS citing ON citing.id = report.work_id
JOIN work AS cited ON cited.id = reference.work_id
"""

_SQLITE_INDEX = """
CREATE VIRTUAL TABLE search_index USING fts5(
    text, content = 'search_document', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
)
"""

_SQLITE_INSERT = "INSERT INTO search_index (rowid, text) VALUES (new.id, new.text);"
_SQLITE_DELETE = (
    "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', old.id, old.text);"
)
_SQLITE_TRIGGERS = {
    "insert": _SQLITE_INSERT,
    "delete": _SQLITE_DELETE,
    "update": f"{_SQLITE_DELETE} {_SQLITE_INSERT}",
}

# Hyphens and other ASCII punctuation part words here as they do on SQLite; left alone, the
# server's parser reads IL-7 as the word `il` and the number -7. A vector holds 1 MB at most.
_POSTGRESQL_WORDS = r"""
ALTER TABLE search_document ADD COLUMN words tsvector GENERATED ALWAYS AS (
    to_tsvector('simple', regexp_replace(left(text, 200000), '[!-/:-@\[-`{-~]+', ' ', 'g'))
) STORED
"""


def upgrade() -> None:
    """Create the searchable texts, the database's own index over them, and the view."""
    _search_document()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_SQLITE_INDEX)
        for event, action in _SQLITE_TRIGGERS.items():
            op.execute(
                f"CREATE TRIGGER search_document_{event} AFTER {event} ON search_document"
                f" BEGIN {action} END"
            )
    else:
        op.execute(_POSTGRESQL_WORDS)
        op.execute("CREATE INDEX ix_search_document_words ON search_document USING gin (words)")
    op.execute(_CITATION)


def downgrade() -> None:
    """Drop the view, the index and the texts."""
    op.execute("DROP VIEW citation")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("search_document")


def _search_document() -> None:
    op.create_table(
        "search_document",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("work_id", sa.Integer()),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            one_of("field", "title", "names", "abstract", "reference"),
            name=op.f("ck_search_document_field"),
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_search_document_report_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["work_id"], ["work.id"], name="fk_search_document_work_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_search_document"),
        comment="One searchable text of a report; number is that of the reference.",
    )
    op.create_index("ix_search_document_report_id", "search_document", ["report_id"], unique=False)
    op.create_index("ix_search_document_work_id", "search_document", ["work_id"], unique=False)
