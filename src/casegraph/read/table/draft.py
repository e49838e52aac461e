"""One report as the rows of a table state it, fact by fact, each with the cell it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from casegraph.marked import Marked, parent_of, path_of
from casegraph.read.record.errors import show
from casegraph.read.table.grid import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.marked import Plain
    from casegraph.read.record.shape import Loc
    from casegraph.read.table.grid import CellPlace

Item: TypeAlias = "dict[Loc, tuple[Plain, CellPlace]]"


@dataclass(frozen=True, slots=True)
class _Fact:
    value: Plain
    place: CellPlace


@dataclass(frozen=True, slots=True)
class DraftData:
    """The data of a report as a record file would hold it, and the cell of every field.

    `cells` holds, beside the fields that are stated, those whose cells are empty.
    """

    marked: Marked
    cells: Mapping[str, CellPlace]

    def nearest(self, path: str) -> CellPlace:
        """Return the cell of a field, or of the nearest that holds it."""
        while path and path not in self.cells:
            path = parent_of(path)
        return self.cells[path]


@dataclass(slots=True)
class Draft:
    """Collects what rows say of one report; `place` is the cell that first named it.

    The key is None where the rows name the report by an identifier alone.

    Patients, steps and references stand under numbers with gaps; `finish` closes these.
    """

    key: str | None
    place: CellPlace
    _facts: dict[Loc, _Fact] = field(default_factory=dict)
    _seen: dict[Loc, CellPlace] = field(default_factory=dict)
    _items: dict[Loc, list[dict[Loc, Plain]]] = field(default_factory=dict)

    def see(self, loc: Loc, place: CellPlace) -> None:
        """Note the cell of a field that is not stated there."""
        self._seen.setdefault(loc, place)

    def state(self, loc: Loc, value: Plain, place: CellPlace) -> Fault | None:
        """Take a field, or return why not: another row states another value."""
        earlier = self._facts.get(loc)
        if earlier is None:
            self._facts[loc] = _Fact(value, place)
        elif earlier.value != value:
            detail = f"{_shown(value)} contradicts {_shown(earlier.value)} in {earlier.place}"
            return Fault("contradiction", detail, "one report has one value in all its rows")
        return None

    def states(self, loc: Loc) -> bool:
        """Tell whether a row has stated a field."""
        return loc in self._facts

    def extend(self, loc: Loc, values: list[Plain], place: CellPlace) -> CellPlace | None:
        """Add to a list of words; return the cell that began it where this one adds to it."""
        earlier = self._facts.setdefault(loc, _Fact(values, place))
        known = earlier.value if isinstance(earlier.value, list) else [earlier.value]
        news = [value for value in values if value not in known]
        if not news:
            return None
        self._facts[loc] = _Fact([*known, *news], earlier.place)
        return earlier.place

    def append(self, base: Loc, item: Item) -> None:
        """Add an item to a list of a step or reference; what stands there already is no news."""
        values = {loc: value for loc, (value, _) in item.items()}
        items = self._items.setdefault(base, [])
        if values in items:
            return
        for loc, (value, place) in item.items():
            self._facts[(*base, len(items), *loc)] = _Fact(value, place)
        items.append(values)

    def count(self, base: Loc) -> int:
        """Return how many items a list has that rows add to."""
        return len(self._items.get(base, ()))

    def finish(self) -> DraftData:
        """Return the report's data, lists without gaps, with the place of every field."""
        order = _order([*self._facts])
        data: dict[str, Plain] = {}
        for loc in sorted(self._facts, key=lambda loc: _closed(loc, order) or ()):
            _put(data, _closed(loc, order) or (), self._facts[loc].value)
        cells = {"": self.place}
        for loc, fact in self._facts.items():
            cells[path_of(_closed(loc, order) or ())] = fact.place
        for loc, place in self._seen.items():
            closed = _closed(loc, order)
            if closed is not None:
                cells.setdefault(path_of(closed), place)
        positions = {path: (place.row, place.column) for path, place in cells.items()}
        return DraftData(Marked(data, positions), cells)


def _shown(value: Plain) -> str:
    if not isinstance(value, list):
        return show(value)
    words = [
        ", ".join(str(part) for part in item.values()) if isinstance(item, dict) else str(item)
        for item in value
    ]
    return show("; ".join(words))


def _order(locs: list[Loc]) -> dict[Loc, dict[int, int]]:
    """Return for every list the numbers its items are given by, and their places in order."""
    numbers: dict[Loc, set[int]] = {}
    for loc in locs:
        for depth, part in enumerate(loc):
            if isinstance(part, int):
                numbers.setdefault(loc[:depth], set()).add(part)
    return {base: {n: at for at, n in enumerate(sorted(used))} for base, used in numbers.items()}


def _closed(loc: Loc, order: Mapping[Loc, Mapping[int, int]]) -> Loc | None:
    """Return the place after the gaps are closed, None for an item of which nothing is stated."""
    closed: Loc = ()
    for depth, part in enumerate(loc):
        if not isinstance(part, int):
            closed = (*closed, part)
            continue
        at = order.get(loc[:depth], {}).get(part)
        if at is None:
            return None
        closed = (*closed, at)
    return closed


def _put(data: dict[str, Plain], loc: Loc, value: Plain) -> None:
    """Put a value at its place; lists are filled from their beginning."""
    holder: dict[str, Plain] | list[Plain] = data
    for part, following in pairwise(loc):
        inner: Plain = [] if isinstance(following, int) else {}
        if isinstance(holder, dict):
            found = holder.setdefault(str(part), inner)
        else:
            if part == len(holder):
                holder.append(inner)
            found = holder[int(part)]
        if not isinstance(found, dict | list):
            raise TypeError(f"{path_of(loc)} lies in what holds no fields")
        holder = found
    if isinstance(holder, dict):
        holder[str(loc[-1])] = value
    else:
        holder.append(value)
