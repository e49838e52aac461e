"""The place of a quote in its source; without columns that nothing could ever fill."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_KEEP = """
CREATE TABLE evidence_kept AS
SELECT id, case_id, finding_id, measurement_id, therapy_step_id, position, section, quote
FROM evidence
"""
_GIVE_BACK = """
INSERT INTO evidence
    (id, case_id, finding_id, measurement_id, therapy_step_id, position, section, quote)
SELECT id, case_id, finding_id, measurement_id, therapy_step_id, position, section, quote
FROM evidence_kept
"""
_SUBJECTS = ("finding", "measurement", "therapy_step")


def upgrade() -> None:
    """Give evidence a place; drop the score that is computed, and the label no record has."""
    _make_evidence_anew(placed=True)
    op.drop_column("report", "completeness")
    op.drop_column("reference", "label")


def downgrade() -> None:
    """Bring the empty columns back; forget the places."""
    op.add_column("reference", sa.Column("label", sa.Text()))
    op.add_column("report", sa.Column("completeness", sa.Float()))
    _make_evidence_anew(placed=False)


def _make_evidence_anew(*, placed: bool) -> None:
    # SQLite adds no constraint to a table that is there.
    op.execute(_KEEP)
    op.drop_table("evidence")
    _evidence(placed=placed)
    op.execute(_GIVE_BACK)
    op.drop_table("evidence_kept")


def _evidence(*, placed: bool) -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        *(sa.Column(f"{name}_id", sa.Integer()) for name in _SUBJECTS),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text()),
        sa.Column("quote", sa.Text()),
        *(_place() if placed else ()),
        sa.CheckConstraint(
            "(finding_id IS NULL AND measurement_id IS NULL)"
            " OR (finding_id IS NULL AND therapy_step_id IS NULL)"
            " OR (measurement_id IS NULL AND therapy_step_id IS NULL)",
            name=op.f("ck_evidence_one_subject"),
        ),
        *(_part_of(name) for name in ("case", *_SUBJECTS)),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        comment="Where the paper says so: of a case, or of one finding, value or step of it.",
    )
    for name in ("case", *_SUBJECTS, *(("source",) if placed else ())):
        op.create_index(f"ix_evidence_{name}_id", "evidence", [f"{name}_id"], unique=False)


def _place() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("source_id", sa.Integer()),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.CheckConstraint(
            "(source_id IS NULL) = (span_start IS NULL)"
            " AND (span_start IS NULL) = (span_end IS NULL)",
            name=op.f("ck_evidence_span"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_evidence_source_id"),
    )


def _part_of(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{name}_id"], [f"{name}.id"], name=f"fk_evidence_{name}_id", ondelete="CASCADE"
    )
