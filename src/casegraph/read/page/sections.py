"""Divide a page into its parts, by headings where they are printed and by form where not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.read.page.authors import is_name, parse_author_line
from casegraph.read.page.furniture import (
    ARTICLE_TYPES,
    FURNITURE,
    FURNITURE_PATTERNS,
    HEADINGS,
    HISTORY,
    RUN_IN,
    RUN_IN_COLON,
    Section,
)
from casegraph.read.page.lines import plain
from casegraph.read.page.references import is_link_line, looks_like_reference
from casegraph.read.page.volume import parse_volume

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.read.page.lines import Ledger, Line

_LONGEST_LABEL = 400
_RUN_IN_FROM = 4
_BULLET = re.compile(r"(?:[•·●▪◦‣*]|[-–]\s)\s*(?=\S)")
_AFFILIATION = re.compile(r"\d{1,3}\s*[.)]\s*\d{1,3}\s*[.)]\s*(?=\D)")
_COPYRIGHT = re.compile(r"[:\s]*(?:copyright\s*)?[:\s]*(?:©|\(c\)\s)", re.IGNORECASE)
_LICENCE = re.compile(
    r"(?:open access[.:]?\s*)?(?:this (?:is an open[- ]access )?(?:article|work)\b|"
    r"creative commons|licen[sc]ed under|distributed under)",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(
    r"[•·\s]*(?:https?://(?:dx\.)?doi\.org/|doi\s*:?\s*(?:https?://(?:dx\.)?doi\.org/)?)"
    r"10\.\d{4,9}/\S+",
    re.IGNORECASE,
)
_TYPE = re.compile(
    r"(?P<type>[^|•·]*?)\s*[|•·]?\s*(?:open access)?\s*[|•·]?\s*"
    r"(?:published(?: online)?:?\s.{6,30})?",
    re.IGNORECASE,
)
_TOP = frozenset({Section.FRONT, Section.AUTHORS, Section.AFFILIATIONS})


@dataclass(slots=True)
class Parts:
    """The lines of a page by the part they belong to."""

    by_section: dict[Section, list[Line]] = field(default_factory=dict)
    bullets: set[int] = field(default_factory=set)

    def __getitem__(self, section: Section) -> list[Line]:
        return self.by_section.get(section, [])

    def add(self, section: Section, line: Line) -> None:
        """Append a line to a part."""
        self.by_section.setdefault(section, []).append(line)


def divide(ledger: Ledger) -> Parts:
    """Return the parts of the page; furniture and headings are entered in the ledger."""
    walk = _Walk(ledger)
    for line in ledger.readable():
        walk.step(line)
    return walk.parts


def article_type_of(text: str) -> str | None:
    """Return the article type that a line prints, with or without `Open Access` and a date."""
    if len(text) > _LONGEST_LABEL:
        return None
    found = _TYPE.fullmatch(text)
    name = found["type"].strip() if found else ""
    return name if label(name) in ARTICLE_TYPES else None


def label(text: str) -> str:
    """Return a short line as the tables of labels hold it."""
    return plain(text).rstrip(":").rstrip().casefold()


@dataclass(slots=True)
class _Walk:
    """One pass over the lines, with the part the last heading opened."""

    ledger: Ledger
    parts: Parts = field(default_factory=Parts)
    section: Section = Section.FRONT
    steps: int = 0
    heading: str = ""

    def step(self, line: Line) -> None:
        """Give one line its place."""
        self.steps += 1
        if len(line.text) <= _LONGEST_LABEL and (
            self._enters(line) or self._is_layout(line) or self._stands_alone(line)
        ):
            return
        self._belongs(self._run_in(line))

    def _enters(self, line: Line) -> bool:
        name = label(line.text)
        section = HEADINGS.get(name)
        if section is None or (name in ARTICLE_TYPES and self._at_top()):
            return False
        self.section = section
        self.heading = line.text
        self.ledger.furniture(line)
        return True

    def _is_layout(self, line: Line) -> bool:
        if self.section is Section.REFERENCES and is_link_line(line.text):
            return False
        text = _BULLET.sub("", line.text, count=1)
        known = label(text) in FURNITURE or FURNITURE_PATTERNS.fullmatch(text)
        if known:
            self.ledger.furniture(line)
        return bool(known)

    def _stands_alone(self, line: Line) -> bool:
        for section in self._forms(line.text):
            self.parts.add(section, line)
            if section is Section.TYPE:
                self.section = Section.FRONT
            return True
        return False

    def _forms(self, text: str) -> Iterator[Section]:
        if HISTORY.fullmatch(text):
            yield Section.DATES
        if _IDENTIFIER.fullmatch(text):
            yield Section.IDENTIFIERS
        if _COPYRIGHT.match(text):
            yield Section.COPYRIGHT
        if self._at_top():
            if not self.parts[Section.VOLUME] and parse_volume(text):
                yield Section.VOLUME
            if not self.parts[Section.TYPE] and article_type_of(text):
                yield Section.TYPE

    def _at_top(self) -> bool:
        """Tell whether nothing but front matter has been met."""
        return self.section in _TOP and not self._met_back_matter()

    def _met_back_matter(self) -> bool:
        later = (Section.ABSTRACT, Section.KEYWORDS, Section.REFERENCES, Section.CONFLICT)
        return any(self.parts[section] for section in later)

    def _run_in(self, line: Line) -> Line:
        """Return the text behind a heading that is printed in the same line."""
        if self.steps < _RUN_IN_FROM or self.section is Section.REFERENCES:
            return line
        found = RUN_IN.match(line.text) or RUN_IN_COLON.match(line.text)
        if not found:
            return line
        self.section = HEADINGS[label(found["name"])]
        return line.tail(found.end())

    def _belongs(self, line: Line) -> None:
        text = line.text
        if _LICENCE.match(text) and ("licen" in text or "Creative Commons" in text):
            self.parts.add(Section.COPYRIGHT, line)
        elif text[0].isdigit() or text[0] == "[":
            self._numbered(line)
        elif self.section in {Section.AUTHORS, Section.AFFILIATIONS}:
            self._contributors(line)
        else:
            self._add(line)

    def _numbered(self, line: Line) -> None:
        cites = looks_like_reference(line.text)
        if _AFFILIATION.match(line.text) and not (cites and self.section is Section.REFERENCES):
            self.section = Section.AFFILIATIONS
        elif cites and self.section is not Section.AFFILIATIONS:
            self.section = Section.REFERENCES
        self._add(line)

    def _contributors(self, line: Line) -> None:
        bullet = _BULLET.match(line.text)
        if bullet and is_name(line.text[bullet.end() :]):
            self.section = (
                Section.AFFILIATIONS if self.parts[Section.AFFILIATIONS] else self.section
            )
            self.parts.bullets.add(line.number)
            self.parts.add(Section.AUTHORS, line.tail(bullet.end()))
        elif self._met_back_matter() or parse_author_line(line.text):
            self._add(line)
        else:
            self.section = Section.FRONT
            self._add(line)

    def _add(self, line: Line) -> None:
        if self.section is Section.OTHER:
            self.ledger.explain(line, f"a record has no field for {self.heading!r}")
        bullet = _BULLET.match(line.text) if self.section is not Section.REFERENCES else None
        if bullet:
            self.parts.bullets.add(line.number)
            line = line.tail(bullet.end())
        self.parts.add(self.section, line)


def parts_named(parts: Mapping[Section, list[Line]]) -> tuple[str, ...]:
    """Return the names of the parts that hold lines."""
    return tuple(section.value for section, lines in parts.items() if lines)
