"""How a list without numbers shows where its entries begin.

There are as many ways as authors: a line each, blank lines between, the first line set out or in,
bullets, authors on a line of their own, or nothing but the names. Each way is tried, and the one
under which most entries look like references is taken.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from casegraph.model.link_labels import is_link_line
from casegraph.refparse.lists import sections
from casegraph.refparse.lists.labels import bullet
from casegraph.refparse.lists.lines import begins_like_author, begins_like_entry, is_dated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from casegraph.refparse.lists.lines import Line

SHORTEST = 25
"""Characters; what is shorter is no reference."""

_ENDS = frozenset(".?!)]/0123456789")
_SHORT = 0.85
_LEAST_SHARE = 0.7


def unnumbered_starts(lines: Sequence[Line]) -> list[int]:
    """Return the places of the lines that begin the entries of a list without numbers."""
    if not lines:
        return []
    by_content = _by_content(lines)
    least = len(by_content) * _LEAST_SHARE
    for layout, needed in _LAYOUTS:
        starts = layout(lines)
        if starts and len(starts) >= least and _share(lines, starts) >= needed:
            return starts
    return by_content


def looks_like_entry(text: str) -> bool:
    """Tell whether a text has what references have: length, a beginning, a year or an address."""
    return len(text) >= SHORTEST and is_dated(text) and begins_like_entry(text)


def _by_bullets(lines: Sequence[Line]) -> list[int]:
    return [at for at, line in enumerate(lines) if bullet(line.text)]


def _by_gaps(lines: Sequence[Line]) -> list[int]:
    return [
        at for at, line in enumerate(lines) if (not at or line.gap) and not is_link_line(line.text)
    ]


def _by_outdent(lines: Sequence[Line]) -> list[int]:
    left = min(line.indent for line in lines)
    starts = [at for at, line in enumerate(lines) if line.indent == left]
    return starts if len(starts) < len(lines) else []


def _by_indent(lines: Sequence[Line]) -> list[int]:
    left = min(line.indent for line in lines)
    return [at for at, line in enumerate(lines) if line.indent > left]


def _by_content(lines: Sequence[Line]) -> list[int]:
    """Return the lines that begin an entry by what they and those before them say.

    The entry before must be complete: dated, and at the end of a sentence. The line begins with
    a name, or the one before it was left short of the width at which the text is broken.
    """
    width = max(len(line.text) for line in lines)
    starts: list[int] = []
    dated = ended = short = True
    for at, line in enumerate(lines):
        apart = (line.gap > 0 or short) and begins_like_entry(line.text)
        if dated and ended and (apart or begins_like_author(line.text)):
            starts.append(at)
            dated = False
        if is_link_line(line.text):
            continue
        dated = dated or is_dated(line.text)
        ended = line.text[-1] in _ENDS or is_dated(line.text.rpartition(" ")[2])
        behind = lines[at + 1].text.partition(" ")[0] if at + 1 < len(lines) else ""
        short = len(line.text) + 1 + len(behind) < width * _SHORT
    return starts


def _by_lines(lines: Sequence[Line]) -> list[int]:
    return [at for at, line in enumerate(lines) if not is_link_line(line.text)]


_LAYOUTS: tuple[tuple[Callable[[Sequence[Line]], list[int]], float], ...] = (
    (_by_bullets, 0.5),
    (sections.starts, 0.9),
    (_by_outdent, 0.6),
    (_by_indent, 0.6),
    (_by_gaps, 0.6),
    (_by_lines, 0.75),
)
"""The layouts, and the share of entries that must look like references under each."""


def _share(lines: Sequence[Line], starts: Sequence[int]) -> float:
    """Return the share of entries that look like references."""
    alike = 0
    for start, end in pairwise([*starts, len(lines)]):
        text = " ".join(line.text for line in lines[start:end])
        alike += looks_like_entry(text[bullet(text) :])
    return alike / len(starts)
