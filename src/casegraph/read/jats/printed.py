"""A cited reference as it is printed: the text of a mixed citation, or one that is composed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.names import display
from casegraph.read.jats.names import NAMES, name_of
from casegraph.read.jats.text import seamed, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_PARTS = frozenset({
    "article-title", "chapter-title", "collab", "comment", "conf-name", "day", "edition",
    "elocation-id", "etal", "ext-link", "fpage", "given-names", "issue", "lpage", "month", "name",
    "page-range", "person-group", "pub-id", "publisher-loc", "publisher-name", "series", "source",
    "string-name", "suffix", "supplement", "surname", "trans-title", "uri", "volume", "year",
})  # fmt: skip
_LABELS = re.compile(r"(?:doi|pmid|pmcid|pubmed|arxiv|isbn|issn|/|:|=)\W*$", re.IGNORECASE)
_BEFORE_STOP = re.compile(r"\s+(?=[,.;:)\]](?:\s|$|[^\w]))")
_EMPTY_BRACKETS = re.compile(r"\s*(?:\[[\s,;]*\]|\([\s,;]*\))")
_ACCESSED = re.compile(r"\W*(?:accessed|cited|retrieved|consulted|viewed|last)\b", re.IGNORECASE)
_NUMBERS = frozenset({"fpage", "page-range", "elocation-id"})
_IN_VOLUME = frozenset({"volume", "issue", "supplement"})
_DATES_OF_ACCESS = ("date-in-citation", "access-date")
_DATE = frozenset({"year", "month", "day", "season", "date"})


def printed(citation: _Element) -> str:
    """Return a citation as printed; without its identifiers that are only links.

    A citation without punctuation of its own is composed from its parts, in their order.
    """
    if not _has_text(citation):
        return composed(citation)
    instead = {each: "" for each in citation.iter("pub-id") if _is_link(each)}
    for each in citation.iter("person-group", "etal"):
        if not _has_text(each):
            instead[each] = _piece(each)
    text = seamed(citation, seams=_PARTS, between=" ", without=("label",), instead=instead)
    return _BEFORE_STOP.sub("", _EMPTY_BRACKETS.sub("", text)).strip()


def _has_text(element: _Element) -> bool:
    """Tell whether text or punctuation stands in an element beside its parts."""
    own = [element.text or "", *(child.tail or "" for child in element)]
    return any(piece.strip() for piece in own)


def _is_link(pub_id: _Element) -> bool:
    """Tell whether an identifier stands without a word that says what it is."""
    previous = pub_id.getprevious()
    parent = pub_id.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    is_address = text_of(pub_id).lower().startswith(("http", "doi"))
    return not is_address and not _LABELS.search((before or "").rstrip())


def composed(citation: _Element) -> str:
    """Return the parts of a citation in their order, with the punctuation of a reference list."""
    text, before = "", ""
    for part in citation:
        piece = _piece(part)
        if piece:
            text = f"{text}{_between(text, before, str(part.tag))}{piece}"
            before = str(part.tag)
    if not text:
        return ""
    return text if text.endswith((".", "?", "!")) or "doi:" in text[-120:] else f"{text}."


def _piece(part: _Element) -> str:
    """Return one part as it stands in a reference; empty for what is not printed."""
    tag = str(part.tag)
    if tag in NAMES:
        return _person(part)
    text = text_of(part)
    own = {
        "etal": text or "et al",
        "pub-id": _identifier(part.get("pub-id-type") or "", text),
        **dict.fromkeys(_DATES_OF_ACCESS, text if _ACCESSED.match(text) else f"[cited {text}]"),
        "issue": f"({text.strip('()')})" if text else "",
        **dict.fromkeys(("label", "object-id", "issn", "isbn"), ""),
    }
    return _persons(part) if tag == "person-group" else own.get(tag, text)


def _identifier(kind: str, text: str) -> str:
    """Return an identifier as a reference shows it; those of PubMed are not printed."""
    if kind == "doi":
        return f"doi:{text}"
    return text if kind in {"accession", "archive", "ark", "handle"} else ""


def _persons(group: _Element) -> str:
    names = list(_names(group))
    text = ", ".join(names) or text_of(group)
    is_editor = "editor" in (group.get("person-group-type") or "")
    return f"{text}, editor{'s' if len(names) > 1 else ''}" if is_editor and text else text


def _names(group: _Element) -> Iterator[str]:
    for each in group:
        if each.tag in NAMES and (name := _person(each)):
            yield name
        elif each.tag == "etal":
            yield "et al"


def _person(element: _Element) -> str:
    name = name_of(element)
    if name is None:
        return ""
    parts = (name.family, name.given, name.suffix)
    return " ".join(part for part in parts if part) if name.family else display(name)


def _between(text: str, before: str, tag: str) -> str:
    """Return what stands between two parts of a reference."""
    if not text:
        return ""
    stop = " " if text.endswith((".", "?", "!")) else ". "
    if tag in _DATE and (before in _DATE or before == "source"):
        return " " if before in _DATE else stop
    if tag == "volume":
        return ";" if before in _DATE else " " if before == "source" else stop
    if tag in {"issue", "supplement"}:
        return "" if tag == "issue" and before == "volume" else " "
    if tag in _NUMBERS:
        return ":" if before in _IN_VOLUME | _DATE else stop
    fixed = {
        ("fpage", "lpage"): "–",
        ("publisher-loc", "publisher-name"): ": ",
        ("publisher-name", "year"): "; ",
    }
    is_name = tag in NAMES | {"etal"} and before in NAMES
    return ", " if is_name else fixed.get((before, tag), stop)
