"""Where the works of a picture stand: by year from left to right, none on top of another."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from casegraph.graph.timescale import TimeScale, time_scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROW = 4.0
GAP = 5.0
_CELL = 2.0
_WIDEST_STACK = 72.0
_LEVEL = 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One work to place: a box around its node and its label, in pixels.

    The box reaches `half_width` to both sides of the node's centre, `above` and `below` it.
    Items of one `band` stand together; bands follow each other downwards. A `central` item
    takes the free place nearest to the middle. A `labelled` item stands exactly at its year, one
    without a label may stand a little beside it.
    """

    key: str
    year: int | None
    band: int
    half_width: float
    above: float
    below: float
    labelled: bool = True
    central: bool = False

    @property
    def rows(self) -> int:
        """Return how many rows the box takes up."""
        return math.ceil((self.above + self.below + GAP) / ROW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The centre of each node by key, the height of all together, and the axis of years."""

    places: Mapping[str, tuple[float, float]]
    height: float
    scale: TimeScale


def layout(items: Sequence[Item], left: float, right: float) -> Layout:
    """Return a place for every item, x between `left` and `right`, y from 0 down.

    The same items give the same places, in whatever order they come. No two boxes overlap.
    """
    scale = time_scale((item.year for item in items), left, right)
    grid = _Grid()
    places: dict[str, tuple[float, float]] = {}
    for band in sorted({item.band for item in items if not item.central}):
        members = [item for item in items if item.band == band and not item.central]
        start = grid.height
        for item in sorted(members, key=_order):
            places[item.key] = _place(item, grid, scale, count(start))
    for item in sorted((item for item in items if item.central), key=_order):
        levels = [y for _, y in places.values()]
        places[item.key] = _place(item, grid, scale, _central_rows(item, grid.height, levels))
    return Layout(places=places, height=grid.height * ROW, scale=scale)


@dataclass(slots=True)
class _Grid:
    """The rows of the picture; a set bit is a taken cell of one row."""

    taken: list[int] = field(default_factory=list)

    @property
    def height(self) -> int:
        return len(self.taken)

    def is_free(self, row: int, rows: int, cells: int) -> bool:
        return all(not line & cells for line in self.taken[row : row + rows])

    def take(self, row: int, rows: int, cells: int) -> None:
        self.taken.extend(0 for _ in range(row + rows - self.height))
        for at in range(row, row + rows):
            self.taken[at] |= cells


def _place(item: Item, grid: _Grid, scale: TimeScale, rows: Iterable[int]) -> tuple[float, float]:
    centre = scale.x(item.year)
    stands = [(centre + offset, _cells(centre + offset, item)) for offset in _offsets(item, scale)]
    row, x, cells = next(
        (row, x, cells)
        for row in rows
        for x, cells in stands
        if grid.is_free(row, item.rows, cells)
    )
    grid.take(row, item.rows, cells)
    return x, _centre(item, row)


def _cells(x: float, item: Item) -> int:
    half = item.half_width + GAP / 2
    first, last = math.floor((x - half) / _CELL), math.ceil((x + half) / _CELL)
    return ((1 << (last - first)) - 1) << max(first, 0)


def _offsets(item: Item, scale: TimeScale) -> tuple[float, ...]:
    """Return the distances from its year at which an item may stand, the nearest first."""
    if item.labelled:
        return (0.0,)
    width = 2 * item.half_width + GAP + 2 * _CELL
    side = int((min(scale.unit, _WIDEST_STACK) * 0.9 / width - 1) // 2)
    beside = (sign * n * width for n in range(1, side + 1) for sign in (1, -1))
    return (0.0, *beside)


def _central_rows(item: Item, height: int, levels: Sequence[float]) -> Iterator[int]:
    """Yield the rows for a central item, the best first: near the middle, level with no other.

    Its edges leave it level, and would run into a node that stands there. The rows below all
    others come last.
    """

    def penalty(row: int) -> tuple[float, int]:
        centre = _centre(item, row)
        level_with = sum(abs(centre - level) < _LEVEL for level in levels)
        return abs(centre - height * ROW / 2) + 4 * _LEVEL * min(level_with, 1), row

    free = range(max(height - item.rows + 1, 0))
    yield from sorted(free, key=penalty)
    yield from count(len(free))


def _centre(item: Item, row: int) -> float:
    return row * ROW + GAP / 2 + item.above


def _order(item: Item) -> tuple[bool, bool, int, str]:
    return (not item.labelled, item.year is None, item.year or 0, item.key)
