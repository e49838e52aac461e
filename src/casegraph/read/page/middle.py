"""Abstract, keywords and acknowledgement, with or without their headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.read.wording.headings import SUBHEADINGS, Section
from casegraph.read.wording.keywords import (
    ends_list,
    is_comma_list,
    is_keyword_run,
)
from casegraph.read.wording.lines import NBSP, joined, label, paragraphs
from casegraph.read.wording.prose import (
    SALUTATION,
    is_prose,
    is_sentence,
    is_subheading,
    is_thanks,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.page.parts import Parts
    from casegraph.read.wording.lines import Ledger, Line

_END_OF_ABSTRACT = 3
_SHORTEST_LIST = 2
_LONGEST_PART = 50


@dataclass(slots=True)
class Middle:
    """The lines of each part, as they are collected."""

    abstract: list[list[Line]] = field(default_factory=list)
    keywords: list[Line] = field(default_factory=list)
    thanks: list[list[Line]] = field(default_factory=list)


def split_middle(rest: Sequence[Line], parts: Parts, ledger: Ledger) -> Middle:
    """Return the lines behind the authors by what they are: abstract, keywords, thanks."""
    found = Middle()
    usual_gap = min((line.gap for line in ledger.lines[1:3] if line.gap), default=1)
    sorter = _Sorter(found, ledger, bool(parts[Section.KEYWORDS]), usual_gap)
    for section in (Section.FRONT, Section.ABSTRACT, Section.KEYWORDS):
        lines = rest if section is Section.FRONT else parts[section]
        if section is Section.ABSTRACT and lines:
            sorter.restart()
        may_list = section is Section.ABSTRACT and not sorter.keywords_are_headed
        for group in _groups(lines, may_list=may_list):
            sorter.sort(group, section)
    if found.abstract and not (sorter.is_headed or found.keywords):
        ledger.report(
            "abstract-by-place",
            Severity.INFO,
            "taken as the abstract because of its place: the first text below the authors",
            line=found.abstract[0][0],
            path="abstract",
        )
    return found


def _groups(lines: Sequence[Line], *, may_list: bool) -> list[list[Line]]:
    """Return paragraphs, a run of keywords always on its own.

    With `may_list` the last line of a paragraph may list keywords with commas between.
    """
    groups: list[list[Line]] = []
    pending: list[Line] = []
    for line, below in zip_longest(lines, lines[1:]):
        is_last = may_list and not (below and below.number == line.number + 1)
        if (
            line.trailing
            or is_subheading(line.text)
            or _is_run_behind(pending, line)
            or (is_last and _is_list_behind(pending, line))
        ):
            groups += [*paragraphs(pending), [line]]
            pending = []
        elif _begins_part(line.text):
            groups += paragraphs(pending)
            pending = [line]
        else:
            pending.append(line)
    return groups + paragraphs(pending)


def _is_run_behind(paragraph: Sequence[Line], line: Line) -> bool:
    """Tell whether a line behind a whole sentence is a run of keywords."""
    if not paragraph or NBSP not in line.text:
        return False
    return paragraph[-1].text.endswith((".", "!", "?")) and is_keyword_run(line)


def _is_list_behind(paragraph: Sequence[Line], line: Line) -> bool:
    """Tell whether the line behind a whole sentence lists keywords with commas between."""
    whole = bool(paragraph) and paragraph[-1].text.endswith((".", "!", "?"))
    return whole and is_comma_list(line.text)


def _begins_part(text: str) -> bool:
    """Tell whether a line of an abstract begins with the name of its part: `Conclusion: ...`."""
    colon = text.find(":", 0, _LONGEST_PART)
    return colon > 0 and label(text[:colon]) in SUBHEADINGS


@dataclass(slots=True)
class _Sorter:
    """Goes through paragraphs in order: abstract first, then keywords, then thanks."""

    found: Middle
    ledger: Ledger
    keywords_are_headed: bool
    usual_gap: int
    state: Section = Section.ABSTRACT
    is_headed: bool = False
    is_letter: bool = False

    def restart(self) -> None:
        """Begin the abstract at its heading; what stood before it was not the abstract."""
        self.found.abstract.clear()
        self.is_headed = True
        self.is_letter = False
        self.state = Section.ABSTRACT

    def sort(self, group: list[Line], section: Section) -> None:
        """Give one paragraph its place."""
        text = joined(group)
        if section is Section.KEYWORDS and self._is_behind_list(text):
            return
        if self._is_list_below(group):
            self.found.keywords += group
            self.state = Section.KEYWORDS
            self.keywords_are_headed = True
            self.ledger.report(
                "keywords-by-place",
                Severity.INFO,
                "taken as keywords because of their place: a list below the abstract",
                line=group[0],
            )
        elif self._is_headed_run(section, text) or self._is_unheaded_run(group):
            self.found.keywords += group
            self.state = Section.KEYWORDS
        elif self.state is Section.ABSTRACT and not self._ends_abstract(group, text):
            self._abstract(group, text)
        else:
            self._after(group, text)

    def _is_list_below(self, group: list[Line]) -> bool:
        """Tell whether a paragraph below a headed abstract is a list of keywords."""
        if self.keywords_are_headed or not (self.is_headed and self.found.abstract):
            return False
        is_list = len(group) >= _SHORTEST_LIST or is_comma_list(group[0].text)
        if self.state is not Section.ABSTRACT or not is_list:
            return False
        whole = joined(self.found.abstract[-1]).endswith((".", "!", "?", ")"))
        return whole and (len(group) == 1 or all(_is_item(line.text) for line in group))

    def _abstract(self, group: list[Line], text: str) -> None:
        """Add a paragraph to the abstract; what follows a salutation is a letter's own text."""
        self.is_letter |= not self.is_headed and SALUTATION.match(text) is not None
        if self.is_letter:
            for line in group:
                self.ledger.explain(line, "body text, which a record does not hold")
        elif self.is_headed or is_prose(text) or is_subheading(text):
            self.found.abstract.append(group)

    def _is_behind_list(self, text: str) -> bool:
        """Tell whether a paragraph behind a whole list of keywords is neither prose nor thanks."""
        if not ends_list(self.found.keywords) or self.found.thanks:
            return False
        return not (is_sentence(text) or is_thanks(text) or is_subheading(text))

    def _is_headed_run(self, section: Section, text: str) -> bool:
        is_run = section is Section.KEYWORDS and not self.found.thanks
        return is_run and not (is_sentence(text) or is_thanks(text))

    def _is_unheaded_run(self, group: list[Line]) -> bool:
        if self.keywords_are_headed or self.state is not Section.ABSTRACT or len(group) > 1:
            return False
        return is_keyword_run(group[0])

    def _ends_abstract(self, group: list[Line], text: str) -> bool:
        if not self.found.abstract:
            return is_thanks(text)
        if not self.is_headed and is_subheading(text) and not self._is_structured():
            self.state = Section.BODY
            return True
        if (
            len(text) <= _LONGEST_PART
            and label(text) == "introduction"
            and not is_subheading(joined(self.found.abstract[-1]))
        ):
            self.state = Section.BODY
            return True
        return is_thanks(text) or group[0].gap >= _END_OF_ABSTRACT * self.usual_gap

    def _is_structured(self) -> bool:
        """Tell whether the abstract begins with the name of its part."""
        return is_subheading(joined(self.found.abstract[0]))

    def _after(self, group: list[Line], text: str) -> None:
        if is_subheading(text) or self.state is Section.BODY:
            self.state = Section.BODY
            for line in group:
                self.ledger.explain(line, "body text, which a record does not hold")
        elif is_prose(text):
            self.state = Section.ACKNOWLEDGEMENT
            self.found.thanks.append(group)


def _is_item(text: str) -> bool:
    return (
        len(text) <= _LONGEST_PART
        and not text.endswith((".", ":", "!", "?"))
        and not is_subheading(text)
    )


def read_abstract(groups: Sequence[list[Line]], ledger: Ledger) -> str | None:
    """Return the abstract, its paragraphs with a blank line between them."""
    for group in groups:
        ledger.take("abstract", group)
    return "\n\n".join(joined(group) for group in groups) or None


def read_acknowledgement(
    middle: Middle, parts: Parts, ledger: Ledger
) -> tuple[str | None, list[Line]]:
    """Return the acknowledgement and its lines.

    Without a heading it is what thanks someone, or else the one paragraph behind the keywords of a
    page that does not print the body.
    """
    headed = [
        group for group in paragraphs(parts[Section.ACKNOWLEDGEMENT]) if is_prose(joined(group))
    ]
    thanking = [group for group in middle.thanks if is_thanks(joined(group))]
    groups = headed + thanking
    if not groups and len(middle.thanks) == 1 and not parts[Section.BODY]:
        groups = middle.thanks
    for group in groups:
        ledger.take("acknowledgement", group)
    if groups and groups is middle.thanks:
        ledger.report(
            "acknowledgement-by-place",
            Severity.INFO,
            "taken as the acknowledgement because of its place: behind the abstract and keywords",
            path="acknowledgement",
        )
    return "\n\n".join(joined(g) for g in groups) or None, [line for g in groups for line in g]
