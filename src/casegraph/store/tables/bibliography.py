"""Works, their identifiers, and the people and organizations behind them (CSL-JSON, JATS)."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from casegraph.store.tables.base import choice, metadata, number, part_of, position, text
from casegraph.vocab.enums import WorkType

# Sorted by code points on every database, so that a key's neighbours are found by a range.
CITATION_KEY = Text().with_variant(Text(collation="C"), "postgresql")

work = Table(
    "work",
    metadata,
    number(),
    Column("citation_key", CITATION_KEY, nullable=False, unique=True),
    text("match_key", required=True),
    text("match_block", required=True, indexed=True),
    choice("type", WorkType),
    text("title"),
    text("journal"),
    text("journal_abbreviation"),
    text("volume"),
    text("issue"),
    text("page"),
    text("issued"),
    Column("year", Integer, index=True),
    text("language"),
    Column("et_al", Boolean, nullable=False),
    comment="A publication that the archive believes exists.",
)

work_identifier = Table(
    "work_identifier",
    metadata,
    Column("scheme", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    part_of("work", indexed=True),
    comment="Identifiers in normal form; each names one work.",
)

person = Table(
    "person",
    metadata,
    number(),
    Column("identity", Text, nullable=False, unique=True),
    text("family"),
    text("given"),
    text("suffix"),
    text("literal"),
    text("orcid", indexed=True),
    comment="A name as printed; identity is the JSON list of its parts.",
)

authorship = Table(
    "authorship",
    metadata,
    number(),
    part_of("work"),
    Column("position", Integer, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    text("name", required=True),
    Column("corresponding", Boolean),
    Column("affiliations_stated", Boolean, nullable=False),
    UniqueConstraint("work_id", "position"),
    comment="The authors of a work in printed order.",
)

organization = Table(
    "organization",
    metadata,
    number(),
    Column("identity", Text, nullable=False, unique=True),
    text("name", required=True),
    text("city"),
    text("region"),
    text("country"),
    text("ror", indexed=True),
    comment="An institution; country is an ISO 3166-1 alpha-2 code.",
)

affiliation = Table(
    "affiliation",
    metadata,
    number(),
    part_of("report"),
    Column("position", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("organization_id", Integer, ForeignKey("organization.id"), nullable=False, index=True),
    text("country_printed"),
    text("printed"),
    UniqueConstraint("report_id", "position"),
    comment="The printed list of affiliations of a report.",
)

authorship_affiliation = Table(
    "authorship_affiliation",
    metadata,
    part_of("authorship", in_key=True),
    position(),
    Column("number", Integer, nullable=False),
    Column(
        "affiliation_id", Integer, ForeignKey("affiliation.id", ondelete="SET NULL"), index=True
    ),
    comment="The numbers of the affiliations printed at an author's name.",
)
