"""Which field of the record a column of a table holds, and how its cells are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, get_args, get_origin

from casegraph.model.record import Name
from casegraph.read.record.shape import choices_of, description_at, fields_of, kinds, slot_at
from casegraph.read.table.columns import COLUMNS, Role, SheetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.read.record.shape import Loc
    from casegraph.read.table.columns import Column

_PART = re.compile(r"\.?([A-Za-z_][\w-]*)|\[(\d{1,2})\]")


class Scope(StrEnum):
    """What a column speaks of: the report, its patient, the row's step or reference."""

    REPORT = "report"
    CASE = "case"
    STEP = "step"
    REFERENCE = "reference"


class Form(StrEnum):
    """How the text of a cell is written."""

    TEXT = "text"
    WORD = "word of a list"
    TRUTH = "true or false"
    LIST = "list"
    NAMES = "names"
    MAPPING = "names and values"


BASES: Mapping[Scope, Loc] = {
    Scope.REPORT: (),
    Scope.CASE: ("cases", 0),
    Scope.STEP: ("cases", 0, "therapy", 0),
    Scope.REFERENCE: ("references", 0),
}
SCOPES: Mapping[SheetKind, tuple[Scope, ...]] = {
    SheetKind.REPORTS: (Scope.REPORT,),
    SheetKind.THERAPY: (Scope.STEP, Scope.REPORT),
    SheetKind.REFERENCES: (Scope.REFERENCE, Scope.REPORT),
}


@dataclass(frozen=True, slots=True)
class Target:
    """The field that a column holds: its scope, and its place in what the scope speaks of."""

    scope: Scope
    loc: Loc
    role: Role | None = None

    @property
    def full(self) -> Loc:
        """Return the place in the record, of the first patient, step or reference."""
        return (*BASES[self.scope], *self.loc)

    @property
    def form(self) -> Form:
        """Return how the cells of this column are written."""
        return _shape(self.full)[0]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of a list that the cells take, beside other text or alone."""
        return _shape(self.full)[1]

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the words of a list that the cells take, empty where they take others too."""
        return self.words if self.form is Form.WORD else ()


@lru_cache(maxsize=4096)
def target_of(kind: SheetKind, name: str) -> Target | None:
    """Return the field that a column name stands for in a sheet, None where it stands for none.

    A name is one of the declared columns, of the sheet or of reports, or the path of a field: of
    the row's step or reference, of the patient after `case.`, or of the report. Lists count from
    0, and their first item needs no number (`funding.funder`).
    """
    plain = plain_name(name)
    column = _named_columns(kind).get(plain)
    return _declared(kind, column) if column else _by_path(kind, plain)


@lru_cache(maxsize=8)
def _named_columns(kind: SheetKind) -> Mapping[str, Column]:
    """Return the declared columns of a sheet by each of their names; of several the first."""
    found: dict[str, Column] = {}
    for column in (*COLUMNS[kind], *COLUMNS[SheetKind.REPORTS]):
        for known in (column.name, *column.aliases):
            found.setdefault(plain_name(known), column)
    return found


def declared_target(kind: SheetKind, column: Column) -> Target:
    """Return the field of a declared column."""
    target = _declared(kind, column)
    if target is None:
        raise LookupError(f"the column {column.name} of sheet {kind} names no field")
    return target


def plain_name(name: str) -> str:
    """Return a column name as names are compared: small letters, joined by underscores."""
    return re.sub(r"[\s_]+", "_", name.strip().rstrip("*").strip().casefold())


def known_names(kind: SheetKind) -> tuple[str, ...]:
    """Return the names that a column of a sheet is likely meant to have."""
    declared = [name for column in COLUMNS[kind] for name in (column.name, *column.aliases)]
    fields = [field for scope in SCOPES[kind] for field in fields_of(slot_at(BASES[scope]).takes)]
    patient = [f"case.{field}" for field in fields_of(slot_at(BASES[Scope.CASE]).takes)]
    return tuple(dict.fromkeys([*declared, *fields, *patient]))


def explain(kind: SheetKind, column: Column) -> tuple[str, str]:
    """Return the explanation and the example of a column, as its template shows them."""
    target = declared_target(kind, column)
    description, examples = description_at(target.full)
    words = f" One of {', '.join(target.choices)}." if target.choices else ""
    example = column.example or _typed(next(iter(examples or target.choices), ""))
    return f"{column.explanation or description}{words}", example


@lru_cache(maxsize=4096)
def _shape(loc: Loc) -> tuple[Form, tuple[str, ...]]:
    """Return how the cells for a field are written, and the words of a list that it takes."""
    takes = slot_at(loc).takes
    return form_of(takes) or Form.TEXT, choices_of(takes)


def _typed(example: object) -> str:
    """Return an example of the record's definition as a cell holds it."""
    return "; ".join(map(str, example)) if isinstance(example, list) else str(example)


def form_of(takes: object) -> Form | None:
    """Return how a cell holds what a field takes, None where one cell cannot."""
    alternatives = kinds(takes)
    origins = {get_origin(kind) for kind in alternatives}
    if tuple in origins:
        item = get_args(alternatives[0])[0]
        if isinstance(item, type) and issubclass(item, Name):
            return Form.NAMES
        return None if fields_of(item) else Form.LIST
    if dict in origins:
        return Form.MAPPING
    if fields_of(takes):
        return None
    if bool in alternatives:
        return Form.TRUTH
    plain = str in alternatives or int in alternatives
    return Form.TEXT if plain or not choices_of(takes) else Form.WORD


def _declared(kind: SheetKind, column: Column) -> Target | None:
    if column.role is Role.KEY:
        return Target(Scope.REPORT, ("key",), Role.KEY)
    if column.role is Role.STEP:
        return Target(Scope.STEP, (), Role.STEP)
    target = _by_path(kind, plain_name(column.path or column.name))
    if target is None or column.role is None:
        return target
    return Target(target.scope, target.loc, column.role)


def _by_path(kind: SheetKind, name: str) -> Target | None:
    if re.match(r"cases?\.", name):
        loc = _locate(BASES[Scope.CASE], name.partition(".")[2])
        return Target(Scope.CASE, loc) if loc else None
    for scope in SCOPES[kind]:
        loc = _locate(BASES[scope], name.removeprefix("report.") if not BASES[scope] else name)
        if loc:
            return Target(scope, loc)
    return None


def _locate(base: Loc, path: str) -> Loc | None:
    """Return the place of a field below a base, None where the path leads to no single cell."""
    loc = base
    end = 0
    for part in _PART.finditer(path):
        if part.start() != end:
            return None
        end = part.end()
        loc = _step(loc, part[1], part[2])
        if slot_at(loc).loc != loc:
            return None
    named = loc != base and isinstance(loc[-1], str)
    if not named or end != len(path) or form_of(slot_at(loc).takes) is None:
        return None
    return loc[len(base) :]


def _step(loc: Loc, name: str | None, index: str | None) -> Loc:
    if name is None:
        return (*loc, int(index or 0))
    takes = slot_at(loc).takes
    if get_origin(takes) is tuple:
        loc = (*loc, 0)
        takes = slot_at(loc).takes
    known = fields_of(takes)
    return (*loc, f"{name}s" if name not in known and f"{name}s" in known else name)
