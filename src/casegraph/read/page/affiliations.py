"""The numbered list of affiliations, its glued parts taken apart where that is clear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.countries import country_at_end, country_code, is_region
from casegraph.model.names import ascii_form, display
from casegraph.model.record import Affiliation
from casegraph.read.page.authors import parse_author, parse_author_line
from casegraph.read.page.lines import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.record import Author
    from casegraph.read.page.lines import Ledger, Line

_NUMBER = re.compile(
    r"(?:\[(?P<bracketed>\d{1,3})\]|(?P<plain>\d{1,3})(?:\s*[.)]|(?=[^\W\d])|\s))\s*"
    r"(?:(?P<again>\d{1,3})[.)]\s*|(?P<bare>\d{1,3})(?=[^\W\d]))?(?=\S)"
)
_CONTACT = re.compile(r"[;,.]?\s*(?:e-?mail:?\s*)?[\w.+-]{1,64}@[\w-]{1,64}\.", re.IGNORECASE)
_GLUE = re.compile(
    r"(?<=[a-zà-öø-ÿ)\]”’'\"])(?=[A-Z0-9À-ÖØ-Þ“(])|"
    r"(?<=\d)(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ])|(?<= II|nc\.|td\.)(?=[A-Z][a-z])"
)
_INSTITUTION = re.compile(
    r"universi|hospital|hôpital|hopital|institut|department|dept|division|faculty|facult|college|"
    r"school|cent(?:er|re|ro|rum)\b|clinic|klinik|clínica|laborator|academy|unit\b|section|ministry|"
    r"foundation|service|program|group|agency|council|trust|company|inc\b|ltd|gmbh|medicine|"
    r"surgery|health|medical|pathology|radiology|neurology|pharma|zoo\b|krankenhaus|ospedale|policlinic|"
    r"branch|society|association|corporation|research|scienc|command|infirmary|office|polyclinic",
    re.IGNORECASE,
)
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
_MOST_CITY_WORDS = 4
_LONGEST_LINE = 4000
_CITY_STATES = frozenset({"Hong Kong", "Luxembourg", "Macau", "Monaco", "Singapore"})


def read_affiliations(
    lines: Sequence[Line], authors: Sequence[Author], ledger: Ledger
) -> tuple[tuple[Affiliation, ...], dict[int, tuple[int, ...]]]:
    """Return the printed list, and by author the numbers that the list itself links to him."""
    found: list[Affiliation] = []
    links: dict[int, tuple[int, ...]] = {}
    known = {ascii_form(display(author)): index for index, author in enumerate(authors)}
    short = [line for line in lines if len(line.text) <= _LONGEST_LINE]
    numbered = any(_NUMBER.match(line.text) for line in short)
    for line in short:
        printed = _NUMBER.match(line.text)
        named = [] if printed else _named_authors(line.text, known)
        if named and found:
            for index in named:
                links[index] = (*links.get(index, ()), found[-1].number)
            ledger.take(f"affiliations[{len(found) - 1}]", [line])
        elif printed or (not numbered and _is_affiliation(line.text)):
            _add(found, line, printed, ledger)
    return tuple(found), links


def _add(
    found: list[Affiliation], line: Line, printed: re.Match[str] | None, ledger: Ledger
) -> None:
    tail = line.tail(printed.end()) if printed else line
    number = len(found) + 1
    if printed:
        number = int(
            printed["again"] or printed["bare"] or printed["bracketed"] or printed["plain"]
        )
    path = f"affiliations[{len(found)}]"
    ledger.take(path, [tail])
    if any(one.number == number for one in found):
        ledger.report(
            "duplicate-affiliation-number",
            Severity.WARNING,
            f"affiliation number {number} is printed twice",
            path=path,
        )
    found.append(parse_affiliation(number, tail.text))


def _named_authors(text: str, known: dict[str, int]) -> list[int]:
    authors = parse_author_line(text) or (parse_author(text),)
    places = [known.get(ascii_form(display(author))) for author in authors]
    return [place for place in places if place is not None] if None not in places else []


def _is_affiliation(text: str) -> bool:
    return bool(_INSTITUTION.search(text)) or ("," in text and country_at_end(text) is not None)


def parse_affiliation(number: int, printed: str) -> Affiliation:
    """Return an affiliation with its city, region and country where they are clear."""
    address = plain(printed)
    contact = _CONTACT.search(address)
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
    if piece.count("(") > piece.count(")") or not piece:
        return False
    if address[cut] in "(“" or piece[-1] in "'’":
        return False
    return not _NAME_PREFIX.search(piece)


def _place(parts: list[str], country: str) -> tuple[list[str], str | None, str | None]:
    """Return the parts before the place, the city and the region."""
    if not parts:
        return [], None, None
    *rest, last = parts
    city, region = _split_region(_without_postal(last), country)
    stands_alone = region is None and not last[0].isdigit()
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
    return bool(_INSTITUTION.search(part) or _STREET.search(part))


def _is_city(text: str) -> bool:
    return (
        bool(_CITY.fullmatch(text))
        and len(text.split()) <= _MOST_CITY_WORDS
        and not _INSTITUTION.search(text)
        and (country_code(text) is None or text in _CITY_STATES)
    )


def _name(parts: Sequence[str]) -> str:
    """Return the institution with its departments, without street and district."""
    bodies = [index for index, part in enumerate(parts) if _INSTITUTION.search(part)]
    kept = parts[: bodies[-1] + 1] if bodies else parts
    return ", ".join(kept)
