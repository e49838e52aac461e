"""Rows of the OpenCitations Index, one for each citation -> a record for each citing work."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.record import Reference
from casegraph.read.fields.printed_date import of_text
from casegraph.read.fields.record_builder import shown
from casegraph.read.opencitations.cells import SCHEMES, identifiers, state_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.opencitations.rows import Row

CITING = ("citing", "citing_id")
CITED = ("cited", "cited_id")
COLUMNS = frozenset(
    (
        *CITING, *CITED, "oci", "creation", "timespan", "journal_sc", "author_sc",
        "citing_publication_date", "cited_publication_date", "citing_source", "cited_source",
    )
)  # fmt: skip
"""Columns that are known; how long after and whether of the same journal or author follows."""

_DATES = ("creation", "citing_publication_date")


@dataclass(slots=True)
class Citing:
    """A citing work as printed, and the rows of what it cites, in the order of the file."""

    printed: str
    rows: list[Row] = field(default_factory=list)


def grouped(rows: Iterable[Row]) -> tuple[list[Citing], list[Row]]:
    """Return the citing works in the order in which they are met, and the rows without one.

    Rows of one work may stand anywhere, so that all rows are held: memory grows with them.
    """
    works: dict[str, Citing] = {}
    broken: list[Row] = []
    for row in rows:
        citing = cell(row, CITING)
        if row.issue or not citing or not cell(row, CITED):
            broken.append(row)
        else:
            works.setdefault(citing, Citing(citing)).rows.append(row)
    return list(works.values()), broken


def cell(row: Row, columns: Iterable[str]) -> str:
    """Return the first cell of these columns that says something."""
    return next((text for name in columns if (text := row.cells.get(name, "").strip())), "")


def read_citing(work: Citing, builder: RecordBuilder) -> None:
    """Take the identifiers, the date and the references of a citing work into the record."""
    for scheme, value in identifiers(work.printed):
        if scheme in SCHEMES:
            builder.identifier(scheme, value, builder.at)
    seen: dict[str, int] = {}
    dates: set[str] = set()
    for row in work.rows:
        at = row.line, 1
        created = cell(row, _DATES)
        if created and created not in dates:
            dates.add(created)
            state_date(created, at, builder)
        printed = builder.clean(cell(row, CITED), at, "references")
        first = seen.setdefault(printed, row.line)
        if first != row.line:
            detail = f"{shown(printed)} is cited twice, first in line {first}"
            builder.issue("duplicate-reference", Severity.INFO, at, detail, "references")
            continue
        _reference(printed, row, builder)
        for column, text in row.cells.items():
            if column not in COLUMNS and text.strip():
                builder.unknown_field(column, text, at)


def _reference(printed: str, row: Row, builder: RecordBuilder) -> None:
    at = row.line, 1
    path = f"references[{len(builder.references)}]"
    held: dict[str, str] = {}
    for scheme, value in identifiers(printed):
        cleaned = builder.valid(scheme, value, at, path) if scheme in SCHEMES else None
        if cleaned:
            held.setdefault(scheme, cleaned)
    date = of_text(row.cells.get("cited_publication_date", "")).date
    reference = Reference(
        number=len(builder.references) + 1,
        raw=printed,
        year=f"{date.year:04d}" if date else None,
        identifiers=held,
    )
    builder.reference(reference, at)
