"""A record in the making: what a format states of a report, field by field, each with its place.

A field takes the first value that is stated; another one later, a value that is invalid, and a
value that the field cannot hold become issues with their lines, never nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from casegraph.issues import Issue, Severity, Where
from casegraph.marked import CONTROL_CHARACTERS
from casegraph.model import ids
from casegraph.model.page_ranges import printed_in_full
from casegraph.model.record import RECORD_VERSION, Author, Record
from casegraph.read.fields.cut_lists import stands_for_others
from casegraph.read.fields.languages import language_code

if TYPE_CHECKING:
    from casegraph.model.dates import PartialDate
    from casegraph.model.record import Affiliation, Disclosure, Funding, Reference
    from casegraph.vocab.enums import WorkType

Position: TypeAlias = "tuple[int, int]"

_SERIAL = re.compile(r"(?<![\w-])[0-9](?:[- ]?[0-9]){6,11}(?:[- ]?[0-9Xx])?(?![\w-])")
_ISSN = re.compile(r"(?<![\w-])[0-9]{4}[-‐–]?[0-9]{3}[0-9Xx](?![\w-])")
_LONGEST_SHOWN = 80


class RecordBuilder:
    """Collects the fields, places and issues of one report.

    `at` is where the report starts, for what has no place of its own: line and column, from 1.
    """

    def __init__(self, source: str, at: Position) -> None:
        self.at = at
        self.type: WorkType | None = None
        self.authors: list[Author] = []
        self.affiliations: list[Affiliation] = []
        self.references: list[Reference] = []
        self.funding: list[Funding] = []
        self.disclosures: list[Disclosure] = []
        self.keywords: list[str] = []
        self.issues: list[Issue] = []
        self.positions: dict[str, Position] = {}
        self._source = source
        self._texts: dict[str, str] = {}
        self._identifiers: dict[str, str] = {}
        self._words: set[str] = set()

    def has(self, field: str) -> bool:
        """Tell whether a text field holds a value already."""
        return field in self._texts

    def stated(self, field: str) -> str | None:
        """Return the value that a text field holds already."""
        return self._texts.get(field)

    def identified(self, scheme: str) -> bool:
        """Tell whether an identifier of this scheme is known already."""
        return scheme in self._identifiers

    def identifiers_hold(self, scheme: str, value: str | None) -> bool:
        """Tell whether an identifier is known already."""
        return value is not None and self._identifiers.get(scheme) == value

    def text(self, field: str, value: str, at: Position) -> None:
        """State a text field; a second value that differs is set aside with an issue."""
        plain = value.isprintable() and "  " not in value
        value = value.strip() if plain else self.clean(value, at, field)
        held = self._texts.get(field)
        if not value or held == value:
            return
        if held is not None:
            self.set_aside(f"a second {field.replace('_', ' ')}", value, at, field)
            return
        self._texts[field] = value
        self.positions[field] = at

    def prose(self, field: str, value: str, at: Position) -> None:
        """State a text field of several paragraphs, as it is."""
        if value:
            self._texts[field] = value
            self.positions[field] = at

    def author(self, author: Author, at: Position) -> None:
        """State the next author; `et al` is none, but says that the list is cut."""
        if stands_for_others(author):
            self.authors_cut(at)
        elif author.family or author.given or author.literal:
            self.positions[_item("authors", len(self.authors))] = at
            self.authors.append(author)

    def authors_cut(self, at: Position) -> None:
        """Note that the list of authors does not name all, which the record has no room for."""
        detail = "the list of authors is cut: others are not named"
        self.issue("authors-cut", Severity.INFO, at, detail, "authors")

    def orcid(self, index: int, printed: str, at: Position) -> None:
        """Give the author of an index the ORCID iD of a text."""
        orcid = self.valid("orcid", printed, at, f"{_item('authors', index)}.orcid")
        if orcid:
            self.authors[index] = replace(self.authors[index], orcid=orcid)

    def reference(self, reference: Reference, at: Position) -> None:
        """State the next reference."""
        self.positions[f"references[{len(self.references)}]"] = at
        self.references.append(reference)

    def keyword(self, word: str, at: Position) -> None:
        """State a keyword, once."""
        word = self.clean(word, at, "keywords")
        if word and word not in self._words:
            self._words.add(word)
            self.positions[_item("keywords", len(self.keywords))] = at
            self.keywords.append(word)

    def page(self, printed: str, at: Position) -> None:
        """State the pages, in full and with a hyphen."""
        self.text("page", printed_in_full(printed), at)

    def issued(self, date: PartialDate | None, printed: str, at: Position) -> None:
        """State the date of publication; what is no date becomes an issue."""
        if date is None:
            self.warn("invalid-date", f"no date: {shown(printed)}", at, "issued")
        else:
            self.text("issued", str(date), at)

    def language(self, printed: str, at: Position) -> None:
        """State the language by its code or its English name."""
        code = language_code(printed)
        if code is None:
            self.warn("unknown-language", f"no known language: {shown(printed)}", at, "language")
        elif self._texts.get("language", code) != code:
            self.set_aside("a further language", printed, at, "language")
        else:
            self.text("language", code, at)

    def identifier(self, scheme: str, printed: str, at: Position) -> None:
        """State an identifier; one that is invalid or a further one becomes an issue."""
        path = f"identifiers.{scheme}"
        cleaned = _cleaned(scheme, printed)
        if cleaned is None and scheme == "doi" and "10." in printed:
            cleaned = ids.clean_doi(printed[printed.index("10.") :])
        if cleaned is None:
            self.warn("invalid-identifier", f"no valid {scheme}: {shown(printed)}", at, path)
        elif self._identifiers.setdefault(scheme, cleaned) == cleaned:
            self.positions.setdefault(path, at)
        else:
            self.set_aside(f"a further {scheme}", cleaned, at, path)

    def address(self, printed: str, at: Position) -> None:
        """State a web address, and the DOI that it leads to where none is known."""
        doi = ids.clean_doi(printed) if "doi.org/" in printed else None
        if doi and not self.identified("doi"):
            self.identifier("doi", doi, at)
        self.identifier("url", printed, at)

    def valid(self, scheme: str, printed: str, at: Position, path: str) -> str | None:
        """Return the identifier of a work, or an ORCID iD, in normal form; another is told."""
        cleaned = ids.clean_orcid(printed) if scheme == "orcid" else ids.clean(scheme, printed)
        if cleaned is None:
            self.warn("invalid-identifier", f"no valid {scheme}: {shown(printed)}", at, path)
        return cleaned

    def serial_numbers(self, printed: str, at: Position, *, scheme: str) -> None:
        """State the ISSNs and ISBNs of a text; which is which, their form and check digit tell.

        `scheme` names what the text ought to hold, for what is neither.
        """
        if ids.clean(scheme, printed):
            self.identifier(scheme, printed, at)
            return
        found = False
        candidates = (*_ISSN.findall(printed), *_SERIAL.findall(printed))
        for candidate in dict.fromkeys(candidates):
            kind = _serial_kind(candidate, scheme)
            if kind:
                self.identifier(kind, candidate, at)
                found = True
        if not found:
            self.identifier(scheme, printed, at)

    def clean(self, value: str, at: Position, path: str | None = None) -> str:
        """Return a text with single spaces; characters that no text can hold are an error."""
        if value.isprintable() and "  " not in value:
            return value.strip()
        bad = CONTROL_CHARACTERS.search(value)
        if bad and not bad[0].isspace():
            detail = f"control character U+{ord(bad[0]):04X}"
            self.issue("control-character", Severity.ERROR, at, detail, path)
            value = CONTROL_CHARACTERS.sub("\ufffd", value)
        return " ".join(value.split())

    def set_aside(self, what: str, value: str, at: Position, path: str | None = None) -> None:
        """Note a value that the record has no room for."""
        self.issue("set-aside", Severity.INFO, at, f"{what} is set aside: {shown(value)}", path)

    def unknown_type(self, printed: str, at: Position) -> None:
        """Note a type of publication that is not known, or that none is stated."""
        detail = f"unknown type {shown(printed)}" if printed else "the record states no type"
        self.issue("unknown-type", Severity.INFO, at, detail, "type")

    def unknown_field(self, name: str, value: str, at: Position) -> None:
        """Note a field of the format that is not known."""
        detail = f"unknown field {shown(name)} is set aside: {shown(value)}"
        self.issue("unknown-field", Severity.INFO, at, detail)

    def warn(self, code: str, detail: str, at: Position, path: str | None = None) -> None:
        """Note a value that cannot be taken."""
        self.issue(code, Severity.WARNING, at, detail, path)

    def issue(
        self, code: str, severity: Severity, at: Position, detail: str, path: str | None = None
    ) -> None:
        """Note a problem with its place."""
        where = Where(source=self._source, line=at[0], column=at[1], path=path)
        self.issues.append(Issue(code, severity, where, detail))

    def record(self) -> Record:
        """Return the record of what was stated."""
        return Record(
            casegraph=RECORD_VERSION,
            type=self.type,
            authors=tuple(self.authors),
            affiliations=tuple(self.affiliations),
            references=tuple(self.references),
            funding=tuple(self.funding),
            disclosures=tuple(self.disclosures),
            keywords=tuple(self.keywords),
            identifiers=dict(self._identifiers),
            cases=(),
            **self._texts,
        )


@lru_cache(maxsize=1024)
def _item(field: str, index: int) -> str:
    """Return the path of an item; most records share the same few."""
    return f"{field}[{index}]"


@lru_cache(maxsize=4096)
def _cleaned(scheme: str, printed: str) -> str | None:
    if not printed.isprintable() and CONTROL_CHARACTERS.search(printed):
        return None
    return ids.clean(scheme, printed)


def shown(value: str) -> str:
    """Return a value as an issue quotes it: one line, not too long."""
    line = " ".join(value[: _LONGEST_SHOWN * 4].split())
    return repr(line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…")


def _serial_kind(candidate: str, scheme: str) -> str | None:
    other = "issn" if scheme == "isbn" else "isbn"
    return next((kind for kind in (scheme, other) if ids.clean(kind, candidate)), None)
