"""Reports taken out of the archive, with their sources and history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _removed_report()
    _removed_source()
    _removed_revision()


def downgrade() -> None:
    """Drop the tables, the dependent ones first."""
    for table in ("removed_revision", "removed_source", "removed_report"):
        op.drop_table(table)


def _removed_report() -> None:
    key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "removed_report",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("citation_key", key, nullable=False),
        sa.Column("match_key", sa.Text(), nullable=False),
        sa.Column("page", sa.Text()),
        sa.Column("identifiers", sa.JSON(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("record_json", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_removed_report"),
        sa.UniqueConstraint("citation_key", name="uq_removed_report_citation_key"),
        comment="A report taken out: its key, what identifies it, its record, by whom and when.",
    )


def _removed_source() -> None:
    op.create_table(
        "removed_source",
        sa.Column("removed_report_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("authority", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("record_json", sa.Text(), nullable=False),
        sa.Column("loaded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["removed_report_id"],
            ["removed_report.id"],
            name="fk_removed_source_removed_report_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("removed_report_id", "ordinal", name="pk_removed_source"),
        comment="Inputs the removed report was read from, in the order of their reading.",
    )


def _removed_revision() -> None:
    op.create_table(
        "removed_revision",
        sa.Column("removed_report_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("message", sa.Text()),
        sa.ForeignKeyConstraint(
            ["removed_report_id"],
            ["removed_report.id"],
            name="fk_removed_revision_removed_report_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("removed_report_id", "ordinal", name="pk_removed_revision"),
        comment="The history of the removed report.",
    )
