"""What is wrong with reports that are in the archive."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from casegraph.app.citing import Citations
from casegraph.app.duplicates import PatientIndex
from casegraph.app.works import require_report
from casegraph.check.base import Surroundings
from casegraph.check.quotes import quotes
from casegraph.check.registry import CHECKS, WIDER_CHECKS, check, check_widely
from casegraph.check.silenced import Silenced
from casegraph.errors import UsageError
from casegraph.issues import Severity
from casegraph.model.record import Name, Record, Reference
from casegraph.refparse.parse import parse
from casegraph.store.engine import reading
from casegraph.store.limits import chunks
from casegraph.store.queries.checking import printed_texts, report_keys
from casegraph.store.queries.patients import fetch_patients
from casegraph.store.queries.records import fetch_records
from casegraph.store.queries.suppressions import fetch_suppressions
from casegraph.store.queries.vocabulary import fetch_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from casegraph.issues import Issue
    from casegraph.model.stored import StoredReference
    from casegraph.model.suppression import Suppression
    from casegraph.store.engine import Connection
    from casegraph.vocab.terms import Vocabulary

_GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_TOGETHER = 100
"""Reports for which the archive is asked once."""
_LOW_CONFIDENCE = "low-confidence"
_KEPT_READINGS = 10_000
_KEPT_RECORDS = 500
"""Records kept at hand: each is looked at itself, and beside others that may share a patient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckQuestion:
    """What is asked: one report or all, some checks only or all but some, and from which weight."""

    report: str | None = None
    codes: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    least: Severity = Severity.INFO

    def asks_for(self, code: str) -> bool:
        """Tell whether the findings of a check are asked for."""
        return (not self.codes or code in self.codes) and code not in self.ignored

    def weighs_enough(self, severity: Severity) -> bool:
        """Tell whether findings of a severity are asked for."""
        return _GRAVEST_FIRST.index(severity) <= _GRAVEST_FIRST.index(self.least)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFinding:
    """What a check found in a report; `number` is that of the reference, where it is in one.

    `suppression` is the judgement of a curator that it is right as it is.
    """

    report: str
    number: int | None
    issue: Issue
    suppression: Suppression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswer:
    """What the checks find, and what of it curators judged right as it is."""

    findings: tuple[CheckFinding, ...]
    suppressed: tuple[CheckFinding, ...]


@dataclass(frozen=True, slots=True)
class _Archive:
    """What is read once for all reports."""

    connection: Connection
    vocabulary: Vocabulary
    patients: PatientIndex
    silenced: Mapping[str, tuple[Suppression, ...]]
    citations: Citations
    records: _Records


class _Records:
    """The records of an archive, read many at a time; those asked for last are kept at hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: dict[str, Record] = {}

    def of(self, keys: Iterable[str]) -> dict[str, Record]:
        """Return the records of some reports by key, and keep them before all others."""
        wanted = dict.fromkeys(keys)
        missing = [key for key in wanted if key not in self._held]
        if missing:
            self._held.update(fetch_records(self._connection, missing))
        found = {key: self._held.pop(key) for key in wanted}
        self._held.update(found)
        for key in list(islice(self._held, max(len(self._held) - _KEPT_RECORDS, 0))):
            del self._held[key]
        return found


def check_reports(archive: str, question: CheckQuestion) -> CheckAnswer:
    """Return what the checks find in one report, or in all.

    Raises UsageError for a check that does not exist, NotFoundError for such a report.
    """
    found = list(each_finding(archive, question))
    return CheckAnswer(
        findings=tuple(one for one in found if one.suppression is None),
        suppressed=tuple(one for one in found if one.suppression is not None),
    )


def each_finding(archive: str, question: CheckQuestion) -> Iterator[CheckFinding]:
    """Yield what the checks find, report by report: no more is held than some reports at once.

    What curators judged right as it is comes with their judgement. Raises as `check_reports`.
    """
    refuse_unknown((*question.codes, *question.ignored))
    with reading(archive) as connection:
        keys = keys_of(connection, question)
        records = _Records(connection)
        only = records.of(keys)[keys[0]] if question.report else None
        held = _Archive(
            connection,
            fetch_vocabulary(connection),
            PatientIndex(fetch_patients(connection)),
            fetch_suppressions(connection, keys[0] if question.report else None),
            Citations(connection, only),
            records,
        )
        for some in chunks(keys, _TOGETHER):
            yield from _findings(held, some, question)


def keys_of(connection: Connection, question: CheckQuestion) -> tuple[str, ...]:
    """Return the citation keys of the reports that are asked for."""
    if question.report:
        return (require_report(connection, question.report),)
    return report_keys(connection)


def refuse_unknown(codes: Iterable[str]) -> None:
    """Raise UsageError for a code that is no check's."""
    known = [*(rule.code for rule in CHECKS), *(rule.code for rule in WIDER_CHECKS)]
    for code in codes:
        if code not in known:
            close = difflib.get_close_matches(code, known, n=2)
            hint = f"did you mean {' or '.join(close)}?" if close else "see casegraph check --list"
            raise UsageError(f"no check is called {code!r}", hint=hint)


def reference_issues(
    stored: Sequence[StoredReference],
) -> Mapping[tuple[str, int], tuple[Issue, ...]]:
    """Return what the checks find in the references of whole lists, by report and number."""
    lists: dict[str, list[Reference]] = {}
    for entry in stored:
        lists.setdefault(entry.report, []).append(_as_reference(entry))
    found: dict[tuple[str, int], list[Issue]] = {}
    for key, references in lists.items():
        record = Record(key=key, references=tuple(references))
        for issue in check(record):
            number = _number(issue.where.path or "", record)
            if number is not None:
                found.setdefault((key, number), []).append(issue)
    return {place: tuple(issues) for place, issues in found.items()}


def _findings(held: _Archive, keys: list[str], question: CheckQuestion) -> Iterator[CheckFinding]:
    """Yield the findings in some reports: what stands around all of them is read at once."""
    beside = {key: held.patients.neighbours(key) for key in keys}
    records = held.records.of(islice(chain(keys, *beside.values()), _KEPT_RECORDS))
    texts = printed_texts(
        held.connection, [key for key in keys if next(quotes(records[key]), None)]
    )
    cited = held.citations.of({key: records[key] for key in keys})
    unsure = question.asks_for(_LOW_CONFIDENCE)
    for key in keys:
        surroundings = Surroundings(
            vocabulary=held.vocabulary,
            texts=texts.get(key, ()),
            others=held.records.of(beside[key]),
            cited=cited[key],
            confidences=dict(_confidences(records[key])) if unsure else {},
        )
        record = replace(records[key], key=key)
        yield from _of_one(record, surroundings, held.silenced.get(key, ()), question)


def _of_one(
    record: Record,
    surroundings: Surroundings,
    suppressions: tuple[Suppression, ...],
    question: CheckQuestion,
) -> Iterator[CheckFinding]:
    issues = (*check(record), *check_widely(record, surroundings))
    silenced = Silenced(record, suppressions)
    listed = [
        CheckFinding(
            report=record.key or "",
            number=_number(issue.where.path or "", record),
            issue=issue,
            suppression=silenced.find(issue.code, issue.where.path or ""),
        )
        for issue in issues
        if question.asks_for(issue.code) and question.weighs_enough(issue.severity)
    ]
    yield from sorted(listed, key=lambda finding: finding.number or 0)


def _confidences(record: Record) -> Iterator[tuple[int, float]]:
    """Yield by number how surely the references were read that hold what was read of them."""
    for reference in record.references:
        confidence, read = _reading(reference.raw)
        own = (reference.title, reference.journal, reference.volume, reference.page)
        if confidence and own == read:
            yield reference.number, confidence


@lru_cache(_KEPT_READINGS)
def _reading(raw: str) -> tuple[float | None, tuple[str | None, ...]]:
    """Return how surely a reference is read, and what; many reports print one alike."""
    read = parse(raw)
    return read.confidence, (read.title, read.journal, read.volume, read.page)


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
        identifiers=dict(entry.identifiers),
        links=entry.links,
    )


def _number(path: str, record: Record) -> int | None:
    if not path.startswith("references["):
        return None
    return record.references[int(path[len("references[") : path.index("]")])].number
