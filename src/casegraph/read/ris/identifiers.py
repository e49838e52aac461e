"""The identifiers of a RIS record, from the tags that hold them and those that happen to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from casegraph.model import ids
from casegraph.read.ris import tags
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.ris.fields import Fields
    from casegraph.read.tagged.lines import Entry

_DOI_ADDRESS = re.compile(r"(?:https?:)?//(?:dx\.)?doi\.org/10\.", re.IGNORECASE)
DOI = re.compile(
    r"(?:doi\s*[:=]?\s*|https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S+", re.IGNORECASE
)
_PUBMED = re.compile(
    r"https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/"
    r"(?:\?term=)?([0-9]{1,8})(?![0-9])",
    re.IGNORECASE,
)
_PMC = re.compile(r"https?://\S*?/(PMC[0-9]{3,9})(?![0-9])", re.IGNORECASE)
_ARXIV = re.compile(r"https?://arxiv\.org/(?:abs|pdf)/", re.IGNORECASE)
_NAMED_PMID = re.compile(
    r"(?:^|[\s;])(?:PMID|PubMed ID)\s*:?\s*([0-9]{1,8})(?![0-9])", re.IGNORECASE
)
_NAMED_PMC = re.compile(r"(?:^|[\s;:])(PMC[0-9]{4,9})(?![0-9])", re.IGNORECASE)
_PUBMED_AMONG_OTHERS = re.compile(r"(?:^|,)\s*PubMed\s+([0-9]{4,8})\s*(?=,|$)", re.IGNORECASE)
_PMC_ALONE = re.compile(r"(PMC[1-9][0-9]{0,8})", re.IGNORECASE)
_PUBMED_DATABASE = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)
_WITH_ISBN = (WorkType.BOOK, WorkType.BOOK_CHAPTER)
_ANY_NUMBER = (*tags.NUMBERS, "N1")
_LONGEST = 2000


def dois(fields: Fields, builder: RecordBuilder) -> None:
    """State the DOI."""
    for entry in fields.filled("DO"):
        builder.identifier("doi", _undressed(entry.value.strip()), entry.at)


def addresses(fields: Fields, builder: RecordBuilder) -> None:
    """State what the addresses identify; that of a DOI says nothing where one is known."""
    for entry in fields.filled(*tags.LINKS):
        if not (builder.identified("doi") and _DOI_ADDRESS.match(entry.value)):
            for line in entry.value.split("\n"):
                _address(line.strip(), entry, builder)


def numbers(fields: Fields, builder: RecordBuilder) -> None:
    """State the identifiers that name themselves in fields that may hold any number."""
    for entry in fields.filled(*_ANY_NUMBER):
        _number(entry, builder)


def serials(fields: Fields, builder: RecordBuilder) -> None:
    """State ISSN or ISBN."""
    scheme = "isbn" if builder.type in _WITH_ISBN else "issn"
    for entry in fields.filled("SN"):
        issn = _issn(entry.value)
        if issn and scheme == "issn" and not builder.identified("issn"):
            builder.identifier("issn", issn, entry.at)
        else:
            builder.serial_numbers(entry.value, entry.at, scheme=scheme)


@lru_cache(maxsize=1024)
def _issn(printed: str) -> str | None:
    return ids.clean_issn(printed)


def _undressed(value: str) -> str:
    """Return a DOI without the scheme-less address that some publishers put before it."""
    return f"https:{value}" if value.startswith("//") else value


def _address(line: str, entry: Entry, builder: RecordBuilder) -> None:
    """State what an address identifies; the first that identifies nothing else is the URL."""
    if len(line) > _LONGEST:
        return
    known = (
        ("doi", f"https:{line[line.find('//') :]}" if _DOI_ADDRESS.match(line) else ""),
        ("pmid", found[1] if (found := _PUBMED.match(line)) else ""),
        ("pmcid", found[1] if (found := _PMC.match(line)) else ""),
        ("arxiv", line if _ARXIV.match(line) else ""),
    )
    for scheme, value in known:
        if value:
            _state(scheme, value, entry, builder)
            return
    if entry.tag in {"UR", "UL"} and not builder.identified("url") and ids.clean_url(line):
        builder.identifier("url", line, entry.at)


def _number(entry: Entry, builder: RecordBuilder) -> None:
    value = entry.value.strip()[:_LONGEST]
    pmid = _NAMED_PMID.search(value) or _PUBMED_AMONG_OTHERS.search(value)
    pmcid = _NAMED_PMC.search(value) or _PMC_ALONE.fullmatch(value)
    if pmid:
        _state("pmid", pmid[1], entry, builder)
    if pmcid and entry.tag != "N1":
        _state("pmcid", pmcid[1], entry, builder)
    if DOI.fullmatch(value):
        _state("doi", value, entry, builder)


def accession(fields: Fields, builder: RecordBuilder) -> None:
    """State an accession number as PubMed's where the record says that PubMed gave it."""
    given = fields.filled("AN")
    named = given and fields.filled("DB", "DP")
    if not any(_PUBMED_DATABASE.search(entry.value) for entry in named):
        return
    for entry in given:
        if ids.clean_pmid(entry.value) and not builder.identified("pmid"):
            builder.identifier("pmid", entry.value, entry.at)


def _state(scheme: str, value: str, entry: Entry, builder: RecordBuilder) -> None:
    """State an identifier found in another field: it says nothing against one that is known."""
    if not builder.identified(scheme) and ids.clean(scheme, value):
        builder.identifier(scheme, value, entry.at)
