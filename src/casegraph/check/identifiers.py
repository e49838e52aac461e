"""Rules over identifiers, printed or stated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.model.ids import (
    clean_doi,
    clean_isbn,
    clean_issn,
    clean_orcid,
    clean_pmcid,
    clean_pmid,
    clean_ror,
    clean_url,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.check.sheet import Sheet

_ISSN = re.compile(r"ISSN:?\s*(\d{4}[-‐-―]\d{3}[\dXx])", re.IGNORECASE)
_ISBN = re.compile(
    r"ISBN(?:-1[03])?:?\s*((?:97[89][- ‐-―]?)?\d(?:[- ‐-―]?\d){8}[- ‐-―]?[\dXx])", re.IGNORECASE
)
_BROKEN_DOI = re.compile(r"10\.(?:\s+\d{4}|\d{4,5}(?:\s+/|/\s|\s*/\s+))\S{0,12}")
_GLUED_TO_DOI = re.compile(r"(?:https?:|pmid|pmcid|pubmed|epub(?=$|\d|\.)|doi[:.])", re.IGNORECASE)
_BROKEN_URL = re.compile(r"\bhttps?(?:[:;]/(?!/)|//|\s+:\s*//|:\s+//|://\s)\S{0,20}")
_LABEL = re.compile(r"^\s*doi\s*[:=]?\s*", re.IGNORECASE)
_SHARE_WITH_IDENTIFIER = 0.5
_LEAST_NEIGHBOURS = 4


def malformed_doi(sheet: Sheet) -> Iterator[Finding]:
    """Find a DOI that is not in its bare form, or that other words are glued to.

    An address before it or punctuation after it keeps equal DOIs from being found equal.

    Sure: certainly, where `--fix` cleans it; words in it mostly do not belong to it.
    Example: `https://doi.org/10.1093/ofid/ofu074.`, which is 10.1093/ofid/ofu074.
    """
    for path, identifiers in _identifiers(sheet):
        printed = identifiers.get("doi")
        if not printed:
            continue
        where, cleaned = f"{path}.doi", _doi_in(printed)
        if cleaned is None:
            yield Finding(where, f"{printed!r} is no DOI")
        elif cleaned != printed.lower():
            detail = f"{printed!r} is not the bare DOI"
            yield Finding(where, detail, repairs={where: cleaned})
        elif _GLUED_TO_DOI.search(cleaned):
            yield Finding(where, f"{printed!r} holds more than the DOI")


def broken_doi(sheet: Sheet) -> Iterator[Finding]:
    """Find a printed DOI with a space in it: it resolves to nothing, and is read in part or not.

    Sure: nearly always.
    Example: `doi:10.1093/ ofid/ofu074`.
    """
    if b"doi" not in sheet.folded:
        return
    for at, reference in enumerate(sheet.references):
        found = _BROKEN_DOI.search(reference.raw) if "10." in reference.raw else None
        if found and "doi" in reference.raw[max(0, found.start() - 20) : found.start()].lower():
            yield Finding(f"references[{at}].raw", f"a space in the DOI: {found[0]!r}")


def wrong_check_digit(sheet: Sheet) -> Iterator[Finding]:
    """Find an ISSN, ISBN, ORCID iD or ROR id whose check digit is wrong: a digit was mistyped.

    Sure: certainly; which digit it is, the check digit does not tell.
    Example: `ISSN 0317-8472`, where 0317-8471 was meant.
    """
    yield from _wrong_in_references(sheet)
    for at, author in enumerate(sheet.record.authors):
        if author.orcid and clean_orcid(author.orcid) is None:
            yield Finding(f"authors[{at}].orcid", f"{author.orcid!r} is no ORCID iD")
    for at, affiliation in enumerate(sheet.record.affiliations):
        if affiliation.ror and clean_ror(affiliation.ror) is None:
            yield Finding(f"affiliations[{at}].ror", f"{affiliation.ror!r} is no ROR id")


def identifier_swapped(sheet: Sheet) -> Iterator[Finding]:
    """Find a PMCID in the place of a PMID, or one number in both.

    A PMCID begins with PMC; the two count different things, and the same number is two papers.

    Sure: certainly for the prefix, which `--fix` puts right; nearly always for one number in both.
    Example: `pmid: PMC4735921`.
    """
    for path, identifiers in _identifiers(sheet):
        pmid, pmcid = identifiers.get("pmid"), identifiers.get("pmcid")
        if pmid and pmid[:3].upper() == "PMC":
            repairs = _swapped(path, pmid, pmcid)
            yield Finding(f"{path}.pmid", f"{pmid} is a PMCID", repairs=repairs)
        elif pmid and pmcid and pmcid[3:] == pmid:
            detail = f"the PMID {pmid} and the PMCID {pmcid} are one number"
            yield Finding(f"{path}.pmcid", detail, "one of the two is another paper's")


def malformed_pmid(sheet: Sheet) -> Iterator[Finding]:
    """Find a PMID or PMCID that is none: it holds more than a number of up to eight digits.

    Sure: certainly.
    Example: `pmid: 2122000312`.
    """
    for path, identifiers in _identifiers(sheet):
        pmid, pmcid = identifiers.get("pmid"), identifiers.get("pmcid")
        if pmid and pmid[:3].upper() != "PMC" and clean_pmid(pmid) is None:
            yield Finding(f"{path}.pmid", f"{pmid!r} is no PMID")
        if pmcid and clean_pmcid(pmcid) is None:
            yield Finding(f"{path}.pmcid", f"{pmcid!r} is no PMCID")


def malformed_url(sheet: Sheet) -> Iterator[Finding]:
    """Find a web address that leads nowhere: without a host, with a space, with a slash too few.

    Sure: certainly; what it should be is not always plain.
    Example: `http:/www.who.int`.
    """
    for path, identifiers in _identifiers(sheet):
        url = identifiers.get("url")
        if url and clean_url(url) is None:
            yield Finding(f"{path}.url", f"{url!r} is no web address")
    if b"http" in sheet.folded:
        for at, reference in enumerate(sheet.references):
            found = _BROKEN_URL.search(reference.raw) if "http" in reference.raw else None
            if found:
                yield Finding(f"references[{at}].raw", f"a broken web address: {found[0]!r}")


def missing_identifier(sheet: Sheet) -> Iterator[Finding]:
    """Note a journal article without DOI or PMID in a list where most have one.

    It is information: many papers have no DOI. Where one exists, it may be misprinted.

    Sure: that the list gives none.
    Example: one of fifteen references without a DOI.
    """
    with_one = [
        bool(
            reference.identifiers
            and ("doi" in reference.identifiers or "pmid" in reference.identifiers)
        )
        for reference in sheet.references
    ]
    count = with_one.count(True)
    if count < _LEAST_NEIGHBOURS or count < len(with_one) * _SHARE_WITH_IDENTIFIER:
        return
    for at, reference in enumerate(sheet.references):
        if not with_one[at] and reference.journal and reference.volume:
            detail = f"no DOI or PMID, where {count} of {len(with_one)} references have one"
            yield Finding(f"references[{at}].identifiers", detail)


def missing_link(sheet: Sheet) -> Iterator[Finding]:
    """Note a reference without the link to CrossRef that most of the list has.

    Publishers link what they could match to a DOI; one that failed is often misprinted.

    Sure: half of the time; books and old papers have no DOI to link to. So it is information.
    Example: one of fifteen references without the label CrossRef.
    """
    linked = ["CrossRef" in reference.links for reference in sheet.references]
    count = linked.count(True)
    if not count or count == len(linked) or count < len(linked) * _SHARE_WITH_IDENTIFIER:
        return
    for at, (reference, has_link) in enumerate(zip(sheet.references, linked, strict=True)):
        if not has_link and "PubMed" not in reference.links:
            detail = f"no CrossRef link, where {count} of {len(linked)} references have one"
            yield Finding(f"references[{at}].links", detail, "is the journal printed right?")


def _wrong_in_references(sheet: Sheet) -> Iterator[Finding]:
    """Yield the ISSN and ISBN with a wrong check digit, as printed and as stated."""
    if b"issn" in sheet.folded or b"isbn" in sheet.folded:
        for at, reference in enumerate(sheet.references):
            for name, pattern, clean in (("ISSN", _ISSN, clean_issn), ("ISBN", _ISBN, clean_isbn)):
                for found in pattern.finditer(reference.raw):
                    if clean(found[1]) is None:
                        detail = f"{name} {found[1]} has a wrong check digit"
                        yield Finding(f"references[{at}].raw", detail)
    for path, identifiers in _identifiers(sheet):
        for scheme, clean in (("issn", clean_issn), ("isbn", clean_isbn)):
            stated = identifiers.get(scheme)
            if stated and clean(stated) is None:
                detail = f"{scheme.upper()} {stated} has a wrong check digit"
                yield Finding(f"{path}.{scheme}", detail)


def _doi_in(printed: str) -> str | None:
    """Return the DOI in a field, whatever stands around it; prefixes may stand one on another."""
    return clean_doi(printed) or clean_doi(_LABEL.sub("", printed).rstrip("/ "))


def _identifiers(sheet: Sheet) -> Iterator[tuple[str, Mapping[str, str]]]:
    if sheet.record.identifiers:
        yield "identifiers", sheet.record.identifiers
    for at, reference in enumerate(sheet.references):
        if reference.identifiers:
            yield f"references[{at}].identifiers", reference.identifiers


def _swapped(path: str, pmid: str, pmcid: str | None) -> dict[str, str | None]:
    moved = clean_pmcid(pmid)
    if moved is None:
        return {}
    if pmcid is None or clean_pmcid(pmcid) == moved:
        return {f"{path}.pmid": None, f"{path}.pmcid": moved}
    back = clean_pmid(pmcid)
    return {f"{path}.pmid": back, f"{path}.pmcid": moved} if back else {}
