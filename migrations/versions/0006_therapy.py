"""Therapy steps, measured values and the evidence for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casegraph.store.tables.base import one_of

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _therapy_step()
    _therapy_agent()
    _measurement()
    _evidence()


def downgrade() -> None:
    """Drop the tables, the dependent ones first."""
    for table in (
        "evidence",
        "measurement",
        "therapy_agent",
        "therapy_step",
    ):
        op.drop_table(table)


def _therapy_step() -> None:
    op.create_table(
        "therapy_step",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("dose", sa.Text()),
        sa.Column("route", sa.Text()),
        sa.Column("start", sa.Text()),
        sa.Column("stop", sa.Text()),
        sa.Column("reason_for_change", sa.Text()),
        sa.Column("clinical", sa.Text()),
        sa.Column("virological", sa.Text()),
        sa.Column("radiological", sa.Text()),
        sa.Column("outcome_detail", sa.Text()),
        sa.Column("attribution", sa.Text()),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name="fk_therapy_step_case_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint(
            one_of("clinical", "improved", "stable", "worse", "died", "unknown", "not-reported"),
            name=op.f("ck_therapy_step_clinical"),
        ),
        sa.CheckConstraint(
            one_of("virological", "improved", "stable", "worse", "died", "unknown", "not-reported"),
            name=op.f("ck_therapy_step_virological"),
        ),
        sa.CheckConstraint(
            one_of(
                "radiological", "improved", "stable", "worse", "died", "unknown", "not-reported"
            ),
            name=op.f("ck_therapy_step_radiological"),
        ),
        sa.CheckConstraint(
            one_of("attribution", "supported", "confounded", "not-stated"),
            name=op.f("ck_therapy_step_attribution"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_therapy_step"),
        sa.UniqueConstraint("case_id", "position", name="uq_therapy_step_case_id_position"),
        comment="What was given, in order, with its outcome in three domains.",
    )


def _therapy_agent() -> None:
    op.create_table(
        "therapy_agent",
        sa.Column("therapy_step_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("term_id", sa.Text()),
        sa.ForeignKeyConstraint(
            ["term_id"], ["term.id"], name="fk_therapy_agent_term_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["therapy_step_id"],
            ["therapy_step.id"],
            name="fk_therapy_agent_therapy_step_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("therapy_step_id", "position", name="pk_therapy_agent"),
        comment="Treatments given together in a step, as written and as terms.",
    )
    op.create_index("ix_therapy_agent_term_id", "therapy_agent", ["term_id"], unique=False)


def _measurement() -> None:
    op.create_table(
        "measurement",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("therapy_step_id", sa.Integer()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("assay", sa.Text(), nullable=False),
        sa.Column("term_id", sa.Text()),
        sa.Column("value", sa.Text()),
        sa.Column("comparator", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text()),
        sa.Column("specimen", sa.Text()),
        sa.Column("time", sa.Text()),
        sa.Column("interpretation", sa.Text()),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name="fk_measurement_case_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["term.id"], name="fk_measurement_term_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["therapy_step_id"],
            ["therapy_step.id"],
            name="fk_measurement_therapy_step_id",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            one_of("comparator", "=", "<", "<=", ">", ">=", "~", "undetectable"),
            name=op.f("ck_measurement_comparator"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_measurement"),
        sa.UniqueConstraint(
            "case_id",
            "therapy_step_id",
            "position",
            name="uq_measurement_case_id_therapy_step_id_position",
        ),
        comment="Measured values (UCUM units) of a case, or of one therapy step of it.",
    )
    op.create_index("ix_measurement_term_id", "measurement", ["term_id"], unique=False)
    op.create_index(
        "ix_measurement_therapy_step_id", "measurement", ["therapy_step_id"], unique=False
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.Integer()),
        sa.Column("measurement_id", sa.Integer()),
        sa.Column("therapy_step_id", sa.Integer()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text()),
        sa.Column("quote", sa.Text()),
        sa.CheckConstraint(
            "(finding_id IS NULL AND measurement_id IS NULL)"
            " OR (finding_id IS NULL AND therapy_step_id IS NULL)"
            " OR (measurement_id IS NULL AND therapy_step_id IS NULL)",
            name=op.f("ck_evidence_one_subject"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name="fk_evidence_case_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name="fk_evidence_finding_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["measurement_id"],
            ["measurement.id"],
            name="fk_evidence_measurement_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["therapy_step_id"],
            ["therapy_step.id"],
            name="fk_evidence_therapy_step_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        comment="Where the paper says so: of a case, or of one finding, value or step of it.",
    )
    op.create_index("ix_evidence_case_id", "evidence", ["case_id"], unique=False)
    op.create_index("ix_evidence_finding_id", "evidence", ["finding_id"], unique=False)
    op.create_index("ix_evidence_measurement_id", "evidence", ["measurement_id"], unique=False)
    op.create_index("ix_evidence_therapy_step_id", "evidence", ["therapy_step_id"], unique=False)
