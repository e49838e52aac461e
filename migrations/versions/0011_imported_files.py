"""The files that imports took in wholly; on SQLite, texts that their writer indexes in bulk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


_TRIGGER = """
CREATE TRIGGER search_document_insert AFTER INSERT ON search_document
BEGIN INSERT INTO search_index (rowid, text) VALUES (new.id, new.text); END
"""


def upgrade() -> None:
    """Create the table; drop the trigger, which costs eight times what the index itself does."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER search_document_insert")
    op.create_table(
        "imported_file",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "reader", "version", name="pk_imported_file"),
        comment="Files that an import took in wholly, by content and reader.",
    )


def downgrade() -> None:
    """Bring the trigger back, and drop the table."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_TRIGGER)
    op.drop_table("imported_file")
