"""How the findings of checks are printed, and the catalogue of checks."""

from __future__ import annotations

import textwrap
from itertools import islice
from typing import TYPE_CHECKING

from casegraph.cli.diff_table import change_document
from casegraph.cli.output import Table, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from casegraph.app.check_catalogue import CheckEntry
    from casegraph.app.check_fixes import Fix, FixAnswer
    from casegraph.app.checking import CheckFinding
    from casegraph.app.suppressing import SuppressionAnswer

_FINDING = ("report", "number", "severity", "code", "where", "detail")
_ENTRY = ("code", "severity", "subject", "fix", "summary")
_JUDGEMENT = ("because", "actor", "at")
_WIDTH = 78
_TOGETHER = 500
"""Findings that are printed at once."""


def findings_tables(found: Iterable[CheckFinding], *, suppressed: bool) -> Iterator[Table]:
    """Yield findings as tables of some hundreds, one at least; an empty one for none.

    Those that are suppressed say by whom, when and why.
    """
    remaining = iter(found)
    some = list(islice(remaining, _TOGETHER))
    yield _findings_table(some, suppressed=suppressed)
    while some := list(islice(remaining, _TOGETHER)):
        yield _findings_table(some, suppressed=suppressed)


def _findings_table(found: Sequence[CheckFinding], *, suppressed: bool) -> Table:
    rows = [_finding_row(finding) for finding in found]
    document = [
        {
            **dict(zip(_FINDING, row, strict=True)),
            "hint": finding.issue.hint,
            **_judgement(finding),
        }
        for row, finding in zip(rows, found, strict=True)
    ]
    if not suppressed:
        return Table(_FINDING, rows, document, wide=frozenset({"where"}))
    judged = [
        (*row, *_judgement(finding).values()) for row, finding in zip(rows, found, strict=True)
    ]
    return Table((*_FINDING, *_JUDGEMENT), judged, document, wide=frozenset({"at"}))


def catalogue_table(entries: Sequence[CheckEntry], *, one: bool = False) -> Table:
    """Return the catalogue as a table; `one` gives its only entry as one document."""
    rows = [
        (entry.code, entry.severity.value, entry.subject.value, entry.repairs, entry.summary)
        for entry in entries
    ]
    document = [
        {
            **dict(zip(_ENTRY, row, strict=True)),
            "why": entry.why,
            "sure": entry.certainty,
            "example": entry.example,
        }
        for row, entry in zip(rows, entries, strict=True)
    ]
    return Table(_ENTRY, rows, document[0] if one else document)


def explanation(entry: CheckEntry) -> str:
    """Return what is to be known of a check, as text."""
    fixed = "puts some of it right" if entry.repairs else "does not change it"
    parts = (
        f"{entry.code} ({entry.severity.value}, {entry.subject.value})",
        _wrapped(entry.summary),
        _wrapped(entry.why),
        _wrapped(f"How sure: {entry.certainty}"),
        _wrapped(f"Example: {entry.example}"),
        f"casegraph check --fix {fixed}.",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def suppressions_table(answer: SuppressionAnswer, status: str, shown: str) -> Table:
    """Return the judgements that were added or taken back."""
    columns = ("report", "status", "code", "where", "because", "actor", "at")
    rows = [
        (answer.report, shown, one.code, one.place, one.reason, one.actor, one.at)
        for one in answer.suppressions
    ]
    document = [{**dict(zip(columns, row, strict=True)), "status": status} for row in rows]
    return Table(columns, rows, document, wide=frozenset({"at"}))


def fixes_table(fixes: Sequence[Fix | FixAnswer], *, dry_run: bool) -> Table:
    """Return what was put right in each report, or would be."""
    columns = ("key", "status", "revision", "codes", "changes")
    status = told("stored", dry_run=dry_run)
    rows = [
        (one.key, status, one.revision, ", ".join(one.codes), len(one.changes)) for one in fixes
    ]
    document = [
        {
            "key": one.key,
            "status": "stored",
            "revision": one.revision,
            "codes": list(one.codes),
            "changes": [change_document(change) for change in one.changes],
        }
        for one in fixes
    ]
    return Table(columns, rows, document)


def _finding_row(finding: CheckFinding) -> tuple[object, ...]:
    issue = finding.issue
    where = issue.where.path
    return finding.report, finding.number, issue.severity.value, issue.code, where, issue.detail


def _judgement(finding: CheckFinding) -> dict[str, str]:
    judged = finding.suppression
    if judged is None:
        return {}
    return {"because": judged.reason, "actor": judged.actor, "at": judged.at}


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_on_hyphens=False)
