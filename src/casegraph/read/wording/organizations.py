"""Companies and other bodies in running text, told from persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.countries import country_code
from casegraph.read.wording.lines import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEGAL_FORM = re.compile(
    r"(?:inc|ltd|llc|gmbh|ag|s\.?a|corp|corporation|co|plc|kg|b\.?v|n\.?v|s\.?p\.?a|pty|ab|limited)\.?",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[;,]\s*(?:and\s+|&\s+)?|\s+and\s+(?:from\s+|by\s+|with\s+)?(?:the\s+)?")
_COMMA = re.compile(r"\s*,\s*")
_LEAD = re.compile(
    r"(?:(?:the|a|an|both|from|by|with|for|of|at|to)\s+)*(?:(?:pharmaceutical\s+)?compan(?:y|ies)\s+)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[].*|(?<=[a-z]{3})(?<!Prof)\.\s.*", re.DOTALL)
NO_NAME_BEFORE = "".join(
    rf"(?-i:(?<!{noun} ))"
    for noun in (
        "Academy", "Agency", "Board", "Bureau", "Center", "Centers", "Centre", "Centres", "Clinic",
        "College", "Council", "Department", "Division", "Faculty", "Foundation", "Hospital",
        "Institute", "Institutes", "Institution", "Laboratory", "Ministry", "Office", "School",
        "Section", "Society", "University",
    )
)  # fmt: skip
"""Ahead of `for` or `of`: behind such a noun, `University for Health Sciences`, it is no link."""
_TAIL = re.compile(
    rf"\s+(?:{NO_NAME_BEFORE}for|"
    r"[a-z]+(?:ed|ing)\b|outside|during|in|as|on|related|regarding|through|while|"
    r"which|who|where|without|not|unrelated|to|within|over|under|and\s+(?:has|is|was|serves|"
    r"holds|owns|received|reports|a|an|other|others|several|non)\b|has|is|was|are|were|have|at|"
    r"paid|but|since|until|before|after|from)(?=\s|$|[,(]).*",
    re.DOTALL,
)
_COMPANY_WORD = re.compile(
    r"\b(?:pharma\w*|therapeutics?|bio\w*|laborator(?:y|ies)|labs?|diagnostics?|vaccines?|"
    r"healthcare|sciences|technolog(?:y|ies)|genetics|genomics|medicines?|devices|instruments|"
    r"chemicals?|industries|compan(?:y|ies)|corporation|systems|oncology|biologics|"
    r"inc|ltd|llc|gmbh|corp|plc|limited)\b",
    re.IGNORECASE,
)
_COMPANIES_LIKE_PERSONS = frozenset({
    "bausch & lomb", "baxter international", "boehringer ingelheim", "bristol myers squibb",
    "bristol-myers squibb", "eli lilly", "hoffmann-la roche", "janssen cilag", "janssen-cilag",
    "johnson & johnson", "merck serono", "merck sharp & dohme", "sanofi aventis",
    "sanofi genzyme", "sanofi pasteur", "smith & nephew", "thermo fisher",
})  # fmt: skip
_PUBLIC_BODY = re.compile(
    r"universi|hospital|institut|department|college|school|cent(?:er|re)\b|clinic|ministry|"
    r"academy|council|foundation|committee|society|agency|administration|service|office|faculty|"
    r"division|laboratory of|team|family|families|staff|bank\b|group\b",
    re.IGNORECASE,
)
_FIELD = (
    r"(?:agriculture|clinical|commerce|culture|defen[cs]e|development|disability|education|"
    r"energy|engineering|environment(?:al)?|fisheries|food|forestry|health|human|industry|"
    r"innovation|labou?r|medical|medicine|nutrition|prevention|public|research|safety|sciences?|services?|"
    r"social|surgery|technology|tourism|trade|training|veterans|welfare|wildlife)"
)
_FIELDS = re.compile(rf"{_FIELD}(?:\s+{_FIELD})*", re.IGNORECASE)
"""What a body works on; alone it is no body, but the end of a name: `Fish and Wildlife`."""
_DATE = re.compile(
    r"(?:\d{1,2}\s+)?(?:(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)(?:\s+\d{1,2})?)?\s*(?:(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_PERSON_TITLE = re.compile(
    r"(?:Drs?|Profs?|Professors?|Mr|Mrs|Ms|Miss|Sir|Dame)\b\.?(?:\s|$)", re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z]{2,6}")


def entities(text: str) -> list[str]:
    """Return the bodies that a phrase lists: `Teva, Biogen and 3D Medicines Inc.` gives three."""
    return [name for _, name in _bodies(text)]


def companies(text: str) -> list[str]:
    """Return the companies that a phrase lists, without the towns behind a person or public body.

    In `Dr. Field, University of Kiel, Kiel, and Placebion` only the last is one.
    """
    found: list[str] = []
    in_address = False
    for separator, name in _bodies(text):
        in_address = in_address and _COMMA.fullmatch(separator) is not None
        is_public = _PERSON_TITLE.match(name) or _PUBLIC_BODY.search(name)
        if is_company(name) and not (in_address and name.isalpha()):
            found.append(name)
        in_address = in_address or is_public is not None
    return found


def _bodies(text: str) -> list[tuple[str, str]]:
    """Return the bodies of a list, each with the separator in front of it."""
    phrase = _LEAD.sub("", plain(text).strip(" .,;:"), count=1)
    found: list[tuple[str, str]] = []
    for separator, piece in _pieces(phrase):
        name = _trimmed(piece)
        before = found[-1][1] if found else ""
        if before and _LEGAL_FORM.fullmatch(name):
            found[-1] = (found[-1][0], f"{before}, {name}")
        elif before and country_code(name):
            _drop_address(found)
        elif _FIELDS.fullmatch(name):
            if _PUBLIC_BODY.search(before) and f"{before}{separator}{piece}" in phrase:
                found[-1] = (found[-1][0], f"{before}{separator}{name}")
        elif _is_proper(name):
            found.append((separator, name))
    return found


def _pieces(phrase: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a list, each with the separator in front of it."""
    separator, start = "", 0
    for found in _SPLIT.finditer(phrase):
        yield separator, phrase[start : found.start()]
        separator, start = found[0], found.end()
    yield separator, phrase[start:]


def _trimmed(piece: str) -> str:
    name = _ASIDE.sub("", _LEAD.sub("", piece.strip(), count=1))
    return _TAIL.sub("", name).strip(" ,;:()")


def _drop_address(found: list[tuple[str, str]]) -> None:
    """Drop the place between a company and a country: all behind a legal form, else a town."""
    for index in range(len(found) - 1, -1, -1):
        words = found[index][1].split()
        if len(words) > 1 and _LEGAL_FORM.fullmatch(words[-1]):
            del found[index + 1 :]
            return
    separator, town = found[-1]
    if len(found) > 1 and town.isalpha() and _COMMA.fullmatch(separator):
        del found[-1]


def _is_proper(name: str) -> bool:
    first = name.split(" ", 1)[0]
    if _DATE.fullmatch(name):
        return False
    return any(letter.isupper() for letter in first) and len(name) > 1 and not name.endswith("'s")


def is_organization(name: str) -> bool:
    """Tell whether a name is that of a public body or a company, not of a person."""
    bare = plain(name)
    is_person = _PERSON_TITLE.match(bare) is not None
    return not is_person and (_PUBLIC_BODY.search(bare) is not None or is_company(bare))


def is_company(name: str) -> bool:
    """Tell whether a name is that of a company: never a person, a hospital or a public body."""
    bare = plain(name)
    if _PERSON_TITLE.match(bare) or _PUBLIC_BODY.search(bare):
        return False
    *first, last = bare.split(" ")
    if bare.casefold() in _COMPANIES_LIKE_PERSONS or _COMPANY_WORD.search(bare):
        return True
    if first:
        return bool(_LEGAL_FORM.fullmatch(last))
    return not _ACRONYM.fullmatch(bare) and len(bare) > 3
