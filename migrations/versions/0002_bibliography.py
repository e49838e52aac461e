"""Works and the people and organizations behind them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from casegraph.store.tables.base import one_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _work()
    _work_identifier()
    _person()
    _organization()
    _authorship()


def downgrade() -> None:
    """Drop the tables, the dependent ones first."""
    for table in (
        "authorship",
        "organization",
        "person",
        "work_identifier",
        "work",
    ):
        op.drop_table(table)


def _work() -> None:
    op.create_table(
        "work",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "citation_key",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("match_key", sa.Text(), nullable=False),
        sa.Column("match_block", sa.Text(), nullable=False),
        sa.Column("type", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("journal", sa.Text()),
        sa.Column("journal_abbreviation", sa.Text()),
        sa.Column("volume", sa.Text()),
        sa.Column("issue", sa.Text()),
        sa.Column("page", sa.Text()),
        sa.Column("issued", sa.Text()),
        sa.Column("year", sa.Integer()),
        sa.Column("language", sa.Text()),
        sa.Column("et_al", sa.Boolean(), nullable=False),
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
            name=op.f("ck_work_type"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_work"),
        sa.UniqueConstraint("citation_key", name="uq_work_citation_key"),
        comment="A publication that the archive believes exists.",
    )
    op.create_index("ix_work_match_block", "work", ["match_block"], unique=False)
    op.create_index("ix_work_year", "work", ["year"], unique=False)


def _work_identifier() -> None:
    op.create_table(
        "work_identifier",
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["work_id"], ["work.id"], name="fk_work_identifier_work_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("scheme", "value", name="pk_work_identifier"),
        comment="Identifiers in normal form; each names one work.",
    )
    op.create_index("ix_work_identifier_work_id", "work_identifier", ["work_id"], unique=False)


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("family", sa.Text()),
        sa.Column("given", sa.Text()),
        sa.Column("suffix", sa.Text()),
        sa.Column("literal", sa.Text()),
        sa.Column("orcid", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("identity", name="uq_person_identity"),
        comment="A name as printed; identity is the JSON list of its parts.",
    )
    op.create_index("ix_person_orcid", "person", ["orcid"], unique=False)


def _organization() -> None:
    op.create_table(
        "organization",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("city", sa.Text()),
        sa.Column("region", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("ror", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_organization"),
        sa.UniqueConstraint("identity", name="uq_organization_identity"),
        comment="An institution; country is an ISO 3166-1 alpha-2 code.",
    )
    op.create_index("ix_organization_ror", "organization", ["ror"], unique=False)


def _authorship() -> None:
    op.create_table(
        "authorship",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("corresponding", sa.Boolean()),
        sa.Column("affiliations_stated", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_authorship_person_id"),
        sa.ForeignKeyConstraint(
            ["work_id"], ["work.id"], name="fk_authorship_work_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_authorship"),
        sa.UniqueConstraint("work_id", "position", name="uq_authorship_work_id_position"),
        comment="The authors of a work in printed order.",
    )
    op.create_index("ix_authorship_person_id", "authorship", ["person_id"], unique=False)
