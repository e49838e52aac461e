"""Places below a state in running text: towns, counties, streets, postal codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.countries import country_code, is_region_anywhere

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

    Sure is what a cue stands before (`resident of`, `lives in`, `the town of`), a street with its
    number, and a postal code. Countries, states and regions (ISO 3166) and continents are wide
    enough to be kept.
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


def _is_wide(name: str) -> bool:
    plain = name.rstrip(".")
    if _WIDE.fullmatch(plain) or _NO_PLACE.match(plain) or country_code(plain):
        return True
    return is_region_anywhere(plain)
