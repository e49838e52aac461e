"""Headings that are printed in the line of the text they head: `Funding: none`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from casegraph.read.wording.headings import (
    HEADINGS,
    RUN_IN,
    RUN_IN_ABSTRACT,
    SUBHEADINGS,
    Section,
)
from casegraph.read.wording.lines import label

if TYPE_CHECKING:
    from casegraph.read.wording.lines import Line

_LONGEST_HEADING = 60
_SHORTEST_ABSTRACT = 100
_STARTS = frozenset("KkFfAaPpCcDdSs")
_BEHIND_REFERENCES = frozenset(
    {
        Section.KEYWORDS,
        Section.CITE,
        Section.FUNDING,
        Section.CONFLICT,
        Section.ACKNOWLEDGEMENT,
        Section.OTHER,
    }
)


_OF_FORM = re.compile(
    r"(?:(?<=[.:] )|^)(?:Human subjects|Animal subjects|Conflicts? of interests?|"
    r"Payment/services info|"
    r"Financial relationships|Other relationships|Intellectual property info):"
)
_FEWEST_STATEMENTS = 2


def statements_in(line: Line) -> list[Line]:
    """Return a line in which several statements follow each other with their headings, apart."""
    if "relationships:" not in line.text and "info:" not in line.text:
        return [line]
    starts = [found.start() for found in _OF_FORM.finditer(line.text)]
    if len(starts) < _FEWEST_STATEMENTS:
        return [line]
    bounds = sorted({0, *starts})
    ends = (*bounds[1:], len(line.text))
    tails = [line.tail(start) for start in bounds]
    return [
        tail.reading(line.text[start:end].strip())
        for tail, start, end in zip(tails, bounds, ends, strict=True)
    ]


class RunIn(NamedTuple):
    """A heading at the beginning of a line: the part it opens, its end, and where the text begins.

    `subheading` is the heading within an abstract that follows at once: `Abstract Background`.
    """

    section: Section
    name_end: int
    text_start: int
    subheading: str | None = None


def heading_before(text: str, *, is_early: bool, in_list: bool) -> RunIn | None:
    """Return the heading that a line begins with, None where it begins with none.

    A colon tells a heading anywhere; without one it counts neither among the first lines of the
    page (`is_early`) nor within the list of references (`in_list`), where words are titles.
    """
    colon = text.find(":", 0, _LONGEST_HEADING)
    section = HEADINGS.get(label(text[:colon])) if colon > 0 else None
    if section is not None and not (in_list and section not in _BEHIND_REFERENCES):
        return RunIn(section, colon, colon + 1)
    if is_early or in_list or text[0] not in _STARTS:
        return None
    abstract = _abstract(text)
    if abstract:
        return abstract
    found = RUN_IN.match(text)
    return RunIn(HEADINGS[label(found["name"])], found.end("name"), found.end()) if found else None


def _abstract(text: str) -> RunIn | None:
    found = RUN_IN_ABSTRACT.match(text)
    if found is None:
        return None
    head = label(text[found.end() :].partition(":")[0])
    subheading = head if head in SUBHEADINGS else None
    if not subheading and len(text) < _SHORTEST_ABSTRACT:
        return None
    return RunIn(Section.ABSTRACT, found.end("name"), found.end(), subheading)
