"""Divide a page into its parts, by headings where they are printed and by form where not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.model.link_labels import is_link_line
from casegraph.read.page.addresses import is_affiliation
from casegraph.read.page.author_lines import parse_author_line
from casegraph.read.page.authors import is_name
from casegraph.read.page.forms import article_type_of, form_of, is_licence, label
from casegraph.read.page.furniture import ARTICLE_TYPES, HEADINGS, SUBHEADINGS, Section
from casegraph.read.page.list_start import (
    begins_list,
    is_address,
    looks_like_reference,
    opens_list,
)
from casegraph.read.page.noise import FURNITURE, LINKS, is_noise
from casegraph.read.page.parts import Parts
from casegraph.read.page.run_in import heading_before
from casegraph.read.page.volume import parse_volume

if TYPE_CHECKING:
    from casegraph.read.page.lines import Ledger, Line

_LONGEST_LABEL = 400
_LONGEST_NAME = 90
_LONGEST_DATE = 60
_SHORTEST_PARAGRAPH = 60
_RUN_IN_FROM = 4
_BULLETS = frozenset("•·●▪◦‣*-–")
_BULLET = re.compile(r"(?:[•·●▪◦‣*]|[-–]\s)\s*(?=\S)")
_HEADING_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\D)")
_AFFILIATION = re.compile(r"\d{1,3}\s*[.)]\s*\d{1,3}\s*[.)]\s*(?=\D)")
_DIGITS = frozenset("0123456789")
_NUMBER_STARTS = _DIGITS | {"[", "("}
_KNOWN = frozenset(HEADINGS) | SUBHEADINGS
_DATE_LABELS = frozenset({"published", "first published", "first online", "published online"})
_TOP = frozenset({Section.FRONT, Section.AUTHORS, Section.AFFILIATIONS})
_RUNNING_TEXT = frozenset({Section.BODY, Section.ABSTRACT, Section.REFERENCES})
_BACK = frozenset({Section.ABSTRACT, Section.KEYWORDS, Section.REFERENCES, Section.CONFLICT})


def divide(ledger: Ledger) -> Parts:
    """Return the parts of the page; furniture and headings are entered in the ledger."""
    walk = _Walk(ledger)
    for line in ledger.readable():
        walk.step(line)
    return walk.parts


@dataclass(slots=True)
class _Walk:
    """One pass over the lines, with the part the last heading opened."""

    ledger: Ledger
    parts: Parts = field(default_factory=Parts)
    section: Section = Section.FRONT
    steps: int = 0
    heading: str = ""
    pending: str = ""
    abstract_heads: set[str] = field(default_factory=set)
    references_are_identified: bool = False

    def step(self, line: Line) -> None:
        """Give one line its place."""
        self.steps += 1
        text = line.text
        size = len(text)
        if size > _LONGEST_DATE and self.section is Section.REFERENCES and text[0] in _DIGITS:
            self.pending = ""
            self._numbered(line)
            return
        if size <= _LONGEST_NAME and self._is_label(line):
            return
        pending, self.pending = self.pending, ""
        if size <= _LONGEST_LABEL and self._stands_alone(line, pending):
            return
        self._belongs(self._run_in(line))

    def _is_label(self, line: Line) -> bool:
        text = line.text
        bullet = None
        if not text[0].isalnum():
            if not any(map(str.isalnum, text)):
                self.ledger.furniture(line)
                return True
            bullet = _BULLET.match(text) if text[0] in _BULLETS else None
        name = label(text[bullet.end() :] if bullet else text)
        if self.section is Section.REFERENCES and self._is_link(name, text):
            self.parts.add(self.section, line)
            return True
        if bullet and self._is_mark(line, name, bullet.end()):
            return True
        is_known = name in _KNOWN or text[0] in _DIGITS
        if is_known and self._enters(line, name, is_tab=bool(bullet)):
            return True
        if name in FURNITURE or is_noise(text, name):
            self.pending = name
            self.ledger.furniture(line)
            return True
        return False

    def _is_link(self, name: str, text: str) -> bool:
        """Tell whether a line of the reference list holds link labels; a run ends with Scholar."""
        if not (name in LINKS or is_link_line(text)):
            return False
        lines = self.parts[Section.REFERENCES]
        return not (name in FURNITURE and lines and lines[-1].text.endswith("Scholar"))

    def _is_mark(self, line: Line, name: str, start: int) -> bool:
        """Tell whether a bullet holds an author's affiliation number or `Email author`."""
        if self.section not in _TOP and not self.parts[Section.AUTHORS]:
            return False
        if not name.isdigit() and not name.startswith("email author"):
            return False
        section = Section.AUTHORS if self.parts[Section.AUTHORS] else Section.FRONT
        self.parts.bullets.add(line.number)
        self.parts.add(section, line.tail(start))
        return True

    def _enters(self, line: Line, name: str, *, is_tab: bool) -> bool:
        section = HEADINGS.get(name)
        if section is None and name[:1].isdigit() and self.section is not Section.REFERENCES:
            number = _HEADING_NUMBER.match(name)
            name = name[number.end() :] if number else name
            section = HEADINGS.get(name)
        if section is None and name in SUBHEADINGS:
            return self._opens_body(line, name)
        if section is None or (name in ARTICLE_TYPES and self._at_top()):
            return False
        if is_tab and section in _TOP:
            self.ledger.furniture(line)
            return True
        if name == "literature" and not looks_like_reference(self._following(line)):
            return False
        self._open(line, section)
        return True

    def _open(self, line: Line, section: Section) -> None:
        self.section = section
        self.heading = line.text
        self.ledger.furniture(line)

    def _opens_body(self, line: Line, name: str) -> bool:
        """Tell whether a subheading is the first of the article's text, or one within it."""
        if self.section is Section.ABSTRACT:
            is_first = not self.parts[Section.ABSTRACT]
            plain_text = not is_first and not self.abstract_heads
            again = name in self.abstract_heads or name == "introduction"
            self.abstract_heads.add(name)
            if is_first or not (plain_text or again) or name in _CLOSING:
                return False
        elif self.section in _TOP or self.section is Section.REFERENCES:
            return False
        elif self.section is not Section.BODY:
            text = self._following(line)
            if len(text) < _SHORTEST_PARAGRAPH:
                return False
        self._open(line, Section.BODY)
        return True

    def _stands_alone(self, line: Line, pending: str) -> bool:
        section = self._form(line.text)
        if section is None or (section is Section.IDENTIFIERS and self._is_within_list(line)):
            return False
        if section is Section.DATES and pending in _DATE_LABELS:
            line = line.reading(f"{pending}: {line.text}")
        self.parts.add(section, line)
        if section is Section.TYPE:
            self.section = Section.FRONT
        return True

    def _is_within_list(self, line: Line) -> bool:
        """Tell whether an identifier is that of the reference above it, as others before it had."""
        lines = self.parts[Section.REFERENCES]
        if self.section is not Section.REFERENCES or lines[-1].number != line.number - 1:
            return False
        following = self._following(line)
        self.references_are_identified |= looks_like_reference(following) or is_link_line(following)
        return self.references_are_identified

    def _form(self, text: str) -> Section | None:
        """Return the part that a line belongs to by its form alone, wherever it stands."""
        section = form_of(text)
        if section is Section.CORRESPONDENCE:
            is_text = self.section in _RUNNING_TEXT and text[0] != "*"
            return None if is_text else section
        if section or text[0] in _BULLETS or self.section not in _TOP or not self._at_top():
            return section
        if Section.VOLUME not in self.parts.by_section and parse_volume(text):
            return Section.VOLUME
        if Section.TYPE not in self.parts.by_section and article_type_of(text):
            return Section.TYPE
        return None

    def _at_top(self) -> bool:
        """Tell whether nothing but front matter has been met."""
        return self.section in _TOP and not self._met_back_matter()

    def _met_back_matter(self) -> bool:
        return not _BACK.isdisjoint(self.parts.by_section)

    def _run_in(self, line: Line) -> Line:
        """Return the text behind a heading that is printed in the same line."""
        within_list = self.section is Section.REFERENCES
        if within_list and line.text[0] in _DIGITS:
            return line
        found = heading_before(line.text, is_early=self.steps < _RUN_IN_FROM, in_list=within_list)
        if found is None:
            return line
        if found.section is Section.ABSTRACT and found.subheading:
            self.abstract_heads.add(found.subheading)
        self.section = found.section
        self.heading = line.text[: found.name_end]
        return line.tail(found.text_start) if line.text[found.text_start :].strip() else line

    def _belongs(self, line: Line) -> None:
        text = line.text
        if is_licence(text):
            self.parts.add(Section.COPYRIGHT, line)
        elif text[0] in _NUMBER_STARTS:
            self._numbered(line)
        elif self._opens_list(line):
            self.section = Section.REFERENCES
            self._add(line)
        elif self.section in {Section.AUTHORS, Section.AFFILIATIONS}:
            self._contributors(line)
        else:
            self._add(line)

    def _numbered(self, line: Line) -> None:
        if self.section is Section.REFERENCES:
            within = bool(self.parts[Section.REFERENCES])
            if not (_AFFILIATION.match(line.text) and is_address(line.text, within_list=within)):
                self.parts.add(Section.REFERENCES, line)
                return
            self.section = Section.AFFILIATIONS
        elif _AFFILIATION.match(line.text):
            self.section = Section.AFFILIATIONS
        elif self.section is not Section.AFFILIATIONS and begins_list(
            line.text, self._following(line), at_top=self._at_top()
        ):
            self.section = Section.REFERENCES
        self._add(line)

    def _opens_list(self, line: Line) -> bool:
        """Tell whether a line opens the references without a heading or a number with a mark."""
        if self.section in {Section.REFERENCES, Section.BODY, Section.END}:
            return False
        return opens_list(line.text, self._following(line))

    def _following(self, line: Line) -> str:
        """Return the text of the line behind a line, empty behind the last."""
        following = self.ledger.following(line)
        return following.text if following else ""

    def _contributors(self, line: Line) -> None:
        bullet = _BULLET.match(line.text)
        if bullet and is_name(line.text[bullet.end() :]):
            self.section = (
                Section.AFFILIATIONS if self.parts[Section.AFFILIATIONS] else self.section
            )
            self.parts.bullets.add(line.number)
            self.parts.add(Section.AUTHORS, line.tail(bullet.end()))
        elif (
            self._met_back_matter()
            or parse_author_line(line.text)
            or (self.section is Section.AFFILIATIONS and is_affiliation(line.text))
        ):
            self._add(line)
        else:
            self.section = Section.FRONT
            self._add(line)

    def _add(self, line: Line) -> None:
        if self.section in _UNREAD:
            self.ledger.explain(line, _UNREAD[self.section].format(self.heading))
        bullet = (
            _BULLET.match(line.text)
            if line.text[0] in _BULLETS and self.section is not Section.REFERENCES
            else None
        )
        if bullet:
            self.parts.bullets.add(line.number)
            line = line.tail(bullet.end())
        self.parts.add(self.section, line)


_CLOSING = frozenset({"conclusion", "conclusions", "conclusion(s)"})
_UNREAD = {
    Section.OTHER: "a record has no field for {!r}",
    Section.BODY: "body text, which a record does not hold",
    Section.CORRESPONDENCE: "whom to write to",
    Section.END: "about other articles or the way to this one",
}
