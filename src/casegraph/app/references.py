"""Which references cover a treatment, a condition, on what basis, in which words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.app.terms import resolve_term
from casegraph.store.engine import reading
from casegraph.store.queries.references import fetch_references
from casegraph.store.queries.vocabulary import fetch_vocabulary
from casegraph.vocab.enums import Basis, CoverageStatus, TermKind, VocabularyName
from casegraph.vocab.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.issues import Issue
    from casegraph.model.coverage import Coverage
    from casegraph.model.stored import StoredReference
    from casegraph.store.engine import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceQuestion:
    """What is asked: any of the treatments, any of the conditions, on any of the bases.

    Empty means not asked. `include_class` also takes references that name only a class above
    one of the treatments; `with_issues` adds what the checks find in each.
    """

    report: str | None = None
    treatments: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    include_class: bool = False
    with_issues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencesAnswer:
    """The references that fit, in the order of their reports and numbers.

    `issues` holds what the checks find in them, by report and number, where it was asked for.
    """

    references: tuple[StoredReference, ...]
    issues: Mapping[tuple[str, int], tuple[Issue, ...]]


def ask_references(archive: str, question: ReferenceQuestion) -> ReferencesAnswer:
    """Return the references that cover what is asked; rejected coverage does not count."""
    with reading(archive) as connection:
        report = _report(connection, question.report)
        named = question.treatments or question.conditions
        vocabulary = fetch_vocabulary(connection) if named else Vocabulary(())
        treatments = _treatment_ids(vocabulary, question)
        conditions = _ids(vocabulary, question.conditions, VocabularyName.CONDITION)
        stored = fetch_references(connection, report)
    fitting = (_fitting(ref, question, treatments, conditions) for ref in stored)
    return ReferencesAnswer(
        references=tuple(ref for ref in fitting if ref),
        issues=_issues(stored) if question.with_issues else {},
    )


def class_ids(vocabulary: Vocabulary, treatment: str) -> frozenset[str]:
    """Return the classes above a treatment."""
    above = vocabulary.broader(treatment)
    return frozenset(term for term in above if vocabulary[term].kind is TermKind.CLASS)


def stands(coverage: Coverage) -> bool:
    """Tell whether a coverage assertion counts: a rejected one does not."""
    return coverage.status is not CoverageStatus.REJECTED


def _report(connection: Connection, name: str | None) -> str | None:
    if name is None:
        return None
    from casegraph.app.works import require_report

    return require_report(connection, name)


def _issues(
    stored: Sequence[StoredReference],
) -> Mapping[tuple[str, int], tuple[Issue, ...]]:
    from casegraph.app.checking import reference_issues

    return reference_issues(stored)


def _treatment_ids(vocabulary: Vocabulary, question: ReferenceQuestion) -> frozenset[str]:
    ids = _ids(vocabulary, question.treatments, VocabularyName.TREATMENT)
    if not question.include_class:
        return ids
    named = (
        resolve_term(vocabulary, name, VocabularyName.TREATMENT).id for name in question.treatments
    )
    return ids.union(*(class_ids(vocabulary, term) for term in named))


def _ids(vocabulary: Vocabulary, names: Sequence[str], kind: VocabularyName) -> frozenset[str]:
    terms = (resolve_term(vocabulary, name, kind) for name in names)
    return frozenset().union(*(vocabulary.narrower(term.id) for term in terms))


def _fitting(
    reference: StoredReference,
    question: ReferenceQuestion,
    treatments: frozenset[str],
    conditions: frozenset[str],
) -> StoredReference | None:
    if question.conditions and not conditions.intersection(reference.conditions):
        return None
    if not question.treatments and not question.bases:
        return reference
    coverage = tuple(
        entry
        for entry in reference.coverage
        if stands(entry)
        and (not question.treatments or entry.treatment in treatments)
        and (not question.bases or entry.basis in question.bases)
    )
    return replace(reference, coverage=coverage) if coverage else None
