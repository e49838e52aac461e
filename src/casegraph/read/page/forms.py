"""What a line is by its form alone: a date, an identifier, a notice, an article type."""

from __future__ import annotations

import re

from casegraph.read.wording.headings import ARTICLE_TYPES, DATE, HISTORY, Section
from casegraph.read.wording.lines import label

_LONGEST_TYPE = 90
_MOST_WORDS = 8
_COPYRIGHT = re.compile(
    r"[:\s]*(?:published by [^©]{3,120}|copyright\s*(?:information:\s*)?)?[:\s]*(?:©|\(c\)\s|"
    r"copyright(?: ©)? (?:19|20)\d\d)",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"(?:open access[.:]?\s*)?(?:this (?:is an open[- ]access )?(?:article|work)\b|"
    r"creative commons|licen[sc]ed under|distributed under)",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(
    r"the online version of this (?:article|paper|chapter) \("
    r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)10\.\d{4,9}/\S+\) contains supplementary\b.{0,100}|"
    r"[•·\s]*(?:download citation\s+)?(?:https?://(?:dx\.)?doi\.org/|doi\s*:?\s*(?:https?://(?:dx\.)?doi\.org/)?)"
    r"10\.\d{4,9}/\S+(?:\s+(?:view|save|get|check|citations?|crossmark)\b.{0,40})?|"
    r"(?:\s*(?:PMCID|PMID)\s*:\s*(?:PMC)?\d+)+",
    re.IGNORECASE,
)
_BESIDE_TYPE = re.compile(
    rf"open access|(?:published(?: online)?:?\s*)?{DATE.pattern}|\s+article$|[|•·]", re.IGNORECASE
)
_TYPE_MARKS = ("open access", "published", " article", "|", "•", "·")
_CORRESPONDENCE = re.compile(
    r"[*✉†∗\s]*(?:correspond(?:ence|ing authors?)|address (?:for )?correspondence|"
    r"author to whom correspondence|correspondencia|korrespondenz\w*)\b(?! (?:between|with)\b)",
    re.IGNORECASE,
)
_DATE_STARTS = frozenset("RrAaFfPpIiVvSsEeJjMmNnOoDd0123456789")
_IDENTIFIER_STARTS = frozenset("dDhHpPtT•·")
_COPYRIGHT_STARTS = frozenset("©(:cCpP")
_CORRESPONDENCE_STARTS = frozenset("cCaAkK*✉†∗")
_LICENCE_STARTS = frozenset("oOtTcClLdD")


def form_of(text: str) -> Section | None:
    """Return the part of a page whose lines have this form, None for all other lines.

    The first character decides which forms are tried at all.
    """
    first = text[0]
    if first in _DATE_STARTS and text[-1] not in ")]" and HISTORY.fullmatch(text):
        return Section.DATES
    if is_identifier(text):
        return Section.IDENTIFIERS
    if first in _COPYRIGHT_STARTS and _COPYRIGHT.match(text):
        return Section.COPYRIGHT
    if first in _CORRESPONDENCE_STARTS and _CORRESPONDENCE.match(text):
        return Section.CORRESPONDENCE
    return None


def is_identifier(text: str) -> bool:
    """Tell whether a line holds nothing but a DOI or the numbers of PubMed."""
    return text[0] in _IDENTIFIER_STARTS and _IDENTIFIER.fullmatch(text) is not None


def is_licence(text: str) -> bool:
    """Tell whether a line begins by granting a licence."""
    return (
        text[0] in _LICENCE_STARTS
        and _LICENCE.match(text) is not None
        and ("licen" in text or "Creative Commons" in text)
    )


def article_type_of(text: str) -> str | None:
    """Return the article type that a line prints, with or without `Open Access` and a date."""
    if len(text) > _LONGEST_TYPE or text[0].islower():
        return None
    if label(text) in ARTICLE_TYPES:
        return text.rstrip(" :")
    if _is_compound_type(text):
        return text
    folded = text.casefold()
    if not any(mark in folded for mark in _TYPE_MARKS):
        return None
    name = _BESIDE_TYPE.sub(" ", text).strip(" :")
    return name if label(name) in ARTICLE_TYPES else None


def _is_compound_type(text: str) -> bool:
    """Tell whether a line names kinds of articles twice, or one with the field it belongs to."""
    first, colon, last = text.partition(": ")
    if colon:
        return label(first) in ARTICLE_TYPES and label(last) in ARTICLE_TYPES
    first, dash, _ = text.partition(" - ")
    return bool(dash) and label(first) in ARTICLE_TYPES and len(text.split()) <= _MOST_WORDS
