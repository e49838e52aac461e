"""One CSL item, or one work of Crossref -> a record; every key is read or named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.record import Funding
from casegraph.read.csl_json.dates import read_date
from casegraph.read.csl_json.fields import PREPRINT_DOI, PREPRINT_SERVERS, SET_ASIDE
from casegraph.read.csl_json.people import PeopleReader
from casegraph.read.csl_json.references import read_references
from casegraph.read.fields import keyword_lists, work_types
from casegraph.read.fields.abstracts import unwrapped
from casegraph.read.fields.markup import paragraphs_of, plain_text
from casegraph.read.fields.record_builder import shown
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.read.csl_json.items import Item, Json
    from casegraph.read.fields.record_builder import Position, RecordBuilder

_NOTED = re.compile(
    r"^[ \t]*(PMID|PMCID|DOI|arXiv|ISSN|ISBN)[ \t]*:[ \t]*(\S.*?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ARXIV_TEXT = re.compile(r"\s*arXiv\s*:\s*\S+", re.IGNORECASE)
_UNTOLD = frozenset({None, WorkType.JOURNAL_ARTICLE})
_DATES = ("issued", "published", "published-print", "published-online", "posted")
_TEXTS = (
    ("container-title", "journal"),
    ("container-title-short", "journal_abbreviation"),
    ("short-container-title", "journal_abbreviation"),
    ("journalAbbreviation", "journal_abbreviation"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("genre", "article_type"),
)
_IDENTIFIERS = (
    ("DOI", "doi"), ("doi", "doi"), ("PMID", "pmid"), ("pmid", "pmid"), ("PMCID", "pmcid"),
    ("pmcid", "pmcid"),
)  # fmt: skip


class ItemReader:
    """Takes the values of one item, one after the other, into the record."""

    def __init__(self, item: Item, builder: RecordBuilder) -> None:
        self._item = dict(item.value) if isinstance(item.value, dict) else {}
        self._keys = item.keys
        self._entries = item.entries
        self._builder = builder

    def read(self) -> bool:
        """Read every value; what nobody takes is known to be set aside, or an issue.

        Return False where not one of the keys is known.
        """
        keys = len(self._item)
        self._titles()
        for key, to in _TEXTS:
            self._text(key, to)
        self._abstract()
        self._type()
        self._people()
        self._date()
        self._pages()
        self._identifiers()
        self._words()
        self._rights()
        places = self._entries.get("reference", ())
        at = self._at("reference")
        read_references(self._item.pop("reference", None), at, places, self._builder)
        unknown = [key for key in self._item if key not in SET_ASIDE]
        for key in unknown:
            if not _is_empty(self._item[key]):
                self._builder.unknown_field(key, str(self._item[key]), self._at(key))
        return not unknown or len(unknown) < keys

    def _at(self, key: str) -> Position:
        return self._keys.get(key, self._builder.at)

    def _strings(self, key: str) -> list[str]:
        """Return the texts under a key, which may hold one or a list; anything else is named."""
        value = self._item.pop(key, None)
        values = value if isinstance(value, list) else [value]
        texts = [each for each in values if isinstance(each, str) and each.strip()]
        for each in values:
            if not isinstance(each, str) and not _is_empty(each):
                detail = f"{key} holds {shown(str(each))} where a text is expected"
                self._builder.warn("unexpected-value", detail, self._at(key))
        return texts

    def _text(self, key: str, to: str) -> None:
        for text in self._strings(key):
            self._builder.text(to, plain_text(text), self._at(key))

    def _titles(self) -> None:
        titles, subtitles = self._strings("title"), self._strings("subtitle")
        if titles:
            title = ": ".join(plain_text(text) for text in (titles[0], *subtitles[:1]))
            self._builder.text("title", title, self._at("title"))
        for further in (*titles[1:], *subtitles[1 if titles else 0 :]):
            self._builder.set_aside("a further title", further, self._at("title"), "title")

    def _abstract(self) -> None:
        """State the abstract with its paragraphs, as blank lines or tags part them."""
        at = self._at("abstract")
        for text in self._strings("abstract"):
            found = [self._builder.clean(each, at, "abstract") for each in paragraphs_of(text)]
            lines = "\n".join(plain_text(line) for line in text.split("\n"))
            whole = "\n\n".join(found) if len(found) > 1 else unwrapped(lines)
            if not self._builder.has("abstract"):
                self._builder.prose("abstract", whole, at)
            elif self._builder.stated("abstract") != whole:
                self._builder.set_aside("a second abstract", whole, at, "abstract")

    def _type(self) -> None:
        at = self._at("type")
        printed = next(iter(self._strings("type")), "")
        kind = work_types.of_csl(printed)
        if kind is None:
            self._builder.unknown_type(printed, at)
        genre = work_types.of_publication_type(self._builder.stated("article_type") or "")
        if printed.lower() == "article" and self._is_of_server():
            kind = WorkType.PREPRINT
        if genre and (kind in _UNTOLD or printed.lower() == "article"):
            kind = genre
        self._builder.type = kind or WorkType.OTHER

    def _is_of_server(self) -> bool:
        """Tell whether a server for preprints or working papers holds the item.

        Such works are what CSL 1.0.2 has its type `article` for; before, it was that of any
        document, so that the type alone does not tell.
        """
        houses = (self._item.get(key) for key in ("publisher", "archive", "container-title"))
        names = {each.strip().lower() for each in houses if isinstance(each, str)}
        doi, number = (str(self._item.get(key) or "") for key in ("DOI", "number"))
        is_of_server = not names.isdisjoint(PREPRINT_SERVERS)
        return is_of_server or bool(PREPRINT_DOI.search(doi) or _ARXIV_TEXT.match(number))

    def _people(self) -> None:
        custom = self._item.get("custom")
        held = custom if isinstance(custom, dict) else {}
        orcids = held.get("orcid")
        people = PeopleReader(self._builder, self._at("author"), self._entries.get("author", ()))
        people.read(self._item.pop("author", None), orcids if isinstance(orcids, dict) else {})
        if held.get("et-al") is True:
            self._builder.authors_cut(self._at("custom"))

    def _date(self) -> None:
        """State the first date there is; Crossref states several, of which issued is the first."""
        for key in _DATES:
            if key not in self._item:
                continue
            read = read_date(self._item.pop(key))
            if read.is_empty or self._builder.has("issued"):
                continue
            self._builder.issued(read.date, read.printed, self._at(key))
            if read.remark and read.date:
                at = self._at(key)
                self._builder.issue("inexact-date", Severity.INFO, at, read.remark, "issued")

    def _pages(self) -> None:
        for key in ("page", "article-number"):
            for text in self._strings(key)[:1]:
                if not self._builder.has("page"):
                    self._builder.page(plain_text(text), self._at(key))

    def _identifiers(self) -> None:
        for key, scheme in _IDENTIFIERS:
            for text in self._strings(key):
                self._builder.identifier(scheme, text, self._at(key))
        for text in self._strings("URL"):
            self._builder.address(text, self._at("URL"))
        for key, scheme in (("ISSN", "issn"), ("ISBN", "isbn")):
            for text in self._strings(key):
                self._builder.serial_numbers(text, self._at(key), scheme=scheme)
        custom = self._item.get("custom")
        others = custom.get("identifiers") if isinstance(custom, dict) else None
        for scheme, value in others.items() if isinstance(others, dict) else ():
            if isinstance(value, str) and scheme.isprintable():
                self._builder.identifier(scheme, value, self._at("custom"))
        number = self._item.get("number")
        if isinstance(number, str) and _ARXIV_TEXT.match(number):
            self._builder.identifier("arxiv", number, self._at("number"))

    def _words(self) -> None:
        for key in ("keyword", "keywords"):
            for text in self._strings(key):
                for word in keyword_lists.parted(text):
                    self._builder.keyword(plain_text(word), self._at(key))
        for text in self._strings("language")[:1]:
            self._builder.language(text, self._at("language"))
        for text in self._strings("note"):
            self._note(text, self._at("note"))

    def _note(self, note: str, at: Position) -> None:
        """Read Zotero's lines of further variables (`PMID: 1234`); the rest is a note."""
        for scheme, value in _NOTED.findall(note):
            if not self._builder.identified(scheme.lower()):
                self._builder.identifier(scheme.lower(), value, at)
        self._builder.text("notes", plain_text(_NOTED.sub("", note)), at)

    def _rights(self) -> None:
        self._text("copyright", "copyright")
        licences = self._item.pop("license", None)
        at = self._at("license")
        for licence in licences if isinstance(licences, list) else [licences]:
            address = licence.get("URL") if isinstance(licence, dict) else licence
            if isinstance(address, str) and not self._builder.has("licence"):
                self._builder.text("licence", address, at)
        funders = self._item.pop("funder", None)
        for funder in funders if isinstance(funders, list) else ():
            self._funder(funder, self._at("funder"))

    def _funder(self, funder: Json, at: Position) -> None:
        name = funder.get("name") if isinstance(funder, dict) else None
        if not isinstance(funder, dict) or not isinstance(name, str):
            self._builder.set_aside("a funder without a name", str(funder), at, "funding")
            return
        awards = funder.get("award")
        listed = awards if isinstance(awards, list) else []
        numbers = [each for each in listed if isinstance(each, str)]
        for number in numbers or [""]:
            funding = Funding(
                funder=self._builder.clean(name, at, "funding"),
                award_number=self._builder.clean(number, at, "funding") or None,
            )
            self._builder.funding.append(funding)


def _is_empty(value: Json) -> bool:
    return value is None or value in ("", [], {})
