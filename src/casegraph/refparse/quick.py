"""The short way for the commonest print: Springer Basic and Vancouver without any irregularity.

One expression reads the whole reference; where a single sign is unexpected it does not fit, and
the grammars read it. What it reads is what they would read: a test compares both.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from casegraph.model.ids import doi_end
from casegraph.model.page_ranges import expand
from casegraph.model.record import Name
from casegraph.model.reference import ParsedReference
from casegraph.refparse import titles
from casegraph.refparse.abbreviations import ABBREVIATIONS, GROUP, TITLE_ABBREVIATIONS
from casegraph.refparse.confidence import confidence, traits
from casegraph.refparse.groups import FIRST_ENCLOSED
from casegraph.refparse.locator import is_range
from casegraph.refparse.name_forms import Form, pattern
from casegraph.refparse.names import WITH_INITIAL
from casegraph.refparse.quick_forms import BARE, COMMA, NAME, OTHER_KINDS, PARTS, TAIL
from casegraph.refparse.repair import is_whole
from casegraph.refparse.text import fold, is_year, leftovers, view
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    import re

    from casegraph.model.reference import Span

MAX_LENGTH = 1_500
_LONGEST_FAMILY = 60
_GAP = 3
"""Characters between title and container: a point between blanks."""
_MOST_SIGNS = 2
"""Signs between container and locator: a blank and a point."""
_FOREIGN = {
    "10.": (), "http": (), "//": (), "www.": (), "isbn": (), "issn": (), "doi": (), "url": (),
    "arxiv": (), "available ": (), "etrieved": (), "viewed": (), "consult": (), "dispon": (),
    "ecuperado": (), "in press": (), "forthcoming": (), "to appear": (), "erratum in": (),
    "discussion ": (), "quiz ": (), "edited by": (), " in:": (), " in :": (), ". in ": (),
    "? in ": (), "! in ": (),
    "pm": ("pmc", "pmid"), "pub": ("pubmed", "epub", "published online"), "cit": ("cited", "citad"),
    "cess": ("ccessed", "last access", "date access", "of access", "acess"),
    " em": (" em:", " em :"), ", ed": (", ed ", ", eds", ", ed."),
}  # fmt: skip
"""What the general way looks for anywhere in a text (identifiers, notes, chapters): what some
words share, and these words, none where it is itself a word."""
_MARKS = (" , ", " ; ", ", and ", ", & ", "; and ", "; & ", " and ", " & ", "; ")
"""What may part two names beside a comma, the longer ones first."""


class _Print(NamedTuple):
    """How a reference is printed: its style, and which group of which match holds its year."""

    style: str
    year: str
    span: Span


def read(raw: str) -> ParsedReference | None:
    """Return the fields of a reference printed without any irregularity, None for any other."""
    if len(raw) > MAX_LENGTH or not is_whole(raw):
        return None
    form = BARE
    text = fold(raw)
    head = form.match(text)
    if not head:
        form = COMMA
        head = form.match(text)
    tail = head and TAIL.fullmatch(text, head.end())
    if not head or not tail or _is_longer(head):
        return None
    printed = _print(head, tail, bare=form is BARE)
    parts = printed and _parts(head, tail, raw)
    return _result(printed, head, tail, raw, parts) if printed and parts else None


def _is_longer(head: re.Match[str]) -> bool:
    """Tell whether names may be printed in full or go on (`Roe, J. Coe, C.`) behind a point."""
    text, end = head.string, head.end()
    if WITH_INITIAL.match(text, head.start("authors")):
        return True
    if head.re is BARE.compiled or ", " not in text[end : end + _LONGEST_FAMILY]:
        return False
    return pattern(Form.COMMA).match(text, end) is not None


def _print(head: re.Match[str], tail: re.Match[str], *, bare: bool) -> _Print | None:
    """Return the style that the place of the year tells, None where not just one is printed."""
    enclosed, plain = head.group("enclosed", "plain")
    years = tail.group("before", "enclosed", "inside", "after")
    before, amid, inside, after = years
    if 6 - (enclosed, plain, *years).count(None) != 1:
        return None
    if enclosed:
        return _Print("springer-basic" if bare else "apa", enclosed, head.span("enclosed"))
    if plain:
        return _Print("harvard", plain, head.span("plain"))
    if before:
        style = "acs" if tail["separator"].strip() == "," else "vancouver"
        return _Print(style, before, tail.span("before"))
    if amid:
        return _Print("frontiers", amid, tail.span("enclosed"))
    return _Print("year-last", inside or after, tail.span("inside" if inside else "after"))


def _parts(head: re.Match[str], tail: re.Match[str], raw: str) -> tuple[Span, Span] | None:
    """Return the spans of title and journal, None where the text may be read in another way."""
    start, end = tail.span("middle")
    end = start + len(raw[start:end].rstrip(" .,"))
    if not _is_plain(head, tail, raw, end):
        return None
    plain = PARTS.fullmatch(tail.string, start, end)
    if plain and _is_title(plain["title"]):
        title, journal = plain.span("title"), plain.span("journal")
    else:
        split = titles.split(fold(view(raw)), start, end, located=True)
        if not split.title or not split.container or split.container[1] != end:
            return None
        title, journal = split.title, split.container
    name = raw[slice(*journal)]
    placed = tail["volume"][0] == "v" and "," in name
    alike = _is_journal(name) and not placed and journal[0] - title[1] <= _GAP
    return (title, journal) if alike else None


def _is_plain(head: re.Match[str], tail: re.Match[str], raw: str, end: int) -> bool:
    """Tell whether the text says nothing beside title and container, which end at `end`."""
    start = tail.start("middle")
    last = raw[end - 1]
    if tail.end("middle") - end > _MOST_SIGNS or not (last == ")" or last.isalpha()):
        return False
    text = raw[start - 2 : tail.end("page")].lower()
    for shared, words in _FOREIGN.items():
        if shared in text and (not words or any(word in text for word in words)):
            return False
    if tail["blank"] and not _is_apart(tail):
        return False
    if tail["doi"] and doi_end(tail["doi"]) < len(tail["doi"]):
        return False
    if "(" in text and not head["enclosed"] and FIRST_ENCLOSED.search(raw, start, end):
        return False
    parted = raw[start - 2] in (").,:l" if head["enclosed"] or head["plain"] else ").:l")
    return parted or not GROUP.search(raw, head.start("authors"), end)


def _is_apart(tail: re.Match[str]) -> bool:
    """Tell whether a volume and pages that no sign parts can be nothing else."""
    return is_range(view(tail["page"])) and not is_year(tail["number"])


def _is_title(title: str) -> bool:
    """Tell whether the last word is a word, no abbreviation that begins the journal's name."""
    last = title[title.rfind(" ") + 1 :].rstrip("?")
    return last not in ABBREVIATIONS and last.lower().lstrip("(") not in TITLE_ABBREVIATIONS


@lru_cache(maxsize=4096)
def _is_journal(name: str) -> bool:
    return not OTHER_KINDS.search(name)


@lru_cache(maxsize=65_536)
def _bare(printed: str) -> Name:
    found = NAME.fullmatch(fold(printed))
    if not found:
        return Name(family=printed)
    return Name(family=printed[: found.end("family")], given=printed[slice(*found.span("given"))])


@lru_cache(maxsize=65_536)
def _inverted(family: str, given: str) -> Name:
    return Name(family=family, given=given)


@lru_cache(maxsize=4096)
def _names(printed: str, *, bare: bool) -> tuple[Name, ...]:
    """Return the names of a list, which commas alone part after all other signs are removed."""
    for mark in _MARKS:
        if mark in printed:
            printed = printed.replace(mark, ", ")
    parts = printed.split(", ")
    if bare:
        return tuple(map(_bare, parts))
    return tuple(map(_inverted, parts[::2], parts[1::2]))


def _result(
    printed: _Print, head: re.Match[str], tail: re.Match[str], raw: str, parts: tuple[Span, Span]
) -> ParsedReference:
    span = tail.span
    authors = _names(raw[slice(*head.span("authors"))], bare=head.re is BARE.compiled)
    et_al = head["et_al"] is not None
    end = head.end("et_al") if et_al else head.end("authors")
    title, journal = parts
    issue = tail["issue"] or tail["numbered"]
    spans: dict[str, Span] = {
        "authors": (head.start("authors"), end + (et_al and raw[end] == ".")),
        "year": printed.span, "title": title, "journal": journal,
        "volume": span("volume"), "page": span("page"),
    }  # fmt: skip
    fields = {
        "year": printed.year, "title": raw[slice(*title)], "journal": raw[slice(*journal)],
        "volume": tail["number"], "page": tail["page"],
    }  # fmt: skip
    if head["label"]:
        spans["label"] = head.span("label")
    if issue:
        spans["issue"] = span("issue" if tail["issue"] else "part")
    identifiers = _identifiers(tail, spans)
    left = leftovers(raw, spans.values()) if tail["month"] else ()
    share = sum(stop - start for start, stop in left) / len(raw) if left else 0.0
    return ParsedReference(
        authors=authors,
        et_al=et_al,
        year=printed.year,
        title=fields["title"],
        journal=fields["journal"],
        volume=fields["volume"],
        issue=issue and view(issue),
        page=_pages(tail["first"], tail["last"]),
        type=WorkType.JOURNAL_ARTICLE,
        identifiers=identifiers,
        spans=spans,
        leftover=left,
        style=printed.style,
        confidence=confidence(traits(printed.style, fields, authors, spans, share)),
    )


def _identifiers(tail: re.Match[str], spans: dict[str, Span]) -> dict[str, str]:
    """Return the identifiers behind the pages, and keep their places."""
    found: dict[str, str] = {}
    if tail["doi"]:
        found["doi"] = tail["doi"].lower()
        spans["doi"] = (tail.start("prefix"), tail.end("doi"))
    if tail["pmid"]:
        found["pmid"] = tail["pmid"]
        spans["pmid"] = tail.span("pubmed")
    return found


def _pages(first: str, last: str | None) -> str:
    if last is None:
        return first
    if len(first) == len(last) and first.isdecimal() and last.isdecimal():
        return f"{first}-{last}"
    return expand(f"{first}-{last}")
