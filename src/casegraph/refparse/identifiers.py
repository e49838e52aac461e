"""Identifiers in the text of a reference: DOI, PMID, PMCID, arXiv, ISBN, web address."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from casegraph.model.ids import clean, doi_end
from casegraph.refparse.text import blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.model.reference import Span

_HINTS: Mapping[str, tuple[str, ...]] = {
    "doi": ("10.",),
    "pmcid": ("pmc",),
    "pmid": ("pmid", "pubmed"),
    "arxiv": ("arxiv",),
    "isbn": ("isbn",),
    "url": ("http", "www."),
}
"""What the lower-cased text holds where a scheme's slower pattern may fit."""
_SICI = r"(?:<|&lt;)[^\s<>\"]{1,60}?(?:>|&gt;)\d\.\d\.[a-z]{2};\d(?:-(?:[a-z\d](?![a-z\d])|\#))?"
"""How identifiers of articles (ANSI/NISO Z39.56) end, which many DOIs before 2001 hold."""
_DOI = (
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/"
    r"|(?<![^\W\d_])doi\s?[:.]?\s?(?:https?://(?:dx\.)?doi\.org/)?)?"
    rf"(?P<value>\b10\.\d{{4,9}}/[^\s<>\"]{{1,250}}(?:{_SICI})?)"
)
_GLUED = r"(?=\b|PMC|PMID|PubMed|doi|Epub|http)"
"""What may stand behind a number: no letter, but for the label of what is glued to it."""
_ARXIV = (
    r"\barxiv\s?[:.]?\s?(?:preprint\s)?(?:arxiv\s?[:.]\s?)?"
    r"(?P<value>\d{4}\.\d{4,5}|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?\b"
)
_FORMS: Mapping[str, tuple[str, re.RegexFlag]] = {
    "doi": (_DOI, re.IGNORECASE),
    "pmcid": (
        rf"(?:(?<![^\W\d_])PMCID\s?[:.]?\s?)?(?<![^\W\d_])(?P<value>PMC\d{{3,9}}){_GLUED}",
        re.IGNORECASE,
    ),
    "pmid": (
        rf"(?<![^\W\d_])(?:(?:PubMed\s?)?PMID|pubmed)\s?[:.]?\s?(?P<value>\d{{1,8}}){_GLUED}",
        re.IGNORECASE,
    ),
    "arxiv": (_ARXIV, re.IGNORECASE),
    "isbn": (r"\bISBN(?:-1[03])?\s?[:.]?\s?(?P<value>\d[\d -]{8,16}[\dX])", re.NOFLAG),
    "url": (r"(?P<value>(?:https?://|\bwww\.)[^\s<>\"\[\]]{3,500})", re.IGNORECASE),
}
_PREFIX = 40
"""More characters than a scheme's pattern can fit ahead of its hint; see also `str.lower`, which
may lengthen a text."""
_TRAILING = ".,;:'>}"


@cache
def _pattern(scheme: str) -> re.Pattern[str]:
    return re.compile(*_FORMS[scheme])


def take(text: str) -> tuple[str, dict[str, str], dict[str, Span]]:
    """Return the text with its identifiers blanked, the identifiers and their places.

    Of each scheme the first valid one is kept; a span covers the prefix (`doi:`) too.
    """
    values: dict[str, str] = {}
    spans: dict[str, Span] = {}
    lower = text.lower()
    for scheme, hints in _HINTS.items():
        if not (hints[0] in lower or hints[-1] in lower):
            continue
        start = max(0, _first(lower, hints) - _PREFIX - (len(lower) - len(text)))
        found = [*_found(scheme, text, start)]
        if found:
            values[scheme], spans[scheme] = found[0]
            text = blank(text, *(span for _, span in found))
    return text, values, spans


def _found(scheme: str, text: str, start: int) -> Iterator[tuple[str, Span]]:
    """Yield the valid identifiers of a scheme from `start` on, and their places."""
    for found in _pattern(scheme).finditer(text, start):
        value = found["value"]
        printed = _close(value[: doi_end(value)] if scheme == "doi" else value)
        given = f"http://{printed}" if scheme == "url" and printed[:1] in "wW" else printed
        value = clean(scheme, given)
        if value:
            yield value, (found.start(), found.start("value") + len(printed))


def _first(lower: str, hints: tuple[str, ...]) -> int:
    return min(at for at in map(lower.find, hints) if at >= 0)


def _close(printed: str) -> str:
    """Return an identifier without the punctuation of the sentence around it."""
    printed = printed.rstrip(_TRAILING)
    while printed.endswith((")", "]")):
        opening = "(" if printed[-1] == ")" else "["
        if printed.count(opening) >= printed.count(printed[-1]):
            break
        printed = printed[:-1].rstrip(_TRAILING)
    return printed
