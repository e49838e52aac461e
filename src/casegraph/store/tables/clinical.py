"""The patients of a report: findings, measurements, therapy steps (CARE, Phenopackets v2)."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from casegraph.store.tables.base import choice, metadata, number, part_of, position, text
from casegraph.vocab.enums import Attribution, Comparator, Missing, Outcome, Sex, VitalStatus

OVER_89 = ">89"


def _term() -> Column[str]:
    return Column("term_id", Text, ForeignKey("term.id", ondelete="SET NULL"), index=True)


case = Table(
    "case",
    metadata,
    number(),
    part_of("report"),
    Column("position", Integer, nullable=False),
    text("label"),
    Column("age", Integer),
    Column("age_class", Text, CheckConstraint(f"age_class = '{OVER_89}'", name="age_class")),
    choice("age_missing", Missing),
    choice("sex", Sex),
    choice("sex_missing", Missing),
    choice("outcome", Outcome),
    choice("vital_status", VitalStatus),
    choice("vital_status_missing", Missing),
    text("follow_up"),
    UniqueConstraint("report_id", "position"),
    comment="One patient; age in years at presentation, over 89 as a class.",
)

case_condition = Table(
    "case_condition",
    metadata,
    part_of("case", in_key=True),
    position(),
    text("name", required=True),
    _term(),
    comment="Diagnoses, as written and as terms.",
)

case_exposure = Table(
    "case_exposure",
    metadata,
    part_of("case", in_key=True),
    position(),
    text("name", required=True),
    _term(),
    comment="Drugs or states before onset, as written and as terms.",
)

case_missing = Table(
    "case_missing",
    metadata,
    part_of("case", in_key=True),
    position(),
    text("fact", required=True),
    choice("reason", Missing, required=True),
    comment="Facts that are not there, and why.",
)

finding = Table(
    "finding",
    metadata,
    number(),
    part_of("case"),
    Column("position", Integer, nullable=False),
    text("finding", required=True),
    _term(),
    text("detail"),
    Column("excluded", Boolean, nullable=False),
    text("time"),
    UniqueConstraint("case_id", "position"),
    comment="Signs and symptoms; excluded when looked for and absent.",
)

therapy_step = Table(
    "therapy_step",
    metadata,
    number(),
    part_of("case"),
    Column("position", Integer, nullable=False),
    text("dose"),
    text("route"),
    text("start"),
    text("stop"),
    text("reason_for_change"),
    choice("clinical", Outcome),
    choice("virological", Outcome),
    choice("radiological", Outcome),
    text("outcome_detail"),
    choice("attribution", Attribution),
    UniqueConstraint("case_id", "position"),
    comment="What was given, in order, with its outcome in three domains.",
)

therapy_agent = Table(
    "therapy_agent",
    metadata,
    part_of("therapy_step", in_key=True),
    position(),
    text("name", required=True),
    _term(),
    comment="Treatments given together in a step, as written and as terms.",
)

measurement = Table(
    "measurement",
    metadata,
    number(),
    part_of("case"),
    Column(
        "therapy_step_id", Integer, ForeignKey("therapy_step.id", ondelete="CASCADE"), index=True
    ),
    Column("position", Integer, nullable=False),
    text("assay", required=True),
    _term(),
    text("value"),
    choice("comparator", Comparator, required=True),
    text("unit"),
    text("specimen"),
    text("time"),
    text("interpretation"),
    UniqueConstraint("case_id", "therapy_step_id", "position"),
    comment="Measured values (UCUM units) of a case, or of one therapy step of it.",
)

evidence = Table(
    "evidence",
    metadata,
    number(),
    part_of("case", indexed=True),
    Column("finding_id", Integer, ForeignKey("finding.id", ondelete="CASCADE"), index=True),
    Column("measurement_id", Integer, ForeignKey("measurement.id", ondelete="CASCADE"), index=True),
    Column(
        "therapy_step_id", Integer, ForeignKey("therapy_step.id", ondelete="CASCADE"), index=True
    ),
    Column("position", Integer, nullable=False),
    text("section"),
    text("quote"),
    Column("source_id", Integer, ForeignKey("source.id"), index=True),
    Column("span_start", Integer),
    Column("span_end", Integer),
    CheckConstraint(
        "(finding_id IS NULL AND measurement_id IS NULL)"
        " OR (finding_id IS NULL AND therapy_step_id IS NULL)"
        " OR (measurement_id IS NULL AND therapy_step_id IS NULL)",
        name="one_subject",
    ),
    CheckConstraint(
        "(source_id IS NULL) = (span_start IS NULL) AND (span_start IS NULL) = (span_end IS NULL)",
        name="span",
    ),
    comment="Where the paper says so: of a case, or of one finding, value or step of it.",
)
