"""Where an article states its thanks, its funding and its interests.

Publishers put these into `ack`, `fn`, `notes`, `sec` and `app`, in the front, the body or the back,
under headings of their own or run into the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.read.jats.text import blocks, plain, text_of
from casegraph.read.wording.headings import HEADINGS, RUN_IN, Section
from casegraph.read.wording.lines import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_WANTED = frozenset({Section.ACKNOWLEDGEMENT, Section.FUNDING, Section.CONFLICT, Section.ETHICS})
_HOLDERS = frozenset({
    "ack", "app", "app-group", "boxed-text", "fn", "fn-group", "notes", "sec",
})  # fmt: skip
_BY_TYPE = {
    "acknowledgement": Section.ACKNOWLEDGEMENT,
    "acknowledgment": Section.ACKNOWLEDGEMENT,
    "coi-statement": Section.CONFLICT,
    "conflict": Section.CONFLICT,
    "competing-interests": Section.CONFLICT,
    "conflict-of-interest": Section.CONFLICT,
    "disclosure": Section.CONFLICT,
    "interest": Section.CONFLICT,
    "financial-disclosure": Section.FUNDING,
    "funding": Section.FUNDING,
    "funding-information": Section.FUNDING,
    "funding-statement": Section.FUNDING,
    "supported-by": Section.FUNDING,
    "con": Section.OTHER,
    "data-availability": Section.OTHER,
    "edited-by": Section.OTHER,
    "ethics-statement": Section.OTHER,
    "equal": Section.OTHER,
    "present-address": Section.OTHER,
    "presented-at": Section.OTHER,
    "supplementary-material": Section.OTHER,
}
_NUMBERED = re.compile(r"^(?:\d+|[ivx]+)(?:\.\d+)*[.)]?\s+", re.IGNORECASE)
_CONFLICT_HEADING = re.compile(
    r"\b(?:conflict\w*|compet\w+|dualit\w+|declarations?|disclosures?)\b.*\binterests?\b|"
    r"\bconfli(?:ct|t)\w*\b.{1,5}inter[eêé]|"
    r"^(?:(?:authors?['’]?s?['’]?|coi|financial|potential|relevant|statement of)\s+)*disclosures?"
    r"(?:\s+(?:statements?|summary|information))?$|\bdisclosures? of .*\b(?:conflict|relationship)|"
    r"^coi(?:\s+statements?)?$"
)
_FUNDING_HEADING = re.compile(
    r"\b(?:funding|funders?|sponsorship|financiamento|financiamiento|financiación|financement)\b|"
    r"^(?:study |role of (?:the )?)?sponsors?\b|"
    r"\bfinancial (?:support|assistance|sources?)\b|\bgrant (?:information|numbers?|sponsors?)\b|"
    r"^(?:(?:financial|grant|research|study|sources? of)\s+)*(?:grants?|support)"
    r"(?:\s+statements?)?$"
)
_THANKS_HEADING = re.compile(
    r"\backnowledge?ments?\b|\bthanks\b|\bagradecimi?entos?\b|\bremerciements?\b|\bdanksagung\b"
)
_LONGEST_HEADING = 90
_CONFLICT = re.compile(
    r"\b(?:conflict\w*|competing|dualit\w+)\s+(?:\w+\s+){0,2}interests?\b|"
    r"\b(?:nothing|no\w*(?:\s+\w+){0,4}|any(?:thing)?(?:\s+\w+){0,4})\s+to\s+(?:disclose|declare)\b|"
    r"^\W*disclosures?\b",
    re.IGNORECASE,
)
_FUNDING = re.compile(
    r"\b(?:supported|funded|financed|sponsored)\s+(?:\w+\s+){0,3}by\b|"
    r"\bno\s+(?:\w+\s+){0,4}(?:funding|financial\s+support|funds)\b|^\W*(?:funding|grants?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a statement, without a heading run into it."""

    section: Section
    element: _Element
    text: str


def passages(article: _Element) -> Iterator[Passage]:
    """Yield the paragraphs of thanks, funding and interests in the order of the article."""
    for holder in _holders(article):
        for passage in _walk(holder, _section_of(holder)):
            if passage.section in _WANTED and passage.section is not Section.ETHICS:
                yield passage


def section_of_heading(text: str) -> Section | None:
    """Return what a heading announces, None where it is not one of the known ones."""
    name = label(_NUMBERED.sub("", text)).rstrip(". ")
    known = HEADINGS.get(name)
    if known or len(name) > _LONGEST_HEADING:
        return known
    found = [
        section
        for section, pattern in (
            (Section.CONFLICT, _CONFLICT_HEADING),
            (Section.FUNDING, _FUNDING_HEADING),
            (Section.ACKNOWLEDGEMENT, _THANKS_HEADING),
        )
        if pattern.search(name)
    ]
    return Section.ETHICS if len(found) > 1 else next(iter(found), None)


def _holders(article: _Element) -> Iterator[_Element]:
    """Yield the outermost elements that may hold statements."""
    for path in ("front/article-meta/author-notes", "front/notes", "front/article-meta/notes"):
        yield from article.iterfind(path)
    for body in article.iterfind("body"):
        yield from _sections_of_body(body)
    for back in article.iterfind("back"):
        for child in back:
            if child.tag in _HOLDERS:
                yield child


def _sections_of_body(body: _Element) -> Iterator[_Element]:
    """Yield the sections of the body that are statements by heading or type, the outermost only."""
    taken: set[_Element] = set()
    for section in body.iter("sec", "ack", "fn-group"):
        inside = any(holder in taken for holder in section.iterancestors("sec"))
        if not inside and _section_of(section) in _WANTED:
            taken.add(section)
            yield section


def _section_of(holder: _Element) -> Section | None:
    """Return what an element holds: by its heading, else by its type, else by its name."""
    title = text_of(holder.find("title")) or _label(holder)
    kind = (
        next(
            (
                holder.get(name)
                for name in ("fn-type", "sec-type", "notes-type")
                if holder.get(name)
            ),
            "",
        )
        or ""
    )
    by_type = _BY_TYPE.get(kind.lower())
    if title:
        return section_of_heading(title) or by_type or Section.OTHER
    if holder.tag == "ack":
        return Section.ACKNOWLEDGEMENT
    return by_type


def _label(holder: _Element) -> str:
    """Return the label of a note where it is a heading, not a mark."""
    label_text = text_of(holder.find("label"))
    return label_text if section_of_heading(label_text) else ""


def _walk(holder: _Element, section: Section | None) -> Iterator[Passage]:
    """Yield the paragraphs of an element, each with the section that it belongs to."""
    current = section
    for child in holder:
        if child.tag in _HOLDERS:
            yield from _walk(child, _section_of(child) or section)
        elif child.tag == "p":
            named, text = _run_in(child)
            typed = _BY_TYPE.get((child.get("content-type") or "").lower())
            current = named or typed or current
            if text:
                yield Passage(_by_wording(current, text), child, text)
        elif child.tag not in {"title", "label", "corresp", "ref-list", "glossary"}:
            for text in blocks(child):
                if text:
                    yield Passage(_by_wording(current, text), child, text)


def _by_wording(section: Section | None, text: str) -> Section:
    """Return what a paragraph states; without a heading of its own, its words decide."""
    if section is not None and section is not Section.ETHICS:
        return section
    if _CONFLICT.search(text):
        return Section.CONFLICT
    return Section.FUNDING if _FUNDING.search(text) else Section.OTHER


def _run_in(paragraph: _Element) -> tuple[Section | None, str]:
    """Return the section that a heading run into a paragraph names, and the text without it."""
    text = "\n".join(filter(None, blocks(paragraph)))
    first = paragraph[0] if len(paragraph) else None
    if first is not None and not (paragraph.text or "").strip() and first.tag in _EMPHASIS:
        heading = text_of(first)
        named = section_of_heading(heading) if len(heading) < _LONGEST_HEADING else None
        if named or heading.endswith((":", ".")):
            rest = text.removeprefix(heading).lstrip(" .:—–-\n")
            return (named or Section.OTHER), rest
    if section_of_heading(text) and len(text.split()) <= 5 and not text.endswith("."):
        return section_of_heading(text), ""
    found = RUN_IN.match(text)
    if found:
        return section_of_heading(found["name"]), plain(text[found.end() :])
    return None, text


_EMPHASIS = frozenset({"bold", "italic", "underline", "sc", "monospace", "styled-content"})
