"""One entry with all its fields -> a record; what is left of the fields is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from casegraph.issues import Severity
from casegraph.model.ids import clean_url
from casegraph.read.bibtex.dates import of_date, of_year_and_month
from casegraph.read.bibtex.fields import is_set_aside
from casegraph.read.bibtex.latex import to_text, verbatim
from casegraph.read.bibtex.people import annotated_orcids, authors
from casegraph.read.fields import keyword_lists, work_types
from casegraph.read.fields.abbreviation import abbreviates
from casegraph.read.fields.orcids import orcids
from casegraph.read.fields.reference_lists import of_lines, of_scopus, state_references
from casegraph.read.fields.stray_markup import unmarked, unmarked_paragraphs
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.read.fields.record_builder import Position, RecordBuilder

_WITH_ISSUE_NUMBER = frozenset({"article", "suppperiodical", "periodical", "review"})
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*|\\par(?![A-Za-z])")
_NOTED = re.compile(r"\b(PMID|PMCID)\s*[:=]\s*((?:PMC)?[0-9]+)\b", re.IGNORECASE)
_IDENTIFIERS = (
    ("doi", ("doi",)),
    ("pmid", ("pmid", "pubmed_id")),
    ("pmcid", ("pmcid", "pmc")),
    ("arxiv", ("arxiv", "arxivid")),
)
_SUBTYPES = ("entrysubtype", "articletype", "document_type", "publication_type", "type")
_SERIALS = (("issn", ("issn", "eissn")), ("isbn", ("isbn",)))
_LOCATIONS = ("eid", "articleno", "article-number", "article_number", "art_number",
              "elocation-id")  # fmt: skip
_ABBREVIATED = (
    "shortjournal", "journal-abbreviation", "journal_abbreviation", "journal-iso",
    "abbrev_source_title",
)  # fmt: skip
_RIGHTS = (("copyright", ("copyright", "rights")), ("licence", ("license", "licence")))
_NO_PAGES = frozenset({"null", "n/a", "na", "none", "no pagination specified", "n.pag"})
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
        self._long_texts()
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
        return unmarked(self._plain(field))

    def _plain(self, field: Field) -> str:
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
        for field in self._present("author"):
            authors(field, self._builder)
        for field in self._present("orcid-numbers"):
            orcids(field.value, field.at, self._builder)
        for field in self._present("author+an:orcid"):
            annotated_orcids(field, self._builder)

    def _container(self) -> None:
        self._joined("journal", "journaltitle", "journalsubtitle")
        for field in self._present("fjournal", "journal-full"):
            self._builder.text("journal", self._text(field), field.at)
        for field in self._present("journal"):
            title = self._text(field)
            full = self._builder.stated("journal")
            short = full is not None and abbreviates(title, full)
            self._builder.text("journal_abbreviation" if short else "journal", title, field.at)
        if self._builder.has("journal"):
            self._state("booktitle", "journal")
        else:
            self._joined("journal", "booktitle", "booksubtitle")
        for field in self._present(*_ABBREVIATED):
            self._builder.text("journal_abbreviation", self._text(field), field.at)

    def _dates(self) -> None:
        date, year, month = self._take("date"), self._take("year"), self._take("month")
        day = self._take("day")
        field = date or year
        if field is None:
            if month:
                self._builder.set_aside("a month without a year", self._text(month), month.at)
            return
        read = of_date(self._text(date)) if date else None
        if year and (read is None or read.date is None):
            field = year
            parts = (self._text(part) if part else "" for part in (year, month, day))
            read = of_year_and_month(*parts)
        if read is None:
            return
        self._builder.issued(read.date, self._text(field), field.at)
        if read.remark and read.date:
            self._builder.issue("inexact-date", Severity.INFO, field.at, read.remark, "issued")

    def _numbers(self) -> None:
        self._without_placeholders()
        self._state("volume", "volume")
        number, issue = self._take("number"), self._take("issue")
        if number and self._kind in _WITH_ISSUE_NUMBER:
            self._builder.text("issue", self._text(number), number.at)
        if issue and not self._builder.has("issue"):
            self._builder.text("issue", self._text(issue), issue.at)
        elif issue:
            self._builder.set_aside("the title of an issue", self._text(issue), issue.at)
        pages = self._take("pages")
        if pages and pages.value.strip().lower() not in _NO_PAGES:
            self._builder.page(self._text(pages), pages.at)
        for field in self._present(*_LOCATIONS):
            if not self._builder.has("page"):
                self._builder.page(self._text(field), field.at)

    def _without_placeholders(self) -> None:
        """Take away the zeros that publishers write for a volume and issue still to come."""
        stated = [self._fields[name] for name in ("volume", "number") if name in self._fields]
        if len(stated) == 2 and all(field.value.strip() == "0" for field in stated):
            for name in ("volume", "number"):
                self._builder.set_aside(f"a {name} that is none", "0", self._fields.pop(name).at)

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
            if len(several := address.split()) > 1 and all(map(clean_url, several)):
                address, *others = several
                self._builder.set_aside("further addresses", " ".join(others), field.at)
            self._builder.address(address, field.at)

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
        by_authors = self._present("author_keywords")
        by_others = self._present("keywords", "keyword")
        for field in by_others if by_authors else ():
            self._builder.set_aside("the indexer's keywords", self._text(field), field.at)
        for field in by_authors or by_others:
            for word in keyword_lists.parted(self._text(field)):
                self._builder.keyword(word, field.at)
        for field in self._present("langid", "language"):
            if not self._builder.has("language"):
                self._builder.language(self._text(field), field.at)
        for to, names in _RIGHTS:
            for field in self._present(*names):
                self._builder.text(to, self._text(field), field.at)
        self._notes()

    def _long_texts(self) -> None:
        """State the abstract, whose paragraphs blank lines part, and lists of references."""
        for field in self._present("abstract"):
            paragraphs = _PARAGRAPH.split(field.value)
            texts = (self._plain(field._replace(value=each)) for each in paragraphs)
            clean = (self._builder.clean(text, field.at, "abstract") for text in texts)
            text = "\n\n".join(text for text in clean if text)
            self._builder.prose("abstract", unmarked_paragraphs(text), field.at)
        for name, parted in (("cited-references", of_lines), ("references", of_scopus)):
            for field in self._present(name):
                state_references(map(verbatim, parted(field.value)), field.at, self._builder)

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
