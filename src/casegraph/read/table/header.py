"""The header of a sheet: what its rows stand for, and the field that each column holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.read.record.errors import did_you_mean
from casegraph.read.table.columns import Role, SheetKind
from casegraph.read.table.grid import COMMENT, CellPlace, Fault, column_letters
from casegraph.read.table.targets import Form, Scope, known_names, plain_name, target_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casegraph.read.record.shape import Loc
    from casegraph.read.table.grid import Row, Sheet
    from casegraph.read.table.targets import Target

_SHEET_NAMES: Mapping[str, SheetKind] = {
    "report": SheetKind.REPORTS,
    "reports": SheetKind.REPORTS,
    "therapies": SheetKind.THERAPY,
    "therapy": SheetKind.THERAPY,
    "therapy_steps": SheetKind.THERAPY,
    "steps": SheetKind.THERAPY,
    "reference": SheetKind.REFERENCES,
    "references": SheetKind.REFERENCES,
}
NAMING_SCHEMES = ("doi", "pmid", "pmcid")
_NEEDED_FOR: Mapping[Role, str] = {
    Role.KEY: "the rows of one report are joined by its key, or by a column 'doi' or 'pmid'",
    Role.NUMBER: "a reference is known by its number in the printed list",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose columns are known; `rows` are those below the header that hold data.

    `columns` maps the index of a column, from 0, to its field, `names` to the name as typed.
    """

    sheet: str | None
    kind: SheetKind
    columns: Mapping[int, Target]
    names: Mapping[int, str]
    rows: tuple[Row, ...]
    issues: tuple[Issue, ...]

    def index_of(self, role: Role) -> int | None:
        """Return the column that joins rows by a role, None where there is none."""
        return next((i for i, target in self.columns.items() if target.role is role), None)

    @property
    def naming(self) -> tuple[int, ...]:
        """Return the columns that name the report of a row: its key, then its identifiers."""
        named = [index for index, target in self.columns.items() if _is_name(target)]
        return tuple(sorted(named, key=lambda index: self.columns[index].role is not Role.KEY))

    def place(self, row: Row, index: int) -> CellPlace:
        """Return the place of a cell."""
        name = self.names.get(index) or column_letters(index)
        return CellPlace(self.sheet, row.number, index + 1, name)


def read_table(sheet: Sheet, source: str) -> Table | None:
    """Return a sheet with its columns, None where it holds nothing but empty rows and remarks."""
    rows = [row for row in sheet.rows if not (row.is_empty or is_remark(row))]
    if not rows:
        return None
    header, *body = rows
    names = {i: cell.text for i, cell in enumerate(header.cells) if not cell.is_empty}
    kind = _kind(sheet.name, list(names.values()))
    columns = {i: found for i, name in names.items() if (found := target_of(kind, name))}
    table = Table(sheet.name, kind, columns, names, tuple(body), ())
    issues = tuple(_issues(table, header, source))
    return Table(sheet.name, kind, columns, names, tuple(body), issues)


def is_header(names: list[str]) -> bool:
    """Tell whether words are the header of a table: a report's name and another known column."""
    kind = _kind(None, names)
    known = [target for name in names if (target := target_of(kind, name))]
    return len(known) >= 2 and any(map(_is_name, known))


def known_count(names: list[str]) -> int:
    """Return how many of the words are names of columns."""
    return _known(_kind(None, names), names)


def is_remark(row: Row) -> bool:
    """Tell whether all that stands in a row is one remark."""
    filled = [cell for cell in row.cells if not cell.is_empty]
    return len(filled) == 1 and filled[0].text.startswith(COMMENT)


def _kind(sheet: str | None, names: Sequence[str]) -> SheetKind:
    """Return what the rows of a sheet stand for: its name says it, or else its columns."""
    named = _SHEET_NAMES.get(plain_name(sheet or ""))
    return named or max(SheetKind, key=lambda kind: _known(kind, names))


def _is_name(target: Target) -> bool:
    """Tell whether a column names the report of its rows, by its key or an identifier."""
    if target.role is Role.KEY:
        return True
    own = target.scope is Scope.REPORT and target.loc[:1] == ("identifiers",)
    return own and target.loc[-1] in NAMING_SCHEMES


def _known(kind: SheetKind, names: Sequence[str]) -> int:
    return sum(target_of(kind, name) is not None for name in names)


def _issues(table: Table, header: Row, source: str) -> Iterator[Issue]:
    fields: dict[tuple[Scope, Loc, Role | None], str] = {}
    for index, cell in enumerate(header.cells):
        place = table.place(header, index)
        if cell.fault:
            yield place.issue(cell.fault, source)
        elif cell.text and index not in table.columns:
            yield place.issue(_unknown(cell.text, table.kind), source)
        elif index in table.columns:
            target = table.columns[index]
            fault = _doubled(target, table.names[index], fields)
            if fault:
                yield place.issue(fault, source)
    for role in _needed(table):
        yield _missing(table, header, role, source)


def _unknown(name: str, kind: SheetKind) -> Fault:
    known = known_names(kind)
    hint = (
        did_you_mean(plain_name(name), known) or f"casegraph new --table {kind} shows the columns"
    )
    return Fault("unknown-column", f"unknown column {name!r}", hint)


def _doubled(
    target: Target, name: str, fields: dict[tuple[Scope, Loc, Role | None], str]
) -> Fault | None:
    """Return the fault of a column whose field another holds already, whole or in part."""
    for (scope, loc, role), other in fields.items():
        if scope is not target.scope or (role is None) is not (target.role is None):
            continue
        depth = min(len(loc), len(target.loc))
        if loc[:depth] == target.loc[:depth] and target.form is not Form.MAPPING:
            return Fault("duplicate-column", f"the columns {other!r} and {name!r} hold one field")
    if target.form is not Form.MAPPING:
        fields[target.scope, target.loc, target.role] = name
    return None


def _needed(table: Table) -> Iterator[Role]:
    if not table.naming:
        yield Role.KEY
    if table.kind is SheetKind.REFERENCES and table.index_of(Role.NUMBER) is None:
        yield Role.NUMBER


def _missing(table: Table, header: Row, role: Role, source: str) -> Issue:
    sheet = f"sheet {table.sheet}, " if table.sheet is not None else ""
    cell = f"{sheet}row {header.number}"
    where = Where(source=source, line=header.number, cell=cell)
    detail = f"there is no column {role.value!r}"
    near = did_you_mean(role.value, [plain_name(name) for name in table.names.values()])
    found = f"is it {near.removeprefix('did you mean ')}" if near else None
    hint = found or _NEEDED_FOR[role]
    return Issue("missing-column", Severity.ERROR, where, detail, hint)
