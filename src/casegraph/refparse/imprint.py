"""The imprint of a book: edition, place and publisher, at the end of what stands before a year."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from casegraph.refparse.abbreviations import CITIES, PUBLISHER_WORD
from casegraph.refparse.containers import is_container
from casegraph.refparse.text import LOWER, UPPER, trim

if TYPE_CHECKING:
    from casegraph.model.reference import Span


class Imprint(NamedTuple):
    """The spans of an imprint's parts, and where it begins."""

    start: int
    place: Span | None
    publisher: Span | None


_REACH = 160
_EDITION = 40
_PLACE = (
    rf"(?:St\.\s)?[{UPPER}][\w'-]{{1,24}}(?:[\s/-][{UPPER}{LOWER}][\w'-]{{1,24}}){{0,4}}"
    rf"(?:,\s(?:[{UPPER}]{{2}}|[{UPPER}]\.[{UPPER}]\.(?:[{UPPER}]\.)?|[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+)?))?"
    rf"(?:\s?\([{UPPER}][{LOWER}{UPPER}. ]{{1,20}}\))?"
)


@cache
def _placed() -> re.Pattern[str]:
    """Return the pattern of `New York: Springer` at the end of a text."""
    return re.compile(
        rf"(?=[\s({UPPER}-])(?:^|(?<=[.?!)\]\"]\s)|(?<=[.?!)\]\"])|(?<=\w\s)(?=\())\s?-?\s?\(?(?P<place>{_PLACE})\s?[:;]\s?"
        rf"(?P<publisher>[{UPPER}\"](?:[^:;.\n\"]|\.(?!\s[{UPPER}][{LOWER}])){{1,90}}?)[\s.,;)]*$"
    )


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of `Springer`, `Springer, New York` at the end of a text."""
    return re.compile(
        rf"(?=[{UPPER}])(?:(?<=[.?!)\]\"]\s)|(?<=[.?!)\]\"]))(?P<publisher>[{UPPER}][^.:;,\n\"]{{1,60}}(?:\s(?:&|and)\s[^.:;,\n\"]{{1,30}})?)"
        rf"(?:,\s(?P<place>{_PLACE}))?[\s.,;)]*$"
    )


@cache
def _behind_comma() -> re.Pattern[str]:
    """Return the pattern of `, New York: Springer` at the end of a text."""
    return re.compile(
        rf"(?<=[\w)\"'],\s)(?P<place>{_PLACE})\s?:\s?"
        rf"(?P<publisher>[{UPPER}\"][^:;\n\"]{{1,90}}?)[\s.,;)]*$"
    )


@cache
def _in_line() -> re.Pattern[str]:
    """Return the pattern of `, Springer`, `, Springer, New York` at the end of a text."""
    return re.compile(
        rf"(?<=[\w)],\s)(?=[^,]{{0,40}}{PUBLISHER_WORD.source})"
        rf"(?P<publisher>[{UPPER}][^.:;,\n\"]{{1,60}})(?:,\s(?P<place>{_PLACE}))?[\s.,;)]*$"
    )


@cache
def _reversed() -> re.Pattern[str]:
    """Return the pattern of `New York, Springer` at the end of a text."""
    return re.compile(
        rf"(?<=[.?!)\]\"]\s)(?P<place>[{UPPER}][\w'-]{{1,24}}(?:[\s-][{UPPER}][\w'-]{{1,24}}){{0,2}}),\s"
        rf"(?P<publisher>[{UPPER}][^.:;,\n\"]{{1,60}})[\s.,;)]*$"
    )


@cache
def _edition() -> re.Pattern[str]:
    return re.compile(
        r"[\s.,;]*\(?\b(?P<edition>(?:\d{1,2}\s?(?:st|nd|rd|th|a|\.?[ªº]|e)?\.?|[Rr]ev(?:ised)?\.?"
        r"|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ii]nternational)\s?"
        r"(?:rev(?:ised)?\.?\s)?(?:[Ee]d\.|[Ee]d(?:n|ition|ição|ición)?\b))\)?[\s.,;)]*$"
    )


_UNPLACED = (_named, _reversed, _in_line)
"""The patterns of an imprint without a colon."""


def imprint(text: str, start: int, end: int) -> Imprint | None:
    """Return the imprint that ends a stretch of text, None where it ends with a container."""
    tail = max(start, end - _REACH)
    window = text[:end]
    colon = window.find(":", tail) >= 0
    found = _placed().search(window, tail) if colon or window.find(";", tail) >= 0 else None
    if found and found.start() > start and found["place"] not in {"In", "Em"}:
        return _as_imprint(text, found)
    for pattern in (_named, _reversed, _behind_comma, _in_line) if colon else _UNPLACED:
        found = pattern().search(window, tail)
        if (
            found
            and found.start() > start
            and (_is_publisher(found["publisher"]) or _in_city(found))
        ):
            return _as_imprint(text, found)
    return None


def _in_city(found: re.Match[str]) -> bool:
    """Tell whether the place is a city of many publishers: no journal is named so."""
    return (found["place"] or "").partition(",")[0] in CITIES


def _is_publisher(name: str) -> bool:
    name = name.partition(",")[0]
    return PUBLISHER_WORD.search(name) is not None and is_container(name)


def edition(text: str, start: int, end: int) -> tuple[int, Span] | None:
    """Return where the edition begins that ends a stretch of text, and its span: `2nd ed.`."""
    window = text[max(start, end - _EDITION) : end]
    if "ed" not in window and "Ed" not in window:
        return None
    found = _edition().search(text[:end], max(start, end - _EDITION))
    return (found.start(), trim(text, found.span("edition"), " \n,;")) if found else None


def _as_imprint(text: str, found: re.Match[str]) -> Imprint:
    place = trim(text, found.span("place")) if found["place"] else None
    return Imprint(found.start(), place, trim(text, found.span("publisher")))
