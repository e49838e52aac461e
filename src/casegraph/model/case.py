"""The patient of a report: findings, measurements and therapy steps (CARE, Phenopackets v2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from casegraph.model.fields import NUMBER_PATTERN, STRICT, about
from casegraph.vocab.enums import Attribution, Comparator, Missing, Outcome, Sex, VitalStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The place in the source that a statement rests on."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    section: str | None = field(
        default=None, metadata=about("Section of the paper.", examples=["abstract"])
    )
    quote: str | None = field(
        default=None,
        metadata=about(
            "The words, exactly as printed.",
            examples=["she was started on mirtazapine and mefloquine"],
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A sign, symptom or result of an examination (Phenopackets `PhenotypicFeature`)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    finding: str = field(
        metadata=about("Term of the vocabulary or free text.", examples=["Hemiparesis"])
    )
    detail: str | None = field(
        default=None, metadata=about("Site, side, course.", examples=["left, progressive"])
    )
    excluded: bool = field(
        default=False, metadata=about("True when it was looked for and absent.", strict=True)
    )
    time: str | None = field(
        default=None, metadata=about("When, relative to presentation.", examples=["-6 months"])
    )
    evidence: tuple[Evidence, ...] = field(default=(), metadata=about("Where the paper says so."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A measured value (Phenopackets `Measurement`, units after UCUM)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    assay: str = field(
        metadata=about("Term of the vocabulary or free text.", examples=["CD4 count"])
    )
    value: str | None = field(
        default=None,
        metadata=about(
            "The number as printed, with a decimal point.",
            pattern=NUMBER_PATTERN,
            examples=["140"],
        ),
    )
    comparator: Comparator = field(
        default=Comparator.EQUAL, metadata=about("How the number bounds the value.")
    )
    unit: str | None = field(
        default=None, metadata=about("Unit, UCUM.", examples=["/uL", "{copies}/mL"])
    )
    specimen: str | None = field(default=None, metadata=about("Specimen.", examples=["serum"]))
    time: str | None = field(
        default=None,
        metadata=about("When, relative to presentation.", examples=["at presentation"]),
    )
    interpretation: str | None = field(
        default=None, metadata=about("Result in words.", examples=["positive"])
    )
    evidence: tuple[Evidence, ...] = field(default=(), metadata=about("Where the paper says so."))


@dataclass(frozen=True, slots=True, kw_only=True)
class TherapyStep:
    """What was given, in order, with its own outcome in three domains."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    agents: tuple[str, ...] = field(
        metadata=about(
            "Treatments given together: terms of the vocabulary.",
            min_length=1,
            examples=[["mirtazapine", "mefloquine"]],
        )
    )
    dose: str | None = field(
        default=None,
        metadata=about("Dose as printed, or why it is missing.", examples=["15 mg daily"]),
    )
    route: str | None = field(default=None, metadata=about("Route.", examples=["oral"]))
    start: str | None = field(
        default=None, metadata=about("Start, relative to presentation.", examples=["1 month"])
    )
    stop: str | None = field(
        default=None, metadata=about("Stop, relative to presentation.", examples=["3 months"])
    )
    reason_for_change: str | None = field(
        default=None,
        metadata=about("Why this step followed the one before.", examples=["clinical worsening"]),
    )
    clinical: Outcome | None = field(default=None, metadata=about("Clinical outcome."))
    virological: Outcome | None = field(default=None, metadata=about("Virological outcome."))
    radiological: Outcome | None = field(default=None, metadata=about("Radiological outcome."))
    outcome_detail: str | None = field(
        default=None,
        metadata=about(
            "The outcome in the curator's words, with its times.",
            examples=["worse until month 3, then stable"],
        ),
    )
    measurements: tuple[Measurement, ...] = field(
        default=(), metadata=about("Values measured during this step.")
    )
    attribution: Attribution | None = field(
        default=None, metadata=about("Whether the course supports credit to this step alone.")
    )
    evidence: tuple[Evidence, ...] = field(default=(), metadata=about("Where the paper says so."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One patient."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    label: str | None = field(
        default=None, metadata=about("The paper's name for the patient.", examples=["Patient 1"])
    )
    age: int | Literal[">89"] | Missing | None = field(
        default=None,
        metadata=about("Age in years at presentation; over 89 as the class '>89'.", examples=[63]),
    )
    sex: Sex | Missing | None = field(default=None, metadata=about("Sex."))
    conditions: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "Diagnoses: terms of the vocabulary or free text.",
            examples=[["PML", "idiopathic CD4 lymphocytopenia"]],
        ),
    )
    exposures: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "Drugs or states before onset, as cause or background.", examples=[["natalizumab"]]
        ),
    )
    findings: tuple[Finding, ...] = field(default=(), metadata=about("Signs and symptoms."))
    measurements: tuple[Measurement, ...] = field(default=(), metadata=about("Measured values."))
    therapy: tuple[TherapyStep, ...] = field(
        default=(), metadata=about("Therapy steps in the order they were given.")
    )
    outcome: Outcome | None = field(default=None, metadata=about("Outcome at the last follow-up."))
    vital_status: VitalStatus | Missing | None = field(
        default=None, metadata=about("Vital status at the last follow-up.")
    )
    follow_up: str | None = field(
        default=None, metadata=about("Length of follow-up.", examples=["over 2 years"])
    )
    missing: dict[str, Missing] = field(
        default_factory=dict,
        metadata=about(
            "Facts that are not there, and why, by name.", examples=[{"HIV status": "not-reported"}]
        ),
    )
    evidence: tuple[Evidence, ...] = field(default=(), metadata=about("Where the paper says so."))
