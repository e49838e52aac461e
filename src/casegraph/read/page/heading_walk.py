"""The walk over a page's lines: what the headings among them open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.read.page.headings import heading_of
from casegraph.read.page.list_start import looks_like_reference
from casegraph.read.page.masthead import is_menu
from casegraph.read.page.noise import FURNITURE
from casegraph.read.page.parts import Parts
from casegraph.read.wording.addresses import is_affiliation
from casegraph.read.wording.headings import ARTICLE_TYPES, HEADINGS, SUBHEADINGS, Section
from casegraph.read.wording.lines import label

if TYPE_CHECKING:
    from casegraph.read.wording.lines import Ledger, Line

KNOWN = frozenset(HEADINGS) | SUBHEADINGS
_HEADING_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\D)")
_COUNTED = re.compile(r"\s*\(\d{1,3}\)$")
_OF_TOP = frozenset(
    {Section.AUTHORS, Section.ABSTRACT, Section.KEYWORDS, Section.AFFILIATIONS, Section.BODY}
)
_SHORTEST_PARAGRAPH = 60
_BACK = frozenset({Section.ABSTRACT, Section.KEYWORDS, Section.REFERENCES, Section.CONFLICT})
RUNNING_TEXT = frozenset({Section.BODY, Section.ABSTRACT, Section.REFERENCES})
TOP = frozenset({Section.FRONT, Section.AUTHORS, Section.AFFILIATIONS})
FOLLOWED_BY_MENUS = frozenset({Section.ABSTRACT, Section.KEYWORDS})
_ABSTRACT_ALONE = frozenset({"key clinical message", "key clinical messages", "key point"})
_OPENING = frozenset({
    "introduction", "background", "introducción", "introdução", "introduzione", "einleitung",
    "hintergrund", "main text",
})  # fmt: skip
_CLOSING = frozenset({"conclusion", "conclusions", "conclusion(s)"})


@dataclass(slots=True)
class HeadingWalk:
    """One pass over the lines, with the part the last heading opened.

    `has_text` tells that running text was met: what follows is no menu above the report.
    """

    ledger: Ledger
    parts: Parts = field(default_factory=Parts)
    section: Section = Section.FRONT
    heading: str = ""
    abstract_heads: set[str] = field(default_factory=set)
    has_text: bool = False

    def enters(self, line: Line, name: str, *, is_tab: bool) -> bool:
        """Tell whether a line is a heading, and open the part it heads."""
        name, section = self._part_named(name)
        if section is None and name in SUBHEADINGS:
            return not self._is_kind(name) and self._opens_body(line, name)
        if section is None or (name in ARTICLE_TYPES and self.at_top() and not self._heads(line)):
            return False
        if section is Section.CORRESPONDENCE and self.at_top() and not self.has_text:
            self.parts.add(Section.FRONT, line)
            self.ledger.furniture(line)
            return True
        if (is_tab and section in TOP) or self._is_tab(line, section):
            self.ledger.furniture(line)
            return True
        if name == "literature" and not looks_like_reference(self.following(line)):
            return False
        is_again = section in FOLLOWED_BY_MENUS and self._is_translated(section)
        self._open(line, Section.OTHER if is_again else section)
        return True

    def _part_named(self, printed: str) -> tuple[str, Section | None]:
        """Return a heading without its number or count, and the part it heads."""
        counted = _COUNTED.search(printed)
        name = printed[: counted.start()] if counted else printed
        section = HEADINGS.get(name) or self.worded(name)
        if section is None and name[:1].isdigit() and self.section is not Section.REFERENCES:
            number = _HEADING_NUMBER.match(name)
            name = name[number.end() :] if number else name
            section = HEADINGS.get(name)
        if section is None and name in _ABSTRACT_ALONE and not self._met_text():
            section = Section.ABSTRACT
        return name, section

    def _met_text(self) -> bool:
        """Tell whether the abstract or the body of the report has been met."""
        met = self.parts.by_section
        within = self.section in RUNNING_TEXT
        return within or Section.ABSTRACT in met or Section.BODY in met

    def _is_kind(self, name: str) -> bool:
        """Tell whether a heading below the citation at the top names the kind of article."""
        if self.section is not Section.CITE or self.met_back_matter():
            return False
        return name in ARTICLE_TYPES and Section.TYPE not in self.parts.by_section

    def worded(self, name: str) -> Section | None:
        """Return the part that an unknown heading opens, by its words; none above the report."""
        return heading_of(name) if self.has_text or self.met_back_matter() else None

    def _heads(self, line: Line) -> bool:
        """Tell whether `Correspondence` stands over whom to write to, not for a kind of article."""
        following = self.following(line)
        return "@" in following or is_affiliation(following)

    def _is_translated(self, section: Section) -> bool:
        """Tell whether abstract or keywords come again: in another language."""
        lines = self.parts[section]
        return bool(self.parts[Section.KEYWORDS]) and any(
            section is Section.KEYWORDS or len(line.text) > _SHORTEST_PARAGRAPH for line in lines
        )

    def _is_tab(self, line: Line, section: Section) -> bool:
        """Tell whether a heading above the report only leads to a part of the page."""
        if self.has_text or not self.at_top() or section in _OF_TOP:
            return False
        following = self.following(line)
        name = label(following)
        is_cited = section is Section.CITE and any(map(str.isdigit, following))
        return (
            section is Section.END
            or (section is Section.CITE and not is_cited)
            or (
                len(following) < _SHORTEST_PARAGRAPH
                and (name in FURNITURE or name in KNOWN or is_menu(following))
            )
        )

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
        elif self.section in TOP or self.section is Section.REFERENCES:
            return False
        elif self.section is Section.KEYWORDS and self.parts[Section.KEYWORDS]:
            if name not in _OPENING and len(self.following(line)) < _SHORTEST_PARAGRAPH:
                return False
        elif self.section is not Section.BODY:
            text = self.following(line)
            if len(text) < _SHORTEST_PARAGRAPH:
                return False
        self._open(line, Section.BODY)
        return True

    def at_top(self) -> bool:
        """Tell whether nothing but front matter has been met."""
        return self.section in TOP and not self.met_back_matter()

    def met_back_matter(self) -> bool:
        """Tell whether abstract, keywords, references or statements have been met."""
        return not _BACK.isdisjoint(self.parts.by_section)

    def following(self, line: Line) -> str:
        """Return the text of the line behind a line, empty behind the last."""
        following = self.ledger.following(line)
        return following.text if following else ""
