"""One printed reference -> its fields, each with its place in the raw text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.page_ranges import expand
from casegraph.model.reference import ParsedReference
from casegraph.refparse import identifiers, names
from casegraph.refparse.draft import Source
from casegraph.refparse.grammar import GRAMMARS
from casegraph.refparse.locator import locate
from casegraph.refparse.text import leftovers, view

if TYPE_CHECKING:
    from casegraph.model.reference import Span
    from casegraph.refparse.draft import Draft
    from casegraph.refparse.grammar import Grammar

VERSION = "1"
"""Changes with what a reference is read as."""
MAX_LENGTH = 65_536
"""Characters; a longer text is no reference, and is left over whole."""

_LABEL = re.compile(
    r"[ ]*(?:[\[(]\d{1,3}[\])]\.?[ ]*|\d{1,3}[.)]?[ ]+(?=[^\W\d_])|\d{1,3}\.(?=[A-Z]))?"
)
_LINK = (
    r"(?:CrossRef|PubMed\s?Central|PubMed|Google\s?Scholar|View\s?Article|Web of Science|Scopus)"
)
_LINKS = re.compile(rf"\[?{_LINK}(?:[\]\[ ]{{0,3}}{_LINK}){{0,9}}\]?[ ]*$")
_NOTE = re.compile(
    r"[\s.,;(\[]+(?:Epub\b|[Pp]ublished online|Available (?:from|at|online)|Accessed\b"
    r"|[Aa]ccessed on|Retrieved\b|[Ii]n press|[Ff]orthcoming|Dispon[ií]vel|Disponible"
    r"|Acess[oe]\b|Recuperado|[Ll]ast access|PubMed\b|Erratum in|discussion \w?\d|quiz \w?\d"
    r"|Preprint|doi\b|DOI\b)"
)
_ENDING = " \n.,;:-/'\"|*([<"


def parse(raw: str) -> ParsedReference:
    """Return the fields of one printed reference; never raises, `raw` may be any text.

    Spans and leftover do not overlap and together hold every letter and digit of `raw`.
    """
    if len(raw) > MAX_LENGTH:
        return ParsedReference(leftover=leftovers(raw, ()))
    text, values, spans = identifiers.take(view(raw))
    start, end = _furniture(text, spans)
    people = names.authors(text, raw, start, end)
    end = _without_notes(text, people.end if people else start, end)
    place = locate(text, people.end if people else start, end)
    source = Source(raw, text, start, end, people, place)
    for grammar in GRAMMARS:
        draft = grammar.read(source)
        if draft:
            return _result(raw, draft, grammar, values, spans)
    return ParsedReference(identifiers=values, spans=spans, leftover=leftovers(raw, spans.values()))


def _furniture(text: str, spans: dict[str, Span]) -> tuple[int, int]:
    """Return the bounds of the reference between its label and its links; keep both as spans."""
    label = _LABEL.match(text)
    start = label.end() if label else 0
    if text[:start].strip():
        spans["label"] = (0, start)
    links = _LINKS.search(text, max(start, len(text) - 200))
    if links:
        spans["links"] = links.span()
    end = links.start() if links else len(text)
    return start, start + len(text[start:end].rstrip(_ENDING))


def _without_notes(text: str, start: int, end: int) -> int:
    """Return where the notes begin that follow the reference itself."""
    note = _NOTE.search(text, max(start, (start + end) // 2), end)
    return note.start() if note else end


def _result(
    raw: str, draft: Draft, grammar: Grammar, values: dict[str, str], spans: dict[str, Span]
) -> ParsedReference:
    found = {name: raw[slice(*span)] for name, span in draft.fields.items()}
    spans |= draft.spans
    if draft.people:
        spans["authors"] = (draft.people.start, draft.people.end)
    plain = {name: draft.source.text[slice(*span)] for name, span in draft.fields.items()}
    return ParsedReference(
        authors=draft.people.names if draft.people else (),
        et_al=bool(draft.people and draft.people.et_al),
        year=found.get("year"),
        title=found.get("title"),
        journal=found.get("journal"),
        volume=plain.get("volume"),
        issue=plain.get("issue"),
        page=expand(plain["page"]) if "page" in plain else None,
        identifiers=values,
        spans=spans,
        leftover=leftovers(raw, spans.values()),
        style=grammar.name,
    )
