"""Abstract and keywords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.jats.kinds import ABSTRACTS_ASIDE, KEYWORDS_ASIDE
from casegraph.read.jats.text import XML_LANG, blocks, text_of
from casegraph.read.wording.lines import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from casegraph.read.jats.account import Account

_HEADINGS = frozenset({"abstract", "summary", "résumé", "resumen", "zusammenfassung"})
_OWN_DOI = re.compile(r"DOI:?\s*(?:https?://\S+|10\.\S+)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[;•·|]\s*")


def read_abstract(article_meta: _Element, account: Account) -> str | None:
    """Return the abstract: its paragraphs and the headings of its sections, a blank line between.

    Graphical abstracts, summaries for lay readers and the like are left aside, and the DOI that
    some publishers give the abstract itself.
    """
    for element in article_meta.iterfind("abstract"):
        if (element.get("abstract-type") or "").lower() in ABSTRACTS_ASIDE:
            continue
        found = [text for text in blocks(element) if text and not _OWN_DOI.fullmatch(text)]
        if found and label(found[0]).rstrip(".") in _HEADINGS:
            del found[0]
        if found:
            account.place("abstract", element)
            return "\n\n".join(found)
    return None


def read_keywords(article_meta: _Element, account: Account) -> tuple[str, ...]:
    """Return the authors' keywords in the article's language, without lists of abbreviations."""
    groups = [
        group
        for tag in ("kwd-group", "unstructured-kwd-group")
        for group in article_meta.iterfind(tag)
        if (group.get("kwd-group-type") or "").lower() not in KEYWORDS_ASIDE
        and "abbreviation" not in text_of(group.find("title")).lower()
    ]
    article = article_meta.getparent()
    front = article.getparent() if article is not None else None
    language = (front.get(XML_LANG) if front is not None else None) or "en"
    own = [group for group in groups if (group.get(XML_LANG) or language)[:2] == language[:2]]
    keywords: dict[str, None] = {}
    for group in own or groups:
        for element, keyword in _keywords(group):
            if keyword not in keywords:
                account.place(f"keywords[{len(keywords)}]", element)
                keywords[keyword] = None
    return tuple(keywords)


def _keywords(group: _Element) -> Iterator[tuple[_Element, str]]:
    elements = (
        [group]
        if group.tag == "unstructured-kwd-group"
        else [each for each in group.iter("kwd", "compound-kwd") if text_of(each)]
    )
    for element in elements:
        text = text_of(element)
        if element.tag == "compound-kwd":
            text = ", ".join(text_of(part) for part in element)
        pieces = _SEPARATOR.split(text) if len(elements) == 1 else [text]
        if element is group and len(pieces) == 1:
            pieces = text.split(",")
        yield from ((element, piece.strip(" ,;")) for piece in pieces if piece.strip(" ,;"))
