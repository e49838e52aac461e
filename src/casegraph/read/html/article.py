"""The metadata of one article page -> a record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.ids import clean_doi
from casegraph.read.fields import keyword_lists, work_types
from casegraph.read.fields.abstracts import parted
from casegraph.read.fields.markup import paragraphs_of, plain_text
from casegraph.read.fields.printed_date import of_text
from casegraph.read.html import fields
from casegraph.read.html.abstract import section_of
from casegraph.read.html.people import PeopleReader
from casegraph.read.html.references import reference_of
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from casegraph.read.fields.record_builder import Position, RecordBuilder
    from casegraph.read.html.metadata import Meta

_PMCID = re.compile(r"/(PMC[1-9][0-9]{0,8})(?![0-9])", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+$", re.IGNORECASE)
_CUT = re.compile(r"(?:\.\.\.|…)\s*$")
_PLAIN_TYPES = frozenset(
    "text article articles journalarticle journal-article research-article originalpaper "
    "document collection text.serial.journal".split()
)
_BY_CONTAINER = (
    ("citation_dissertation_institution", WorkType.THESIS),
    ("citation_inbook_title", WorkType.BOOK_CHAPTER),
    ("citation_conference_title", WorkType.CONFERENCE_PAPER),
    ("citation_conference", WorkType.CONFERENCE_PAPER),
    ("citation_journal_title", WorkType.JOURNAL_ARTICLE),
    ("prism.publicationname", WorkType.JOURNAL_ARTICLE),
    ("citation_issn", WorkType.JOURNAL_ARTICLE),
    ("dc.source.issn", WorkType.JOURNAL_ARTICLE),
    ("citation_book_title", WorkType.BOOK_CHAPTER),
    ("citation_isbn", WorkType.BOOK),
)


class ArticleReader:
    """Takes the statements of a page, the most telling vocabulary first, into the record.

    `linked` are the statements of the page's JSON-LD, each with its line.
    """

    def __init__(
        self, metas: Sequence[Meta], linked: Sequence[Meta], root: _Element, builder: RecordBuilder
    ) -> None:
        self._metas = metas
        self._linked = linked
        self._root = root
        self._builder = builder

    def read(self) -> None:
        """Read every statement; a name of Highwire that is not known is an issue."""
        for field, names in fields.TEXTS.items():
            self._first_text(field, names)
        self._type()
        PeopleReader(self._builder).read(self._metas, self._linked)
        self._date()
        self._pages()
        self._identifiers()
        self._words()
        self._references()
        self._unknown()

    def _named(self, names: Iterable[str]) -> Iterator[Meta]:
        """Yield the statements under these names, those of the first name first."""
        for name in names:
            yield from (meta for meta in self._metas if meta.name == name)

    def _stated(self, field: str) -> Iterator[Meta]:
        """Yield what JSON-LD states of a field."""
        return (meta for meta in self._linked if meta.name == field)

    def _first_text(self, field: str, names: Iterable[str]) -> None:
        stated = (*self._named(names), *self._stated(field))
        first = next((meta for meta in stated if not _LINK.match(meta.content)), None)
        if first:
            self._builder.text(field, plain_text(first.content), _at(first))

    def _type(self) -> None:
        printed = [meta.content.replace("-", " ") for meta in self._named(fields.TYPES)]
        told = work_types.of_publication_types(printed)
        names = {meta.name for meta in self._metas}
        by_container = next((kind for name, kind in _BY_CONTAINER if name in names), None)
        kind = told[0] if told else None
        if kind in {None, WorkType.JOURNAL_ARTICLE}:
            kind = by_container or kind or (WorkType.JOURNAL_ARTICLE if self._linked else None)
        if kind is None:
            detail = "nothing tells what kind of publication this is"
            self._builder.issue("unknown-type", Severity.INFO, self._builder.at, detail, "type")
        self._builder.type = kind or WorkType.OTHER
        for meta in self._named(("dc.type",)):
            plain = meta.content.lower().replace(" ", "")
            if plain not in _PLAIN_TYPES and not self._builder.has("article_type"):
                self._builder.text("article_type", meta.content, _at(meta))

    def _date(self) -> None:
        stated = (*self._named(fields.DATES), *self._stated("issued"))
        read = [(of_text(meta.content), meta) for meta in stated]
        sound = [(date, meta) for date, meta in read if date.date]
        for date, meta in sound[:1] or read[:1]:
            self._builder.issued(date.date, meta.content, _at(meta))
            if date.remark:
                self._builder.issue("inexact-date", Severity.INFO, _at(meta), date.remark, "issued")

    def _pages(self) -> None:
        first = _first((*self._named(fields.FIRST_PAGES), *self._stated("first_page")))
        last = _first((*self._named(fields.LAST_PAGES), *self._stated("last_page")))
        whole = _first((*self._named(fields.PAGES), *self._stated("pages")))
        if first:
            is_range = last is not None and last.content != first.content
            printed = f"{first.content}-{last.content}" if last and is_range else first.content
            self._builder.page(printed, _at(first))
        elif whole:
            self._builder.page(whole.content, _at(whole))

    def _identifiers(self) -> None:
        for scheme, names in fields.IDENTIFIERS.items():
            for meta in self._named(names):
                if not self._builder.identified(scheme) or scheme == "doi":
                    self._identifier(scheme, meta)
        for meta in (*self._named(("dc.identifier", "dcterms.identifier")), *self._stated("doi")):
            if not self._builder.identified("doi") and clean_doi(meta.content):
                self._builder.identifier("doi", meta.content, _at(meta))
        for scheme, names in fields.SERIALS.items():
            for meta in (*self._named(names), *self._stated(scheme)):
                self._builder.serial_numbers(meta.content, _at(meta), scheme=scheme)
        self._addresses()

    def _addresses(self) -> None:
        """State the address of the page; repositories give it as an identifier."""
        for meta in self._named(fields.ADDRESSES):
            self._address(meta)
        for meta in self._named(("dc.identifier", "dcterms.identifier")):
            if _LINK.match(meta.content) and not clean_doi(meta.content):
                self._address(meta)

    def _address(self, meta: Meta) -> None:
        """State the address, and the PMCID that one of PubMed Central names."""
        pmcid = _PMCID.search(meta.content)
        if pmcid and not self._builder.identified("pmcid"):
            self._builder.identifier("pmcid", pmcid[1], _at(meta))
        if not self._builder.identified("url"):
            self._builder.identifier("url", meta.content, _at(meta))

    def _identifier(self, scheme: str, meta: Meta) -> None:
        """State an identifier; what other vocabularies repeat of it is no news."""
        if self._builder.identified(scheme) and not meta.name.startswith(fields.OWN):
            return
        self._builder.identifier(scheme, meta.content, _at(meta))

    def _words(self) -> None:
        language = _first((*self._named(fields.LANGUAGES), *self._stated("language")))
        if language:
            self._builder.language(language.content, _at(language))
        self._keywords()
        self._abstract()
        for meta in (*self._named(fields.RIGHTS), *self._stated("licence")):
            is_notice = meta.content.startswith(("©", "(c)", "(C)", "Copyright"))
            field = "copyright" if is_notice else "licence"
            if not self._builder.has(field):
                self._builder.text(field, plain_text(meta.content), _at(meta))

    def _keywords(self) -> None:
        for name in (*fields.KEYWORDS, None):
            stated = self._named((name,)) if name else self._stated("keyword")
            for meta in stated:
                for word in keyword_lists.parted(meta.content):
                    self._builder.keyword(plain_text(word), _at(meta))
            if self._builder.keywords:
                return

    def _abstract(self) -> None:
        """State the abstract in full: a short description stands in for one that is nowhere."""
        whole = next(self._named(fields.ABSTRACTS), None)
        section = section_of(self._root)
        short = _first((*self._named(fields.SHORT_ABSTRACTS), *self._stated("abstract")))
        if whole:
            self._prose(whole.content, _at(whole))
        elif section:
            self._prose(section[0], (section[1], 1))
        elif short:
            text = plain_text(short.content)
            self._prose(short.content, _at(short))
            if _CUT.search(text):
                detail = "the page's metadata cut the abstract short"
                self._builder.warn("abstract-cut", detail, _at(short), "abstract")

    def _prose(self, marked: str, at: Position) -> None:
        """State the abstract in its paragraphs; in one run, in the sections that it names."""
        found = [self._builder.clean(text, at, "abstract") for text in paragraphs_of(marked)]
        whole = parted(found[0]) if len(found) == 1 else "\n\n".join(found)
        self._builder.prose("abstract", whole, at)

    def _references(self) -> None:
        for meta in self._named(("citation_reference",)):
            number = len(self._builder.references) + 1
            reference = reference_of(number, meta.content, _at(meta), self._builder)
            self._builder.reference(reference, _at(meta))

    def _unknown(self) -> None:
        """Name what is of Highwire's vocabulary and yet not known; of others all is repetition."""
        for meta in self._metas:
            name = meta.name
            if name.startswith(fields.OWN) and name not in fields.SET_ASIDE | fields.READ:
                self._builder.unknown_field(name, meta.content, _at(meta))


def _at(meta: Meta) -> Position:
    return meta.line, 1


def _first(stated: Sequence[Meta]) -> Meta | None:
    return stated[0] if stated else None
