"""Headings that are printed in the line of the text they head: `Funding: none`."""

from __future__ import annotations

from typing import NamedTuple

from casegraph.read.page.forms import label
from casegraph.read.page.furniture import (
    HEADINGS,
    RUN_IN,
    RUN_IN_ABSTRACT,
    SUBHEADINGS,
    Section,
)

_LONGEST_HEADING = 60
_SHORTEST_ABSTRACT = 100
_STARTS = frozenset("KkFfAaPpCcDdSs")
_BEHIND_REFERENCES = frozenset(
    {Section.KEYWORDS, Section.CITE, Section.FUNDING, Section.CONFLICT, Section.ACKNOWLEDGEMENT}
)


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
