"""The names that archived reports give to terms, and the texts in which terms are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, func, literal, select, union_all

from casegraph.model.coverage import NO_TREATMENT
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.clinical import (
    case,
    case_condition,
    finding,
    measurement,
    therapy_agent,
    therapy_step,
)
from casegraph.store.tables.coverage import condition_mention, coverage
from casegraph.store.tables.reference import reference, reference_statement
from casegraph.store.tables.report import report, report_keyword
from casegraph.vocab.enums import CoverageStatus, VocabularyName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Select, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """A name that a report gives to a term, and in which part of its record (`agents`, ...).

    `vocabulary` is None where the part takes terms of any.
    """

    report: str
    part: str
    name: str
    vocabulary: VocabularyName | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """How often the archive uses a term: in coverage, in what works are about, in cases."""

    references: int
    works: int
    therapy_steps: int
    cases: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A column of the clinical tables that names terms."""

    part: str
    table: Table
    column: str
    vocabulary: VocabularyName | None


_PARTS = (
    _Part("conditions", case_condition, "name", VocabularyName.CONDITION),
    _Part("findings", finding, "finding", VocabularyName.FINDING),
    _Part("measurements", measurement, "assay", VocabularyName.ASSAY),
    _Part("agents", therapy_agent, "name", VocabularyName.TREATMENT),
)


def fetch_names(connection: Connection) -> tuple[NameUse, ...]:
    """Return every name that records give to terms, once for each report and part."""
    found = [use for part in _PARTS for use in _names_of(connection, part)]
    query = (
        select(work.c.citation_key, reference_statement.c.treatment)
        .add_columns(reference_statement.c.conditions)
        .join_from(reference_statement, reference)
        .join(report, report.c.id == reference.c.report_id)
        .join(work, work.c.id == report.c.work_id)
        .order_by(work.c.citation_key, reference.c.position, reference_statement.c.position)
    )
    for key, treatment, conditions in connection.execute(query):
        if treatment != NO_TREATMENT:
            found.append(_coverage_use(key, treatment, VocabularyName.TREATMENT))
        found += [_coverage_use(key, name, VocabularyName.CONDITION) for name in conditions]
    return tuple(dict.fromkeys(found))


def fetch_term_use(connection: Connection, term_id: str) -> TermUse:
    """Return how often a term itself is used; what is narrower counts for itself."""
    stands = coverage.c.status != CoverageStatus.REJECTED.value
    places = union_all(
        select(coverage.c.reference_id, coverage.c.work_id).where(
            coverage.c.treatment_id == term_id, stands
        ),
        select(condition_mention.c.reference_id, condition_mention.c.work_id).where(
            condition_mention.c.condition_id == term_id
        ),
    ).subquery()
    references = select(func.count(places.c.reference_id.distinct()))
    works = select(func.count(places.c.work_id.distinct()))
    steps = select(func.count(therapy_agent.c.therapy_step_id.distinct()))
    steps = steps.where(therapy_agent.c.term_id == term_id)
    cases = union_all(*(_cases_of(part, term_id) for part in _PARTS)).subquery()
    counted = select(func.count(cases.c.case_id.distinct()))
    return TermUse(
        references=connection.execute(references).scalar_one(),
        works=connection.execute(works).scalar_one(),
        therapy_steps=connection.execute(steps).scalar_one(),
        cases=connection.execute(counted).scalar_one(),
    )


def report_texts(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield the texts of each report that terms are looked for in, each with the report's key."""
    keyed = select(work.c.citation_key).join_from(report, work, work.c.id == report.c.work_id)
    titled = keyed.add_columns(work.c.title, report.c.abstract)
    for key, *texts in connection.execute(titled):
        yield from ((key, text) for text in texts if text)
    words = keyed.add_columns(report_keyword.c.keyword).join(report_keyword)
    yield from ((key, text) for key, text in connection.execute(words))
    listed = keyed.add_columns(reference.c.title, reference.c.raw)
    listed = listed.join(reference, reference.c.report_id == report.c.id)
    for key, title, raw in connection.execute(listed):
        yield key, title or raw


def reports_covering(connection: Connection, term_ids: set[str]) -> frozenset[str]:
    """Return the keys of the reports whose references cover, or are about, any of the terms."""
    keys: set[str] = set()
    for table, column in ((coverage, "treatment_id"), (condition_mention, "condition_id")):
        query = (
            select(work.c.citation_key, table.c[column])
            .join_from(table, reference, reference.c.id == table.c.reference_id)
            .join(report, report.c.id == reference.c.report_id)
            .join(work, work.c.id == report.c.work_id)
            .distinct()
        )
        keys.update(key for key, term_id in connection.execute(query) if term_id in term_ids)
    return frozenset(keys)


def _names_of(connection: Connection, part: _Part) -> Iterator[NameUse]:
    query = (
        _with_case(part)
        .join(report, report.c.id == case.c.report_id)
        .join(work, work.c.id == report.c.work_id)
        .with_only_columns(work.c.citation_key, part.table.c[part.column])
        .order_by(work.c.citation_key, case.c.position, part.table.c.position)
    )
    for key, name in connection.execute(query):
        yield NameUse(report=key, part=part.part, name=name, vocabulary=part.vocabulary)


def _cases_of(part: _Part, term_id: str) -> Select[Any]:
    query = _with_case(part).where(part.table.c.term_id == term_id)
    return query.with_only_columns(case.c.id.label("case_id"))


def _with_case(part: _Part) -> Select[Any]:
    query = select(literal(1, Integer)).select_from(part.table)
    if part.table is therapy_agent:
        query = query.join(therapy_step, therapy_step.c.id == therapy_agent.c.therapy_step_id)
        return query.join(case, case.c.id == therapy_step.c.case_id)
    return query.join(case, case.c.id == part.table.c.case_id)


def _coverage_use(key: str, name: str, vocabulary: VocabularyName) -> NameUse:
    return NameUse(report=key, part="coverage", name=name, vocabulary=vocabulary)
