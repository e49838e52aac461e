"""The fields of a citation: element-citation, mixed-citation, and the forms before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from casegraph.model.ids import clean, clean_doi, clean_pmid, clean_url
from casegraph.model.record import Reference
from casegraph.read.jats.front import read_issue_of, read_pages, read_volume_of
from casegraph.read.jats.kinds import CITED
from casegraph.read.jats.names import NAMES, name_of
from casegraph.read.jats.text import XLINK_HREF, first_text, text_of
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from casegraph.model.record import Name
    from casegraph.read.jats.account import Account

_SCHEMES = {
    "doi": "doi", "pmid": "pmid", "pubmed": "pmid", "pmc": "pmcid",
    "pmcid": "pmcid", "isbn": "isbn", "arxiv": "arxiv",
}  # fmt: skip
_PAGE_MARK = re.compile(r"^pp?\.\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(\d{4}[a-z]?)(?![\da-z])")
_ET_AL = re.compile(r"\bet\.?\s+al\b", re.IGNORECASE)
_NOT_AUTHORS = frozenset({
    "allauthors-editor", "compiler", "curator", "director", "editor", "editors", "guest-editor",
    "illustrator", "inventor-assignee", "series-editor", "translator", "transed", "assignee",
})  # fmt: skip
_TITLES = ("article-title", "chapter-title", "part-title", "data-title")
_BOOKS = frozenset(
    {
        WorkType.BOOK,
        WorkType.BOOK_CHAPTER,
        WorkType.THESIS,
        WorkType.WEB_PAGE,
        WorkType.OTHER,
        WorkType.DATASET,
    }
)
_PUBMED = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d+)")


def read_citation(
    number: int, raw: str, citation: _Element, path: str, account: Account
) -> Reference:
    """Return a reference with its printed text and the fields that a citation marks up."""
    kind = _kind(citation)
    title, journal = _titles(citation, kind)
    if kind is WorkType.BOOK and title and journal:
        kind = WorkType.BOOK_CHAPTER
    return Reference(
        number=number,
        raw=raw,
        authors=tuple(_authors(citation)),
        et_al=_is_cut(citation),
        year=_year(citation),
        title=title,
        journal=journal,
        volume=read_volume_of(citation),
        issue=read_issue_of(citation),
        page=_pages(citation),
        type=kind,
        identifiers=_identifiers(citation, path, account),
    )


def _kind(citation: _Element) -> WorkType | None:
    for name in ("publication-type", "citation-type"):
        if stated := (citation.get(name) or "").strip().lower():
            return CITED.get(stated, WorkType.OTHER)
    return None


def _titles(citation: _Element, kind: WorkType | None) -> tuple[str | None, str | None]:
    """Return the title of the cited work and what it stands in; a book alone is the title."""
    title = first_text(citation, *_TITLES) or first_text(citation, "trans-title")
    source = first_text(citation, "source", "trans-source", "conf-name")
    title = _without_stop(title) if title else None
    source = source.strip(" ,;:") if source else None
    if source and not title and kind in _BOOKS:
        return _without_stop(source), None
    return title or None, source or None


def _without_stop(title: str) -> str:
    bare = title.strip(" ,;")
    return bare[:-1].rstrip() if bare.endswith(".") and not bare.endswith("..") else bare


def _authors(citation: _Element) -> Iterator[Name]:
    """Yield the authors: those of groups that are no editors, or standing in front of the title."""
    for element in _author_elements(citation):
        if name := name_of(element):
            yield name


def _author_elements(citation: _Element) -> Iterator[_Element]:
    behind_title = False
    for child in citation:
        behind_title = behind_title or child.tag in {"article-title", "chapter-title", "source"}
        if child.tag == "person-group":
            if (child.get("person-group-type") or "author").lower() not in _NOT_AUTHORS:
                yield from (each for each in child.iter() if _is_name_of(each, child))
        elif child.tag in NAMES and not behind_title:
            yield child


def _is_name_of(element: _Element, group: _Element) -> bool:
    """Tell whether an element is a name of a group itself, not a part of another name."""
    if element.tag not in NAMES:
        return False
    parent = element.getparent()
    while parent is not None and parent is not group:
        if parent.tag in NAMES:
            return False
        parent = parent.getparent()
    return True


def _is_cut(citation: _Element) -> bool:
    """Tell whether the list of authors ends in `et al`, marked up or printed before the title."""
    for child in citation:
        if child.tag in {"article-title", "chapter-title", "source"}:
            return False
        is_editors = (child.get("person-group-type") or "") in _NOT_AUTHORS
        if not is_editors and (child.tag == "etal" or child.find(".//etal") is not None):
            return True
        if _ET_AL.search(text_of(child) if child.tag not in NAMES else "") or _ET_AL.search(
            child.tail or ""
        ):
            return True
    return False


def _year(citation: _Element) -> str | None:
    for element in citation.iter("year", "date", "string-date"):
        for text in (text_of(element), element.get("iso-8601-date") or ""):
            if found := _YEAR.search(text):
                return found[1]
    return None


def _pages(citation: _Element) -> str | None:
    page = read_pages(citation)
    return _PAGE_MARK.sub("", page).strip(" .,;") or None if page else None


def _identifiers(citation: _Element, path: str, account: Account) -> dict[str, str]:
    """Return the identifiers that are marked up, then those that its links hold."""
    found: dict[str, str] = {}
    for element in citation.iter("pub-id", "isbn"):
        kind = element.get("pub-id-type") or str(element.tag)
        scheme = _SCHEMES.get(kind.lower())
        if scheme and scheme not in found:
            where = f"{path}.identifiers.{scheme}"
            if value := account.identifier(scheme, text_of(element), element, where):
                found[scheme] = value
    linked = [each for each in citation.iter("pub-id") if each.get(XLINK_HREF)]
    for element in (*citation.iter("ext-link", "uri"), *linked):
        scheme_and_value = _of_link(element)
        if scheme_and_value:
            found.setdefault(*scheme_and_value)
    return found


def _of_link(element: _Element) -> tuple[str, str] | None:
    """Return the identifier that a link leads to: a DOI, a PubMed number, else its address."""
    address = (element.get(XLINK_HREF) or text_of(element)).strip()
    kind = (element.get("ext-link-type") or "").lower()
    if kind == "doi" or "doi.org/10." in unquote(address):
        doi = clean_doi(address)
        return ("doi", doi) if doi else None
    pubmed = _PUBMED.search(address)
    if kind in {"pmid", "pubmed"} or pubmed:
        pmid = clean_pmid(pubmed[1] if pubmed else address)
        return ("pmid", pmid) if pmid else None
    if kind in {"pmc", "pmcid"}:
        pmcid = clean("pmcid", address)
        return ("pmcid", pmcid) if pmcid else None
    url = clean_url(address)
    return ("url", url) if url else None
