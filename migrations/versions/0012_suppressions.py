"""Findings of checks that curators judged right as they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "suppression",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["work.id"], name="fk_suppression_work_id"),
        sa.PrimaryKeyConstraint("id", name="pk_suppression"),
        comment="Findings not to be told any more; of one code and place the last row counts.",
    )
    op.create_index("ix_suppression_work_id", "suppression", ["work_id"], unique=False)


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("suppression")
