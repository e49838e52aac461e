"""What the text of one cell says: words, lists, names, and pairs of a name and a value.

Nothing is guessed: what is written in no form that a column knows is a fault of its cell. Whether
a value is one that the field takes is left to the validation of records.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, TypeAlias

from casegraph.model.ids import clean
from casegraph.read.record.errors import show
from casegraph.read.table.grid import Fault
from casegraph.read.table.targets import Form
from casegraph.vocab.enums import Comparator

if TYPE_CHECKING:
    from casegraph.marked import Plain
    from casegraph.read.record.shape import Loc
    from casegraph.read.table.grid import Cell
    from casegraph.read.table.targets import Target

Said: TypeAlias = "tuple[tuple[Loc, Plain], ...]"

_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_PLUS = re.compile(r"\s+\+\s+|(?<=\w)\+(?=\w)")
_PAIRS = re.compile(r";\s+|\n")
_GROUP = re.compile(r"\{([^{}]+)\}")
_BOUNDED = re.compile(r"(<=|>=|[<>~=≤≥])\s*(.+)", re.DOTALL)
_SIGNS = {"≤": "<=", "≥": ">="}
_SERIAL = re.compile(r"[2-5][0-9]{4}(?:\.[0-9]+)?")
_FIRST_DAY = dt.date(1899, 12, 30)
_DATED = frozenset({"issued", "start", "stop", "time", "year"})
_NAMES_HINT = "write 'Family, Given; Family, Given', and a group in braces: {Study Group}"


def read_cell(cell: Cell, target: Target) -> Said | Fault:
    """Return the fields that a cell states, by their places in what the column speaks of."""
    if cell.fault:
        return cell.fault
    if cell.is_date and not _takes_dates(target):
        return Fault(
            "date-in-cell",
            f"the spreadsheet keeps a date here ({cell.text}), not what was typed",
            "format the column as text, then type the value again",
        )
    if _takes_dates(target) and _SERIAL.fullmatch(cell.text):
        return _serial(cell.text)
    if _is_measured_value(target):
        return _measured(cell.text, target)
    if target.form is Form.MAPPING:
        return _pairs(cell.text, target)
    value = _value(cell.text, target)
    return value if isinstance(value, Fault) else ((target.loc, value),)


def whole_number(cell: Cell) -> int | Fault:
    """Return the number, at least 1, of a column that counts."""
    if cell.fault:
        return cell.fault
    if re.fullmatch(r"[0-9]{1,6}", cell.text) and int(cell.text) >= 1:
        return int(cell.text)
    return Fault("wrong-type", f"expected a whole number from 1, got {show(cell.text)}")


def _serial(text: str) -> Fault:
    """Return the fault of a date that a spreadsheet keeps as the number of its day."""
    day = _FIRST_DAY + dt.timedelta(days=int(text.partition(".")[0]))
    detail = f"expected a date, got the number {text}, by which a spreadsheet keeps {day}"
    return Fault("date-in-cell", detail, "format the column as text, then type the date as printed")


def _takes_dates(target: Target) -> bool:
    return bool(target.loc) and target.loc[-1] in _DATED


def _value(text: str, target: Target) -> Plain | Fault:
    match target.form:
        case Form.TRUTH:
            return _TRUTH.get(text.casefold(), text)
        case Form.LIST:
            return _listed(text, plus=target.loc[-1] == "agents")
        case Form.NAMES:
            return _names(text)
        case _:
            return _identifier(text, target) or _word(text, target.words)


def _identifier(text: str, target: Target) -> str | None:
    """Return an identifier in its normal form, None where it is none, or the column has others."""
    scheme = target.loc[-1]
    is_one = target.loc[-2:-1] == ("identifiers",) and isinstance(scheme, str)
    return clean(str(scheme), text) if is_one else None


def _word(text: str, choices: tuple[str, ...]) -> str:
    """Return the word of a list however its letters and gaps are typed, other text as it is."""
    plain = _plain(text)
    return next((choice for choice in choices if _plain(choice) == plain), text)


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", text.casefold())


def _listed(text: str, *, plus: bool) -> list[Plain]:
    parts = text.split(";")
    if plus:
        parts = [agent for part in parts for agent in _PLUS.split(part)]
    return [part.strip() for part in parts if part.strip()]


def _names(text: str) -> Plain | Fault:
    names: list[Plain] = []
    for printed in _listed(text, plus=False):
        name = _name(str(printed))
        if isinstance(name, Fault):
            return name
        names.append(name)
    return names


def _name(printed: str) -> dict[str, Plain] | Fault:
    group = _GROUP.fullmatch(printed)
    if group:
        return {"literal": group[1].strip()}
    parts = [part.strip() for part in printed.split(",")]
    if len(parts) > 3 or not all(parts) or (len(parts) == 1 and " " in printed):
        return Fault("wrong-form", f"expected 'Family, Given', got {show(printed)}", _NAMES_HINT)
    return dict(zip(("family", "given", "suffix"), parts, strict=False))


def _pairs(text: str, target: Target) -> Said | Fault:
    pairs: dict[str, str] = {}
    for part in _PAIRS.split(text):
        name, colon, value = (piece.strip() for piece in part.partition(":"))
        if not (name and colon and value):
            return Fault("wrong-form", f"expected 'name: value; name: value', got {show(part)}")
        if name in pairs:
            return Fault("wrong-form", f"{show(name)} is given twice")
        pairs[name] = value
    return tuple(((*target.loc, name), value) for name, value in pairs.items())


def _is_measured_value(target: Target) -> bool:
    return target.full[-1:] == ("value",) and target.full[-3:-2] == ("measurements",)


def _measured(text: str, target: Target) -> Said:
    """Return a measured value with the comparator it may be written with: `<50`."""
    comparator = (*target.loc[:-1], "comparator")
    if text.casefold() == Comparator.UNDETECTABLE:
        return ((comparator, Comparator.UNDETECTABLE.value),)
    bounded = _BOUNDED.fullmatch(text)
    if not bounded:
        return ((target.loc, text),)
    sign = _SIGNS.get(bounded[1], bounded[1])
    return ((target.loc, bounded[2].strip()), (comparator, sign))
