"""Rules over the pages of references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.model.ids import clean_issn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.model.record import Record

LONGEST_ARTICLE = 300
_RANGE = re.compile(r"([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)")
_ISSN_FORM = re.compile(r"\d{4}[-‐-―]\d{3}[\dXx]")
_ELECTRONIC = re.compile(r"(?=.*[A-Za-z])(?=.*\d)[A-Za-z]{1,12}\d{2,}|\d{6,}")


def pages_are_an_issn(record: Record) -> Iterator[Finding]:
    """Find a page range with the form and the valid check digit of an ISSN.

    Databases export the journal's ISSN beside the pages, and the two get exchanged. One range in
    eleven of this form has a valid check digit by chance: it must also be no span of an article.
    """
    for index, reference in enumerate(record.references):
        page = reference.page or ""
        if _ISSN_FORM.fullmatch(page) and clean_issn(page) and not _is_plausible(page):
            detail = f"page range {page} has the form and the valid check digit of an ISSN"
            yield Finding(f"references[{index}].page", detail, "look up the pages of the article")


def span_too_long(record: Record) -> Iterator[Finding]:
    """Find a page range longer than any article: a digit is wrong, or it is no page range."""
    for index, reference in enumerate(record.references):
        found = _RANGE.fullmatch(reference.page or "")
        if not found or found[1] != found[3]:
            continue
        span = int(found[4]) - int(found[2])
        if span > LONGEST_ARTICLE:
            detail = f"pages {reference.page} span {span} pages"
            yield Finding(f"references[{index}].page", detail)


def last_page_before_first(record: Record) -> Iterator[Finding]:
    """Find a page range that ends before it begins."""
    for index, reference in enumerate(record.references):
        found = _RANGE.fullmatch(reference.page or "")
        if found and found[1] == found[3] and int(found[4]) < int(found[2]):
            detail = f"pages {reference.page} end before they begin"
            yield Finding(f"references[{index}].page", detail)


def electronic_location(record: Record) -> Iterator[Finding]:
    """Note a page that is an electronic location: right as it is, but no range to compare."""
    for index, reference in enumerate(record.references):
        page = reference.page or ""
        if "-" not in page and _ELECTRONIC.fullmatch(page):
            yield Finding(f"references[{index}].page", f"{page} is an electronic location")


def _is_plausible(page: str) -> bool:
    found = _RANGE.fullmatch(page)
    return bool(found) and 0 <= int(page[5:]) - int(page[:4]) <= LONGEST_ARTICLE
