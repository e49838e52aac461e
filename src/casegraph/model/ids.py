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

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*|info:doi/", re.IGNORECASE)
_ARXIV = re.compile(r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
_ROR = re.compile(r"0[a-hj-km-np-tv-z0-9]{6}\d{2}")
_PREFIXES = {
    "pmid": re.compile(r"(?:pmid|pubmed)\s*[:=]?\s*|https?://\S*?pubmed\S*?/", re.IGNORECASE),
    "pmcid": re.compile(r"(?:pmcid)\s*[:=]?\s*|https?://\S*?(?=pmc\d)", re.IGNORECASE),
    "orcid": re.compile(r"(?:https?://)?orcid\.org/|orcid\s*[:=]?\s*", re.IGNORECASE),
    "ror": re.compile(r"(?:https?://)?ror\.org/|ror\s*[:=]?\s*", re.IGNORECASE),
    "issn": re.compile(r"e?-?issn\s*[:=]?\s*", re.IGNORECASE),
    "isbn": re.compile(r"isbn(?:-1[03])?\s*[:=]?\s*", re.IGNORECASE),
    "arxiv": re.compile(r"(?:https?://)?arxiv\.org/(?:abs|pdf)/|arxiv\s*[:=]?\s*", re.IGNORECASE),
}


def clean_doi(text: str) -> str | None:
    """Return the DOI in lower case without prefix, escapes and trailing punctuation."""
    found = _DOI.match(unquote(_DOI_ADDRESS.sub("", text.strip(), count=1)))
    if not found:
        return None
    doi = found[0].rstrip(".,;:'\"»”’>}")
    while doi.endswith((")", "]")) and doi.count(doi[-1]) > doi.count(
        {")": "(", "]": "["}[doi[-1]]
    ):
        doi = doi[:-1].rstrip(".,;")
    return doi.lower()


def clean_pmid(text: str) -> str | None:
    """Return the PubMed number: up to eight digits, no leading zeros."""
    digits = _without_prefix("pmid", text).rstrip("/").lstrip("0")
    return digits if re.fullmatch(r"\d{1,8}", digits) else None


def clean_pmcid(text: str) -> str | None:
    """Return the PubMed Central id as `PMC` and digits; bare digits are accepted."""
    found = re.fullmatch(
        r"(?:PMC)?0*([1-9]\d{0,8})/?", _without_prefix("pmcid", text), re.IGNORECASE
    )
    return f"PMC{found[1]}" if found else None


def clean_orcid(text: str) -> str | None:
    """Return the ORCID iD as four groups of four, its ISO 7064 mod 11-2 check digit verified."""
    compact = re.sub(r"[\s-]", "", _without_prefix("orcid", text)).upper()
    if not re.fullmatch(r"\d{15}[\dX]", compact):
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
    compact = re.sub(r"[\s‐-―-]", "", _without_prefix("issn", text)).upper()
    if not re.fullmatch(r"\d{7}[\dX]", compact):
        return None
    total = sum(int(d) * w for d, w in zip(compact[:7], range(8, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    if compact[-1] != ("X" if check == 10 else str(check)):
        return None
    return f"{compact[:4]}-{compact[4:]}"


def clean_isbn(text: str) -> str | None:
    """Return the ISBN as 13 digits; an ISBN-10 is converted, check digits are verified."""
    compact = re.sub(r"[\s‐-―-]", "", _without_prefix("isbn", text)).upper()
    if re.fullmatch(r"\d{9}[\dX]", compact):
        total = sum((10 if d == "X" else int(d)) * (10 - i) for i, d in enumerate(compact))
        if total % 11:
            return None
        stem = "978" + compact[:9]
        return stem + _isbn13_check(stem)
    if re.fullmatch(r"97[89]\d{10}", compact) and compact[-1] == _isbn13_check(compact[:12]):
        return compact
    return None


def clean_ror(text: str) -> str | None:
    """Return the ROR id without its address, its form verified."""
    ror = _without_prefix("ror", text).rstrip("/").lower()
    return ror if _ROR.fullmatch(ror) else None


def clean_arxiv(text: str) -> str | None:
    """Return the arXiv id without its version."""
    found = _ARXIV.fullmatch(_without_prefix("arxiv", text))
    return found[1] if found else None


def clean_url(text: str) -> str | None:
    """Return the web address as given, where it has a scheme and a host."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    return text.strip() if parts.scheme in {"http", "https", "ftp"} and parts.netloc else None


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


def _without_prefix(scheme: str, text: str) -> str:
    stripped = text.strip()
    prefix = _PREFIXES[scheme].match(stripped)
    return stripped[prefix.end() :] if prefix else stripped


def _isbn13_check(stem: str) -> str:
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(stem))
    return str((10 - total % 10) % 10)
