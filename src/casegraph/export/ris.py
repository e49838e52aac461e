"""RIS: the tagged format that reference managers exchange (Research Information Systems, 2011).

A tag of two characters, two spaces, a hyphen and a space begin each line; lines end as the
specification says, in carriage return and line feed. What has a line break is written in one line;
only the paragraphs of an abstract have a line each, as EndNote writes them. No tag tells
that a list of authors is cut, and each AU is a person: a note tells it. ORCID iDs are not written:
no tag is theirs, and Zotero makes a note of any tag that it does not know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.export.plain_line import labelled, one_line, page_range, paragraphs
from casegraph.vocab.enums import IdentifierScheme, WorkType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from casegraph.model.dates import PartialDate
    from casegraph.model.item import Item
    from casegraph.model.record import Name

    Line = tuple[str, str | None]

_CUT = "The list of authors is cut: et al."
END_OF_LINE = "\r\n"
_LIKE_A_TAG = re.compile(r"\s*[A-Za-z][A-Za-z0-9]\s*-")
_TYPES = {
    WorkType.CASE_REPORT: ("JOUR", "Case Report"),
    WorkType.JOURNAL_ARTICLE: ("JOUR", None),
    WorkType.REVIEW: ("JOUR", "Review"),
    WorkType.CLINICAL_TRIAL: ("JOUR", "Clinical Trial"),
    WorkType.LETTER: ("JOUR", "Letter"),
    WorkType.EDITORIAL: ("JOUR", "Editorial"),
    WorkType.BOOK: ("BOOK", None),
    WorkType.BOOK_CHAPTER: ("CHAP", None),
    WorkType.THESIS: ("THES", None),
    WorkType.PREPRINT: ("UNPB", "Preprint"),
    WorkType.CONFERENCE_PAPER: ("CPAPER", None),
    WorkType.DATASET: ("DATA", None),
    WorkType.WEB_PAGE: ("ELEC", None),
    WorkType.OTHER: ("GEN", None),
}
_IDENTIFIERS = {
    IdentifierScheme.DOI: "DO",
    IdentifierScheme.PMID: "AN",
    IdentifierScheme.PMCID: "C2",
    IdentifierScheme.ISSN: "SN",
    IdentifierScheme.ISBN: "SN",
    IdentifierScheme.URL: "UR",
}


def write_ris(items: Iterable[Item], stream: BinaryIO) -> None:
    """Write items one after the other, an empty line between them."""
    for item in items:
        lines = [f"{tag}  - {text}" for tag, value in _lines(item) if (text := _text(tag, value))]
        stream.write(END_OF_LINE.join([*lines, "ER  - ", "", ""]).encode())


def _lines(item: Item) -> Iterator[Line]:
    kind, work = _TYPES[item.kind]
    yield "TY", kind
    yield "ID", item.key
    yield from (("AU", _name(name)) for name in item.authors)
    yield from (("ED", _name(name)) for name in item.editors)
    yield "TI", item.title
    yield "T2", item.container
    yield "J2", item.container_abbreviation
    if item.issued:
        yield "PY", f"{item.issued.year:04d}"
        yield "DA", _date(item.issued) if item.issued.month else None
    yield "VL", item.volume
    yield "IS", item.issue
    yield from _pages(item.page)
    yield "ET", item.edition
    yield "PB", item.publisher
    yield "CY", item.place
    yield "Y2", item.accessed
    yield "M3", work
    yield from _identifiers(item)
    yield "LA", item.language
    yield from (("KW", keyword) for keyword in item.keywords)
    yield "AB", item.abstract
    yield "N1", _CUT if item.et_al and item.authors else None
    yield "N1", item.note


def _identifiers(item: Item) -> Iterator[Line]:
    """Yield the identifiers; one of a scheme without a tag is named in a note."""
    for scheme, value in item.identifiers.items():
        tag = _IDENTIFIERS.get(IdentifierScheme(scheme)) if scheme in _SCHEMES else None
        yield (tag, value) if tag else ("N1", f"{scheme}: {value}")
    if IdentifierScheme.PMID in item.identifiers:
        yield "DB", "PubMed"


_SCHEMES = frozenset(scheme.value for scheme in IdentifierScheme)


def _name(name: Name) -> str:
    """Return `Family, Given, Suffix`; behind a collective name stands a comma, as EndNote asks."""
    if name.literal:
        return f"{name.literal},"
    if not name.family:
        return " ".join(part for part in (name.given, name.suffix) if part)
    parts = [name.family, name.given or ("" if name.suffix else None), name.suffix]
    return ", ".join(part for part in parts if part is not None)


def _date(date: PartialDate) -> str:
    """Return `2018/10/05/`, the known parts filled in, as the specification writes dates."""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.month and date.day else ""
    return f"{date.year:04d}/{month}/{day}/"


def _pages(page: str | None) -> Iterator[Line]:
    limits = page_range(page or "")
    yield "SP", limits[0] if limits else page
    yield "EP", limits[1] if limits else None


def _text(tag: str, value: str | None) -> str:
    if not value or tag != "AB":
        return one_line(value) if value else ""
    lines = labelled(paragraphs(value))
    tagged = any(_LIKE_A_TAG.match(line) for line in lines[1:])
    return (" " if tagged else END_OF_LINE).join(lines)
