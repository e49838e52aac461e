"""Rules against works that a list holds twice, and identifiers that it gives to two works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.journals import may_be_same_journal
from casegraph.check.titles import is_similar, is_slip_of
from casegraph.model.dates import year_of
from casegraph.model.names import ascii_form
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.check.sheet import Sheet
    from casegraph.model.record import Reference

_SCHEMES = ("doi", "pmid", "pmcid")
_NO_LETTERS = bytes(n for n in range(128) if not chr(n).isalnum() and chr(n) != "\n")
_LEAST_TITLE = 20
_YEARS_TO_PRINT = 3
"""From a preprint to the article."""

_PREPRINT_SERVERS = ("arxiv", "biorxiv", "medrxiv", "preprint", "researchsquare", "ssrn")


def duplicate_reference(sheet: Sheet) -> Iterator[Finding]:
    """Find a work that the list prints twice: the same identifier, or the same title and author.

    The year must be the same too, or the volume and page, or one of the two is a preprint. A slip
    in the title does not hide it where volume, page and year are the same.

    Sure: nearly always; two parts of one series may share a title.
    Example: reference 12 prints the work of reference 3 again.
    """
    if not _may_repeat(sheet):
        return
    seen: dict[tuple[str, str], list[int]] = {}
    for at, reference in enumerate(sheet.references):
        found: list[int] = []
        for key in _identities(reference):
            others = seen.setdefault(key, [])
            found += [n for n in others if _is_again(sheet.references[n], reference, key[0])]
            others.append(at)
        if found:
            first = sheet.references[min(found)]
            yield Finding(f"references[{at}]", _again(first, reference))


def identifier_repeated(sheet: Sheet) -> Iterator[Finding]:
    """Find an identifier that the list gives to two works with different titles.

    It was copied from the neighbour, or the title was: the reference leads to another paper.

    Sure: nearly always; a translated title is one of two titles of a work.
    Example: the DOI of reference 11 at reference 12, a paper of other authors.
    """
    seen: dict[tuple[str, str], int] = {}
    for at, reference in enumerate(sheet.references):
        for scheme in _SCHEMES if reference.identifiers else ():
            value = reference.identifiers.get(scheme)
            if not value:
                continue
            first = sheet.references[seen.setdefault((scheme, value.lower()), at)]
            if first is not reference and _are_two_works(first, reference):
                detail = f"{scheme} {value} is that of reference {first.number} too, another work"
                path = f"references[{at}].identifiers.{scheme}"
                yield Finding(path, detail, "one of the two is another paper's")


def _may_repeat(sheet: Sheet) -> bool:
    """Tell at a glance whether anything stands in the list twice."""
    references = sheet.references
    stated = [v for one in references if one.identifiers for v in one.identifiers.values()]
    titles = [title for title in _letters_of(sheet.titles) if title]
    pages = [one.page for one in references if one.page]
    raw = [one.raw for one in references]
    columns: tuple[Sequence[str | bytes], ...] = (stated, titles, pages, raw)
    return any(len(set(column)) < len(column) for column in columns)


def _letters_of(titles: str) -> Sequence[str | bytes]:
    """Return the lines of a text in their comparison form; ASCII needs no table for it."""
    if titles.isascii():
        return titles.lower().encode().translate(None, _NO_LETTERS).split(b"\n")
    return [ascii_form(title) for title in titles.split("\n")]


def _identities(reference: Reference) -> Iterator[tuple[str, str]]:
    for scheme in _SCHEMES if reference.identifiers else ():
        value = reference.identifiers.get(scheme)
        if value:
            yield scheme, value.lower()
    if reference.title and reference.authors:
        yield "title", ascii_form(reference.title)
    elif not reference.identifiers:
        yield "raw", reference.raw
    if reference.volume and reference.page and reference.authors:
        yield "place", f"{reference.volume}:{reference.page} {reference.year}"


def _is_again(one: Reference, other: Reference, scheme: str) -> bool:
    by_title = scheme in {"title", "place"}
    if by_title and (_first_author(one) != _first_author(other) or _differ(one, other, "url")):
        return False
    if scheme == "place":
        return is_slip_of(ascii_form(one.title or ""), ascii_form(other.title or ""))
    return _is_one_title(one, other) if scheme == "title" else not _are_two_works(one, other)


def _is_one_title(one: Reference, other: Reference) -> bool:
    """Tell whether two works of one author and title are one work."""
    if one.year == other.year:
        return not (_places_differ(one, other) and one.volume != other.volume)
    first, second = year_of(one.year), year_of(other.year)
    if not first or not second or len(ascii_form(one.title or "")) < _LEAST_TITLE:
        return False
    if _is_preprint(one) != _is_preprint(other):
        return abs(first - second) <= _YEARS_TO_PRINT
    same = one.volume == other.volume, bool(one.page) and one.page == other.page
    return any(same) and may_be_same_journal(one.journal or "", other.journal or "")


def _again(first: Reference, reference: Reference) -> str:
    again = f"prints the work of reference {first.number} again"
    if _is_preprint(first) == _is_preprint(reference):
        return again
    return f"{again}: one of the two is its preprint"


def _are_two_works(one: Reference, other: Reference) -> bool:
    first, second = ascii_form(one.title or ""), ascii_form(other.title or "")
    return bool(first and second) and not is_similar(first, second)


def _differ(one: Reference, other: Reference, scheme: str) -> bool:
    first, second = one.identifiers.get(scheme), other.identifiers.get(scheme)
    return bool(first and second) and first != second


def _places_differ(one: Reference, other: Reference) -> bool:
    return bool(one.page and other.page and one.volume and other.volume) and one.page != other.page


def _is_preprint(reference: Reference) -> bool:
    journal = ascii_form(reference.journal or "")
    return reference.type is WorkType.PREPRINT or journal.startswith(_PREPRINT_SERVERS)


def _first_author(reference: Reference) -> str:
    name = reference.authors[0] if reference.authors else None
    return ascii_form(name.family or name.literal or "") if name else ""
