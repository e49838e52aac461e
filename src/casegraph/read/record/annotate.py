"""Comments in a record's YAML: each stands above the line of its field and changes no data."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from casegraph.marked import parent_of
from casegraph.marked_yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from casegraph.marked import Marked

_WIDTH = 100
_NARROWEST = 40
_UNSEEN = re.compile(r"\s+")


def annotate(text: str, notes: Mapping[str, Sequence[str]], mark: str = "# ") -> str:
    """Return YAML with the notes of each field path as comment lines above that field.

    A note of a field that the text does not hold stands at the nearest part that would hold it,
    a note of the path `""` at the top. `mark` opens each comment line.
    """
    marked = read_yaml(text, "")
    lines = text.split("\n")
    above: dict[int, list[str]] = {}
    for path, found in notes.items():
        number = _line(path, marked)
        indent = len(lines[number]) - len(lines[number].lstrip(" "))
        above.setdefault(number, []).extend(comment(found, mark, indent))
    return "\n".join(line for at, old in enumerate(lines) for line in (*above.get(at, ()), old))


def comment(notes: Iterable[str], mark: str = "# ", indent: int = 0) -> Iterator[str]:
    """Yield notes as comment lines: wrapped, in one block each, what cannot be seen escaped."""
    opening = " " * indent + mark
    for note in notes:
        width = max(_WIDTH - len(opening), _NARROWEST)
        shown = "".join(c if c.isprintable() else _escape(c) for c in _UNSEEN.sub(" ", note))
        wrapped = textwrap.wrap(
            shown, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
        )
        yield from (f"{opening}{line}" for line in wrapped)


def _line(path: str, marked: Marked) -> int:
    """Return the index of the line in which a field, or the nearest part around it, begins."""
    while path:
        place = marked.keys.get(path) or marked.positions.get(path)
        if place:
            return place[0] - 1
        path = parent_of(path)
    return marked.positions.get("", (1, 1))[0] - 1


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
