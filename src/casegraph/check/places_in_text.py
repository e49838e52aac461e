"""Places below a state in running text: towns, counties, streets, postal codes."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from casegraph.model.countries import country_code, is_region, is_region_anywhere

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = (
    r"(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]+"
    r"(?:(?: (?:of|de|la|del|am|an der|upon))? [A-ZÀ-ÖØ-Þ][\w'’.-]+){0,3})"
)
_KIND = r"(?:(?P<kind>city|town|village|municipality|district|county) of )?"
_CUED = (
    re.compile(r"\b(?:resident|residents|native|inhabitant|citizen) of (?:the )?" + _KIND + _NAME),
    re.compile(
        r"\b(?:lives?|lived|living|reside[sd]?|residing|born|raised|grew up) (?:in|near) (?:the )?"
        + _KIND
        + _NAME
    ),
    re.compile(r"\b(?P<kind>city|town|village|municipality|county|borough|hamlet) of " + _NAME),
    re.compile(r"\b(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) (?P<kind>County|Parish|Township)\b"),
)
# A town before the state or country that it is in.
_IN_WIDER = re.compile(
    r"\b(?:in|at|from|near|to|outside|around) (?:the )?"
    + _NAME
    + r"(?:, | \()(?P<wider>[A-ZÀ-ÖØ-Þ][\w.'’-]*"
    r"(?:(?: (?:of|and|the|de|do|e))? [A-ZÀ-Þ][\w'’-]*){0,4})"
)
_STATE_CODE = re.compile(r"[A-Z]{2}")
_ENDS = re.compile(r"\s*(?:[.,;:)]|$)")
_COUNTRIES_OF_CODES = ("US", "CA", "AU")
_SUPPLIED = re.compile(
    r"(?:purchased|obtained|bought|supplied|provided|manufactured|produced|made|acquired|ordered)"
    r"(?: \w+)? $"
)
# A quarter or town that its own name tells to be a place.
_TOPONYM = re.compile(
    r"\b(?P<name>(?:Mount|Mt\.?|Fort|Port|Lake|San|Santa|Saint|Los|Las) [A-ZÀ-Þ][a-zß-ÿ]+"
    r", [A-ZÀ-Þ][a-zß-ÿ]{2,})\b"
)
_STREET = re.compile(
    r"\b\d{1,5}[A-Za-z]? (?:[A-Z][\w'’.]+ ){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Terrace)\b"
    r"|\b[A-ZÄÖÜ]\w{2,}(?:straße|strasse|gasse|platz)\s+\d{1,4}[a-z]?\b"
    r"|\b\d{1,4}[,]? (?:rue|avenue|boulevard) (?:de |du |des |d’|d')?[A-ZÀ-Þ]\w+"
)
_POSTAL = re.compile(
    r"\b(?:ZIP|zip|postal|post)(?: ?code)?:? ?[A-Z]?\d[\dA-Z -]{2,8}\b|\b\d{5}-\d{4}\b"
    r"|(?<=, )[A-Z]{2} \d{5}\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b"
    r"|\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d\b"
)
_WIDE = re.compile(
    r"(?:(?:North|South|East|West|Central|Northern|Southern|Eastern|Western|Sub-Saharan|Middle|Far"
    r"|Latin|Southeast|Southwest|Northeast|Northwest|Mid)[ -]?)*"
    r"(?:Africa|America|Americas|Asia|Europe|Oceania|Antarctica|East|West|North|South|Caribbean"
    r"|Mediterranean|Balkans|Midwest|Scandinavia|Maghreb|Pacific|Arctic)"
)
_NO_PLACE = re.compile(r"(?:[A-Z]{2,6}\b|Nursing|Care|Hospital|Home|January|February|March|April"
                       r"|May|June|July|August|September|October|November|December)")  # fmt: skip


def places_in(text: str) -> Iterator[str]:
    """Yield every place below a state that the text surely names, as printed.

    Sure is what a cue stands before (`resident of`, `lives in`, `the town of`) or the state or
    country it is in behind (`in Springfield, Illinois`), a street with its number, and a postal
    code. Countries, states and regions (ISO 3166) and continents are wide enough to be kept.
    """
    for pattern in (_STREET, _POSTAL):
        yield from (found[0] for found in pattern.finditer(text))
    seen: list[range] = []
    for pattern in _CUED:
        for found in pattern.finditer(text):
            place = range(*found.span("name"))
            if any(place.start in other for other in seen):
                continue
            if found["kind"] or not _is_wide(found["name"]):
                seen.append(place)
                yield found[0]
    for found in chain(_IN_WIDER.finditer(text), _TOPONYM.finditer(text)):
        place = range(*found.span("name"))
        if any(place.start in other for other in seen) or _is_wide(found["name"]):
            continue
        wider = found.groupdict().get("wider")
        end = found.end() if wider is None else _end_of_wider(found, wider)
        if end is not None:
            seen.append(place)
            yield text[found.start() : end]


def _end_of_wider(found: re.Match[str], wider: str) -> int | None:
    """Return where the state or country behind a name ends, None where none stands there."""
    if _SUPPLIED.search(found.string[max(0, found.start() - 40) : found.start()]):
        return None
    if _STATE_CODE.fullmatch(wider.rstrip(".")):
        code, end = wider[:2], found.start("wider") + 2
        coded = any(is_region(country, code) for country in _COUNTRIES_OF_CODES)
        behind_comma = found.string[end - 4 : end - 2] == ", "
        return end if coded and behind_comma and _ENDS.match(found.string, end) else None
    ends = [space.start() for space in re.finditer(" ", wider)]
    for end in (len(wider), *reversed(ends)):
        head = wider[:end].rstrip(".")
        if country_code(head) or is_region_anywhere(head):
            return found.start("wider") + len(head)
    return None


def _is_wide(name: str) -> bool:
    plain = name.rstrip(".")
    if _WIDE.fullmatch(plain) or _NO_PLACE.match(plain) or country_code(plain):
        return True
    return is_region_anywhere(plain)
