"""Notes beside the reference itself: the date of access, which is not the date of the work."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from casegraph.refparse.text import blank, trim

if TYPE_CHECKING:
    from casegraph.model.reference import Span


class Access(NamedTuple):
    """A text with its note of access blanked; the date as a span, and the note's place."""

    text: str
    date: Span | None
    place: Span | None


_HINTS = ("ccess", "cited", "citad", "acess", "Acess", "etrieved", "iewed", "onsult", "ecuperado")
_WORDS = (
    r"(?:cited|[Vv]iewed(?: on)?|[Aa]ccessed(?: on)?|[Ll]ast access(?:ed)?(?: on)?"
    r"|[Aa]cess(?:o|ado)(?: em)?|[Cc]itado(?: em)?|[Cc]onsult(?:ed|ad[oa])(?: on| el| em| en)?"
    r"|[Rr]etrieved(?: on)?|[Rr]ecuperado(?: em| en| el)?|[Dd]ate (?:of )?access(?:ed)?)"
)
_DATE = (
    r"(?:20\d\d-\d\d?-\d\d?|20\d\d(?:,?\s[A-Za-z]{3,9}\.?(?:\s\d{1,2}\b)?)"
    r"|[^;()\[\]\n]{0,30}?\b(?:19|20)\d\d)"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"\[{_WORDS}[\s:]{{1,3}}(?P<date>[^\[\]\n]{{4,40}})\]"),
        re.compile(rf"\(?\b{_WORDS}[\s:]{{1,3}}(?P<date>{_DATE})\)?(?:,?\s?from\b)?"),
    )


def accessed(text: str, start: int) -> Access:
    """Return the text without its note of access: `[cited 2012 May 3]`, `Accessed 3 May 2012.`."""
    for hint in _HINTS:
        if hint in text:
            break
    else:
        return Access(text, None, None)
    for pattern in _patterns():
        found = pattern.search(text, start)
        if found and re.search(r"\d", found["date"]):
            return Access(blank(text, found.span()), trim(text, found.span("date")), found.span())
    return Access(text, None, None)
