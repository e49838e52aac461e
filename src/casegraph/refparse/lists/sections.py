"""References that print authors, title and source on a line each, with no sign between them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from casegraph.model.link_labels import is_link_line
from casegraph.refparse import names
from casegraph.refparse.pattern import Pattern
from casegraph.refparse.text import LOWER, UPPER, YEAR, fold, view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.refparse.lists.lines import Line

_SOURCE = Pattern(
    rf"(?:in\s?:\s|.{{1,60}}\(Eds?\.\),\s)?[{UPPER}][^\d]{{1,150}}"
    rf"(?:\d{{1,4}}[^\d]{{0,4}}(?:\d{{1,4}}[^\d]{{1,10}})?\(?{YEAR}\b|\(?{YEAR}\)?\s?[,;:]\s?\d)"
)
"""A line that begins with the name of a journal and holds volume and year."""
_OPEN = Pattern(
    rf"(?:[,;:&-]|\s(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with|[{LOWER}]{{1,2}}))$"
)
_CLOSED = ".?!"
_LEAST = 3
_MOST = 12
"""Lines of a reference: one of more lines is set in a narrow column."""
_LONGEST = 2_000


def closed(texts: Sequence[str]) -> Sequence[str]:
    """Return the lines of a reference, a point behind the authors and the title where none is.

    The first lines must be names and nothing else, the last one must hold journal, volume and year.
    """
    if not _LEAST <= len(texts) <= _MOST or not _SOURCE.match(fold(view(texts[-1]))):
        return texts
    people = next((n for n in range(len(texts) - 2, 0, -1) if _are_names(texts[:n])), 0)
    title = texts[people:-1]
    if not people or _are_names(title[:1]):
        return texts
    ends = {people - 1}
    if not any(". " in line for line in title) and not _OPEN.search(title[-1]):
        ends.add(len(texts) - 2)
    return [
        f"{line}." if at in ends and line[-1] not in _CLOSED else line
        for at, line in enumerate(texts)
    ]


def starts(lines: Sequence[Line]) -> list[int]:
    """Return the places of the lines that hold names alone, the first one or behind a source."""
    found: list[int] = []
    before = ""
    for at, line in enumerate(lines):
        if (not at or _SOURCE.match(fold(view(before)))) and _are_names([line.text]):
            found.append(at)
        if not is_link_line(line.text):
            before = line.text
    apart = all(end - start >= _LEAST for start, end in pairwise([*found, len(lines)]))
    return found if apart else []


def _are_names(lines: Sequence[str]) -> bool:
    raw = " ".join(lines)
    if len(raw) > _LONGEST:
        return False
    text = fold(view(raw))
    people = names.authors(text, raw, 0, len(text))
    return people is not None and not text[people.end :].strip(" .,")
