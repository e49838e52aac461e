"""Text that holds the tags of HTML or JATS -> plain text."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)(?:\s[^<>]*)?/?>")
_BLOCKS = frozenset(
    "p br div li ul ol sec title list list-item disp-formula tr td th h1 h2 h3 h4 h5 h6".split()
)


def plain_text(marked: str) -> str:
    """Return the text without tags, with single spaces; `<` that opens no tag stays.

    Tags of blocks part words, others do not: `H<sub>2</sub>O` is one word.
    """
    if "<" in marked:
        marked = _TAG.sub(_space_of, marked)
    if "&" in marked:
        marked = html.unescape(marked)
    return " ".join(marked.split())


def _space_of(tag: re.Match[str]) -> str:
    return " " if tag[2].rpartition(":")[2].lower() in _BLOCKS else ""
