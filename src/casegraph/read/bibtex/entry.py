"""One entry with all its fields -> a record; what is left of the fields is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from casegraph.issues import Severity
from casegraph.model.ids import clean_doi, clean_orcid
from casegraph.model.record import Author
from casegraph.read.bibtex.dates import of_date, of_year_and_month
from casegraph.read.bibtex.fields import is_set_aside
from casegraph.read.bibtex.latex import to_text, verbatim
from casegraph.read.bibtex.names import read_names
from casegraph.read.fields import work_types
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.read.fields.record_builder import Position, RecordBuilder

_WITH_ISSUE_NUMBER = frozenset({"article", "suppperiodical", "periodical", "review"})
_ORCID = re.compile(r"([0-9]+)\s*=\s*\"?([^\";]+)")
_KEYWORD_ENDS = re.compile(r"\s*[;\n]\s*")
_COMMAS = re.compile(r"\s*,\s*")
_NOTED = re.compile(r"\b(PMID|PMCID)\s*[:=]\s*((?:PMC)?[0-9]+)\b", re.IGNORECASE)
_IDENTIFIERS = (
    ("doi", ("doi",)),
    ("pmid", ("pmid",)),
    ("pmcid", ("pmcid", "pmc")),
    ("arxiv", ("arxiv", "arxivid")),
)
_SUBTYPES = ("entrysubtype", "articletype", "document_type", "publication_type", "type")
_SERIALS = (("issn", ("issn", "eissn")), ("isbn", ("isbn",)))
_RIGHTS = (("copyright", ("copyright", "rights")), ("licence", ("license", "licence")))
_EPRINTS = {"arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid",
            "pubmedcentral": "pmcid", "doi": "doi"}  # fmt: skip


class Field(NamedTuple):
    """The value of a field as written, without its enclosing, and its place in the file."""

    value: str
    at: Position


class EntryReader:
    """Takes the fields of one entry, one after the other, into the record."""

    def __init__(self, kind: str, fields: dict[str, Field], builder: RecordBuilder) -> None:
        self._kind = kind
        self._fields = fields
        self._builder = builder

    def read(self) -> None:
        """Read every field; what nobody takes is known to be set aside, or an issue."""
        self._type()
        self._title()
        self._people()
        self._container()
        self._dates()
        self._numbers()
        self._identifiers()
        self._words()
        for name, field in self._fields.items():
            if not is_set_aside(name):
                self._builder.unknown_field(name, self._text(field), field.at)

    def _take(self, name: str) -> Field | None:
        """Return a field that says something, once."""
        field = self._fields.pop(name, None)
        return field if field and field.value.strip() else None

    def _present(self, *names: str) -> list[Field]:
        """Return those of these fields that say something, each once."""
        fields = self._fields
        return [field for name in names if name in fields and (field := self._take(name))]

    def _text(self, field: Field) -> str:
        text, unknown = to_text(field.value)
        for command in unknown:
            detail = f"unknown LaTeX command {command}; its text is kept"
            self._builder.issue("unknown-command", Severity.INFO, field.at, detail)
        return text

    def _state(self, name: str, to: str) -> None:
        field = self._take(name)
        if field:
            self._builder.text(to, self._text(field), field.at)

    def _type(self) -> None:
        kind = work_types.of_bibtex(self._kind)
        if kind is None:
            detail = f"unknown entry type @{self._kind}"
            self._builder.issue("unknown-type", Severity.INFO, self._builder.at, detail, "type")
        for field in self._present(*_SUBTYPES):
            told = _told(self._text(field))
            if told and kind in {None, WorkType.JOURNAL_ARTICLE}:
                kind = told
        self._builder.type = kind or WorkType.OTHER

    def _title(self) -> None:
        self._joined("title", "title", "subtitle")

    def _joined(self, to: str, main: str, sub: str) -> None:
        """State a title with its subtitle."""
        title, subtitle = self._take(main), self._take(sub)
        parts = [self._text(field) for field in (title, subtitle) if field]
        first = title or subtitle
        if first:
            self._builder.text(to, ": ".join(parts), first.at)

    def _people(self) -> None:
        field, orcids = self._take("author"), self._orcids()
        if not field:
            return
        names = read_names(self._builder.clean(field.value, field.at, "authors"))
        for remark in names.odd:
            self._builder.warn("odd-names", remark, field.at, "authors")
        if names.cut:
            detail = "the list of authors is cut: it ends in 'and others'"
            self._builder.issue("authors-cut", Severity.INFO, field.at, detail, "authors")
        for number, name in enumerate(names.names, start=1):
            author = Author(
                family=name.family,
                given=name.given,
                suffix=name.suffix,
                literal=name.literal,
                orcid=orcids.get(number),
            )
            self._builder.author(author, field.at)

    def _orcids(self) -> dict[int, str]:
        """Return the ORCID iDs of a data annotation: `author+an:orcid = {1="0000-..."}`."""
        field = self._take("author+an:orcid")
        orcids: dict[int, str] = {}
        for number, printed in _ORCID.findall(field.value) if field else ():
            orcid = clean_orcid(printed)
            if field and orcid is None:
                self._builder.warn("invalid-identifier", f"no valid orcid: {printed}", field.at)
            elif orcid and len(number) < 6:
                orcids[int(number)] = orcid
        return orcids

    def _container(self) -> None:
        self._joined("journal", "journaltitle", "journalsubtitle")
        for field in self._present("journal", "fjournal"):
            self._builder.text("journal", self._text(field), field.at)
        if self._builder.has("journal"):
            self._state("booktitle", "journal")
        else:
            self._joined("journal", "booktitle", "booksubtitle")
        for field in self._present("shortjournal", "journal-abbreviation", "journal_abbreviation"):
            self._builder.text("journal_abbreviation", self._text(field), field.at)

    def _dates(self) -> None:
        date, year, month = self._take("date"), self._take("year"), self._take("month")
        self._take("day")
        field = date or year
        if field is None:
            if month:
                self._builder.set_aside("a month without a year", self._text(month), month.at)
            return
        read = of_date(self._text(date)) if date else None
        if year and (read is None or read.date is None):
            field = year
            read = of_year_and_month(self._text(year), self._text(month) if month else "")
        if read is None:
            return
        self._builder.issued(read.date, self._text(field), field.at)
        if read.remark and read.date:
            self._builder.issue("inexact-date", Severity.INFO, field.at, read.remark, "issued")

    def _numbers(self) -> None:
        self._state("volume", "volume")
        number, issue = self._take("number"), self._take("issue")
        if number and self._kind in _WITH_ISSUE_NUMBER:
            self._builder.text("issue", self._text(number), number.at)
        if issue and not self._builder.has("issue"):
            self._builder.text("issue", self._text(issue), issue.at)
        elif issue:
            self._builder.set_aside("the title of an issue", self._text(issue), issue.at)
        pages = self._take("pages")
        if pages:
            self._builder.page(self._text(pages), pages.at)
        for field in self._present("eid", "articleno", "article-number"):
            if not self._builder.has("page"):
                self._builder.page(self._text(field), field.at)

    def _identifiers(self) -> None:
        for scheme, names in _IDENTIFIERS:
            for field in self._present(*names):
                self._builder.identifier(scheme, verbatim(field.value), field.at)
        self._eprint()
        for scheme, names in _SERIALS:
            for field in self._present(*names):
                self._builder.serial_numbers(verbatim(field.value), field.at, scheme=scheme)
        for field in self._present("url"):
            address = verbatim(field.value)
            doi = clean_doi(address) if "doi.org/" in address else None
            if doi and not self._builder.identified("doi"):
                self._builder.identifier("doi", doi, field.at)
            self._builder.identifier("url", address, field.at)

    def _eprint(self) -> None:
        eprint = self._take("eprint")
        kinds = self._present("eprinttype", "archiveprefix")
        kind = next((verbatim(each.value) for each in kinds), "")
        if eprint is None:
            return
        scheme = _EPRINTS.get(kind.lower().replace(" ", ""))
        if scheme:
            self._builder.identifier(scheme, verbatim(eprint.value), eprint.at)
        else:
            self._builder.set_aside(f"an eprint of {kind or 'no archive'}", eprint.value, eprint.at)

    def _words(self) -> None:
        for field in self._present("keywords", "keyword"):
            text = self._text(field)
            for word in (_KEYWORD_ENDS if ";" in text else _COMMAS).split(text):
                self._builder.keyword(word, field.at)
        for field in self._present("langid", "language"):
            if not self._builder.has("language"):
                self._builder.language(self._text(field), field.at)
        self._state("abstract", "abstract")
        for to, names in _RIGHTS:
            for field in self._present(*names):
                self._builder.text(to, self._text(field), field.at)
        self._notes()

    def _notes(self) -> None:
        """Keep what a person noted; identifiers in it are read as such."""
        notes = self._present("note", "annote", "annotation")
        if not notes:
            return
        texts = [self._text(field) for field in notes]
        for field, text in zip(notes, texts, strict=True):
            for scheme, value in _NOTED.findall(text):
                if not self._builder.identified(scheme.lower()):
                    self._builder.identifier(scheme.lower(), value, field.at)
        self._builder.text("notes", "; ".join(texts), notes[0].at)


def _told(printed: str) -> WorkType | None:
    """Return the kind of article that a word names: `case-report`, `Case Report`, `Review`."""
    return work_types.of_publication_type(printed.replace("-", " "))
