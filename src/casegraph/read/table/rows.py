"""Rows become reports: the rows of all sheets are joined by the key of their report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity
from casegraph.read.record.errors import show
from casegraph.read.table.cells import read_cell, whole_number
from casegraph.read.table.columns import Role, SheetKind
from casegraph.read.table.draft import Draft
from casegraph.read.table.grid import COMMENT, Fault
from casegraph.read.table.names import KEY, ReportNames, case_labels, names_of
from casegraph.read.table.steps import StepNumbers
from casegraph.read.table.targets import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.marked import Plain
    from casegraph.read.record.shape import Loc
    from casegraph.read.table.draft import Item
    from casegraph.read.table.grid import CellPlace, Row
    from casegraph.read.table.header import Table
    from casegraph.read.table.targets import Target

_BEYOND = 1_000_000
_AGENTS: Loc = ("agents",)
_OF_AN_AGENT = ("dose", "route")
_STEP_HINT = (
    "rows of one step number are one step: join agents given together with '+' in one row, "
    "or give this row another step number"
)


@dataclass(slots=True)
class Joined:
    """What the rows say of one report: its fields, its faulty cells, and the rows as text.

    `listed` tells that a row of a sheet of reports is its own.
    """

    draft: Draft
    cases: tuple[str, ...]
    issues: list[Issue] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    steps: dict[int, int] = field(default_factory=dict)
    numbers: StepNumbers = field(default_factory=StepNumbers)
    listed: bool = False
    shown: Table | None = None


class Joiner:
    """Joins the rows of tables by report, each row to the patient, step or reference it names."""

    def __init__(self, tables: Sequence[Table], source: str) -> None:
        self._tables = tables
        self._source = source
        self._names = ReportNames(tables)
        self._cases = case_labels(tables, self._names)
        self.reports: dict[str, Joined] = {}
        self.orphans: list[Issue] = []

    def join(self) -> None:
        """Take every row of every table."""
        for table in self._tables:
            for row in table.rows if table.naming else ():
                self._take(table, row)

    def _take(self, table: Table, row: Row) -> None:
        first, *others = table.naming
        if row.cell(first).text.startswith(COMMENT):
            return
        faulty = next((i for i in (first, *others) if row.cell(i).fault), first)
        name = self._names.name(table, row)
        if row.cell(faulty).fault or name is None:
            hint = "by its citation key, DOI or PubMed number"
            unnamed = Fault("missing-key", "the row does not name its report", hint)
            fault = row.cell(faulty).fault or unnamed
            self.orphans.append(table.place(row, faulty).issue(fault, self._source, "key"))
            return
        report = self._report(table, row, name)
        report.listed = report.listed or table.kind is SheetKind.REPORTS
        _RowReader(table, row, report, self._source).read()
        _quote(report, table, row)

    def _report(self, table: Table, row: Row, name: str) -> Joined:
        """Return the report of a row, which the names of the row are stated of."""
        names = list(names_of(table, row))
        key = next((value for _, (scheme, value) in names if scheme == KEY), None)
        if name not in self.reports:
            draft = Draft(key, table.place(row, names[0][0]))
            self.reports[name] = Joined(draft, self._cases.get(name, ()))
        draft = self.reports[name].draft
        draft.key = draft.key or key
        for index, (scheme, value) in names:
            if table.columns[index].role is Role.KEY:
                loc: Loc = (KEY,) if scheme == KEY else ("identifiers", scheme)
                fault = draft.state(loc, value, table.place(row, index))
                if fault:
                    place = table.place(row, index)
                    self.reports[name].issues.append(place.issue(fault, self._source))
        return self.reports[name]


class _RowReader:
    """Reads one row into the report it belongs to."""

    def __init__(self, table: Table, row: Row, report: Joined, source: str) -> None:
        self._table = table
        self._row = row
        self._report = report
        self._source = source
        self._told: set[str] = set()

    def read(self) -> None:
        self._extra_cells()
        case = self._case()
        bases: dict[Scope, Loc] = {Scope.REPORT: (), Scope.CASE: ("cases", case)}
        if self._table.kind is SheetKind.THERAPY and self._says(Scope.STEP):
            bases[Scope.STEP] = (*bases[Scope.CASE], "therapy", self._step(case))
        if self._table.kind is SheetKind.REFERENCES:
            bases[Scope.REFERENCE] = ("references", self._number())
        step = bases.get(Scope.STEP, ())
        draft = self._report.draft
        self._told = {name for name in _OF_AN_AGENT if draft.states((*step, name))}
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
        if loc == _AGENTS and isinstance(value, list):
            self._agents(base, value, place)
            return
        fault = self._report.draft.state((*base, *loc), value, place)
        if fault:
            self._fault(_of_step(fault, base) if base[-2:-1] == ("therapy",) else fault, place)

    def _agents(self, base: Loc, agents: list[Plain], place: CellPlace) -> None:
        """Take the agents of a step; those of a further row are given together with the first."""
        earlier = self._report.draft.extend((*base, *_AGENTS), agents, place)
        if earlier is None:
            return
        step = f"step {base[-1]}: {show('; '.join(map(str, agents)))} is"
        detail = f"{step} taken as given together with the agents of {earlier}"
        unclear = [
            name for name in _OF_AN_AGENT if self._says_field(name) is not (name in self._told)
        ]
        severity = Severity.WARNING if unclear else Severity.INFO
        if unclear:
            detail += f"; the {' and the '.join(unclear)} of one row holds of all of them"
        where = place.where(self._source)
        self._report.issues.append(Issue("agents-joined", severity, where, detail, _STEP_HINT))

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

    def _says_field(self, name: str) -> bool:
        """Tell whether the row states a field of its step."""
        columns = self._table.columns.items()
        of_field = (i for i, t in columns if t.scope is Scope.STEP and t.loc == (name,))
        return any(not self._row.cell(index).is_empty for index in of_field)

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
        number = self._counted(index, "a row of therapy needs the number of its step")
        if number < _BEYOND:
            self._report.numbers.note(case, number, self._table.place(self._row, index))
        return number

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


def _of_step(fault: Fault, base: Loc) -> Fault:
    """Return why two rows of one step cannot be one, and how to write it."""
    return Fault(fault.code, f"step {base[-1]}: {fault.detail}", _STEP_HINT)


def _quote(report: Joined, table: Table, row: Row) -> None:
    """Keep the row as text, below the header of its sheet."""
    columns = sorted(table.names)
    if report.shown is not table:
        report.shown = table
        title = [f"sheet {table.sheet}"] if table.sheet is not None else []
        report.lines += [*title, "\t".join(table.names[index] for index in columns)]
    report.lines.append("\t".join(row.cell(index).text for index in columns))
