"""Headings by their words, where a journal words them in its own way."""

from __future__ import annotations

import re
from functools import lru_cache

from casegraph.read.wording.headings import HEADINGS, Section

_LONGEST = 70
_STATED = re.compile(
    r"\b(?:authors? (?:declare|report|state|have|has)|declares?d?|reports?|reported|ha(?:s|ve)|"
    r"had|no|none|"
    r"nothing|nil|was|were|is|are|by|from|this|we|there|not|received|supported|go to|see)\b|"
    r"[.;:@?\d]"
)
_ALIKE: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (
        Section.CONFLICT,
        re.compile(
            r".*\b(?:conflicts? of interests?|competing (?:financial )?interests?|"
            r"(?:declarations?|statements?) of (?:conflicting |competing )?interests?|"
            r"disclosures?(?: statements?)?)\b.{0,30}"
        ),
    ),
    (
        Section.FUNDING,
        re.compile(
            r"(?:funding|financial support|(?:sources? of |study )(?:funding|support))\b.{0,40}|"
            r"role of (?:the )?(?:funder|funding|sponsor).{0,30}"
        ),
    ),
    (Section.ACKNOWLEDGEMENT, re.compile(r"acknowledge?ments?(?: (?:and|&) .{1,30}| section)")),
    (
        Section.OTHER,
        re.compile(
            r"(?:human|animal)(?: and (?:human|animal))? (?:rights|subjects|ethics)\b.{0,50}|"
            r"topics?|orcid(?: ids?| numbers?)?|(?:informed |patient |written |ethics? |ethical )+"
            r"(?:consent|approval|statement|declaration|compliance)\b.{0,40}|"
            r"(?:author|authors[\u0027’]?) (?:contributions?|statement).{0,20}"
        ),
    ),
)


@lru_cache(maxsize=4096)
def heading_of(name: str) -> Section | None:
    """Return the part that a label heads: as the tables know it, or else by its words."""
    known = HEADINGS.get(name)
    if known or len(name) > _LONGEST or _STATED.search(name):
        return known
    return next((section for section, form in _ALIKE if form.fullmatch(name)), None)
