"""One printed reference in any style -> its fields, each with its place in the raw text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.page_ranges import expand
from casegraph.model.reference import ParsedReference
from casegraph.refparse import identifiers, names, notes
from casegraph.refparse.confidence import confidence, traits
from casegraph.refparse.draft import Draft, Source
from casegraph.refparse.grammar import GRAMMARS
from casegraph.refparse.kinds import kind
from casegraph.refparse.locator import locate
from casegraph.refparse.pattern import Pattern
from casegraph.refparse.repair import repair
from casegraph.refparse.text import YEAR, fold, leftovers, view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.model.reference import Span
    from casegraph.refparse.repair import Repaired

_LABEL = Pattern(
    r"[ .,;:)\]]{0,6}(?:[\[(]\d{1,3}[\])]\.?[ ]*|\d{1,3}[.)]?[ ]+(?=[^\W\d_])"
    r"|\d{1,3}(?:\.|-\s?)(?=[A-Z]))?"
)
_LINK = (
    r"(?:Cross[Rr]ef|PubMed\s?Central|PubMed|Google\s?Scholar|View\s?(?:Article|in Scopus)"
    r"|Article(?=[\]\[ |]{1,3}[A-Z])|PMC free article|Full\s?Text|Web of Science|Scopus|MathSciNet"
    r"|CAS|ADS|MATH|ISI)"
)
_LINKS = Pattern(rf"(?<![A-Za-z-])\[?{_LINK}(?:[\]\[ |]{{0,3}}{_LINK}){{0,9}}\]?[ ]*$")
_LINK_ENDS = (
    "Ref",
    "ref",
    "entral",
    "PubMed",
    "cholar",
    "rticle",
    "copus",
    "ext",
    "ience",
    "SciNet",
    "CAS",
    "ADS",
    "MATH",
    "ISI",
)
_NOTE = Pattern(
    r"[\s.,;(\[]+(?=[A-Zadeifpqrt])(?:Epub\b|[Pp]ublished online"
    r"|Available (?:from|at|online)|Accessed\b"
    r"|[Aa]ccessed on|Retrieved\b|[Ii]n press|[Ff]orthcoming|[Tt]o appear|Dispon[ií]vel|Disponible"
    r"|Acess[oe]\b|Recuperado|[Ll]ast access|PubMed\b|Erratum in|discussion \w?\d|quiz \w?\d"
    r"|doi\b|DOI\b|e?ISSN\b|URL\b|Disponível)"
)
_NOTE_HINTS = (
    "pub", "ublished o", "vailable ", "cces", "etrieved", "n press", "orthcoming", "o appear",
    "ispon", "cess", "ecuperado", "PubMed", "Erratum in", "discussion ", "quiz ", "doi", "DOI",
    "ISSN", "URL",
)  # fmt: skip
"""Parts of the words that open a note: one of them must stand where the slower pattern fits."""
_YEAR_AHEAD = Pattern(rf"[\s.,:;]*[(\[]?\s?{YEAR}[a-z]?(?![\w/-])(?!\s?;)")
_FIRST_YEAR = Pattern(rf"\(\s?{YEAR}[a-z]?\)")
_PLAIN = frozenset({"year", "volume", "issue"})
_REACH = 120
_LINKS_REACH = 200
_ENDING = " \n.,;:-/'\"|*([<>"


def read(raw: str) -> ParsedReference:
    """Return the fields of one printed reference, found by the first grammar that fits."""
    printed = repair(raw)
    text, values, spans = identifiers.take(view(printed.text))
    text, accessed, place_of_access = notes.accessed(text, 0)
    if place_of_access:
        spans["accessed"] = place_of_access
    source = _source(printed.text, fold(text), spans)
    for grammar in GRAMMARS:
        draft = grammar.read(source)
        if draft:
            break
    else:
        draft, grammar = Draft(source, source.start, source.end), None
        draft.people = None
    if accessed:
        draft.fields["accessed"] = accessed
    return _result(raw, printed, draft, grammar.name if grammar else None, values, spans)


def _source(raw: str, text: str, spans: dict[str, Span]) -> Source:
    start, end = _furniture(text, spans)
    people = names.authors(text, raw, start, end)
    behind = people.end if people else start
    end = _without_notes(text, behind, end)
    first = min(end, start + _REACH)
    dated = _YEAR_AHEAD.match(text, behind, end) is not None or (
        not people and _FIRST_YEAR.search(text, start, first) is not None
    )
    place = locate(text, behind, end, dated=dated)
    online = "url" in spans or "accessed" in spans
    return Source(raw, text, start, end, people, place, online)


def _furniture(text: str, spans: dict[str, Span]) -> tuple[int, int]:
    """Return the bounds of the reference between its label and its links; keep both as spans."""
    label = _LABEL.match(text)
    start = label.end() if label else 0
    if text[:start].strip(" .,;:)]"):
        spans["label"] = (0, start)
    linked = text.rstrip(" ]").endswith(_LINK_ENDS)
    links = _LINKS.search(text, max(start, len(text) - _LINKS_REACH)) if linked else None
    if links:
        spans["links"] = links.span()
    end = links.start() if links else len(text)
    return start, start + len(text[start:end].rstrip(_ENDING))


def _without_notes(text: str, start: int, end: int) -> int:
    """Return where the notes begin that follow the reference itself."""
    behind = max(start, (start + end) // 2)
    window = text[behind:end]
    for hint in _NOTE_HINTS:
        if hint in window:
            note = _NOTE.search(text, behind, end)
            return note.start() if note else end
    return end


def _result(
    raw: str,
    printed: Repaired,
    draft: Draft,
    style: str | None,
    values: dict[str, str],
    spans: dict[str, Span],
) -> ParsedReference:
    fields = {name: printed.text[slice(*span)] for name, span in draft.fields.items()}
    fields |= {name: view(fields[name]) for name in _PLAIN & fields.keys()}
    people = draft.people
    spans |= draft.spans
    if people:
        spans["authors"] = (people.start, people.end)
    left = leftovers(printed.text, spans.values())
    share = sum(end - start for start, end in left) / (len(raw) or 1)
    authors = people.names if people else ()
    return ParsedReference(
        authors=authors,
        et_al=bool(people and people.et_al),
        year=fields.get("year"),
        title=fields.get("title"),
        journal=fields.get("journal"),
        volume=fields.get("volume"),
        issue=fields.get("issue"),
        page=_pages(draft),
        type=kind(_outside(printed.text, spans), fields, spans, values),
        editors=draft.editors,
        publisher=fields.get("publisher"),
        place=fields.get("place"),
        edition=fields.get("edition"),
        accessed=fields.get("accessed"),
        identifiers=values,
        spans={name: printed.back(span) for name, span in spans.items()}
        if printed.origin
        else spans,
        leftover=tuple(map(printed.back, left)) if printed.origin else left,
        style=style,
        confidence=confidence(traits(style, fields, authors, spans, share)),
    )


def _outside(raw: str, spans: Mapping[str, Span]) -> str:
    """Return the text behind authors and title."""
    at = max((spans[name][1] for name in ("authors", "title") if name in spans), default=0)
    return raw[at:]


def _pages(draft: Draft) -> str | None:
    """Return the pages in full, a dash set between them where the print has none."""
    if "page" not in draft.fields:
        return None
    start, end = draft.fields["page"]
    text, cut = draft.source.text, draft.source.place and draft.source.place.cut
    if not cut:
        return expand(text[start:end])
    return expand(f"{text[start:cut].rstrip(' -')}-{text[cut:end]}")
