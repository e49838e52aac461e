"""Entries that seem to hold several references, run together where nothing parts them."""

from __future__ import annotations

import re

from casegraph.refparse.lists.lines import UPPER, begins_like_author, is_dated, narrow

_DASH = "[-\u2010-\u2015\u2212]"
_PAGE = r"[A-Za-z]?\d{1,6}"
_LABEL = r"[^\s\w]{0,3}\s?(?:(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[^\s\w]{0,3})?"
_SEAM = re.compile(
    rf"(?:(?P<located>\d\)?\s?[:;,]\s?(?:pp?\.\s?)?{_PAGE}\s?{_DASH}\s?{_PAGE})"
    rf"|\d\)?\s?:\s?{_PAGE}|;\s?(?:19|20)\d\d|(?:https?://|10\.\d{{4,9}}/)\S{{1,300}}?)"
    rf"[).]?\.?\s+(?:{_LABEL}\s?(?:[-–—]\s)?)?(?=[{UPPER}])"
)
_NOTE = re.compile(
    r"(?:doi|pmid|pmcid|pubmed|epub|available|access|retrieved|cited|published|erratum|correct"
    r"|comment|discussion|in\b|issn|isbn|https?|url|reprint|review|translat|original|see\b|dispon"
    r"|acess|consult|\[?(?:in )?(?:english|german|french|spanish|portuguese|italian|russian"
    r"|japanese|chinese|polish|turkish|korean))",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[^.]{3,}\.\s+[^.]{3,}")
_LONGEST = 8_000
"""Characters of an entry that are looked at: so many hold several references, if any."""
_REACH = 600
"""Characters behind a seam that tell whether a reference begins there."""


def holds_several(raw: str) -> bool:
    """Tell whether a reference ends within the text and another begins behind it.

    Both must be dated. The second one begins with a name, or stands behind the pages of the first
    and is no note of it.
    """
    raw = raw[:_LONGEST]
    for seam in _SEAM.finditer(narrow(raw)):
        behind = raw[seam.end() : seam.end() + _REACH]
        if not is_dated(raw[: seam.end()]) or not is_dated(behind) or _NOTE.match(behind):
            continue
        if begins_like_author(behind) or (seam["located"] and _SENTENCES.match(behind)):
            return True
    return False
