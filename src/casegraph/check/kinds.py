"""What kind of work a reference cites, and what a complete citation of it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.model.record import Reference

_IN_A_BOOK = re.compile(
    r"\b(?:In\b|[Ee]ds?\b|[Ee]ditors?\b|[Oo]rg|[Cc]hapter|Press\b|Publish|Books?\b|pp?\.)|https?:"
)
_FORTHCOMING = re.compile(
    r"\b(?:in press|forthcoming|ahead of print|to be published|submitted|unpublished|no prelo)\b",
    re.IGNORECASE,
)
_ARTICLES = frozenset(
    {
        WorkType.JOURNAL_ARTICLE,
        WorkType.CASE_REPORT,
        WorkType.REVIEW,
        WorkType.CLINICAL_TRIAL,
        WorkType.LETTER,
        WorkType.EDITORIAL,
    }
)
_UNTOLD = frozenset({None, WorkType.OTHER})
_OF_AN_ARTICLE = ("authors", "year", "title", "journal")
_OF = {
    WorkType.BOOK: ("year", "title"),
    WorkType.BOOK_CHAPTER: _OF_AN_ARTICLE,
    WorkType.THESIS: ("authors", "year", "title"),
    WorkType.PREPRINT: ("authors", "year", "title"),
    WorkType.CONFERENCE_PAPER: ("authors", "year", "title"),
    WorkType.DATASET: ("title",),
    WorkType.WEB_PAGE: ("title",),
}
"""After what ICMJE and NLM's Citing Medicine ask for; a book's publisher is no field here."""


def is_article(reference: Reference) -> bool:
    """Tell whether the cited work is an article of a journal: by its type, or by what is read."""
    if reference.type not in _UNTOLD:
        return reference.type in _ARTICLES
    return bool(reference.journal) and not is_in_a_book(reference)


def is_in_a_book(reference: Reference) -> bool:
    """Tell whether words of the reference say that the work is a part of a book, or online."""
    return _IN_A_BOOK.search(reference.raw) is not None


def is_forthcoming(reference: Reference) -> bool:
    """Tell whether the reference says that the work has not appeared yet."""
    return _FORTHCOMING.search(reference.raw) is not None


def is_by_identifier(reference: Reference) -> bool:
    """Tell whether the text of a reference is identifiers only: `doi:10.1/x pmid:1`, `10.1/x`."""
    if not reference.identifiers:
        return False
    values = {value.lower() for value in reference.identifiers.values()}
    words = [word.lower() for word in reference.raw.split()]
    return all(word in values or word.partition(":")[0] in reference.identifiers for word in words)


def wanted_fields(reference: Reference) -> tuple[str, ...]:
    """Return the fields that a complete citation of such a work has.

    A reference that is identifiers and nothing else needs none: it names its work.
    """
    if is_by_identifier(reference):
        return ()
    if reference.type in _ARTICLES or (reference.type in _UNTOLD and reference.volume):
        wanted: tuple[str, ...] = _OF_AN_ARTICLE
    elif reference.type in _UNTOLD:
        wanted = ("title",) if "url" in reference.identifiers else ("year", "title")
    else:
        wanted = _OF[reference.type] if reference.type else ()
    if "year" in wanted and is_forthcoming(reference):
        return tuple(name for name in wanted if name != "year")
    return wanted
