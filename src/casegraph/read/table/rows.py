"""Rows become reports: the rows of all sheets are joined by the key of their report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.read.record_errors import did_you_mean, show
from casegraph.read.table.cells import read_cell, whole_number
from casegraph.read.table.columns import Role, SheetKind
from casegraph.read.table.draft import Draft
from casegraph.read.table.grid import COMMENT, Cell, Fault
from casegraph.read.table.targets import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.issues import Issue
    from casegraph.marked import Plain
    from casegraph.read.record_shape import Loc
    from casegraph.read.table.draft import Item
    from casegraph.read.table.grid import CellPlace, Row
    from casegraph.read.table.header import Table
    from casegraph.read.table.targets import Target

_BEYOND = 1_000_000


@dataclass(slots=True)
class Joined:
    """What the rows say of one report: its fields, its faulty cells, and the rows as text."""

    draft: Draft
    cases: tuple[str, ...]
    issues: list[Issue] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    steps: dict[int, int] = field(default_factory=dict)
    shown: Table | None = None


class Joiner:
    """Joins the rows of tables by key, each row to the patient, step or reference it names."""

    def __init__(self, tables: Sequence[Table], source: str) -> None:
        self._tables = tables
        self._source = source
        self._cases = _case_labels(tables)
        self.reports: dict[str, Joined] = {}
        self.orphans: list[Issue] = []

    def join(self) -> None:
        """Take every row of every table."""
        for table in self._tables:
            keys = table.index_of(Role.KEY)
            if keys is None:
                continue
            for row in table.rows:
                self._take(table, row, keys)
        self._unlisted()

    def _take(self, table: Table, row: Row, keys: int) -> None:
        cell = row.cell(keys)
        place = table.place(row, keys)
        if cell.text.startswith(COMMENT):
            return
        if cell.fault or not cell.text:
            fault = cell.fault or Fault("missing-key", "the row does not name its report")
            self.orphans.append(place.issue(fault, self._source, "key"))
            return
        if cell.text not in self.reports:
            draft = Draft(cell.text, place)
            draft.state(("key",), cell.text, place)
            self.reports[cell.text] = Joined(draft, self._cases.get(cell.text, ()))
        report = self.reports[cell.text]
        _RowReader(table, row, report, self._source).read()
        _quote(report, table, row)

    def _unlisted(self) -> None:
        """Name the reports of other sheets that a sheet of reports, where there is one, lacks."""
        listed = _keys_of(self._tables, SheetKind.REPORTS)
        if not listed:
            return
        for key, report in self.reports.items():
            if key not in listed:
                detail = f"no row of the sheet of reports has the key {show(key)}"
                fault = Fault("unknown-report", detail, did_you_mean(key, listed))
                report.issues.append(report.draft.place.issue(fault, self._source, "key"))


class _RowReader:
    """Reads one row into the report it belongs to."""

    def __init__(self, table: Table, row: Row, report: Joined, source: str) -> None:
        self._table = table
        self._row = row
        self._report = report
        self._source = source

    def read(self) -> None:
        self._extra_cells()
        case = self._case()
        bases: dict[Scope, Loc] = {Scope.REPORT: (), Scope.CASE: ("cases", case)}
        if self._table.kind is SheetKind.THERAPY and self._says(Scope.STEP):
            bases[Scope.STEP] = (*bases[Scope.CASE], "therapy", self._step(case))
        if self._table.kind is SheetKind.REFERENCES:
            bases[Scope.REFERENCE] = ("references", self._number())
        items: dict[Loc, Item] = {}
        for index, target in self._table.columns.items():
            if target.role not in {Role.KEY, Role.STEP} and target.scope in bases:
                self._cell(index, target, bases[target.scope], items)
        for base, item in items.items():
            self._report.draft.append(base[:-1], item)

    def _cell(self, index: int, target: Target, base: Loc, items: dict[Loc, Item]) -> None:
        cell = self._row.cell(index)
        place = self._table.place(self._row, index)
        if cell.is_empty:
            self._see(target, base, place)
            return
        said = read_cell(cell, target)
        if isinstance(said, Fault):
            self._report.draft.see((*base, *target.loc), place)
            self._fault(said, place)
            return
        for loc, value in said:
            self._say(base, loc, value, place, items)

    def _say(
        self, base: Loc, loc: Loc, value: Plain, place: CellPlace, items: dict[Loc, Item]
    ) -> None:
        """Take a field; an item of a list of the row's step or reference is an item more."""
        if len(loc) > 2 and isinstance(loc[1], int) and base and base[-2:-1] != ("cases",):
            known = items.setdefault((*base, *loc[:2]), {})
            earlier = known.get(loc[2:])
            if earlier is None or earlier[0] == value:
                known[loc[2:]] = (value, place)
                return
            detail = f"{show(value)} contradicts {show(earlier[0])} in column {earlier[1].name}"
            self._fault(Fault("contradiction", detail), place)
            return
        fault = self._report.draft.state((*base, *loc), value, place)
        if fault:
            self._fault(fault, place)

    def _see(self, target: Target, base: Loc, place: CellPlace) -> None:
        """Note the place of an empty cell, where a field that is needed may be missed."""
        loc = target.loc
        if len(loc) > 2 and isinstance(loc[1], int) and base and base[-2:-1] != ("cases",):
            following = self._report.draft.count((*base, loc[0])) + loc[1]
            loc = (loc[0], following, *loc[2:])
        self._report.draft.see((*base, *loc), place)

    def _fault(self, fault: Fault, place: CellPlace) -> None:
        self._report.issues.append(place.issue(fault, self._source))

    def _extra_cells(self) -> None:
        """Name what stands beyond the header, or under a column without a name."""
        for index, cell in enumerate(self._row.cells):
            if index not in self._table.names and not cell.is_empty:
                detail = f"{show(cell.text)} stands under no column name"
                fault = Fault("nameless-column", detail, "name the column, or quote the cell")
                self._fault(fault, self._table.place(self._row, index))

    def _says(self, scope: Scope) -> bool:
        columns = self._table.columns.items()
        return any(
            target.scope is scope and not self._row.cell(index).is_empty
            for index, target in columns
        )

    def _case(self) -> int:
        """Return the patient the row speaks of: the one it names, or the only one."""
        labels = self._report.cases
        index = self._table.index_of(Role.CASE)
        label = self._row.cell(index).text if index is not None else ""
        if label in labels:
            return labels.index(label)
        speaks = self._says(Scope.CASE) or self._says(Scope.STEP)
        if len(labels) > 1 and speaks:
            detail = f"the row names none of the patients of its report: {', '.join(labels)}"
            at = self._table.index_of(Role.KEY) if index is None else index
            fault = Fault("unnamed-patient", detail, "name the patient in the column 'case'")
            self._fault(fault, self._table.place(self._row, at or 0))
        return 0

    def _step(self, case: int) -> int:
        """Return the number of the row's step; without numbers each row is a step."""
        index = self._table.index_of(Role.STEP)
        steps = self._report.steps
        if index is None:
            steps[case] = steps.get(case, 0) + 1
            return steps[case]
        return self._counted(index, "a row of therapy needs the number of its step")

    def _number(self) -> int:
        index = self._table.index_of(Role.NUMBER)
        if index is None:
            return _BEYOND + self._row.number
        cell = self._row.cell(index)
        found = whole_number(cell) if not cell.is_empty else Fault("", "")
        return found if isinstance(found, int) else _BEYOND + self._row.number

    def _counted(self, index: int, needed: str) -> int:
        cell = self._row.cell(index)
        number: int | Fault = Fault("missing-step", needed)
        if not cell.is_empty:
            number = whole_number(cell)
        if isinstance(number, Fault):
            self._fault(number, self._table.place(self._row, index))
            return _BEYOND + self._row.number
        return number


def _quote(report: Joined, table: Table, row: Row) -> None:
    """Keep the row as text, below the header of its sheet."""
    columns = sorted(table.names)
    if report.shown is not table:
        report.shown = table
        title = [f"sheet {table.sheet}"] if table.sheet is not None else []
        report.lines += [*title, "\t".join(table.names[index] for index in columns)]
    report.lines.append("\t".join(row.cell(index).text for index in columns))


def _case_labels(tables: Sequence[Table]) -> Mapping[str, tuple[str, ...]]:
    """Return for every report the patients that its rows name, in their order."""
    labels: dict[str, dict[str, None]] = {}
    for table in tables:
        keys, cases = table.index_of(Role.KEY), table.index_of(Role.CASE)
        if keys is None or cases is None:
            continue
        for row in table.rows:
            label: Cell = row.cell(cases)
            if label.text:
                labels.setdefault(row.cell(keys).text, {})[label.text] = None
    return {key: tuple(found) for key, found in labels.items()}


def _keys_of(tables: Sequence[Table], kind: SheetKind) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for table in tables:
        keys = table.index_of(Role.KEY)
        if table.kind is kind and keys is not None:
            found |= dict.fromkeys(row.cell(keys).text for row in table.rows)
    return tuple(key for key in found if key and not key.startswith(COMMENT))
