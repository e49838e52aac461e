"""One bibliographic item as every format of references knows it, after the variables of CSL."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from casegraph.model.dates import PartialDate, parse_date
from casegraph.model.names import ascii_form
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.model.record import Name, Record, Reference
    from casegraph.model.reference import ParsedReference
    from casegraph.model.work import Work

_YEAR = re.compile(r"(?P<year>[0-9]{4})(?P<suffix>[a-z]?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A publication, ready to be written in any format of references.

    `container` is the journal, book or site that holds it; `issued` is its date as far as it is
    known, `year_suffix` the letter that a list prints behind the year (`2014a`). `authors` may be
    of a record, with ORCID. `et_al` tells that the list of authors is cut. `note` is what the
    format should say besides: of a printed reference, its text.
    """

    key: str
    type: WorkType | None = None
    title: str | None = None
    authors: tuple[Name, ...] = ()
    et_al: bool = False
    editors: tuple[Name, ...] = ()
    container: str | None = None
    container_abbreviation: str | None = None
    issued: PartialDate | None = None
    year_suffix: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    edition: str | None = None
    publisher: str | None = None
    place: str | None = None
    accessed: str | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)
    abstract: str | None = None
    keywords: tuple[str, ...] = ()
    language: str | None = None
    note: str | None = None

    @property
    def kind(self) -> WorkType:
        """Return the type; an item that states none is an article where it has a container."""
        if self.type is not None:
            return self.type
        return WorkType.JOURNAL_ARTICLE if self.container else WorkType.OTHER


def item_of_record(record: Record, key: str) -> Item:
    """Return a report as an item."""
    return Item(
        key=key,
        type=record.type or WorkType.CASE_REPORT,
        title=record.title,
        authors=record.authors,
        container=record.journal,
        container_abbreviation=record.journal_abbreviation,
        issued=parse_date(record.issued) if record.issued else None,
        volume=record.volume,
        issue=record.issue,
        page=record.page,
        identifiers=record.identifiers,
        abstract=record.abstract,
        keywords=record.keywords,
        language=record.language,
    )


def item_of_reference(reference: Reference, key: str) -> Item:
    """Return an entry of a report's list as an item, its printed text as the note."""
    return _printed(reference, reference.raw, key)


def item_of_parsed(parsed: ParsedReference, raw: str, key: str) -> Item:
    """Return what was read of a printed reference as an item, its text as the note."""
    return replace(
        _printed(parsed, raw, key),
        editors=parsed.editors,
        edition=parsed.edition,
        publisher=parsed.publisher,
        place=parsed.place,
        accessed=parsed.accessed,
    )


def item_of_work(work: Work) -> Item:
    """Return a work of the archive as an item."""
    return Item(
        key=work.key,
        type=work.type,
        title=work.title,
        authors=work.people,
        et_al=work.et_al,
        container=work.journal,
        issued=PartialDate(work.year) if work.year else None,
        volume=work.volume,
        issue=work.issue,
        page=work.page,
        identifiers=work.identifiers,
    )


class DistinctKeys:
    """Keeps keys apart: the second of a kind gets the letter b, as lists print it (`smith2014b`).

    Keys that differ in case only count as one, as BibTeX has it.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._taken: set[str] = set()

    def make(self, key: str) -> str:
        """Return the key, or the key with the next letter where it is taken."""
        folded = key.lower()
        ordinal = self._last.get(folded, 0) + 1
        while (distinct := _lettered(key, ordinal)).lower() in self._taken:
            ordinal += 1
        self._last[folded] = ordinal
        self._taken.add(distinct.lower())
        return distinct


def base_key(authors: Sequence[Name], title: str | None, year: int | None) -> str:
    """Return the key that first author and year make, in ASCII: `smith2014`.

    Without an author the first word of the title of more than three letters stands in.
    """
    names = (authors[0].family or authors[0].literal or "",) if authors else ()
    words = (word for word in (title or "").split() if len(word) > 3)
    found = (form for text in (*names, *words) if (form := ascii_form(text)))
    return f"{next(found, 'work')[:24]}{year or ''}"


def _lettered(key: str, ordinal: int) -> str:
    return key if ordinal == 1 else f"{key}{_letters(key, ordinal)}"


def _letters(key: str, ordinal: int) -> str:
    letters = ""
    while ordinal:
        ordinal, rest = divmod(ordinal - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters if key[-1:].isdigit() else f"-{letters}"


def _printed(entry: Reference | ParsedReference, raw: str, key: str) -> Item:
    """Return what an entry of a list says, its text as the note."""
    issued, suffix = _printed_year(entry.year)
    return Item(
        key=key,
        type=entry.type,
        title=entry.title,
        authors=entry.authors,
        et_al=entry.et_al,
        container=entry.journal,
        issued=issued,
        year_suffix=suffix,
        volume=entry.volume,
        issue=entry.issue,
        page=entry.page,
        identifiers=entry.identifiers,
        note=raw,
    )


def _printed_year(printed: str | None) -> tuple[PartialDate | None, str | None]:
    found = _YEAR.fullmatch(printed or "")
    if not found:
        return None, None
    return PartialDate(int(found["year"])), found["suffix"] or None
