"""Divide a page into its parts, by headings where they are printed and by form where not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.model.link_labels import is_link_line
from casegraph.read.page.author_lines import parse_author_line
from casegraph.read.page.authors import is_name
from casegraph.read.page.forms import article_type_of, form_of, is_licence
from casegraph.read.page.glued_people import unglued
from casegraph.read.page.heading_walk import (
    FOLLOWED_BY_MENUS,
    KNOWN,
    RUNNING_TEXT,
    TOP,
    HeadingWalk,
)
from casegraph.read.page.list_start import (
    begins_list,
    is_address,
    looks_like_reference,
    opens_list,
)
from casegraph.read.page.masthead import is_menu, menus
from casegraph.read.page.noise import FURNITURE, LINKS, is_noise
from casegraph.read.page.parts import Parts
from casegraph.read.page.run_in import heading_before, statements_in
from casegraph.read.page.volume import (
    is_running_head,
    is_whole_volume,
    parse_pages,
    parse_volume,
)
from casegraph.read.wording.addresses import is_affiliation
from casegraph.read.wording.headings import Section
from casegraph.read.wording.lines import label

if TYPE_CHECKING:
    from casegraph.read.wording.lines import Ledger, Line

_LONGEST_LABEL = 400
_LONGEST_NAME = 90
_LONGEST_DATE = 60
_RUN_IN_FROM = 4
_BULLETS = frozenset("•·●▪◦‣*-–")
_BULLET = re.compile(r"(?:[•·●▪◦‣*]|[-–]\s)\s*(?=\S)")
_AFFILIATION = re.compile(r"\d{1,3}\s*[.)]\s*\d{1,3}\s*[.)]\s*(?=\D)")
_DIGITS = frozenset("0123456789")
_NUMBER_STARTS = _DIGITS | {"[", "("}
_DATE_LABELS = frozenset({"published", "first published", "first online", "published online"})
_RUNNING = 220
_WITH_VOLUME = TOP | {Section.KEYWORDS}
_WITH_PAGES = frozenset({Section.REFERENCES, Section.BODY})


def divide(ledger: Ledger) -> Parts:
    """Return the parts of the page; furniture and headings are entered in the ledger."""
    walk = _Walk(ledger)
    above = menus(ledger.lines)
    for line in ledger.readable():
        if line.number in above:
            ledger.furniture(line)
            continue
        for one in unglued(line, ledger) if walk.section in TOP else (line,):
            for piece in statements_in(one):
                walk.step(piece)
    return walk.parts


@dataclass(slots=True)
class _Walk(HeadingWalk):
    """One pass over the lines, each given its place."""

    steps: int = 0
    pending: str = ""
    references_are_identified: bool = False

    def step(self, line: Line) -> None:
        """Give one line its place."""
        self.steps += 1
        text = line.text
        size = len(text)
        self.has_text |= size > _RUNNING
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
        if (bullet and self._is_mark(line, name, bullet.end())) or self._is_type_below(line):
            return True
        is_known = (
            name in KNOWN or text[0] in _DIGITS or text[-1] == ")" or self.worded(name) is not None
        )
        if is_known and self.enters(line, name, is_tab=bool(bullet)):
            return True
        if name in FURNITURE or is_noise(text, name) or self._is_menu(text):
            self.pending = name
            self.ledger.furniture(line)
            return True
        return False

    def _is_type_below(self, line: Line) -> bool:
        """Tell whether a line holds the article type that the label above it announces."""
        if self.pending != "issue section" or not article_type_of(line.text):
            return False
        self.parts.add(Section.TYPE, line)
        self.pending = ""
        return True

    def _is_menu(self, text: str) -> bool:
        """Tell whether a line between abstract and body is a menu of the site."""
        return self.section in FOLLOWED_BY_MENUS and " " in text and is_menu(text)

    def _is_link(self, name: str, text: str) -> bool:
        """Tell whether a line of the reference list holds link labels; a run ends with Scholar."""
        if not (name in LINKS or is_link_line(text)):
            return False
        lines = self.parts[Section.REFERENCES]
        return not (name in FURNITURE and lines and lines[-1].text.endswith("Scholar"))

    def _is_mark(self, line: Line, name: str, start: int) -> bool:
        """Tell whether a bullet holds an author's affiliation number or `Email author`."""
        if self.section not in TOP and not self.parts[Section.AUTHORS]:
            return False
        if not name.isdigit() and not name.startswith("email author"):
            return False
        section = Section.AUTHORS if self.parts[Section.AUTHORS] else Section.FRONT
        self.parts.bullets.add(line.number)
        self.parts.add(section, line.tail(start))
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
        following = self.following(line)
        self.references_are_identified |= looks_like_reference(following) or is_link_line(following)
        return self.references_are_identified

    def _form(self, text: str) -> Section | None:
        """Return the part that a line belongs to by its form alone, wherever it stands."""
        section = form_of(text)
        if section is Section.CORRESPONDENCE:
            is_text = self.section in RUNNING_TEXT and text[0] != "*"
            return None if is_text else section
        if section or text[0] in _BULLETS:
            return section
        if self._is_said_again(text):
            return Section.CITE
        if self.section is Section.CITE and not self.met_back_matter():
            return self._type(text)
        if self.section is Section.KEYWORDS and Section.VOLUME not in self.parts.by_section:
            return Section.VOLUME if is_whole_volume(text) else None
        return self._form_at_top(text) if self.section in TOP and self.at_top() else None

    def _is_said_again(self, text: str) -> bool:
        """Tell whether a line prints the pages of the report alone, or its volume once more."""
        if " et al" in text:
            volumes = self.parts[Section.VOLUME]
            return bool(volumes) and is_running_head(text, volumes[0].text)
        if not text[-1].isdigit() or self.section in _WITH_PAGES or not self.parts[Section.VOLUME]:
            return False
        if parse_pages(text):
            return True
        return self.section in _WITH_VOLUME and "olume" in text and is_whole_volume(text)

    def _form_at_top(self, text: str) -> Section | None:
        if Section.VOLUME not in self.parts.by_section and parse_volume(text):
            return Section.VOLUME
        return self._type(text)

    def _type(self, text: str) -> Section | None:
        is_first = Section.TYPE not in self.parts.by_section
        return Section.TYPE if is_first and article_type_of(text) else None

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
        elif _AFFILIATION.match(line.text) or self._is_under_copyright(line):
            self.section = Section.AFFILIATIONS
        elif self.section is not Section.AFFILIATIONS and begins_list(
            line.text, self.following(line), at_top=self.at_top()
        ):
            self.section = Section.REFERENCES
        self._add(line)

    def _is_under_copyright(self, line: Line) -> bool:
        """Tell whether an affiliation stands below the tab that leads to the copyright notice."""
        return self.section is Section.COPYRIGHT and is_affiliation(line.text)

    def _opens_list(self, line: Line) -> bool:
        """Tell whether a line opens the references without a heading or a number with a mark."""
        if self.section in {Section.REFERENCES, Section.BODY, Section.END}:
            return False
        return opens_list(line.text, self.following(line))

    def _contributors(self, line: Line) -> None:
        bullet = _BULLET.match(line.text)
        if bullet and is_name(line.text[bullet.end() :]):
            self.section = (
                Section.AFFILIATIONS if self.parts[Section.AFFILIATIONS] else self.section
            )
            self.parts.bullets.add(line.number)
            self.parts.add(Section.AUTHORS, line.tail(bullet.end()))
        elif (
            self.met_back_matter()
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


_UNREAD = {
    Section.OTHER: "a record has no field for {!r}",
    Section.BODY: "body text, which a record does not hold",
    Section.CORRESPONDENCE: "whom to write to",
    Section.END: "about other articles or the way to this one",
}
