"""The same-length view of a reference: what the patterns see, offset for offset."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from casegraph.refparse.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.model.reference import Span


UPPER = "A-ZÀ-ÖØ-Þ"
LOWER = "a-zªµºß-öø-ÿ"
"""The content of character classes: the letters of one case in a folded text, see `fold`."""
YEAR = r"(?:1[5-9]|20)\d\d"
MONTH = (
    r"(?:[Jj](?:an|un|ul|anv|uin|uil|évr?)|[Ff](?:ev|eb|évr?)|[Mm](?:ar|ärz?)|[Aa](?:br|go|vr|oût)"
    r"|[Ss]et|[Oo](?:ut|kt)|[Nn]ov|[Dd](?:ez|ic|éc)|[Ee]ne|A(?:pr|ug|utumn)|M(?:ay|ai)|maio"
    r"|S(?:ep|pring|ummer)|Oct|Dec|Fall|Winter)[a-z]{0,7}\.?"
)
"""A month or a season in English, Portuguese, Spanish, French or German, in full or abbreviated."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d\u00ad"
_SPACES = "\t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
_MORE_SPACES = "\u200a\u200b\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\x00"
_SINGLE = "\u2018\u2019\u201b\u02bc\u00b4\u0060\uff07\u2032"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02"
_VIEW = str.maketrans(
    {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES + _MORE_SPACES, " ")
    | dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | {"\u3002": ".", "\uff61": ".", "\u3001": ","}
)
_VIEWED = Pattern(f"[{re.escape(''.join(map(chr, _VIEW)))}]")
_BEYOND = Pattern(r"[^\W\d_\x00-\xff]")
_ALPHANUMERIC = Pattern(r"[^\W_]")
_CHUNK = 1_024
_BLANK = "\n"
_EDGE = " \n.,;:-/'\"|*"
_BETWEEN = " .,;:()[]-–"
"""What stands between most fields."""


def view(raw: str) -> str:
    """Return `raw` with one plain form of dashes, spaces, quotes and widths; no offset moves."""
    if raw.isascii() and raw.isprintable():
        return raw
    return _VIEWED.compiled.sub(lambda found: _VIEW[ord(found[0])], raw)


def fold(text: str) -> str:
    """Return a text with a letter of the same case for each letter beyond Latin-1.

    Patterns that tell capitals from small letters need to know no other alphabet.
    """
    return text if text.isascii() else _BEYOND.compiled.sub(_folded, text)


def _folded(found: re.Match[str]) -> str:
    letter = found[0]
    if letter.isupper():
        return "Ø"
    return "ø" if letter.islower() else letter


def is_year(number: str) -> bool:
    """Tell whether a printed number can be a year of publication (1500 to 2099)."""
    return len(number) == 4 and number.isdecimal() and "1500" <= number <= "2099"


def blank(text: str, *spans: Span) -> str:
    """Return text with line ends, which no view holds otherwise, in place of spans in order."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], _BLANK * (end - start))
        at = end
    return "".join((*parts, text[at:]))


def clip(text: str, span: Span) -> Span:
    """Return a span, or the first part of one that holds something blanked."""
    start, end = span
    if text.find(_BLANK, start, end) < 0:
        return span
    start, end = trim(text, span)
    stop = text.find(_BLANK, start, end)
    return trim(text, (start, stop)) if stop >= 0 else (start, end)


def trim(text: str, span: Span, edge: str = _EDGE) -> Span:
    """Return a span without the blanks and the punctuation at its two ends."""
    start, end = span
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip(edge))
    return (start + left, start + left + len(inner[left:].rstrip(edge)))


def leftovers(text: str, taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return what lies between the taken spans and holds a letter or a digit."""
    found: list[Span] = []
    at = 0
    for start, end in [*sorted(taken), (len(text), sys.maxsize)]:
        if at < start and text[at:start].strip(_BETWEEN):
            gap = _to_alphanumeric(text, at, start)
            if gap:
                found.append(gap)
        at = max(at, end)
    return tuple(found)


def _to_alphanumeric(text: str, start: int, end: int) -> Span | None:
    first = _ALPHANUMERIC.search(text, start, end)
    if not first:
        return None
    while end - _CHUNK > first.start() and not _ALPHANUMERIC.search(text, end - _CHUNK, end):
        end -= _CHUNK
    while not _ALPHANUMERIC.match(text[end - 1]):
        end -= 1
    return (first.start(), end)
