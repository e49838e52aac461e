"""Identifiers of a publication, and those of the journal or the book that it is printed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.model.record import Record, Reference

_OF_JOURNALS = "issn"
_OF_BOOKS = "isbn"
_WHOLE = frozenset({WorkType.BOOK, WorkType.THESIS, WorkType.DATASET, WorkType.WEB_PAGE})


def _is_part_of_book(kind: str | None, container: str | None, page: str | None) -> bool:
    """Tell whether an ISBN stated of a publication is that of the book around it.

    What has no type is a part where it has a container or pages.
    """
    if kind is None or kind == WorkType.OTHER:
        return bool(container or page)
    return kind not in _WHOLE


def own_identifiers(entry: Record | Reference) -> Mapping[str, str]:
    """Return the identifiers that name a publication itself, not what it is printed in.

    The chapters of a book share its ISBN, as the articles of a journal share its ISSN.
    """
    return own_of(entry.identifiers, entry.type, entry.journal, entry.page)


def own_of(
    stated: Mapping[str, str], kind: str | None, container: str | None, page: str | None
) -> Mapping[str, str]:
    """Return those of the stated identifiers that name a publication of this kind itself."""
    if _OF_JOURNALS not in stated and _OF_BOOKS not in stated:
        return stated
    others = {_OF_JOURNALS}
    if _is_part_of_book(kind, container, page):
        others.add(_OF_BOOKS)
    return {scheme: value for scheme, value in stated.items() if scheme not in others}
