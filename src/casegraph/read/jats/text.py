"""The text of XML elements: on one line, with the seams between elements made readable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml.etree import _Element

XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SEAM = "\x1f"
_SEAMS = re.compile(rf"\s*{_SEAM}[\s{_SEAM}]*")
_OPENS = "([{-–—/“‘@"
_CLOSES = ",;:.)]}-–—/”’?!@"
_BLOCKS = frozenset({
    "abstract", "ack", "app", "app-group", "array", "author-notes", "back", "bio", "body",
    "boxed-text", "caption", "corresp", "def", "def-item", "def-list", "disp-formula",
    "disp-formula-group", "disp-quote", "fig", "fig-group", "floats-group", "floats-wrap", "fn",
    "fn-group", "glossary", "list", "list-item", "media", "notes", "p", "preformat", "sec",
    "sig-block", "speech", "statement", "supplementary-material", "table", "table-wrap",
    "table-wrap-foot", "table-wrap-group", "tbody", "term", "tfoot", "thead", "title", "tr",
    "verse-group", "verse-line", "trans-abstract", "subtitle", "attrib",
})  # fmt: skip


_NO_TEXT = frozenset({"object-id", "ref-list"})


def plain(text: str) -> str:
    """Return text on one line, with ordinary single spaces."""
    return " ".join(text.split())


def text_of(element: _Element | None) -> str:
    """Return all text of an element on one line; empty without one."""
    return "" if element is None else plain("".join(element.itertext()))


def first_text(element: _Element | None, *paths: str) -> str | None:
    """Return the text of the first of some descendants that has one."""
    if element is None:
        return None
    for path in paths:
        for found in element.iterfind(path):
            if text := text_of(found):
                return text
    return None


def seamed(
    element: _Element,
    *,
    seams: Collection[str],
    between: str,
    without: Collection[str] = (),
    instead: Mapping[_Element, str] | None = None,
) -> str:
    """Return an element's text with `between` where parts named in `seams` touch each other.

    White space or punctuation that is printed between two parts stands, and so does a word that
    a part cuts in two. `without` names parts that are no text; `instead` holds other texts for
    some parts.
    """
    pieces = "".join(_pieces(element, seams, without, instead or {}))
    text = _SEAMS.sub(lambda found: _joint(pieces, found, between), pieces)
    return plain(text)


def _pieces(
    element: _Element,
    seams: Collection[str],
    without: Collection[str],
    instead: Mapping[_Element, str],
) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in without:
            mark = _SEAM if child.tag in seams else ""
            yield mark
            if child in instead:
                yield instead[child]
            else:
                yield from _pieces(child, seams, without, instead)
            yield mark
        yield child.tail or ""


def _joint(text: str, found: re.Match[str], between: str) -> str:
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    if not before or not after or after in _CLOSES:
        return ""
    printed = found[0].replace(_SEAM, "")
    is_glued = (before.isalpha() and after.islower()) or (before.isdigit() and after == "(")
    if is_glued and found[0] == _SEAM:
        return ""
    if before in _OPENS or before == ":":
        return " " if printed else ""
    if before in _CLOSES or (printed and "\n" not in printed):
        return " "
    return between


def blocks(element: _Element) -> Iterator[str]:
    """Yield the text of an element block by block: paragraphs, headings, rows of tables."""
    if element.tag == "tr":
        yield "\t".join(text_of(cell) for cell in element)
        return
    pieces = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield plain("".join(pieces))
            yield from blocks(child)
            pieces = [child.tail or ""]
        elif child.tag not in _NO_TEXT:
            apart = " " if child.tag == "label" else ""
            pieces += (apart, *child.itertext(), apart, child.tail or "")
    yield plain("".join(pieces))
