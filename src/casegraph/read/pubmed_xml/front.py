"""Abstract and keywords of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.read.fields.abstracts import joined_sections
from casegraph.read.pubmed_xml.elements import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.pubmed_xml.elements import Elements

_NO_LABEL = "UNLABELLED"


def abstract(element: _Element | None, elements: Elements, builder: RecordBuilder) -> str | None:
    """Return the abstract with the labels of its sections."""
    if element is None:
        return None
    sections = [(_label(text), text_of(text)) for text in element.iterfind("AbstractText")]
    found = joined_sections(sections)
    if found:
        builder.positions["abstract"] = elements.at(element)
    return found or None


def _label(text: _Element) -> str | None:
    label = text.get("Label")
    return None if label in {"", _NO_LABEL} else label


def keywords(citation: _Element, elements: Elements, builder: RecordBuilder) -> None:
    """State the keywords that the paper prints; MeSH headings are the indexer's."""
    for element in citation.iterfind("KeywordList/Keyword"):
        builder.keyword(text_of(element), elements.at(element))
