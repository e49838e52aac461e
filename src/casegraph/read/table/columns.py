"""The columns of a table, as its templates show them.

What a column takes, its explanation and its example come from the record's own definition; only
what a cell adds to that (how names or several values are written) is said here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class SheetKind(StrEnum):
    """What one row of a sheet stands for."""

    REPORTS = "reports"
    THERAPY = "therapy"
    REFERENCES = "references"


class Role(StrEnum):
    """The columns that join rows, and are no fields of what the row stands for."""

    KEY = "key"
    CASE = "case"
    STEP = "step"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as templates show it; `aliases` are other names it is known by.

    `path` is the field where the name does not say it; an empty explanation or example is taken
    from the record's definition.
    """

    name: str
    path: str = ""
    aliases: tuple[str, ...] = ()
    role: Role | None = None
    explanation: str = ""
    example: str = ""


_SEVERAL = "several are parted by ';'"
_KEY = Column(
    "key", aliases=("report", "citation key"), role=Role.KEY,
    explanation="Citation key, which the rows of one report share; also its DOI or pmid:N.",
    example="harel2018",
)  # fmt: skip
_CASE = Column(
    "case", "case.label", aliases=("patient",), role=Role.CASE,
    explanation="The paper's name for the patient; needed where there are several.",
)  # fmt: skip
_PATIENT = (
    Column("case.age", aliases=("age",)),
    Column("case.sex", aliases=("sex",)),
    Column(
        "case.conditions", aliases=("conditions", "condition"),
        explanation=f"Diagnoses; {_SEVERAL}.",
        example="progressive multifocal leukoencephalopathy",
    ),
)  # fmt: skip

COLUMNS: Mapping[SheetKind, tuple[Column, ...]] = {
    SheetKind.REPORTS: (
        _KEY,
        Column("title", example="A title as printed"),
        Column(
            "authors",
            explanation="'Family, Given' in printed order, parted by ';'; a group in {braces}.",
            example="Harel, Asaff; {A Study Group}",
        ),
        Column("journal", example="Journal of NeuroVirology"),
        Column("issued", aliases=("year", "date")),
        Column("volume"),
        Column("issue"),
        Column("page", aliases=("pages",)),
        Column("doi", "identifiers.doi", explanation="DOI.", example="10.1007/s13365-018-0657-x"),
        Column("pmid", "identifiers.pmid", aliases=("pubmed",), explanation="PubMed number."),
        Column("pmcid", "identifiers.pmcid", explanation="PubMed Central id."),
        Column("keywords", explanation=f"Keywords as printed; {_SEVERAL}.", example="JC virus"),
        Column("abstract"),
        Column("funding.funder", aliases=("funder",)),
        Column("funding.award_number", aliases=("award number",)),
        _CASE,
        *_PATIENT,
        Column("case.exposures", aliases=("exposures",),
               explanation=f"Drugs or states before onset; {_SEVERAL}."),
        Column("case.outcome"),
        Column("case.vital_status", aliases=("vital status",)),
        Column("case.follow_up", aliases=("follow up",)),
        Column("notes"),
    ),
    SheetKind.THERAPY: (
        _KEY,
        Column("title", explanation="Title as printed; leave out where a sheet 'reports' has it.",
               example="A title as printed"),
        _CASE,
        *_PATIENT,
        Column("step", role=Role.STEP,
               explanation="Place of the step in the order of treatment, from 1.", example="1"),
        Column("agents", aliases=("agent", "treatment", "treatments", "drug", "drugs"),
               explanation="Treatments given together, parted by ';' or '+'.",
               example="mirtazapine + mefloquine"),
        Column("dose", example="not-reported"),
        Column("route"),
        Column("start"),
        Column("stop"),
        Column("reason_for_change"),
        Column("clinical", example="worse"),
        Column("virological", example="not-reported"),
        Column("radiological", example="not-reported"),
        Column("outcome_detail"),
        Column("attribution", example="not-stated"),
        Column("measurement.assay", aliases=("assay",), example="CD4 count",
               explanation="What was measured; a further value of a step is a further row."),
        Column("measurement.value", aliases=("value",), example="140",
               explanation="The number as printed; also '<50' or 'undetectable'."),
        Column("measurement.comparator", aliases=("comparator",)),
        Column("measurement.unit", aliases=("unit",)),
        Column("measurement.specimen", aliases=("specimen",)),
        Column("measurement.time", aliases=("time",)),
        Column("measurement.interpretation", aliases=("interpretation",)),
        Column("evidence.section", aliases=("section",)),
        Column("evidence.quote", aliases=("quote",)),
    ),
    SheetKind.REFERENCES: (
        _KEY,
        Column("number", role=Role.NUMBER, aliases=("n", "no"), example="2",
               explanation="Its number in the printed list; a further treatment is a further row."),
        Column("raw", aliases=("reference",), example="The reference as printed."),
        Column("treatment", "coverage.treatment"),
        Column("role", "coverage.role"),
        Column("conditions", "coverage.conditions", aliases=("condition",),
               explanation=f"Conditions the cited work is about; {_SEVERAL}."),
        Column("quote", "coverage.quote"),
        Column("source", "coverage.source"),
        Column("doi", "identifiers.doi", explanation="DOI of the cited work."),
        Column("pmid", "identifiers.pmid", explanation="PubMed number of the cited work."),
    ),
}  # fmt: skip
