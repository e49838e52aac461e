"""Text that holds the tags of HTML or JATS -> plain text, on one line or in paragraphs."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)(?:\s[^<>]*)?/?>")
_BLOCKS = frozenset(
    "p br div li ul ol sec title list list-item disp-formula tr td th h1 h2 h3 h4 h5 h6".split()
)
_PARAGRAPHS = _BLOCKS - {"br", "tr", "td", "th", "disp-formula"}
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_HEADING = re.compile(r"(?:abstract|summary|résumé|zusammenfassung|resumen)[:.]?", re.IGNORECASE)


def plain_text(marked: str) -> str:
    """Return the text without tags, with single spaces; `<` that opens no tag stays.

    Tags of blocks part words, others do not: `H<sub>2</sub>O` is one word.
    """
    if "<" in marked:
        marked = _TAG.sub(_space_of, marked)
    if "&" in marked:
        marked = html.unescape(marked)
    return " ".join(marked.split())


def paragraphs_of(marked: str) -> list[str]:
    """Return the paragraphs of a text, each on one line, without the word `Abstract` above them.

    Blank lines part them, and the tags of paragraphs, headings and sections.
    """
    if "<" in marked:
        marked = _TAG.sub(_blank_line_of, marked)
    texts = [plain_text(each) for each in _BLANK_LINES.split(marked)]
    texts = [each for each in texts if each]
    return texts[1:] if len(texts) > 1 and _HEADING.fullmatch(texts[0]) else texts


def _blank_line_of(tag: re.Match[str]) -> str:
    is_paragraph = tag[2].rpartition(":")[2].lower() in _PARAGRAPHS
    return "\n\n" if is_paragraph else tag[0]


def _space_of(tag: re.Match[str]) -> str:
    return " " if tag[2].rpartition(":")[2].lower() in _BLOCKS else ""
