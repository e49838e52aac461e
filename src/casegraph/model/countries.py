"""Countries as affiliations print them, after ISO 3166."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

_VARIANTS: dict[str, str] = {
    "bolivia": "BO", "bosnia": "BA", "bosnia-herzegovina": "BA", "brasil": "BR", "brunei": "BN",
    "burma": "MM", "cape verde": "CV", "czech republic": "CZ",
    "democratic republic of congo": "CD", "democratic republic of the congo": "CD",
    "dr congo": "CD", "deutschland": "DE", "east timor": "TL", "england": "GB", "españa": "ES",
    "great britain": "GB", "holland": "NL", "hong kong sar": "HK", "hong kong sar, china": "HK",
    "iran": "IR", "islamic republic of iran": "IR", "italia": "IT", "ivory coast": "CI",
    "k.s.a.": "SA", "kingdom of saudi arabia": "SA", "korea": "KR", "kosovo": "XK", "ksa": "SA",
    "laos": "LA", "lao pdr": "LA", "macau": "MO", "macedonia": "MK", "méxico": "MX",
    "moldova": "MD", "north korea": "KP", "northern ireland": "GB", "p. r. china": "CN",
    "p.r. china": "CN", "p.r.china": "CN", "palestine": "PS", "people's republic of china": "CN",
    "people’s republic of china": "CN", "pr china": "CN", "republic of china": "TW",
    "republic of ireland": "IE", "republic of korea": "KR", "republic of singapore": "SG",
    "reunion": "RE", "russia": "RU", "scotland": "GB", "slovak republic": "SK",
    "south korea": "KR", "sultanate of oman": "OM", "swaziland": "SZ", "syria": "SY",
    "taiwan": "TW", "taiwan, r.o.c.": "TW", "taiwan, roc": "TW", "taiwan r.o.c.": "TW",
    "tanzania": "TZ", "the gambia": "GM", "turkey": "TR", "turkiye": "TR", "u.k.": "GB",
    "u.s.": "US", "u.s.a.": "US", "uae": "AE", "uk": "GB", "united states of america": "US",
    "us": "US", "usa": "US", "venezuela": "VE", "viet nam": "VN", "vietnam": "VN", "wales": "GB",
}  # fmt: skip
_LONGEST = 60
_STATE = re.compile(r"(?:[^\W\d_A-Z]|[\d), ])[A-Z]{2,3}$")
_STATE_OF_SHORT = re.compile(r"(?:[^\W\d_A-Z]|[\d), ])[A-Z]{2}$")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")
_ARTICLE = re.compile(r"(?P<the>[Tt]he )$")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_JOINED_TO_NAME = re.compile(
    r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?:of|in|for|and|new|de|del|da|do|van|von|di)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
# State codes in common use that ISO 3166-2 writes otherwise.
_REGIONS = frozenset({("AU", "vic"), ("AU", "qld"), ("AU", "tas"), ("CA", "pq"), ("IN", "orissa")})

# Regions that ISO 3166-2 names in their own language only.
_ENGLISH_REGIONS = frozenset(
    {
        "andalusia", "apulia", "bavaria", "brittany", "carinthia", "catalonia", "corsica",
        "flanders", "hesse", "lombardy", "lower saxony", "normandy", "north rhine-westphalia",
        "piedmont", "rhineland-palatinate", "sardinia", "saxony", "sicily", "styria", "thuringia",
        "tuscany", "tyrol", "wallonia",
    }
)  # fmt: skip


class _Entry(Protocol):
    """A country or subdivision of the ISO 3166 tables."""

    code: str
    alpha_2: str
    country_code: str
    name: str
    parent_code: str | None


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for country in _table("countries"):
        for attribute in ("name", "official_name", "common_name"):
            printed = getattr(country, attribute, None)
            if printed:
                codes[printed.casefold()] = country.alpha_2
    return codes | _VARIANTS


@cache
def _regions() -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for entry in _table("subdivisions"):
        found.add((entry.country_code, _fold(entry.name)))
        found.add((entry.country_code, entry.code.partition("-")[2].casefold()))
    return frozenset(found | _REGIONS)


@cache
def _first_level() -> frozenset[str]:
    """Return the names of states and regions that are no part of another, and English ones."""
    parted = (entry for entry in _table("subdivisions") if entry.parent_code is None)
    return frozenset(_fold(entry.name) for entry in parted) | _ENGLISH_REGIONS


def _table(name: str) -> Iterable[_Entry]:
    """Return a table of pycountry, which is loaded on first use: it takes as long as a command."""
    table: Iterable[_Entry] = getattr(import_module("pycountry"), name)
    return table


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def country_code(printed: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country as printed, None where it is not known."""
    name = " ".join(printed.split()).strip(" ,;").casefold()
    return (
        _codes().get(name)
        or _codes().get(name.rstrip("."))
        or _codes().get(name.removeprefix("the "))
    )


def is_region(country: str, printed: str) -> bool:
    """Tell whether text is the name or code of a state or region of a country (ISO 3166-2)."""
    return (country, _fold(printed.strip())) in _regions()


def is_region_anywhere(printed: str) -> bool:
    """Tell whether text names a state or first-level region of any country (ISO 3166-2)."""
    return _fold(printed.strip()) in _first_level()


def country_at_end(text: str) -> tuple[int, str] | None:
    """Return where the country at the end of an address begins, and its code.

    The country may be glued to the word before it, as pages print it (`New YorkUSA`).
    """
    end = len(text.rstrip(" .,;"))
    marked = end < len(text)
    codes = _codes()
    first = max(0, end - _LONGEST)
    starts = [0] if first == 0 else []
    starts += [found.start() for found in _CAPITAL.finditer(text, max(first, 1), max(end - 1, 0))]
    for start in starts:
        code = codes.get(text[start:end].casefold())
        if code is None and marked:
            code = codes.get(text[start : end + 1].casefold())
        if code and _begins_country(text, start, end):
            article = _ARTICLE.search(text, max(0, start - 5), start)
            return (article.start("the") if article else start), code
    return None


def _begins_country(text: str, start: int, end: int) -> bool:
    before = text[:start]
    name = text[start:end]
    if not before:
        return True
    if _JOINED_TO_NAME.search(before[-12:]) and not _ARTICLE.search(before[-5:]):
        return False
    if before[-1].isupper():
        state = _STATE_OF_SHORT if len(name) <= 3 else _STATE
        return bool(state.search(before[-20:]) or _POSTCODE.search(before[-10:]))
    return name[0].isupper() and (len(name) > 3 or name.isupper() or "." in name)
