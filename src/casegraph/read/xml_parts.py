"""XML files of many records, parsed one record after the other.

Nothing but the record at hand is held as a tree, and what is wrong with one record does not keep
the others from being read: behind a broken one the parser begins anew at the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.read.xml import declared_entity, without_entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import XMLSyntaxError, _Element

_FIRST_CHUNK = 1_024
_LARGEST_CHUNK = 65_536
_DECLARATION = re.compile(rb"\s*<\?xml\b[^>]*\?>")
_ROOT = (
    b'<set xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"'
    b' xmlns:ali="http://www.niso.org/schemas/ali/1.0/"'
    b' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_RECORD = (
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|"
    rb"(?P<start><(?:[\w.-]+:)?%b(?:[\s/][^<>]*)?>)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One record of a file: its element, or why there is none and its text as it stands.

    `shift` is to be added to the element's lines to have those of the file.
    """

    element: _Element | None
    issue: Issue | None = None
    text: str = ""
    shift: int = 0


def iter_xml(data: bytes, source: str, tag: str) -> Iterator[Part]:
    """Yield the elements of a name, whatever their namespace, and the broken ones between them.

    An element holds its content until the next is asked for. A file without such an element yields
    none, or one part with what is wrong with it.
    """
    declared = declared_entity(data, source)
    if declared:
        yield Part(None, declared)
        return
    content = without_entities(data)
    starts: list[int] | None = None
    done = at = shift = 0
    while True:
        errors: list[XMLSyntaxError] = []
        for element in _elements(content, at, tag, errors):
            done += 1
            yield Part(element, shift=shift)
        if not errors:
            return
        starts = _starts(content, tag) if starts is None else starts
        is_behind = done >= len(starts)
        if at == 0 or not is_behind:
            text = "" if is_behind and starts else _text(content, starts[done : done + 2])
            yield Part(None, _issue(errors[0], source, shift), text)
        done += 1
        if done >= len(starts):
            return
        shift += content.count(b"\n", at, starts[done])
        at = starts[done]


def _starts(content: bytes, tag: str) -> list[int]:
    """Return where the elements of a name begin, comments and the like set aside."""
    found = re.finditer(_RECORD % tag.encode(), content, re.DOTALL)
    return [at.start() for at in found if at["start"]]


def _text(content: bytes, ends: list[int]) -> str:
    """Return the text between the starts of two records; without any, all of it."""
    start, end = (*ends, len(content))[:2] if ends else (0, len(content))
    return content[start:end].decode("utf-8", "replace")


def _issue(error: XMLSyntaxError, source: str, shift: int) -> Issue:
    line, column = error.position
    where = Where(source=source, line=(line or 1) + shift, column=column or None)
    return Issue("broken-xml", Severity.ERROR, where, f"not well-formed: {error.msg}")


def _elements(
    content: bytes, at: int, tag: str, errors: list[XMLSyntaxError]
) -> Iterator[_Element]:
    """Yield the elements of a name from an offset on, up to the first error, which is added."""
    from lxml import etree

    parser = etree.XMLPullParser(
        events=("end",),
        tag=f"{{*}}{tag}",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if at:
        declaration = _DECLARATION.match(content)
        parser.feed((declaration[0].strip() if declaration else b"") + _ROOT)
    size = _FIRST_CHUNK
    while at < len(content) and not errors:
        try:
            parser.feed(content[at : at + size])
        except etree.XMLSyntaxError as error:
            errors.append(error)
        for _, element in parser.read_events():
            yield element
            _release(element)
        at, size = at + size, min(2 * size, _LARGEST_CHUNK)
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        errors.append(error)


def _release(element: _Element) -> None:
    """Let go of an element and of what stands before it."""
    element.clear()
    for holder in (element, *element.iterancestors()):
        parent = holder.getparent()
        while parent is not None and holder.getprevious() is not None:
            del parent[0]
