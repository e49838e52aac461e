"""The boxes of a drawn picture, read from its SVG text with estimated widths of letters."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from casegraph.export.lettering import text_width
from casegraph.export.svg import write_svg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from casegraph.export.picture import Picture

S = "{http://www.w3.org/2000/svg}"
_MOVE = re.compile(r"translate\((\S+) (\S+)\)")


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of text or a node, by its edges in pixels; `owner` numbers the group it is in."""

    what: str
    owner: int
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Tell whether two boxes share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def drawn(picture: Picture) -> str:
    """Return the picture as SVG text."""
    stream = io.BytesIO()
    write_svg(picture, stream)
    return stream.getvalue().decode()


def boxes(svg: str) -> tuple[list[Box], list[Box]]:
    """Return all text and all nodes of a picture."""
    texts: list[Box] = []
    nodes: list[Box] = []
    numbers = itertools.count()
    for group, x, y in _groups(ElementTree.fromstring(svg), 0, 0):
        owner = next(numbers)
        anchor = group.get("text-anchor")
        texts += [_text(text, owner, x, y, anchor) for text in group.findall(f"{S}text")]
        radii = [float(circle.get("r", 0)) for circle in group.findall(f"{S}circle")]
        if group.get("class") == "node":
            r = max(radii)
            nodes.append(Box("node", owner, x - r, y - r, x + r, y + r))
    return texts, nodes


def collisions(texts: list[Box], nodes: list[Box]) -> list[tuple[Box, Box]]:
    """Return the pairs of text and text, or text and node, or node and node, that touch."""
    pairs = itertools.chain(
        itertools.combinations(texts, 2),
        itertools.product(texts, nodes),
        itertools.combinations(nodes, 2),
    )
    return [(one, other) for one, other in pairs if one.touches(other)]


def _groups(element: Element, x: float, y: float) -> Iterator[tuple[Element, float, float]]:
    moved = _MOVE.fullmatch(element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    yield element, x, y
    for child in element:
        yield from _groups(child, x, y)


def _text(text: Element, owner: int, x: float, y: float, anchor: str | None) -> Box:
    size = float(text.get("font-size", 13))
    said = text.text or ""
    width = text_width(said, size, bold=text.get("font-weight") == "bold")
    middle = text.get("text-anchor", anchor) == "middle"
    left = x + float(text.get("x", 0)) - (width / 2 if middle else 0)
    baseline = y + float(text.get("y", 0))
    return Box(said, owner, left, baseline - 0.8 * size, left + width, baseline + 0.22 * size)
