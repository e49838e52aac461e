"""What an input is that is no publisher's page, in words a person can act on."""

from __future__ import annotations

import re
from itertools import islice

_UNREAD: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("EndNote XML", re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<xml>\s*<records>"),
     "export it from EndNote as RIS or BibTeX"),
    ("EndNote's tagged format", re.compile(r"\s*%0 [A-Z][^\n]*\n"),
     "export it as RIS or BibTeX"),
    ("RefWorks' tagged format",
     re.compile(r"\s*RT [A-Z][A-Za-z/, ]{2,60}\n(?:SR|ID|A1|T1|JF) [^\n]*\n"),
     "export it from RefWorks as RIS or BibTeX"),
    ("Web of Science plain text", re.compile(r"\s*FN [^\n]{0,200}\n\s*VR [0-9.]+\s*\n"),
     "export it from Web of Science as RIS or BibTeX"),
)  # fmt: skip
_XML = re.compile(r"\s*<(?:[?!]|[A-Za-z][\w:.-]*[\s/>])")
_FORMATS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    *_UNREAD,
    ("JSON", re.compile(r"\s*[\[{]\s*(?:[\"\[{\]}\d-]|true|false|null)"),
     "a record in JSON begins with a brace and names its fields"),
    ("HTML", re.compile(r"\s*<(?:!doctype html|html|head|body|div|p)\b", re.IGNORECASE),
     "paste the text of the page as the browser shows it, not its source"),
    ("XML", _XML, "read it as JATS or PubMed XML"),
    ("RIS", re.compile(r"\s*TY  ?- ?\w+", re.IGNORECASE), "read it as RIS"),
    ("MEDLINE", re.compile(r"\s*PMID- ?\d+"), "read it as MEDLINE"),
    ("BibTeX", re.compile(r"\s*(?:%[^\n]*\n\s*){0,50}@\w+\s*[{(]"), "read it as BibTeX"),
    ("YAML", re.compile(
        r"\s*(?:(?:%YAML[^\n]*|#[^\n]*|---)\s*\n\s*){0,50}"
        r"(?:casegraph|key|type|title|authors|journal|article_type)\s*:(?:\s|$)"),
     "read it as a record"),
)  # fmt: skip
_SIGNALS: tuple[re.Pattern[str], ...] = (
    re.compile(r"^\s{0,8}[•·]\s*\S", re.MULTILINE),
    re.compile(r"^\s{0,8}(?:\[\d{1,3}\]|\d{1,3}[.)])\s*\S", re.MULTILINE),
    re.compile(r"Google Scholar\s*$", re.MULTILINE),
    re.compile(r"^\s{0,8}(?:Compliance with ethical standards|Ethics declarations|"
               r"Conflicts? of interests?|Competing interests)\s*$", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^\s{0,8}(?:Copyright information|Authors and affiliations|Author information|"
               r"Rights and permissions)\s*$", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^\s{0,8}(?:Abstract|Keywords|References|Funding information|"
               r"Acknowledge?ments?)\s*:?\s*$", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^\s{0,8}(?:Case report|Letter to the editor|Review|Original article)s?\s*$",
               re.MULTILINE | re.IGNORECASE),
    re.compile(r"^\s{0,8}(?:©|\(c\)|Copyright)", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^.{0,200}(?:\|\s*Cite as|Cite this article)\s*$", re.MULTILINE),
    re.compile(r"^.{0,120}\b[Vv]olume\s*\d+,", re.MULTILINE),
)  # fmt: skip
_SNIFFED = 200_000
_FEWEST_SIGNALS = 2


def unread_format(text: str) -> tuple[str, str | None] | None:
    """Return what text is that no reader knows, and what to do with it; None for any other text.

    Whether XML is of a kind that is read its reader has to tell first.
    """
    start = text[:4000].lstrip("\ufeff")
    for name, pattern, hint in _UNREAD:
        if pattern.match(start):
            return f"{name}, a format that cannot be read", hint
    return ("XML, but neither JATS nor PubMed's", None) if _XML.match(start) else None


def other_format(text: str) -> tuple[str, str] | None:
    """Return the name of the format that text is in, and what to do with it; None for a page."""
    start = text[:4000].lstrip("\ufeff")
    for name, pattern, hint in _FORMATS:
        if pattern.match(start):
            return name, hint
    return None


def looks_like_page(text: str) -> bool:
    """Tell whether text shows at least two signs of a publisher's page."""
    if other_format(text):
        return False
    head = text if len(text) <= _SNIFFED else text[:_SNIFFED]
    shown = (signal for signal in _SIGNALS if signal.search(head))
    return sum(1 for _ in islice(shown, _FEWEST_SIGNALS)) == _FEWEST_SIGNALS


def likeness(*, references: int, lines: int, words: int) -> str:
    """Return what a text without front matter looks like."""
    if not lines:
        return "an empty file"
    if references and references * 2 >= lines:
        return "a reference list alone"
    return "running text" if words / lines > 15 else "a plain list"
