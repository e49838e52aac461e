"""References as rows and as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casegraph.cli.output import Table
from casegraph.model.dates import year_of

if TYPE_CHECKING:
    from casegraph.app.references import ReferencesAnswer
    from casegraph.model.coverage import Coverage
    from casegraph.model.stored import StoredReference

COLUMNS = (
    "report", "number", "authors", "year", "title", "journal", "volume", "issue", "page",
    "doi", "work", "treatments", "basis", "quote", "conditions",
)  # fmt: skip
_WIDE = frozenset({"report", "volume", "issue", "page", "doi", "work", "quote", "conditions"})


def reference_table(answer: ReferencesAnswer) -> Table:
    """Return references with the coverage that was asked for."""
    rows = [_row(reference) for reference in answer.references]
    document = []
    for reference in answer.references:
        found = answer.issues.get((reference.report, reference.number), ())
        issues = [issue.to_plain() for issue in found]
        document.append({**reference_document(reference), "issues": issues})
    return Table(COLUMNS, rows, document, wide=_WIDE)


def reference_document(reference: StoredReference) -> dict[str, Any]:
    """Return a reference as JSON shows it."""
    return {
        "report": reference.report,
        "number": reference.number,
        "raw": reference.raw,
        "authors": [
            {"family": family, "given": given, **({"suffix": suffix} if suffix else {})}
            for family, given, suffix in reference.authors
        ],
        "et_al": reference.et_al,
        "year": year_of(reference.year),
        "title": reference.title,
        "journal": reference.journal,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.page,
        "identifiers": dict(reference.identifiers),
        "links": list(reference.links),
        "work": reference.work,
        "coverage": [coverage_document(entry) for entry in reference.coverage],
        "conditions": list(reference.conditions),
        "leftover": reference.leftover or None,
    }


def coverage_document(entry: Coverage) -> dict[str, Any]:
    """Return a coverage assertion as JSON shows it; treatment null is a curator's "none"."""
    return {
        "treatment": entry.treatment,
        "basis": entry.basis.value,
        "status": entry.status.value,
        "role": entry.role.value,
        "quote": entry.quote,
        "place": entry.place,
        "source": entry.source,
        "conditions": list(entry.conditions),
    }


def _row(reference: StoredReference) -> tuple[object, ...]:
    treatments = [entry.treatment or "none" for entry in reference.coverage]
    return (
        reference.report,
        reference.number,
        _authors(reference),
        year_of(reference.year),
        reference.title,
        reference.journal,
        reference.volume,
        reference.issue,
        reference.page,
        reference.identifiers.get("doi"),
        reference.work,
        "; ".join(treatments),
        "; ".join(entry.basis.value for entry in reference.coverage),
        "; ".join(entry.quote or "" for entry in reference.coverage),
        "; ".join(reference.conditions),
    )


def _authors(reference: StoredReference) -> str:
    names = [" ".join(part for part in name if part) for name in reference.authors]
    if len(names) > 3:
        return f"{names[0]} and {len(names) - 1} others" + (" et al" if reference.et_al else "")
    return ", ".join(names) + (" et al" if reference.et_al else "")
