"""Cases: patients with their conditions, exposures and findings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casegraph.store.tables.base import one_of

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _case()
    _case_condition()
    _case_exposure()
    _case_missing()
    _finding()


def downgrade() -> None:
    """Drop the tables, the dependent ones first."""
    for table in (
        "finding",
        "case_missing",
        "case_exposure",
        "case_condition",
        "case",
    ):
        op.drop_table(table)


def _case() -> None:
    op.create_table(
        "case",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text()),
        sa.Column("age", sa.Integer()),
        sa.Column("age_class", sa.Text()),
        sa.Column("age_missing", sa.Text()),
        sa.Column("sex", sa.Text()),
        sa.Column("sex_missing", sa.Text()),
        sa.Column("outcome", sa.Text()),
        sa.Column("vital_status", sa.Text()),
        sa.Column("vital_status_missing", sa.Text()),
        sa.Column("follow_up", sa.Text()),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_case_report_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint("age_class = '>89'", name=op.f("ck_case_age_class")),
        sa.CheckConstraint(
            one_of("age_missing", "not-reported", "not-extracted", "unclear", "not-applicable"),
            name=op.f("ck_case_age_missing"),
        ),
        sa.CheckConstraint(one_of("sex", "female", "male", "other"), name=op.f("ck_case_sex")),
        sa.CheckConstraint(
            one_of("sex_missing", "not-reported", "not-extracted", "unclear", "not-applicable"),
            name=op.f("ck_case_sex_missing"),
        ),
        sa.CheckConstraint(
            one_of("outcome", "improved", "stable", "worse", "died", "unknown", "not-reported"),
            name=op.f("ck_case_outcome"),
        ),
        sa.CheckConstraint(
            one_of("vital_status", "alive", "deceased"), name=op.f("ck_case_vital_status")
        ),
        sa.CheckConstraint(
            one_of(
                "vital_status_missing", "not-reported", "not-extracted", "unclear", "not-applicable"
            ),
            name=op.f("ck_case_vital_status_missing"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_case"),
        sa.UniqueConstraint("report_id", "position", name="uq_case_report_id_position"),
        comment="One patient; age in years at presentation, over 89 as a class.",
    )


def _case_condition() -> None:
    op.create_table(
        "case_condition",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("term_id", sa.Text()),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name="fk_case_condition_case_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["term.id"], name="fk_case_condition_term_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("case_id", "position", name="pk_case_condition"),
        comment="Diagnoses, as written and as terms.",
    )
    op.create_index("ix_case_condition_term_id", "case_condition", ["term_id"], unique=False)


def _case_exposure() -> None:
    op.create_table(
        "case_exposure",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("term_id", sa.Text()),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name="fk_case_exposure_case_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["term.id"], name="fk_case_exposure_term_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("case_id", "position", name="pk_case_exposure"),
        comment="Drugs or states before onset, as written and as terms.",
    )
    op.create_index("ix_case_exposure_term_id", "case_exposure", ["term_id"], unique=False)


def _case_missing() -> None:
    op.create_table(
        "case_missing",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name="fk_case_missing_case_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint(
            one_of("reason", "not-reported", "not-extracted", "unclear", "not-applicable"),
            name=op.f("ck_case_missing_reason"),
        ),
        sa.PrimaryKeyConstraint("case_id", "position", name="pk_case_missing"),
        comment="Facts that are not there, and why.",
    )


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("term_id", sa.Text()),
        sa.Column("detail", sa.Text()),
        sa.Column("excluded", sa.Boolean(), nullable=False),
        sa.Column("time", sa.Text()),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name="fk_finding_case_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["term.id"], name="fk_finding_term_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
        sa.UniqueConstraint("case_id", "position", name="uq_finding_case_id_position"),
        comment="Signs and symptoms; excluded when looked for and absent.",
    )
    op.create_index("ix_finding_term_id", "finding", ["term_id"], unique=False)
