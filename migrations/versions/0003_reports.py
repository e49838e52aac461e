"""Reports: front matter, sources, disclosures and funding."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _report()
    _report_keyword()
    _report_identifier()
    _source()
    _affiliation()
    _authorship_affiliation()
    _disclosure()
    _funding()
    _revision()


def downgrade() -> None:
    """Drop the tables, the dependent ones first."""
    for table in (
        "revision",
        "funding",
        "disclosure",
        "authorship_affiliation",
        "affiliation",
        "source",
        "report_identifier",
        "report_keyword",
        "report",
    ):
        op.drop_table(table)


def _report() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("record_version", sa.Text(), nullable=False),
        sa.Column("key_stated", sa.Boolean(), nullable=False),
        sa.Column("article_type", sa.Text()),
        sa.Column("abstract", sa.Text()),
        sa.Column("acknowledgement", sa.Text()),
        sa.Column("copyright", sa.Text()),
        sa.Column("licence", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("completeness", sa.Float()),
        sa.ForeignKeyConstraint(["work_id"], ["work.id"], name="fk_report_work_id"),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.UniqueConstraint("work_id", name="uq_report_work_id"),
        comment="A work archived with its front matter, references and cases.",
    )


def _report_keyword() -> None:
    op.create_table(
        "report_keyword",
        sa.Column("report_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("keyword", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_report_keyword_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_report_keyword"),
        comment="Keywords as printed.",
    )


def _report_identifier() -> None:
    op.create_table(
        "report_identifier",
        sa.Column("report_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_report_identifier_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_report_identifier"),
        sa.UniqueConstraint("report_id", "scheme", name="uq_report_identifier_report_id_scheme"),
        comment="Identifiers as the record states them.",
    )


def _source() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
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
            ["report_id"], ["report.id"], name="fk_source_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        comment="Inputs the report was read from; those that others replaced are not current.",
    )
    op.create_index("ix_source_report_id", "source", ["report_id"], unique=False)
    op.create_index("ix_source_sha256", "source", ["sha256"], unique=False)


def _affiliation() -> None:
    op.create_table(
        "affiliation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("country_printed", sa.Text()),
        sa.Column("printed", sa.Text()),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_affiliation_organization_id"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_affiliation_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_affiliation"),
        sa.UniqueConstraint("report_id", "position", name="uq_affiliation_report_id_position"),
        comment="The printed list of affiliations of a report.",
    )
    op.create_index(
        "ix_affiliation_organization_id", "affiliation", ["organization_id"], unique=False
    )


def _authorship_affiliation() -> None:
    op.create_table(
        "authorship_affiliation",
        sa.Column("authorship_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("affiliation_id", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["affiliation_id"],
            ["affiliation.id"],
            name="fk_authorship_affiliation_affiliation_id",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["authorship_id"],
            ["authorship.id"],
            name="fk_authorship_affiliation_authorship_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("authorship_id", "position", name="pk_authorship_affiliation"),
        comment="The numbers of the affiliations printed at an author's name.",
    )
    op.create_index(
        "ix_authorship_affiliation_affiliation_id",
        "authorship_affiliation",
        ["affiliation_id"],
        unique=False,
    )


def _disclosure() -> None:
    op.create_table(
        "disclosure",
        sa.Column("report_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("author", sa.Text()),
        sa.Column("authorship_id", sa.Integer()),
        sa.Column("statement", sa.Text()),
        sa.Column("none_declared", sa.Boolean(), nullable=False),
        sa.Column("entity", sa.Text()),
        sa.Column("category", sa.Integer()),
        sa.Column("derived", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authorship_id"],
            ["authorship.id"],
            name="fk_disclosure_authorship_id",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_disclosure_report_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint("category BETWEEN 1 AND 13", name=op.f("ck_disclosure_category")),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_disclosure"),
        comment="Statements of interest; category is the item of the ICMJE form.",
    )
    op.create_index("ix_disclosure_authorship_id", "disclosure", ["authorship_id"], unique=False)


def _funding() -> None:
    op.create_table(
        "funding",
        sa.Column("report_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("funder", sa.Text()),
        sa.Column("award", sa.Text()),
        sa.Column("award_number", sa.Text()),
        sa.Column("recipient", sa.Text()),
        sa.Column("statement", sa.Text()),
        sa.Column("derived", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_funding_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_funding"),
        comment="Awards and other sources of money.",
    )


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("report_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("message", sa.Text()),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_revision_report_id"),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name="pk_revision"),
        comment="The record before and after each change, as canonical JSON.",
    )
