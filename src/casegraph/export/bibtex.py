"""BibTeX, in UTF-8: entries with the fields that BibTeX, biblatex and JabRef share.

Datasets and web pages have biblatex's entry types; `entrysubtype` (biblatex) tells kinds of
articles apart, and a date whose day is known stands in `date`. A list of authors that is cut ends
in `and others`; their ORCID iDs stand in biblatex's annotation of names, as Citation.js writes
them. Paragraphs of an abstract have a blank line between.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyascii import anyascii

from casegraph.export.latex import escaped, protected, verbatim
from casegraph.export.plain_line import in_one_field, page_range, paragraphs
from casegraph.model.item import DistinctKeys
from casegraph.model.record import Author
from casegraph.vocab.enums import IdentifierScheme, WorkType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from casegraph.model.item import Item
    from casegraph.model.record import Name

    Field = tuple[str, str | None]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TYPES = {
    WorkType.BOOK: "book",
    WorkType.BOOK_CHAPTER: "incollection",
    WorkType.THESIS: "phdthesis",
    WorkType.PREPRINT: "unpublished",
    WorkType.CONFERENCE_PAPER: "inproceedings",
    WorkType.DATASET: "dataset",
    WorkType.WEB_PAGE: "online",
    WorkType.OTHER: "misc",
}
_TOLD_BY_ENTRY = frozenset({WorkType.JOURNAL_ARTICLE, *_TYPES})
_IN_BOOKS = frozenset({"incollection", "inproceedings"})
_VERBATIM = frozenset({IdentifierScheme.DOI, IdentifierScheme.URL})
_NO_FIELD = re.compile(r"[^a-z]")
_NO_KEY = re.compile(r"[^A-Za-z0-9:._/+-]")
_SPLITS = re.compile(r",|\band\b", re.IGNORECASE)


def write_bibtex(items: Iterable[Item], stream: BinaryIO) -> None:
    """Write items as entries, an empty line between them; of equal keys each gets its own."""
    keys = DistinctKeys()
    before = b""
    for item in items:
        key = keys.make(_NO_KEY.sub("", anyascii(item.key)) or "work")
        stream.write(before + entry(item, key).encode())
        before = b"\n"


def entry(item: Item, key: str) -> str:
    """Return an item as an entry; what is not known is left out."""
    kind = _TYPES.get(item.kind, "article")
    fields = [f"  {name} = {value}" for name, value in _fields(item, kind) if value]
    return f"@{kind}{{{key},\n" + ",\n".join(fields) + "\n}\n"


def _fields(item: Item, kind: str) -> Iterator[Field]:
    yield "title", _braced(protected(item.title)) if item.title else None
    yield "author", _names(item.authors, et_al=item.et_al)
    yield "author+an:orcid", _orcids(item.authors)
    yield "editor", _names(item.editors, et_al=False)
    yield "booktitle" if kind in _IN_BOOKS else "journal", _text(item.container)
    yield "shortjournal", _text(item.container_abbreviation)
    if item.issued:
        yield "year", _braced(f"{item.issued.year:04d}")
        yield "month", _MONTHS[item.issued.month - 1] if item.issued.month else None
        yield "date", _braced(str(item.issued)) if item.issued.day else None
    yield "volume", _text(item.volume)
    yield "number" if kind == "article" else "issue", _text(item.issue)
    yield "pages", _pages(item.page)
    yield "edition", _text(item.edition)
    yield "school" if kind == "phdthesis" else "publisher", _text(item.publisher)
    yield "address", _text(item.place)
    yield "urldate", _text(item.accessed)
    for scheme, value in item.identifiers.items():
        yield from _identifier(scheme, value)
    yield "langid", _text(item.language)
    yield "keywords", _text(in_one_field(item.keywords))
    yield "entrysubtype", _text(None if item.kind in _TOLD_BY_ENTRY else item.kind.value)
    yield "abstract", _paragraphs(item.abstract)
    yield "note", _text(item.note)


def _identifier(scheme: str, value: str) -> Iterator[Field]:
    name = _NO_FIELD.sub("", scheme.lower())
    if scheme in _VERBATIM:
        yield name, _braced(verbatim(value))
    elif scheme == IdentifierScheme.ARXIV:
        yield "eprint", _braced(verbatim(value))
        yield "eprinttype", _braced("arxiv")
    elif name:
        yield name, _text(value)


def _names(names: Iterable[Name], *, et_al: bool) -> str | None:
    written = [written for name in names if (written := _name(name))]
    return _braced(" and ".join([*written, *(("others",) if et_al else ())])) if written else None


def _orcids(names: Iterable[Name]) -> str | None:
    """Return the ORCID iDs by the numbers of the authors, as biblatex annotates names."""
    numbers = enumerate((name for name in names if _name(name)), start=1)
    listed = [
        f'{number}="{name.orcid}"'
        for number, name in numbers
        if isinstance(name, Author) and name.orcid
    ]
    return _braced("; ".join(listed)) if listed else None


def _name(name: Name) -> str:
    """Return `Family, Suffix, Given`; what BibTeX would take apart stands in braces."""
    if name.literal or not name.family:
        whole = name.literal or " ".join(part for part in (name.given, name.suffix) if part)
        return _collective(escaped(whole)) if whole.strip() else ""
    parts = (name.family, *((name.suffix,) if name.suffix else ()), name.given)
    return ", ".join(_part(part) for part in parts if part)


def _collective(text: str) -> str:
    """Return a name in braces; two pairs where one would read as TeX's braces around an accent."""
    return _braced(_braced(text) if text.startswith("\\") else text)


def _part(part: str) -> str:
    """Return a part of a name, in braces where it holds a particle, a comma or an `and`."""
    words = part.split()
    split = _SPLITS.search(part) or any(word[:1].islower() for word in words)
    return _braced(escaped(part)) if split else escaped(part)


def _pages(page: str | None) -> str | None:
    limits = page_range(page or "")
    return _braced("--".join(limits)) if limits else _text(page)


def _paragraphs(value: str | None) -> str | None:
    """Return a text with a blank line between its paragraphs, as TeX parts them."""
    parts = [escaped(part) for part in paragraphs(value or "")]
    return _braced("\n\n".join(parts)) if parts else None


def _text(value: str | None) -> str | None:
    text = escaped(value) if value else ""
    return _braced(text) if text else None


def _braced(text: str) -> str:
    return f"{{{text}}}"
