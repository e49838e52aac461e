"""Whether two reports are about the same patient: an explained score, for a person to judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.case_texts import cases
from casegraph.model.dates import year_of
from casegraph.model.names import ascii_form
from casegraph.vocab.enums import Sex
from casegraph.vocab.terms import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from casegraph.check.base import Surroundings
    from casegraph.model.case import Case
    from casegraph.model.record import Record

    Words = Mapping[str, str]
    """Words as printed, each under the form in which they are compared."""

LIKELY = 0.6
MOST_YEARS = 2
_MOST_REASONS_SHOWN = 3
# What each agreement adds to a score of at most 1.
_SAME_AGE, _NEAR_AGE, _SAME_SEX = 0.2, 0.1, 0.05
_CONDITIONS, _AUTHORS, _INSTITUTION, _COURSE = 0.25, 0.25, 0.1, 0.15


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two patients are, from 0 to 1, and in what."""

    score: float
    reasons: tuple[str, ...]


def same_patient_likely(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Find a patient whom another report seems to describe too: counted twice, evidence doubles.

    Age, sex and a condition must agree, the authors or an institution must be shared, and the
    years of publication lie at most two apart. It is a suggestion; nothing is merged.

    Sure: as far as age, sex, condition and year tell; a person decides.
    Example: a 50-year-old man with PML in two reports of one year.
    """
    for path, case in cases(record):
        for key, other in surroundings.others.items():
            for at, twin in enumerate(other.cases):
                likeness = compare(case, record, twin, other)
                if likeness and likeness.score >= LIKELY:
                    because = "; ".join(likeness.reasons)
                    detail = (
                        f"may be the patient of {key}, cases[{at}] "
                        f"(score {likeness.score:.2f}: {because})"
                    )
                    yield Finding(path, detail, "read both reports; a person decides")


def compare(case: Case, record: Record, other: Case, report: Record) -> Likeness | None:
    """Return how alike two patients of two reports are, None where they cannot be the same."""
    person = agreements(case, record, other, report)
    shared = (*_origin(record, report), *_course(case, other))
    if not person or not any(r.startswith(("author", "institution")) for _, r in shared):
        return None
    found = (*person, *shared)
    score = min(1.0, sum(weight for weight, _ in found))
    return Likeness(round(score, 3), tuple(reason for _, reason in found))


def agreements(
    case: Case, record: Record, other: Case, report: Record
) -> tuple[tuple[float, str], ...]:
    """Return in what two patients agree as persons, each with its weight: age, sex, conditions.

    Nothing where one of these forbids that they are the same: this alone is quickly told, from the
    years of the reports and the ages, sexes and conditions of their cases.
    """
    first, second = year_of(record.issued), year_of(report.issued)
    if first is None or second is None or abs(first - second) > MOST_YEARS:
        return ()
    age = _ages(case, other, abs(first - second))
    conditions = _shared(_by_fold(case.conditions), _by_fold(other.conditions))
    if age is None or not isinstance(case.sex, Sex) or case.sex != other.sex or not conditions:
        return ()
    listed = len(_by_fold((*case.conditions, *other.conditions)))
    weight = _CONDITIONS * len(conditions) / listed
    return age, (_SAME_SEX, str(case.sex)), (weight, f"conditions: {_names(conditions)}")


def _ages(case: Case, other: Case, years: int) -> tuple[float, str] | None:
    if case.age == ">89" and other.age == ">89":
        return _NEAR_AGE, "both over 89"
    if not isinstance(case.age, int) or not isinstance(other.age, int):
        return None
    if case.age == other.age:
        return _SAME_AGE, f"age {case.age}"
    if abs(case.age - other.age) <= years:
        apart = f"{years} year{'s' if years > 1 else ''} apart"
        return _NEAR_AGE, f"ages {case.age} and {other.age}, published {apart}"
    return None


def _origin(record: Record, report: Record) -> Iterator[tuple[float, str]]:
    mine, theirs = _people(record), _people(report)
    authors = _shared(mine, theirs)
    if authors:
        fewer = min(len(mine), len(theirs))
        yield _AUTHORS * len(authors) / fewer, f"authors: {_names(authors)}"
    institutions = _shared(_institutions(record), _institutions(report))
    if institutions:
        yield _INSTITUTION, f"institution: {_names(institutions)}"


def _course(case: Case, other: Case) -> Iterator[tuple[float, str]]:
    """Yield what the courses share: findings present, agents given, values measured."""
    for kind, held in _COURSES.items():
        mine, theirs = held(case), held(other)
        both = _shared(mine, theirs)
        if both:
            weight = _COURSE * len(both) / min(len(mine), len(theirs))
            yield weight, f"{kind}: {_names(both)}"


def _findings(case: Case) -> Words:
    return _by_fold(finding.finding for finding in case.findings if not finding.excluded)


def _agents(case: Case) -> Words:
    return _by_fold(agent for step in case.therapy for agent in step.agents)


def _values(case: Case) -> Words:
    measured = (m for m in case.measurements if m.value)
    return {f"{fold(m.assay)} {m.value}": f"{m.assay} {m.value}" for m in measured}


_COURSES: dict[str, Callable[[Case], Words]] = {
    "findings": _findings,
    "agents": _agents,
    "values": _values,
}


def _people(record: Record) -> Words:
    found = {}
    for author in record.authors:
        if author.family:
            initial = (author.given or "")[:1]
            folded = f"{ascii_form(author.family)} {ascii_form(author.given or '')[:1]}".strip()
            found[folded] = f"{author.family} {initial}".strip()
    return found


def _institutions(record: Record) -> Words:
    return {ascii_form(entry.name): entry.name for entry in record.affiliations}


def _by_fold(texts: Iterable[str]) -> Words:
    return {fold(text): text for text in texts}


def _shared(mine: Words, theirs: Words) -> Words:
    """Return what stands on both sides, in the words of the first."""
    return {folded: words for folded, words in mine.items() if folded and folded in theirs}


def _names(shared: Words) -> str:
    ordered = sorted(shared.values())
    more = len(ordered) - _MOST_REASONS_SHOWN
    return ", ".join(ordered[:_MOST_REASONS_SHOWN]) + (f" and {more} more" if more > 0 else "")
