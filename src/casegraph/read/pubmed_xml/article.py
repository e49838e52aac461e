"""One PubmedArticle, or a MedlineCitation alone -> a Record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.read.fields.pubmed_values import (
    disclosures,
    is_location,
    medline_date,
    medline_pages,
    plain_title,
    state_type,
)
from casegraph.read.pubmed_xml.backmatter import comments, funding, references
from casegraph.read.pubmed_xml.elements import Elements, child_text, text_of
from casegraph.read.pubmed_xml.front import abstract, keywords
from casegraph.read.pubmed_xml.people import read_authors

if TYPE_CHECKING:
    from lxml.etree import _Element

    from casegraph.model.dates import PartialDate
    from casegraph.model.record import Record
    from casegraph.read.fields.record_builder import RecordBuilder

_IDENTIFIERS = {"pubmed": "pmid", "doi": "doi", "pmc": "pmcid"}


def read_article(root: _Element, builder: RecordBuilder, line: int) -> Record | None:
    """Return the record of an article; None where it holds no citation."""
    citation = root if root.tag == "MedlineCitation" else root.find("MedlineCitation")
    article = None if citation is None else citation.find("Article")
    if citation is None:
        return None
    elements = Elements(root, line)
    held = citation if article is None else article
    front = Elements(held, line)
    _type(front, builder)
    _title(front, builder)
    read_authors(held.findall("AuthorList"), front, builder)
    _journal(front, Elements(citation, line), builder)
    _issued(held, front, builder)
    _pages(front, builder)
    _identifiers(citation, elements, front, builder)
    keywords(citation, elements, builder)
    read_language(front, builder)
    comments(citation, elements, builder)
    references(root, elements, builder)
    return finished(held, citation, elements, builder)


def finished(
    held: _Element, citation: _Element, elements: Elements, builder: RecordBuilder
) -> Record:
    """Return the record with abstract, rights, funding and statements of interest."""
    for notice in held.iterfind("Abstract/CopyrightInformation"):
        builder.text("copyright", text_of(notice), elements.at(notice))
    text = abstract(held.find("Abstract"), elements, builder)
    grants = funding(held, elements, builder)
    record = builder.record()
    stated = [
        each
        for statement in citation.iterfind("CoiStatement")
        for each in disclosures(text_of(statement), record.authors)
    ]
    return replace(record, abstract=text, funding=grants, disclosures=tuple(stated))


def _type(front: Elements, builder: RecordBuilder) -> None:
    stated = list(front.each("PublicationTypeList/PublicationType"))
    stated += front.each("PublicationType")
    state_type([(text, front.at(element)) for element, text in stated], builder)


def _title(front: Elements, builder: RecordBuilder) -> None:
    for element, text in front.each("ArticleTitle"):
        builder.text("title", plain_title(text), front.at(element))
        break
    for element, text in front.each("VernacularTitle"):
        title, at = plain_title(text), front.at(element)
        if builder.has("title"):
            builder.set_aside("the title in the language of the paper", title, at, "title")
        else:
            builder.text("title", title, at)


def _journal(front: Elements, citation: Elements, builder: RecordBuilder) -> None:
    wanted = {
        "journal": (front, ("Journal/Title",)),
        "journal_abbreviation": (front, ("Journal/ISOAbbreviation",)),
        "volume": (front, ("Journal/JournalIssue/Volume",)),
        "issue": (front, ("Journal/JournalIssue/Issue",)),
    }
    for name, (where, paths) in wanted.items():
        found = where.first(*paths)
        if found:
            builder.text(name, found[1], where.at(found[0]))
    abbreviation = citation.first("MedlineJournalInfo/MedlineTA")
    for name in ("journal", "journal_abbreviation"):
        if abbreviation and not builder.has(name):
            builder.text(name, abbreviation[1], citation.at(abbreviation[0]))


def _issued(held: _Element, front: Elements, builder: RecordBuilder) -> None:
    """State the date of the issue; of an article that has no print that of its appearance.

    `ArticleDate` says more than `PubDate` only where both are of one year.
    """
    printed, online = held.find("Journal/JournalIssue/PubDate"), held.find("ArticleDate")
    issue, appeared = date_of(printed), date_of(online)
    electronic = (held.get("PubModel") or "").startswith("Electronic")
    finer = issue and appeared and appeared.year == issue.year and not issue.month
    if online is not None and appeared and (issue is None or (electronic and finer)):
        builder.issued(appeared, text_of(online), front.at(online))
    elif printed is not None and text_of(printed):
        builder.issued(issue, text_of(printed), front.at(printed))


def date_of(element: _Element | None) -> PartialDate | None:
    """Return the date of an element with Year, Month and Day, or MedlineDate; a season is none."""
    if element is None:
        return None
    told = child_text(element, "MedlineDate")
    if told:
        return medline_date(told)
    parts = (child_text(element, part) for part in ("Year", "Month", "Day"))
    return medline_date(" ".join(part for part in parts if part))


def _pages(front: Elements, builder: RecordBuilder) -> None:
    """State the pages; of an article without pages the electronic location."""
    found = front.first("Pagination/MedlinePgn", "Pagination/StartPage")
    if found:
        printed = found[1]
        end = front.first("Pagination/EndPage")
        if end and found[0].tag == "StartPage" and end[1] != printed:
            printed = f"{printed}-{end[1]}"
        builder.page(medline_pages(printed), front.at(found[0]))
        return
    for element, text in front.each("ELocationID[@EIdType='pii']"):
        if is_location(text) and not builder.has("page"):
            builder.page(text, front.at(element))


def _identifiers(
    citation: _Element, elements: Elements, front: Elements, builder: RecordBuilder
) -> None:
    """State the numbers of the article itself; those of its references stand elsewhere."""
    for number in citation.findall("PMID")[-1:]:
        builder.identifier("pmid", text_of(number), elements.at(number))
    for element, text in front.each("ELocationID[@EIdType='doi']"):
        if element.get("ValidYN") != "N":
            builder.identifier("doi", text, front.at(element))
    read_article_ids("PubmedData/ArticleIdList/ArticleId", elements, builder)
    for element, text in front.each("Journal/ISSN"):
        builder.identifier("issn", text, front.at(element))


def read_article_ids(path: str, elements: Elements, builder: RecordBuilder) -> None:
    """State the identifiers of an ArticleIdList that the record knows a scheme for."""
    for element, text in elements.each(path):
        scheme = _IDENTIFIERS.get((element.get("IdType") or "").lower())
        if scheme:
            builder.identifier(scheme, text, elements.at(element))


def read_language(front: Elements, builder: RecordBuilder) -> None:
    """State the language; of several the first, the others are told."""
    for element, text in front.each("Language"):
        builder.language(text, front.at(element))
