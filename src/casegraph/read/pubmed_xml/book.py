"""One PubmedBookArticle: a book, or a chapter of one -> a Record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.read.fields.pubmed_values import medline_pages, plain_title
from casegraph.read.pubmed_xml.article import (
    date_of,
    finished,
    read_article_ids,
    read_language,
)
from casegraph.read.pubmed_xml.backmatter import references
from casegraph.read.pubmed_xml.elements import Elements, text_of
from casegraph.read.pubmed_xml.front import keywords
from casegraph.read.pubmed_xml.people import read_authors
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from lxml.etree import _Element

    from casegraph.model.record import Record
    from casegraph.read.fields.record_builder import RecordBuilder


def read_book(root: _Element, builder: RecordBuilder, line: int) -> Record | None:
    """Return the record of a book or chapter; None where it holds no document."""
    document = root.find("BookDocument")
    if document is None:
        return None
    elements, front = Elements(root, line), Elements(document, line)
    chapter = front.first("ArticleTitle")
    book = front.first("Book/BookTitle")
    whole = chapter is None or book is None or text_of(chapter[0]) == text_of(book[0])
    builder.type = WorkType.BOOK if whole else WorkType.BOOK_CHAPTER
    for name, found in (("title", chapter or book), ("journal", None if whole else book)):
        if found:
            builder.text(name, plain_title(found[1]), front.at(found[0]))
    read_authors(_authors(document), front, builder)
    _dates(document, front, builder)
    _place(front, builder)
    for element, text in front.each("PMID"):
        builder.identifier("pmid", text, front.at(element))
    read_article_ids("BookDocument/ArticleIdList/ArticleId", elements, builder)
    read_article_ids("PubmedBookData/ArticleIdList/ArticleId", elements, builder)
    for element, text in front.each("Book/Isbn"):
        builder.serial_numbers(text, front.at(element), scheme="isbn")
    keywords(document, elements, builder)
    read_language(front, builder)
    references(root, elements, builder)
    return finished(document, document, elements, builder)


def _authors(document: _Element) -> list[_Element]:
    """Return the lists of authors: of the chapter, else of the book; editors are none."""
    for holder in (document, document.find("Book")):
        lists = [] if holder is None else holder.findall("AuthorList")
        authors = [each for each in lists if (each.get("Type") or "authors") == "authors"]
        if authors:
            return authors
    return []


def _dates(document: _Element, front: Elements, builder: RecordBuilder) -> None:
    for path in ("Book/PubDate", "ContributionDate", "Book/BeginningDate"):
        element = document.find(path)
        if element is not None and text_of(element):
            builder.issued(date_of(element), text_of(element), front.at(element))
            return


def _place(front: Elements, builder: RecordBuilder) -> None:
    volume = front.first("Book/Volume")
    if volume:
        builder.text("volume", volume[1], front.at(volume[0]))
    pages = front.first("Pagination/MedlinePgn", "Pagination/StartPage")
    if pages:
        builder.page(medline_pages(pages[1]), front.at(pages[0]))
