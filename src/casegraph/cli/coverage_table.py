"""The coverage matrix as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casegraph.cli.output import Table
from casegraph.cli.reference_table import coverage_document
from casegraph.vocab.enums import CoverageState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.app.coverage import CoverageAnswer, MatrixRow
    from casegraph.model.coverage import Coverage

_STATES = {
    CoverageState.COVERED: "covered",
    CoverageState.NOT_STATED: "not stated",
    CoverageState.NONE: "none",
}


def coverage_table(answer: CoverageAnswer, title: str | None = None) -> Table:
    """Return references by treatments; a cell names every basis it rests on."""
    several = answer.report is None
    treatments = [term.label for term in answer.treatments]
    columns = ("report", "number", "reference", *treatments, "other", "state")
    wide = frozenset() if several else frozenset({"report"})
    rows = [_row(row, answer) for row in answer.rows]
    return Table(columns, rows, coverage_as_document(answer), title=title, wide=wide)


def coverage_as_document(answer: CoverageAnswer) -> dict[str, Any]:
    """Return the matrix as JSON shows it: cells by treatment id, null where nothing covers."""
    return {
        "report": answer.report,
        "treatments": [term.id for term in answer.treatments],
        "rows": [_row_document(row) for row in answer.rows],
        "totals": {
            term: {"covered": covered, "class_only": by_class}
            for term, (covered, by_class) in answer.totals.items()
        },
        "gaps": {
            "not_stated": _places(answer.not_stated),
            "none": _places(answer.none),
            "treatments": list(answer.uncovered),
        },
    }


def _row(row: MatrixRow, answer: CoverageAnswer) -> tuple[object, ...]:
    cells = [_cell(row.cells[term.id]) for term in answer.treatments]
    return row.report, row.number, row.label, *cells, ", ".join(row.other), _STATES[row.state]


def _cell(entries: Sequence[Coverage]) -> str:
    return " + ".join(dict.fromkeys(entry.basis.value for entry in entries))


def _row_document(row: MatrixRow) -> dict[str, Any]:
    return {
        "report": row.report,
        "number": row.number,
        "reference": row.label,
        "work": row.work,
        "cells": {term: _cell_document(entries) for term, entries in row.cells.items()},
        "other": list(row.other),
        "state": row.state.value,
    }


def _cell_document(entries: Sequence[Coverage]) -> dict[str, Any] | None:
    if not entries:
        return None
    strongest = coverage_document(entries[0])
    head = {name: strongest[name] for name in ("basis", "status", "quote")}
    return {**head, "assertions": [coverage_document(entry) for entry in entries]}


def _places(rows: Sequence[MatrixRow]) -> list[dict[str, Any]]:
    return [{"report": row.report, "number": row.number} for row in rows]
