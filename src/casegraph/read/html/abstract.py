"""The abstract as the page shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.fields.markup import paragraphs_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset({"section", "div", "article"})
_IDS = re.compile(
    r"abstract|abs\d{1,3}(?:-content)?|abstract-?\d|abstracts?-content", re.IGNORECASE
)
_CLASSES = frozenset(
    "abstract abstract-content abstractsection article-section__abstract hlfld-abstract "
    "art-abstract abstract-text abstract__content".split()
)
_HEADING = re.compile(r"(?:abstract|summary|résumé|zusammenfassung|resumen)\s*[:.]?\s*",
                      re.IGNORECASE)  # fmt: skip
_NO_TEXT = frozenset({"script", "style", "button", "noscript", "template"})
_BREAKS = frozenset("p div section h1 h2 h3 h4 h5 h6 li br tr ul ol header".split())
_LINES = frozenset({"br", "tr", "li"})
_INLINE_BREAKS = re.compile(r"\s+")
_SHORTEST = 80


def section_of(root: _Element) -> tuple[str, int] | None:
    """Return the text, in paragraphs, and the line of the first section that is an abstract."""
    for element in root.iter(*_BLOCKS):
        if not _is_abstract(element):
            continue
        marked = "".join(_texts(element)).replace("<", "&lt;")
        marked = "\n\n".join(paragraphs_of(marked))
        text = _HEADING.sub("", marked, count=1) if _HEADING.match(marked) else marked
        if len(text) >= _SHORTEST:
            return text.replace("<", "&lt;"), element.sourceline or 1
    return None


def _is_abstract(element: _Element) -> bool:
    if _IDS.fullmatch(element.get("id") or ""):
        return True
    if (element.get("data-title") or "").strip().lower() == "abstract":
        return True
    names = (element.get("class") or "").lower().split()
    return not _CLASSES.isdisjoint(names)


def _texts(element: _Element) -> list[str]:
    """Return the texts of an element in order, a blank line where a paragraph begins or ends."""
    texts: list[str] = []
    open_elements: list[tuple[_Element, bool]] = [(element, False)]
    while open_elements:
        current, is_done = open_elements.pop()
        name = current.tag if isinstance(current.tag, str) else ""
        if is_done:
            texts.append(_break(name))
            tail = current.tail if current is not element else None
            texts.append(_INLINE_BREAKS.sub(" ", tail or ""))
            continue
        open_elements.append((current, True))
        if name in _NO_TEXT or not name:
            continue
        texts.append(_break(name))
        texts.append(_INLINE_BREAKS.sub(" ", current.text or ""))
        open_elements.extend((child, False) for child in reversed(current))
    return texts


def _break(name: str) -> str:
    if name not in _BREAKS:
        return ""
    return " " if name in _LINES else "\n\n"
