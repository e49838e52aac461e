"""XML of unknown origin, parsed without a document type, a network or an expanded entity."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.read.text import UTF16

if TYPE_CHECKING:
    from lxml.etree import _Element

_REFERENCE = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&([A-Za-z][\w.-]*);", re.DOTALL
)
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_DOCUMENT_TYPE = re.compile(
    rb"(?P<before>(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*+)"
    rb"(?P<type><!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>)",
    re.DOTALL,
)
_ENTITY = re.compile(rb"<!ENTITY\s+([\w.-]+)")


def parse_xml(data: bytes, source: str) -> tuple[_Element | None, tuple[Issue, ...]]:
    """Return the root element, or None and the error with its line.

    Named characters (`&alpha;`) become the character where HTML knows the name; any other name
    stays as printed text. A document that uses an entity of its own declaration is refused. Depth
    (256) and the length of one text (10 MB) are bounded by libxml2.
    """
    from lxml import etree

    declared = declared_entity(data, source)
    if declared:
        return None, (declared,)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(without_entities(data), parser), ()
    except etree.XMLSyntaxError as error:
        line, column = error.position
        where = Where(source=source, line=line or None, column=column or None)
        return None, (Issue("broken-xml", Severity.ERROR, where, f"not well-formed: {error.msg}"),)


def declared_entity(data: bytes, source: str) -> Issue | None:
    """Return the error of a document that uses an entity it declares itself: none is expanded.

    What such an entity stands for may be a file of this machine, an address, or a bomb.
    """
    content = _in_utf8(data)
    declared = _DOCUMENT_TYPE.match(content)
    names = set(_ENTITY.findall(declared["type"])) if declared else set()
    if not declared or not names:
        return None
    references = _REFERENCE.finditer(content, declared.end())
    used = next((found for found in references if found[1] in names), None)
    if used is None:
        return None
    where = Where(source=source, line=content.count(b"\n", 0, used.start()) + 1)
    detail = f"the entity {used[0].decode('ascii', 'replace')} is declared in the file itself"
    hint = "it is not expanded: write what it stands for"
    return Issue("declared-entity", Severity.ERROR, where, detail, hint)


def _in_utf8(data: bytes) -> bytes:
    if not data.startswith(UTF16):
        return data
    return _DECLARATION.sub("", data.decode("utf-16", "replace"), count=1).encode()


def without_entities(data: bytes) -> bytes:
    """Return the document without its document type and without references to entities.

    The line ends of the document type are kept, so that lines are those of the file.
    """
    data = _in_utf8(data)
    declared = _DOCUMENT_TYPE.match(data)
    if declared:
        lines = b"\n" * declared["type"].count(b"\n")
        data = declared["before"] + lines + data[declared.end() :]
    return _REFERENCE.sub(_as_characters, data)


def _as_characters(found: re.Match[bytes]) -> bytes:
    name = found[1]
    if name is None or name in _OF_XML:
        return found[0]
    characters = html5.get(f"{name.decode('ascii', 'replace')};")
    if characters is None:
        return b"&amp;" + name + b";"
    return b"".join(b"&#%d;" % ord(character) for character in characters)
