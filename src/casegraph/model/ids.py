"""Identifiers of works, people and organizations: clean, validate, compare.

Every `clean_*` takes an identifier in any printed form (bare, with prefix, as address) and
returns its one normal form, or None where the text is no such identifier.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_IDENTIFIER = 500
"""In characters: what is longer identifies nothing, and no index holds it."""

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_DOI_PREFIX = re.compile(
    r"(?P<address>(?:https?://)?(?:www\.|dx\.)?doi\.org/)|doi\s*[:=]?\s*|info:doi/", re.IGNORECASE
)
_ESCAPES = re.compile(r"%(?:3[ce]|2[89f])", re.IGNORECASE)
_GLUED = re.compile(
    r"(?<=[^\W_])[)\]]?[.,;:]?(?:PMC?ID|PMC[0-9]{4}|PubMed|Epub|Available|Cross[Rr]ef|Google|https?:)"
)
_DOI_TAIL = ".,;:'\"»”’>}"
_BRACKETS = {")": "(", "]": "["}
_ARXIV = re.compile(r"([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?(?:\.pdf)?")
_ROR = re.compile(r"0([0-9a-hjkmnp-tv-z]{6})([0-9]{2})")
_ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_SEPARATORS = re.compile(r"[\s‐-―-]")
_PREFIXES = {
    "pmid": re.compile(r"(?:pmid|pubmed)\s*[:=]?\s*|https?://\S*?pubmed\S*?/", re.IGNORECASE),
    "pmcid": re.compile(r"(?:pmcid)\s*[:=]?\s*|https?://\S*?(?=pmc\d)", re.IGNORECASE),
    "orcid": re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/|orcid\s*[:=]?\s*", re.IGNORECASE),
    "ror": re.compile(r"(?:https?://)?ror\.org/|ror\s*[:=]?\s*", re.IGNORECASE),
    "issn": re.compile(r"e?-?issn\s*[:=]?\s*", re.IGNORECASE),
    "isbn": re.compile(r"isbn(?:-1[03])?\s*[:=]?\s*", re.IGNORECASE),
    "arxiv": re.compile(r"(?:https?://)?arxiv\.org/(?:abs|pdf)/|arxiv\s*[:=]?\s*", re.IGNORECASE),
}


def clean_doi(text: str) -> str | None:
    """Return the DOI in lower case without prefix, escapes and trailing punctuation."""
    bare = text.strip()
    prefix = _DOI_PREFIX.match(bare)
    if prefix:
        bare = bare[prefix.end() :]
    if "&" in bare:
        bare = bare.replace("&lt;", "<").replace("&gt;", ">")
    if prefix and prefix["address"]:
        bare = unquote(bare)
    while "%" in bare and _ESCAPES.search(bare):
        bare = unquote(bare)
    found = _DOI.match(bare)
    doi = _without_tail(found[0][: doi_end(found[0])]) if found else ""
    return None if doi.endswith("/") or not doi else doi.lower()


def doi_end(printed: str) -> int:
    """Return where a DOI ends that another identifier or a note is glued to: `...5PMID:123`.

    What stands before them must hold a digit behind the slash, as nearly every DOI does.
    """
    slash = printed.find("/") + 1
    glued = _GLUED.search(printed, slash)
    if glued and any(char.isdigit() for char in printed[slash : glued.start()]):
        return glued.start() + (printed[glued.start()] in _BRACKETS)
    return len(printed)


def clean_pmid(text: str) -> str | None:
    """Return the PubMed number: up to eight digits, no leading zeros."""
    digits = _without_prefix("pmid", text).rstrip("/").lstrip("0")
    return digits if re.fullmatch(r"[0-9]{1,8}", digits) else None


def clean_pmcid(text: str) -> str | None:
    """Return the PubMed Central id as `PMC` and digits; bare digits are accepted."""
    found = re.fullmatch(
        r"(?:PMC)?0*([1-9][0-9]{0,8})/?", _without_prefix("pmcid", text), re.IGNORECASE
    )
    return f"PMC{found[1]}" if found else None


def clean_orcid(text: str) -> str | None:
    """Return the ORCID iD as four groups of four, its ISO 7064 mod 11-2 check digit verified."""
    compact = _SEPARATORS.sub("", _without_prefix("orcid", text)).upper()
    if not re.fullmatch(r"[0-9]{15}[0-9X]", compact):
        return None
    total = 0
    for digit in compact[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if compact[-1] != ("X" if check == 10 else str(check)):
        return None
    return "-".join(compact[i : i + 4] for i in range(0, 16, 4))


def clean_issn(text: str) -> str | None:
    """Return the ISSN as `1234-567X`, its check digit verified (ISO 3297)."""
    compact = _SEPARATORS.sub("", _without_prefix("issn", text)).upper()
    if not re.fullmatch(r"[0-9]{7}[0-9X]", compact):
        return None
    total = sum(int(d) * w for d, w in zip(compact[:7], range(8, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    if compact[-1] != ("X" if check == 10 else str(check)):
        return None
    return f"{compact[:4]}-{compact[4:]}"


def clean_isbn(text: str) -> str | None:
    """Return the ISBN as 13 digits; an ISBN-10 is converted, check digits are verified."""
    compact = _SEPARATORS.sub("", _without_prefix("isbn", text)).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", compact):
        total = sum((10 if d == "X" else int(d)) * (10 - i) for i, d in enumerate(compact))
        if total % 11:
            return None
        stem = "978" + compact[:9]
        return stem + _isbn13_check(stem)
    if re.fullmatch(r"97[89][0-9]{10}", compact) and compact[-1] == _isbn13_check(compact[:12]):
        return compact
    return None


def clean_ror(text: str) -> str | None:
    """Return the ROR id without its address, its check digits verified (ISO 7064 mod 97-10)."""
    found = _ROR.fullmatch(_without_prefix("ror", text).rstrip("/").lower())
    if not found:
        return None
    number = 0
    for digit in found[1]:
        number = number * len(_ROR_DIGITS) + _ROR_DIGITS.index(digit)
    return found[0] if 98 - number * 100 % 97 == int(found[2]) else None


def clean_arxiv(text: str) -> str | None:
    """Return the arXiv id without its version."""
    found = _ARXIV.fullmatch(_without_prefix("arxiv", text))
    return found[1] if found else None


def clean_url(text: str) -> str | None:
    """Return the web address as given, where it has a scheme and a host and no space."""
    bare = text.strip()
    try:
        parts = urlsplit(bare)
    except ValueError:
        return None
    whole = parts.scheme in {"http", "https", "ftp"} and parts.netloc and not re.search(r"\s", bare)
    return bare if whole else None


CLEAN: Mapping[str, Callable[[str], str | None]] = {
    "doi": clean_doi,
    "pmid": clean_pmid,
    "pmcid": clean_pmcid,
    "isbn": clean_isbn,
    "issn": clean_issn,
    "arxiv": clean_arxiv,
    "url": clean_url,
}


def clean(scheme: str, value: str) -> str | None:
    """Return an identifier of a work in normal form, None where it is not valid.

    Values of a scheme that is not known are kept as they are.
    """
    cleaner = CLEAN.get(scheme)
    return cleaner(value) if cleaner else value.strip() or None


def address(scheme: str, value: str) -> str | None:
    """Return the web address an identifier resolves at, None where it has none."""
    forms = {
        "doi": "https://doi.org/{}",
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
        "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
        "arxiv": "https://arxiv.org/abs/{}",
        "url": "{}",
    }
    return forms[scheme].format(value) if scheme in forms else None


def recognize(text: str) -> tuple[str, str] | None:
    """Return scheme and normal form of an identifier named by a user, None for any other text.

    Understood: a DOI bare, as `doi:` or as address, `pmid:N`, `pmcid:PMCN`, `arxiv:ID`.
    """
    scheme, separator, value = text.partition(":")
    if separator and scheme.lower() in {"doi", "pmid", "pmcid", "arxiv", "isbn"}:
        cleaned = clean(scheme.lower(), value)
        return (scheme.lower(), cleaned) if cleaned else None
    doi = clean_doi(text)
    return ("doi", doi) if doi else None


def _without_tail(doi: str) -> str:
    """Return a DOI without the punctuation of the sentence or brackets around it."""
    if doi[-1:].isalnum():
        return doi
    excess = {close: doi.count(close) - doi.count(opener) for close, opener in _BRACKETS.items()}
    end = len(doi)
    while end and (doi[end - 1] in _DOI_TAIL or excess.get(doi[end - 1], 0) > 0):
        end -= 1
        if doi[end] in excess:
            excess[doi[end]] -= 1
    return doi[:end]


def _without_prefix(scheme: str, text: str) -> str:
    stripped = text.strip()
    prefix = _PREFIXES[scheme].match(stripped)
    return stripped[prefix.end() :] if prefix else stripped


def _isbn13_check(stem: str) -> str:
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(stem))
    return str((10 - total % 10) % 10)
