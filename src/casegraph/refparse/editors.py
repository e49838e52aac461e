"""The book that a chapter stands in: its editors, in front of its title or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from casegraph.refparse import names
from casegraph.refparse.name_forms import Form
from casegraph.refparse.pattern import Pattern

if TYPE_CHECKING:
    from casegraph.model.record import Name
    from casegraph.model.reference import Span


class Book(NamedTuple):
    """Where the title of a book stands, its editors and their place."""

    start: int
    end: int
    editors: tuple[Name, ...] = ()
    span: Span | None = None


_WORD = (
    r"(?:[Ee]ds?\b\.?|[Ee]ditors?\b\.?|EDS?\b\.?|[Oo]rgs?\b\.?|[Oo]rganizador(?:es|as?)?\b|[Cc]oords?\b\.?"
    r"|[Cc]oordenador(?:es|as?)?\b|[Cc]omps?\b\.?|[Hh]rsg\b\.?|[Dd]ir\b\.)"
)
_MARK = Pattern(rf"[\s,.;]{{0,3}}[(\[]?{_WORD}[)\]]?[.,:;]*\s*")
_LATE = Pattern(rf"[\s,.;]{{1,3}}\(?(?:{_WORD}|[Ee]dited by)\s(?=[A-Z])")
_ANY = Pattern(r"\(?\b(?:[Ee]ds?|[Ee]ditors?|[Oo]rgs?|[Hh]rsg)\b\.?\)?[.,:]?\s*")
_PLAIN = Pattern(r"\s?[.:]\s+(?=\S)")
_LIST = frozenset({Form.BARE, Form.COMMA, Form.INITIALS_FIRST})


def book(text: str, raw: str, start: int, end: int) -> Book:
    """Return the book behind an `In:`, whose title ends at `end` at the latest."""
    people = names.authors(text, raw, start, end)
    if people and people.form in _LIST:
        mark = _MARK.match(text, people.end, end)
        plain = mark or _PLAIN.match(text, people.end, end)
        if plain and plain.end() < end:
            stop = mark.end() if mark else people.end
            return Book(plain.end(), end, people.names, (start, _without_tail(text, stop)))
    late = _LATE.search(text, start, end)
    behind = late and names.authors(text, raw, late.end(), end)
    if late and behind:
        return Book(start, late.start(), behind.names, (late.start(), behind.end))
    mark = _ANY.search(text, start, end)
    return Book(mark.end() if mark and mark.end() < end else start, end)


def _without_tail(text: str, end: int) -> int:
    """Return an end without the blanks before it."""
    return len(text[:end].rstrip()) if end else end
