"""CSL-JSON: the input of citation processors (Citation Style Language, schema 1.0.2).

What the schema has no variable for stands in its `custom` object: the ORCID iDs of authors,
identifiers of other schemes, and `et-al`, which tells that the list of authors is cut.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from casegraph.export.plain_line import in_one_field
from casegraph.model.record import Author
from casegraph.vocab.enums import IdentifierScheme, WorkType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from casegraph.model.dates import PartialDate
    from casegraph.model.item import Item
    from casegraph.model.record import Name

    Csl = dict[str, object]

_TYPES = {
    WorkType.CASE_REPORT: ("article-journal", "case report"),
    WorkType.JOURNAL_ARTICLE: ("article-journal", None),
    WorkType.REVIEW: ("article-journal", "review"),
    WorkType.CLINICAL_TRIAL: ("article-journal", "clinical trial"),
    WorkType.LETTER: ("article-journal", "letter"),
    WorkType.EDITORIAL: ("article-journal", "editorial"),
    WorkType.BOOK: ("book", None),
    WorkType.BOOK_CHAPTER: ("chapter", None),
    WorkType.THESIS: ("thesis", None),
    WorkType.PREPRINT: ("article", "preprint"),
    WorkType.CONFERENCE_PAPER: ("paper-conference", None),
    WorkType.DATASET: ("dataset", None),
    WorkType.WEB_PAGE: ("webpage", None),
    WorkType.OTHER: ("document", None),
}
_IDENTIFIERS = {
    IdentifierScheme.DOI: "DOI",
    IdentifierScheme.PMID: "PMID",
    IdentifierScheme.PMCID: "PMCID",
    IdentifierScheme.ISBN: "ISBN",
    IdentifierScheme.ISSN: "ISSN",
    IdentifierScheme.URL: "URL",
}


def write_csl_json(items: Iterable[Item], stream: BinaryIO) -> None:
    """Write items as one array, an item a line; each is written as it comes."""
    stream.write(b"[")
    before = b"\n"
    for item in items:
        stream.write(before + json.dumps(csl_item(item), ensure_ascii=False).encode())
        before = b",\n"
    stream.write(b"\n]\n")


def csl_item(item: Item) -> Csl:
    """Return an item in the variables of CSL; what is not known is left out."""
    kind, genre = _TYPES[item.kind]
    arxiv = item.identifiers.get(IdentifierScheme.ARXIV)
    known: Csl = {
        "id": item.key,
        "type": kind,
        "genre": genre,
        "title": item.title,
        "author": list(_names(item.authors)),
        "editor": list(_names(item.editors)),
        "container-title": item.container,
        "container-title-short": item.container_abbreviation,
        "issued": _date(item.issued) if item.issued else None,
        "year-suffix": item.year_suffix,
        "volume": item.volume,
        "issue": item.issue,
        "page": item.page,
        "edition": item.edition,
        "publisher": item.publisher,
        "publisher-place": item.place,
        "accessed": {"raw": item.accessed} if item.accessed else None,
        **{name: item.identifiers.get(scheme) for scheme, name in _IDENTIFIERS.items()},
        "abstract": item.abstract,
        "keyword": in_one_field(item.keywords),
        "number": f"arXiv:{arxiv}" if arxiv else None,
        "language": item.language,
        "note": item.note,
        "custom": _custom(item),
    }
    return {name: value for name, value in known.items() if value}


def _names(names: Iterable[Name]) -> Iterator[dict[str, str]]:
    for name in names:
        parts = {
            "family": name.family,
            "given": name.given,
            "suffix": name.suffix,
            "literal": name.literal,
        }
        yield {part: value for part, value in parts.items() if value}


def _date(date: PartialDate) -> Csl:
    parts = (date.year, date.month, date.day if date.month else 0)
    return {"date-parts": [[part for part in parts if part]]}


def _custom(item: Item) -> Csl:
    orcids = {
        str(position): author.orcid
        for position, author in enumerate(item.authors, start=1)
        if isinstance(author, Author) and author.orcid
    }
    told = {*_IDENTIFIERS, IdentifierScheme.ARXIV}
    others = {scheme: value for scheme, value in item.identifiers.items() if scheme not in told}
    found: Csl = {"orcid": orcids, "identifiers": others, "et-al": item.et_al}
    return {name: value for name, value in found.items() if value}
