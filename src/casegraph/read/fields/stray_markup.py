"""The tags and entities of HTML or JATS that databases leave in fields of plain text."""

from __future__ import annotations

import re

from casegraph.read.fields.markup import paragraphs_of, plain_text

_STRAY = re.compile(
    r"</?(?:i|b|u|em|strong|su[bp]|inf|italic|bold|sc|scp|p|br|h[1-6]|sec|title|div|span|"
    r"jats:[a-z]+)(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#[0-9]{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)


def unmarked(text: str) -> str:
    """Return a text without such tags and entities; one that holds none is not touched."""
    if "<" not in text and "&" not in text:
        return text
    return plain_text(text) if _STRAY.search(text) else text


def unmarked_paragraphs(text: str) -> str:
    """Return a text of several paragraphs without them; the tags of blocks part paragraphs."""
    if "<" not in text and "&" not in text:
        return text
    return "\n\n".join(paragraphs_of(text)) if _STRAY.search(text) else text
