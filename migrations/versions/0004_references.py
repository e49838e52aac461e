"""Printed references."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casegraph.store.tables.base import one_of

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _reference()
    _reference_author()
    _reference_identifier()
    _reference_statement()


def downgrade() -> None:
    """Drop the tables, the dependent ones first."""
    for table in (
        "reference_statement",
        "reference_identifier",
        "reference_author",
        "reference",
    ):
        op.drop_table(table)


def _reference() -> None:
    op.create_table(
        "reference",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text()),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("et_al", sa.Boolean(), nullable=False),
        sa.Column("year", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("journal", sa.Text()),
        sa.Column("volume", sa.Text()),
        sa.Column("issue", sa.Text()),
        sa.Column("page", sa.Text()),
        sa.Column("type", sa.Text()),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("intent", sa.Text()),
        sa.Column("leftover", sa.Text(), nullable=False),
        sa.Column("work_id", sa.Integer()),
        sa.Column("match_method", sa.Text()),
        sa.Column("match_score", sa.Float()),
        sa.Column("match_reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_reference_report_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["work_id"], ["work.id"], name="fk_reference_work_id"),
        sa.CheckConstraint(
            one_of(
                "type",
                "case-report",
                "journal-article",
                "review",
                "clinical-trial",
                "letter",
                "editorial",
                "book",
                "book-chapter",
                "thesis",
                "preprint",
                "conference-paper",
                "dataset",
                "web-page",
                "other",
            ),
            name=op.f("ck_reference_type"),
        ),
        sa.CheckConstraint(
            one_of(
                "intent",
                "cites",
                "citesAsEvidence",
                "citesAsRelated",
                "citesForInformation",
                "usesMethodIn",
                "supports",
                "disagreesWith",
                "discusses",
                "reviews",
                "extends",
            ),
            name=op.f("ck_reference_intent"),
        ),
        sa.CheckConstraint(
            one_of("match_method", "identifier", "match-key", "person", "new"),
            name=op.f("ck_reference_match_method"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reference"),
        sa.UniqueConstraint("report_id", "number", name="uq_reference_report_id_number"),
        sa.UniqueConstraint("report_id", "position", name="uq_reference_report_id_position"),
        comment="One entry of a printed reference list; work_id is the cited work.",
    )
    op.create_index("ix_reference_work_id", "reference", ["work_id"], unique=False)


def _reference_author() -> None:
    op.create_table(
        "reference_author",
        sa.Column("reference_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("family", sa.Text()),
        sa.Column("given", sa.Text()),
        sa.Column("suffix", sa.Text()),
        sa.Column("literal", sa.Text()),
        sa.ForeignKeyConstraint(
            ["reference_id"],
            ["reference.id"],
            name="fk_reference_author_reference_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reference_id", "position", name="pk_reference_author"),
        comment="Authors as the reference prints them.",
    )


def _reference_identifier() -> None:
    op.create_table(
        "reference_identifier",
        sa.Column("reference_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference_id"],
            ["reference.id"],
            name="fk_reference_identifier_reference_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reference_id", "position", name="pk_reference_identifier"),
        sa.UniqueConstraint(
            "reference_id", "scheme", name="uq_reference_identifier_reference_id_scheme"
        ),
        comment="Identifiers as printed or stated at the reference.",
    )


def _reference_statement() -> None:
    op.create_table(
        "reference_statement",
        sa.Column("reference_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("treatment", sa.Text(), nullable=False),
        sa.Column("conditions", sa.JSON(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.ForeignKeyConstraint(
            ["reference_id"],
            ["reference.id"],
            name="fk_reference_statement_reference_id",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            one_of("role", "tried-in-patients", "trial", "review", "laboratory", "not-stated"),
            name=op.f("ck_reference_statement_role"),
        ),
        sa.PrimaryKeyConstraint("reference_id", "position", name="pk_reference_statement"),
        comment="What a curator states of the cited work, in the curator's own terms.",
    )
