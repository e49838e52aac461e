"""The marks of the picture: discs, pies, rings, arrows, as SVG text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from casegraph.export.picture import GREY, INK
from casegraph.vocab.enums import CoverageState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.export.picture import Hue

Point = tuple[float, float]

_HOLE = 0.56
_ARROW_LENGTH = 7.0
_ARROW_HALF_WIDTH = 3.0


def number(value: float) -> str:
    """Return a length as short as one decimal allows."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def disc(radius: float, hues: Sequence[Hue], state: CoverageState, *, report: bool) -> str:
    """Return a node around the origin: its ring, its colours, or the grey of its state."""
    ring = _circle(radius + 2.75, "#fff", f' stroke="{INK}" stroke-width="2.5"') if report else ""
    outline = f' stroke="{INK}" stroke-width="{number(min(radius / 8, 1.1))}"'
    if len(hues) > 1:
        return ring + _pie(radius, hues) + _circle(radius, "none", outline)
    if hues:
        hole = _circle(radius * _HOLE, "#fff") if hues[0].hollow else ""
        return ring + _circle(radius, hues[0].colour, outline) + hole
    if report:
        return ring + _circle(radius, INK)
    if state is CoverageState.NONE:
        return _circle(radius, GREY, outline)
    dash = number(max(radius / 3.6, 1.6))
    return _circle(
        radius, "#fff", f' stroke="#616e7c" stroke-width="1.5" stroke-dasharray="{dash}"'
    )


def arrow(source: Point, target: Point, reach: float, *, head: bool) -> tuple[str, str]:
    """Return the paths of an edge: its curve, and the head before the node it points at.

    `reach` is the radius of the node at the target. The curve leaves the source level and comes
    in at a slope, so that edges of one row part from each other. The head is empty if not asked
    for.
    """
    start_handle, end_handle = _handles(source, target)
    away = math.atan2(end_handle[1] - target[1], end_handle[0] - target[0])
    tip = _polar(target, reach + 1.5, away)
    end = _polar(tip, _ARROW_LENGTH - 1, away) if head else tip
    points = (start_handle, end_handle, end)
    curve = f"M{_pair(source)}C{' '.join(_pair(point) for point in points)}"
    if not head:
        return curve, ""
    base = _polar(tip, _ARROW_LENGTH, away)
    corners = [_polar(base, _ARROW_HALF_WIDTH, away + turn) for turn in (math.pi / 2, -math.pi / 2)]
    return curve, f"M{_pair(tip)}L{_pair(corners[0])}L{_pair(corners[1])}Z"


def _handles(source: Point, target: Point) -> tuple[Point, Point]:
    """Return the two control points of the curve between two nodes."""
    (x1, y1), (x2, y2) = source, target
    if source == target:
        return (x1 - 34, y1 - 34), (x2 + 34, y2 - 34)
    if abs(x1 - x2) < 30:
        bow = min(24 + abs(y1 - y2) * 0.3, 90) * (-1 if x1 > 600 else 1)
        return (x1 + bow, y1), (x2 + bow, y2)
    run, rise = x1 - x2, y1 - y2
    return (x1 - 0.4 * run, y1 - 0.1 * rise), (x2 + 0.22 * run, y2 + 0.34 * rise)


def _circle(radius: float, fill: str, more: str = "") -> str:
    return f'<circle r="{number(radius)}" fill="{fill}"{more}/>'


def _pie(radius: float, hues: Sequence[Hue]) -> str:
    """Return equal sectors from the top, clockwise; a hollow one is only its outer part."""
    share = 2 * math.pi / len(hues)
    sectors = []
    for at, hue in enumerate(hues):
        start = at * share - math.pi / 2
        sectors.append(_sector(radius, start, start + share, hue.colour))
        if hue.hollow:
            sectors.append(_sector(radius * _HOLE, start, start + share, "#fff"))
    return "".join(sectors)


def _sector(radius: float, start: float, end: float, fill: str) -> str:
    first, last = _polar((0, 0), radius, start), _polar((0, 0), radius, end)
    large = int(end - start > math.pi)
    arc = f"A{number(radius)} {number(radius)} 0 {large} 1 {_pair(last)}"
    return f'<path d="M0 0L{_pair(first)}{arc}Z" fill="{fill}"/>'


def _polar(origin: Point, distance: float, angle: float) -> Point:
    return origin[0] + distance * math.cos(angle), origin[1] + distance * math.sin(angle)


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
