"""Controlled terms, and the archive's own properties."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casegraph.store.tables.base import one_of

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _archive_property()
    _term()
    _term_label()
    _term_code()


def downgrade() -> None:
    """Drop the tables, the dependent ones first."""
    for table in (
        "term_code",
        "term_label",
        "term",
        "archive_property",
    ):
        op.drop_table(table)


def _archive_property() -> None:
    op.create_table(
        "archive_property",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_archive_property"),
        comment="What marks the database as an archive, and the digest of its vocabulary.",
    )


def _term() -> None:
    op.create_table(
        "term",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("vocabulary", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("broader_id", sa.Text()),
        sa.Column("guards", sa.JSON(), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["broader_id"],
            ["term.id"],
            name="fk_term_broader_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.CheckConstraint(
            one_of("vocabulary", "treatment", "condition", "finding", "assay"),
            name=op.f("ck_term_vocabulary"),
        ),
        sa.CheckConstraint(one_of("kind", "concept", "class"), name=op.f("ck_term_kind")),
        sa.PrimaryKeyConstraint("id", name="pk_term"),
        comment="A concept of a vocabulary; one that left is retired, never deleted.",
    )
    op.create_index("ix_term_broader_id", "term", ["broader_id"], unique=False)


def _term_label() -> None:
    op.create_table(
        "term_label",
        sa.Column("term_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["term_id"], ["term.id"], name="fk_term_label_term_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint(
            one_of("kind", "preferred", "synonym", "abbreviation", "misspelling"),
            name=op.f("ck_term_label_kind"),
        ),
        sa.PrimaryKeyConstraint("term_id", "position", name="pk_term_label"),
        comment="The ways a term is printed, besides its preferred label.",
    )
    op.create_index("ix_term_label_text", "term_label", ["text"], unique=False)


def _term_code() -> None:
    op.create_table(
        "term_code",
        sa.Column("term_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("former", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["term_id"], ["term.id"], name="fk_term_code_term_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("term_id", "position", name="pk_term_code"),
        comment="Identifiers of a term in public code systems.",
    )
    op.create_index("ix_term_code_scheme_value", "term_code", ["scheme", "value"], unique=False)
