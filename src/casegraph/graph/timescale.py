"""The axis of years: where each year stands, which years are named, where time is cut."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST_GAP = 8
WIDEST_YEAR = 150.0
TICK_DISTANCE = 46.0
UNDATED_WIDTH = 120.0
_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """Years from left to right, in pixels.

    `places` maps each year shown to its x; `unit` is the width of one year. Where no work falls
    in more than `LONGEST_GAP` years, the axis is cut: `cuts` holds the x of each cut. `undated`
    is the x of the works without a year, left of all others; None where every work has one.
    """

    places: Mapping[int, float]
    unit: float
    ticks: tuple[tuple[int, float], ...]
    cuts: tuple[float, ...]
    undated: float | None

    def x(self, year: int | None) -> float:
        """Return the place of a year that has a work, or of the works without one."""
        if year is not None:
            return self.places[year]
        if self.undated is None:
            raise ValueError("this scale has no place for works without a year")
        return self.undated


def time_scale(years: Iterable[int | None], left: float, right: float) -> TimeScale:
    """Return the scale on which the given years fill the space from `left` to `right`."""
    given = set(years)
    dated = sorted(year for year in given if year is not None)
    undated = left if None in given and dated else None
    if None in given and not dated:
        undated = (left + right) / 2
    start = left + UNDATED_WIDTH if undated is not None else left
    steps = [min(after - before, LONGEST_GAP) for before, after in pairwise(dated)]
    total = sum(steps)
    unit = min((right - start) / total, WIDEST_YEAR) if total else WIDEST_YEAR
    at = start + (right - start - unit * total) / 2
    places = dict.fromkeys(dated[:1], at)
    cuts = []
    for (before, after), step in zip(pairwise(dated), steps, strict=True):
        if after - before > step:
            cuts.append(at + step * unit / 2)
        else:
            places.update({before + n: at + n * unit for n in range(1, step)})
        at += step * unit
        places[after] = at
    ticks = _ticks(places, dated, unit)
    return TimeScale(places=places, unit=unit, ticks=ticks, cuts=tuple(cuts), undated=undated)


def _ticks(
    places: Mapping[int, float], dated: list[int], unit: float
) -> tuple[tuple[int, float], ...]:
    """Return the years to name: the first, the last, both ends of a cut, then round numbers."""
    step = next((s for s in _STEPS if s * unit >= TICK_DISTANCE), _STEPS[-1])
    ends = [y for pair in pairwise(dated) if pair[1] - pair[0] > LONGEST_GAP for y in pair]
    wanted = [*dated[:1], *dated[-1:], *ends, *(y for y in sorted(places) if y % step == 0)]
    chosen: dict[int, float] = {}
    for year in wanted:
        if all(abs(places[year] - x) >= TICK_DISTANCE for x in chosen.values()):
            chosen[year] = places[year]
    return tuple(sorted(chosen.items()))
