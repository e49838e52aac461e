"""What is wrong with files before they are added, and with reports that are in the archive."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.app.duplicates import PatientIndex
from casegraph.app.evidence import wider_issues
from casegraph.app.works import require_report
from casegraph.check.registry import CHECKS, WIDER_CHECKS, check
from casegraph.errors import UsageError
from casegraph.model.record import Name, Record, Reference
from casegraph.store.engine import reading
from casegraph.store.queries.patients import fetch_patients
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.reports import fetch_printed_texts, fetch_reports
from casegraph.store.queries.vocabulary import fetch_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.issues import Issue
    from casegraph.model.stored import StoredReference


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFinding:
    """What a check found in a report; `number` is that of the reference, where it is in one."""

    report: str
    number: int | None
    issue: Issue


def check_reports(archive: str, name: str | None, codes: Sequence[str]) -> tuple[CheckFinding, ...]:
    """Return what the checks find in one report, or in all; `codes` limits them to some."""
    _refuse_unknown(codes)
    with reading(archive) as connection:
        keys = (
            [require_report(connection, name)]
            if name
            else [one.key for one in fetch_reports(connection)]
        )
        records = {key: fetch_record(connection, key) for key in keys}
        patients = PatientIndex(fetch_patients(connection))
        vocabulary = fetch_vocabulary(connection)
        found: list[CheckFinding] = []
        for key, record in records.items():
            texts = fetch_printed_texts(connection, key)
            others = {
                other: records.get(other) or fetch_record(connection, other)
                for other in patients.neighbours(key)
            }
            issues = (*check(record), *wider_issues(record, texts, vocabulary, others))
            listed = (_finding(key, record, issue) for issue in issues)
            found += sorted(listed, key=lambda finding: finding.number or 0)
    return tuple(finding for finding in found if not codes or finding.issue.code in codes)


def reference_issues(
    stored: Sequence[StoredReference],
) -> Mapping[tuple[str, int], tuple[Issue, ...]]:
    """Return what the checks find in the references of whole lists, by report and number."""
    lists: dict[str, list[Reference]] = {}
    for entry in stored:
        lists.setdefault(entry.report, []).append(_as_reference(entry))
    found: dict[tuple[str, int], list[Issue]] = {}
    for key, references in lists.items():
        record = Record(references=tuple(references))
        for finding in (_finding(key, record, issue) for issue in check(record)):
            if finding.number is not None:
                found.setdefault((key, finding.number), []).append(finding.issue)
    return {place: tuple(issues) for place, issues in found.items()}


def _as_reference(entry: StoredReference) -> Reference:
    return Reference(
        number=entry.number,
        raw=entry.raw,
        authors=tuple(Name(family=f, given=g, suffix=s) for f, g, s in entry.authors),
        et_al=entry.et_al,
        year=entry.year,
        title=entry.title,
        journal=entry.journal,
        volume=entry.volume,
        issue=entry.issue,
        page=entry.page,
        links=entry.links,
    )


def _refuse_unknown(codes: Sequence[str]) -> None:
    known = [*(rule.code for rule in CHECKS), *(rule.code for rule in WIDER_CHECKS)]
    for code in codes:
        if code not in known:
            close = difflib.get_close_matches(code, known, n=2)
            hint = f"did you mean {' or '.join(close)}?" if close else f"known: {', '.join(known)}"
            raise UsageError(f"no check is called {code!r}", hint=hint)


def _finding(key: str, record: Record, issue: Issue) -> CheckFinding:
    number = _number(issue.where.path or "", record)
    located = replace(issue, where=replace(issue.where, source=key))
    return CheckFinding(report=key, number=number, issue=located)


def _number(path: str, record: Record) -> int | None:
    if not path.startswith("references["):
        return None
    return record.references[int(path[len("references[") : path.index("]")])].number
