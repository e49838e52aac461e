"""An address of an institution: its form, and its parts taken apart where they are glued."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from casegraph.model.countries import country_at_end, country_code, is_region
from casegraph.model.record import Affiliation
from casegraph.read.wording.lines import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONTACT = re.compile(r"[;,.]?\s*(?:e-?mail:?\s*)?[\w.+-]{1,64}@[\w-]{1,64}\.", re.IGNORECASE)
_GLUE = re.compile(
    r"(?<=[a-zà-öø-ÿ)\]”’'\"])(?=[A-Z0-9À-ÖØ-Þ“(])|"
    r"(?<=\d)(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ])|(?<= II|nc\.|td\.)(?=[A-Z][a-z])"
)
_INSTITUTION_STEMS = (
    "universi", "hospital", "institut", "department", "dept", "college", "school", "cent", "clinic",
    "division", "faculty", "medicine", "medical", "health", "klinik", "laborator", "academy",
    "unit",
    "surgery", "facult", "hôpital", "hopital", "clínica", "section", "ministry", "foundation",
    "service", "program", "group", "agency", "council", "trust", "company", "inc", "ltd", "gmbh",
    "pathology", "radiology", "neurology", "pharma", "zoo", "krankenhaus", "ospedale", "policlinic",
    "branch", "society", "association", "corporation", "research", "scienc", "command", "infirmary",
    "office", "polyclinic",
)  # fmt: skip
_WHOLE_WORDS = frozenset({"cent", "unit", "inc", "zoo"})
_WHOLE_WORD = re.compile(r"(?:cent(?:er|re|ro|rum)|unit|inc|zoo)\b")
_STREET = re.compile(
    r"^\d+\w?[ ,/]|\b(?:road|rd|street|st|avenue|ave|boulevard|blvd|drive|dr|lane|highway|hwy|marg|"
    r"mawatha|square|way|parkway|pkwy|avenida|avinguda|rua|calle|via|platz|box|stop|room|floor|"
    r"building|no)\b\.?|stra(?:ss|ß)e|weg\b",
    re.IGNORECASE,
)
_POSTAL = re.compile(
    r"\b(?:[A-Z]{1,2}-)?\d{3,10}(?:[- ]\d{2,5})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|"
    r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
)
_CITY = re.compile(r"[^\W\d_][^\d,;@()]{1,40}")
_NAME_PREFIX = re.compile(
    r"(?:(?<![^\W\d_])(?!(?:St|Rd|Dr|Ln|II)$)(?:[^\W\d_]{1,2}|Mac|Fitz)|(?<=[a-z])[A-Z][a-z]?)$"
)
_LONGEST_PREFIX = 5
_MOST_CITY_WORDS = 4
LONGEST_ADDRESS = 600
_CITY_REGIONS = frozenset({
    "Beijing", "Berlin", "Bremen", "Chongqing", "Hamburg", "Moscow", "Seoul", "Shanghai", "Tianjin",
    "Vienna", "Wien",
})  # fmt: skip
"""Cities that are a region of their country by themselves."""
_CITY_STATES = frozenset({"Hong Kong", "Luxembourg", "Macau", "Monaco", "Singapore"})


@lru_cache(maxsize=4096)
def names_institution(text: str) -> bool:
    """Tell whether a word of institutions stands in the text, alone or glued to another."""
    folded = text.casefold()
    for stem in _INSTITUTION_STEMS:
        if stem in folded and (stem not in _WHOLE_WORDS or _WHOLE_WORD.search(folded)):
            return True
    return False


def is_affiliation(text: str) -> bool:
    """Tell whether a line has the form of an institution's address, rather than of a sentence."""
    if len(text) > LONGEST_ADDRESS or text.endswith((".”", "?", "!")):
        return False
    return names_institution(text) or ("," in text and country_at_end(text) is not None)


def parse_affiliation(number: int, printed: str) -> Affiliation:
    """Return an affiliation with its city, region and country where they are clear."""
    address = plain(printed)
    contact = _CONTACT.search(address) if "@" in address else None
    address = (address[: contact.start()] if contact else address).rstrip(" .;,")
    country = country_at_end(address)
    if not country:
        return Affiliation(number=number, name=", ".join(_parts(address)), printed=printed)
    start, code = country
    parts = _parts(address[:start].rstrip(" ,;.-"))
    rest, city, region = _place(parts, code)
    return Affiliation(
        number=number,
        name=_name(rest) or address,
        city=city,
        region=region,
        country=code,
        country_printed=address[start:],
        printed=printed,
    )


def _parts(address: str) -> list[str]:
    """Return the parts of an address that are glued together, or else set off by commas."""
    if not address:
        return []
    parts: list[str] = []
    start = 0
    for found in _GLUE.finditer(address):
        cut = found.start()
        if _is_seam(address, start, cut):
            parts.append(address[start:cut].strip(" ,"))
            start = cut
    parts.append(address[start:].strip(" ,"))
    if len(parts) == 1 and "," in address:
        return [part.strip() for part in address.split(",") if part.strip()]
    return [part for part in parts if part]


def _is_seam(address: str, start: int, cut: int) -> bool:
    piece = address[start:cut]
    if not piece or ("(" in piece and piece.count("(") > piece.count(")")):
        return False
    if address[cut] in "(“" or piece[-1] in "'’":
        return False
    end = piece[-3:]
    if end.islower() and end.isalpha() and len(end) == 3 and not piece.endswith("Fitz"):
        return True
    return not _NAME_PREFIX.search(piece, max(0, len(piece) - _LONGEST_PREFIX))


def _place(parts: list[str], country: str) -> tuple[list[str], str | None, str | None]:
    """Return the parts before the place, the city and the region."""
    if not parts:
        return [], None, None
    *rest, last = parts
    city, region = _split_region(_without_postal(last), country)
    stands_alone = region is None and not last[0].isdigit() and city not in _CITY_REGIONS
    if stands_alone and rest and not _is_body(rest[-1]) and is_region(country, city or ""):
        region, city = city, None
    if city is None and region and rest:
        city = _without_postal(rest.pop())
    if city is None and region is None and rest and not _without_postal(last):
        city = _without_postal(rest.pop())
    if city and (not _is_city(city) or not rest):
        return [*rest, last] if not region else rest or parts, None, region
    return rest, city, region


def _split_region(place: str, country: str) -> tuple[str | None, str | None]:
    head, comma, tail = (part.strip() for part in place.rpartition(","))
    if comma and is_region(country, tail):
        return head, tail
    if is_region(country, place) and place.isupper():
        return None, place
    words = place.rsplit(" ", 1)
    if len(words) == 2 and words[1].isupper() and is_region(country, words[1]):
        return words[0], words[1]
    return place or None, None


def _without_postal(part: str) -> str:
    matches = list(_POSTAL.finditer(part))
    if not matches:
        return part
    found = matches[-1]
    behind, ahead = part[found.end() :].strip(" ,-"), part[: found.start()].strip(" ,-")
    return behind or ahead


def _is_body(part: str) -> bool:
    return names_institution(part) or bool(_STREET.search(part))


def _is_city(text: str) -> bool:
    return (
        bool(_CITY.fullmatch(text))
        and len(text.split()) <= _MOST_CITY_WORDS
        and not names_institution(text)
        and (country_code(text) is None or text in _CITY_STATES)
    )


def _name(parts: Sequence[str]) -> str:
    """Return the institution with its departments, without street and district."""
    bodies = [index for index, part in enumerate(parts) if names_institution(part)]
    kept = parts[: bodies[-1] + 1] if bodies else parts
    return ", ".join(kept)
