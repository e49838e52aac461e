"""What an article of PubMed XML holds that no table of elements names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.read.pubmed_xml import tags
from casegraph.read.pubmed_xml.elements import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.pubmed_xml.elements import Elements


def note_unknown(root: _Element, elements: Elements, builder: RecordBuilder) -> None:
    """Note the elements that are not known, each with what it says; one that is empty says none.

    Elements within text (`i`, `sub`, MathML) are part of it.
    """
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = element.tag
        if not isinstance(name, str):
            continue
        if name in tags.HOLDERS:
            waiting.extend(reversed(element))
        elif name not in tags.KNOWN and (text := text_of(element)):
            builder.unknown_field(name, text, elements.at(element))
