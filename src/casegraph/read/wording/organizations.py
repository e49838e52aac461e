"""Companies and other bodies in running text, told from persons."""

from __future__ import annotations

import re

from casegraph.model.countries import country_code
from casegraph.read.wording.lines import plain

_LEGAL_FORM = re.compile(
    r"(?:inc|ltd|llc|gmbh|ag|s\.?a|corp|corporation|co|plc|kg|b\.?v|n\.?v|s\.?p\.?a|pty|ab|limited)\.?",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[;,]\s*(?:and\s+|&\s+)?|\s+and\s+(?:from\s+|by\s+|with\s+)?(?:the\s+)?")
_LEAD = re.compile(
    r"(?:(?:the|a|an|both|from|by|with|for|of|at|to)\s+)*(?:(?:pharmaceutical\s+)?compan(?:y|ies)\s+)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[].*|(?<=[a-z]{3})\.\s.*", re.DOTALL)
_TAIL = re.compile(
    r"\s+(?:[a-z]+(?:ed|ing)\b|outside|during|for|in|as|on|related|regarding|through|while|"
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
_PERSON_TITLE = re.compile(
    r"(?:Drs?|Profs?|Professors?|Mr|Mrs|Ms|Miss|Sir|Dame)\b\.?\s", re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z]{2,6}")


def entities(text: str) -> list[str]:
    """Return the bodies that a phrase lists: `Teva, Biogen and 3D Medicines Inc.` gives three."""
    phrase = _LEAD.sub("", plain(text).strip(" .,;:"), count=1)
    found: list[str] = []
    for piece in _SPLIT.split(phrase):
        name = _trimmed(piece)
        if found and _LEGAL_FORM.fullmatch(name):
            found[-1] += f", {name}"
        elif found and country_code(name):
            _drop_address(found)
        elif _is_proper(name):
            found.append(name)
    return found


def _trimmed(piece: str) -> str:
    name = _ASIDE.sub("", _LEAD.sub("", piece.strip(), count=1))
    return _TAIL.sub("", name).strip(" ,;:()")


def _drop_address(found: list[str]) -> None:
    """Drop the place between a company with its legal form and a country."""
    for index in range(len(found) - 1, -1, -1):
        words = found[index].split()
        if len(words) > 1 and _LEGAL_FORM.fullmatch(words[-1]):
            del found[index + 1 :]
            return


def _is_proper(name: str) -> bool:
    first = name.split(" ", 1)[0]
    return any(letter.isupper() for letter in first) and len(name) > 1 and not name.endswith("'s")


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
