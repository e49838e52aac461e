"""What works cover, and what was judged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casegraph.store.tables.base import one_of

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _coverage()
    _coverage_condition()
    _condition_mention()
    _judgement()


def downgrade() -> None:
    """Drop the tables, the dependent ones first."""
    for table in (
        "judgement",
        "condition_mention",
        "coverage_condition",
        "coverage",
    ):
        op.drop_table(table)


def _coverage() -> None:
    op.create_table(
        "coverage",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("reference_id", sa.Integer()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("treatment_id", sa.Text()),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text()),
        sa.Column("decided_at", sa.Text()),
        sa.CheckConstraint(
            "treatment_id IS NOT NULL OR basis = 'curator'", name=op.f("ck_coverage_no_treatment")
        ),
        sa.CheckConstraint(
            "(span_start IS NULL) = (span_end IS NULL)", name=op.f("ck_coverage_span")
        ),
        sa.ForeignKeyConstraint(
            ["reference_id"], ["reference.id"], name="fk_coverage_reference_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["treatment_id"], ["term.id"], name="fk_coverage_treatment_id"),
        sa.ForeignKeyConstraint(
            ["work_id"], ["work.id"], name="fk_coverage_work_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint(
            one_of("basis", "named", "abbreviation", "class", "abstract", "identifier", "curator"),
            name=op.f("ck_coverage_basis"),
        ),
        sa.CheckConstraint(
            one_of("role", "tried-in-patients", "trial", "review", "laboratory", "not-stated"),
            name=op.f("ck_coverage_role"),
        ),
        sa.CheckConstraint(
            one_of("status", "suggested", "accepted", "rejected"), name=op.f("ck_coverage_status")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_coverage"),
        comment="An assertion that a work covers a treatment; without one: that it covers none.",
    )
    op.create_index("ix_coverage_reference_id", "coverage", ["reference_id"], unique=False)
    op.create_index("ix_coverage_treatment_id", "coverage", ["treatment_id"], unique=False)
    op.create_index("ix_coverage_work_id", "coverage", ["work_id"], unique=False)


def _coverage_condition() -> None:
    op.create_table(
        "coverage_condition",
        sa.Column("coverage_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("condition_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["condition_id"], ["term.id"], name="fk_coverage_condition_condition_id"
        ),
        sa.ForeignKeyConstraint(
            ["coverage_id"],
            ["coverage.id"],
            name="fk_coverage_condition_coverage_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("coverage_id", "position", name="pk_coverage_condition"),
        comment="The conditions for which the treatment is covered.",
    )
    op.create_index(
        "ix_coverage_condition_condition_id", "coverage_condition", ["condition_id"], unique=False
    )


def _condition_mention() -> None:
    op.create_table(
        "condition_mention",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("reference_id", sa.Integer()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("condition_id", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("method", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(span_start IS NULL) = (span_end IS NULL)", name=op.f("ck_condition_mention_span")
        ),
        sa.ForeignKeyConstraint(
            ["condition_id"], ["term.id"], name="fk_condition_mention_condition_id"
        ),
        sa.ForeignKeyConstraint(
            ["reference_id"],
            ["reference.id"],
            name="fk_condition_mention_reference_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["work_id"], ["work.id"], name="fk_condition_mention_work_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_condition_mention"),
        comment="A condition that a work is about, with the words that say so.",
    )
    op.create_index(
        "ix_condition_mention_condition_id", "condition_mention", ["condition_id"], unique=False
    )
    op.create_index(
        "ix_condition_mention_reference_id", "condition_mention", ["reference_id"], unique=False
    )
    op.create_index("ix_condition_mention_work_id", "condition_mention", ["work_id"], unique=False)


def _judgement() -> None:
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("supersedes_id", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["judgement.id"], name="fk_judgement_supersedes_id"
        ),
        sa.CheckConstraint(
            one_of("kind", "same-work", "not-same-work", "same-patient", "coverage"),
            name=op.f("ck_judgement_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_judgement"),
        sa.UniqueConstraint("supersedes_id", name="uq_judgement_supersedes_id"),
        comment="A decision on two things, named by kind and number: work:12.",
    )
    op.create_index("ix_judgement_object", "judgement", ["object"], unique=False)
    op.create_index("ix_judgement_subject", "judgement", ["subject"], unique=False)
