"""The imprint of a book: edition, place and publisher, at the end of what stands before a year."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from casegraph.refparse.abbreviations import PUBLISHER_WORD
from casegraph.refparse.text import LOWER, UPPER, trim

if TYPE_CHECKING:
    from casegraph.model.reference import Span


class Imprint(NamedTuple):
    """The spans of an imprint's parts, and where it begins."""

    start: int
    place: Span | None
    publisher: Span | None


_REACH = 160
_PLACE = (
    rf"(?:St\.\s)?[{UPPER}][\w'-]{{1,24}}(?:[\s/-][{UPPER}{LOWER}][\w'-]{{1,24}}){{0,4}}"
    rf"(?:,\s(?:[{UPPER}]{{2}}|[{UPPER}]\.[{UPPER}]\.(?:[{UPPER}]\.)?|[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+)?))?"
    rf"(?:\s?\([{UPPER}][{LOWER}{UPPER}. ]{{1,20}}\))?"
)


@cache
def _placed() -> re.Pattern[str]:
    """Return the pattern of `New York: Springer` at the end of a text."""
    return re.compile(
        rf"(?:^|(?<=[.?!)\]\"]\s)|(?<=[.?!)\]\"]))\s?-?\s?\(?(?P<place>{_PLACE})\s?[:;]\s?"
        rf"(?P<publisher>[{UPPER}\"](?:[^:;.\n\"]|\.(?!\s[{UPPER}][{LOWER}])){{1,90}}?)[\s.,;)]*$"
    )


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of `Springer`, `Springer, New York` at the end of a text."""
    return re.compile(
        rf"(?:(?<=[.?!)\]\"]\s)|(?<=[.?!)\]\"]))(?P<publisher>[{UPPER}][^.:;,\n\"]{{1,60}}(?:\s(?:&|and)\s[^.:;,\n\"]{{1,30}})?)"
        rf"(?:,\s(?P<place>{_PLACE}))?[\s.,;)]*$"
    )


@cache
def _edition() -> re.Pattern[str]:
    return re.compile(
        r"[\s.,;]*\(?\b(?P<edition>(?:\d{1,2}\s?(?:st|nd|rd|th|a|ª|º|e)?\.?|[Rr]ev(?:ised)?\.?"
        r"|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ii]nternational)\s?"
        r"(?:rev(?:ised)?\.?\s)?(?:[Ee]d\.|[Ee]d(?:n|ition|ição|ición)?\b))\)?[\s.,;)]*$"
    )


def imprint(text: str, start: int, end: int) -> Imprint | None:
    """Return the imprint that ends a stretch of text, None where it ends with a container."""
    tail = max(start, end - _REACH)
    window = text[:end]
    found = _placed().search(window, tail)
    if found and found.start() > start and found["place"] not in {"In", "Em"}:
        return _as_imprint(text, found)
    found = _named().search(window, tail)
    if found and found.start() > start and PUBLISHER_WORD.search(found["publisher"]):
        return _as_imprint(text, found)
    return None


def edition(text: str, start: int, end: int) -> tuple[int, Span] | None:
    """Return where the edition begins that ends a stretch of text, and its span: `2nd ed.`."""
    found = _edition().search(text[:end], max(start, end - 40))
    return (found.start(), trim(text, found.span("edition"), " \n,;")) if found else None


def _as_imprint(text: str, found: re.Match[str]) -> Imprint:
    place = trim(text, found.span("place")) if found["place"] else None
    return Imprint(found.start(), place, trim(text, found.span("publisher")))
