"""The coverage matrix: references by treatments, with "none" apart from "not stated"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.app.references import class_ids, stands
from casegraph.app.terms import asked_terms
from casegraph.app.works import require_report
from casegraph.store.engine import reading
from casegraph.store.queries.references import fetch_references
from casegraph.store.queries.reports import fetch_therapy_agents
from casegraph.store.queries.vocabulary import fetch_vocabulary
from casegraph.vocab.enums import Basis, CoverageState, VocabularyName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from casegraph.model.coverage import Coverage
    from casegraph.model.stored import StoredReference
    from casegraph.store.engine import Connection
    from casegraph.vocab.terms import Term, Vocabulary

_STRENGTH = (
    Basis.NAMED,
    Basis.ABBREVIATION,
    Basis.IDENTIFIER,
    Basis.ABSTRACT,
    Basis.CURATOR,
    Basis.CLASS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One reference: its assertions by treatment id, the strongest first, and its state.

    `other` holds the treatments it covers that have no column.
    """

    report: str
    number: int
    work: str | None
    label: str
    cells: Mapping[str, tuple[Coverage, ...]]
    other: tuple[str, ...]
    state: CoverageState


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageAnswer:
    """The matrix of one report, or of all: its columns, rows, totals and gaps.

    `totals` counts by treatment the references that cover it and those that name only its
    class; `uncovered` are the treatments no reference covers, `not_stated` and `none` the
    references without a treatment by why.
    """

    report: str | None
    treatments: tuple[Term, ...]
    rows: tuple[MatrixRow, ...]
    totals: Mapping[str, tuple[int, int]]
    uncovered: tuple[str, ...]
    not_stated: tuple[MatrixRow, ...]
    none: tuple[MatrixRow, ...]


def ask_coverage(archive: str, report: str | None, treatments: Sequence[str]) -> CoverageAnswer:
    """Return references by treatments; the columns default to what the reports and lists name."""
    with reading(archive) as connection:
        key = require_report(connection, report) if report else None
        vocabulary = fetch_vocabulary(connection)
        stored = fetch_references(connection, key)
        if treatments:
            columns = asked_terms(vocabulary, treatments, VocabularyName.TREATMENT)
        else:
            columns = _default_columns(connection, vocabulary, key, stored)
    rows = tuple(_row(reference, columns, vocabulary) for reference in stored)
    return _answer(key, columns, rows)


def assertions_for(
    treatment: str, standing: Sequence[Coverage], vocabulary: Vocabulary
) -> tuple[Coverage, ...]:
    """Return the assertions that speak for a treatment: of it, of a narrower one, of its class."""
    direct = vocabulary.narrower(treatment)
    classes = class_ids(vocabulary, treatment)
    fitting = [
        entry
        for entry in standing
        if entry.treatment in direct or (entry.basis is Basis.CLASS and entry.treatment in classes)
    ]
    return tuple(sorted(fitting, key=lambda entry: _STRENGTH.index(entry.basis)))


def state_of(standing: Sequence[Coverage]) -> CoverageState:
    """Return what is known of a work: covered, judged to cover none, or not stated."""
    if not standing:
        return CoverageState.NOT_STATED
    covered = any(entry.treatment for entry in standing)
    return CoverageState.COVERED if covered else CoverageState.NONE


def columns_of(treatments: Iterable[str], vocabulary: Vocabulary) -> tuple[Term, ...]:
    """Return terms as columns: each once, a class only where none of its members has one."""
    ids = dict.fromkeys(term for term in treatments if term in vocabulary)
    shown_by_member = {above for term in ids for above in class_ids(vocabulary, term)}
    return tuple(vocabulary[term] for term in ids if term not in shown_by_member)


def _default_columns(
    connection: Connection,
    vocabulary: Vocabulary,
    key: str | None,
    stored: Iterable[StoredReference],
) -> tuple[Term, ...]:
    agents = (
        vocabulary.find(name, VocabularyName.TREATMENT)
        for name in fetch_therapy_agents(connection, key)
    )
    given = [found[0].id for found in agents if found]
    covered = [
        entry.treatment
        for reference in stored
        for entry in reference.coverage
        if entry.treatment and stands(entry)
    ]
    return columns_of([*given, *covered], vocabulary)


def _row(reference: StoredReference, columns: Sequence[Term], vocabulary: Vocabulary) -> MatrixRow:
    standing = [entry for entry in reference.coverage if stands(entry)]
    cells = {term.id: assertions_for(term.id, standing, vocabulary) for term in columns}
    shown = {entry.treatment for cell in cells.values() for entry in cell}
    treated = [entry.treatment for entry in standing if entry.treatment]
    other = tuple(dict.fromkeys(term for term in treated if term not in shown))
    return MatrixRow(
        report=reference.report,
        number=reference.number,
        work=reference.work,
        label=_label(reference),
        cells=cells,
        other=other,
        state=state_of(standing),
    )


def _answer(
    report: str | None, columns: tuple[Term, ...], rows: tuple[MatrixRow, ...]
) -> CoverageAnswer:
    totals = {term.id: _total(term.id, rows) for term in columns}
    return CoverageAnswer(
        report=report,
        treatments=columns,
        rows=rows,
        totals=totals,
        uncovered=tuple(term for term, counts in totals.items() if not any(counts)),
        not_stated=tuple(row for row in rows if row.state is CoverageState.NOT_STATED),
        none=tuple(row for row in rows if row.state is CoverageState.NONE),
    )


def _total(treatment: str, rows: Sequence[MatrixRow]) -> tuple[int, int]:
    cells = [row.cells[treatment] for row in rows if row.cells[treatment]]
    by_class = sum(all(entry.basis is Basis.CLASS for entry in cell) for cell in cells)
    return len(cells) - by_class, by_class


def _label(reference: StoredReference) -> str:
    author = next((family for family, _, _ in reference.authors if family), None)
    words = [author or (reference.title or reference.raw)[:24], reference.year]
    return " ".join(word for word in words if word)
