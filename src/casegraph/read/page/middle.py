"""Abstract, keywords and acknowledgement, with or without their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.read.page.forms import label
from casegraph.read.page.furniture import SUBHEADINGS, Section
from casegraph.read.page.lines import NBSP, joined, paragraphs, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.page.lines import Ledger, Line
    from casegraph.read.page.parts import Parts

_THANKS = re.compile(
    r"\b(?:thank(?:s|ed|ful)?|acknowledges?|acknowledged|grateful(?:ly)?|gratitude|indebted|"
    r"appreciat\w+|dedicate[sd]?)\b",
    re.IGNORECASE,
)
_THANKS_STEMS = (
    "thank",
    "acknowledg",
    "grateful",
    "gratitude",
    "indebted",
    "appreciat",
    "dedicate",
)
_THANKS_WITHIN = 250
_SENTENCE_BREAK = re.compile(r"[a-z)\d][.!?]\s+[A-Z]")
_MARKS = re.compile(r"[;·•|∙⋅]")
_SEPARATORS = re.compile(r"\s*[;·•|∙⋅]\s*|\s+[–—]\s+")
_SPACES = re.compile(r"[ \t]+")
_COMMA = re.compile(r"\s*,\s*")
_SHORTEST_PROSE = 8
_SHORTEST_SENTENCE = 4
_LONGEST_RUN = 1500
_LONGEST_KEYWORD = 12
_END_OF_ABSTRACT = 3
_UNSEPARATED = 6
_SHORTEST_LIST = 2
_LONGEST_PART = 50
_LONGEST_SUBHEADING = 80


@dataclass(slots=True)
class Middle:
    """The lines of each part, as they are collected."""

    abstract: list[list[Line]] = field(default_factory=list)
    keywords: list[Line] = field(default_factory=list)
    thanks: list[list[Line]] = field(default_factory=list)


def is_prose(text: str) -> bool:
    """Tell whether text is a sentence or more, rather than a label or a list."""
    words = len(text.split())
    return words >= _SHORTEST_PROSE or (
        words >= _SHORTEST_SENTENCE and text.endswith((".", "!", "?", ".)", ".”", '."'))
    )


def is_keyword_run(line: Line) -> bool:
    """Tell whether a line without a heading lists keywords: runs with no-break spaces between."""
    text = line.text
    if len(text) > _LONGEST_RUN or _SENTENCE_BREAK.search(text):
        return False
    if text.endswith((".", "?", "!")) and not line.trailing:
        return False
    runs = text.split(NBSP)
    return (line.trailing or len(runs) > 1) and all(
        len(run.split()) <= _LONGEST_KEYWORD for run in runs
    )


def is_subheading(text: str) -> bool:
    """Tell whether text is a heading within an abstract or an article's text."""
    return len(text) <= _LONGEST_SUBHEADING and label(text) in SUBHEADINGS


def split_middle(rest: Sequence[Line], parts: Parts, ledger: Ledger) -> Middle:
    """Return the lines behind the authors by what they are: abstract, keywords, thanks."""
    found = Middle()
    usual_gap = min((line.gap for line in ledger.lines[1:3] if line.gap), default=1)
    sorter = _Sorter(found, ledger, bool(parts[Section.KEYWORDS]), usual_gap)
    for section in (Section.FRONT, Section.ABSTRACT, Section.KEYWORDS):
        lines = rest if section is Section.FRONT else parts[section]
        if section is Section.ABSTRACT and lines:
            sorter.restart()
        for group in _groups(lines):
            sorter.sort(group, section)
    return found


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Return paragraphs, a run of keywords always on its own."""
    groups: list[list[Line]] = []
    pending: list[Line] = []
    for line in lines:
        if line.trailing or is_subheading(line.text) or _is_run_behind(pending, line):
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

    def restart(self) -> None:
        """Begin the abstract at its heading; what stood before it was not the abstract."""
        self.found.abstract.clear()
        self.is_headed = True
        self.state = Section.ABSTRACT

    def sort(self, group: list[Line], section: Section) -> None:
        """Give one paragraph its place."""
        text = joined(group)
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
            if self.is_headed or is_prose(text) or is_subheading(text):
                self.found.abstract.append(group)
        else:
            self._after(group, text)

    def _is_list_below(self, group: list[Line]) -> bool:
        """Tell whether a paragraph below a headed abstract lists keywords, one on a line."""
        if self.keywords_are_headed or not (self.is_headed and self.found.abstract):
            return False
        if self.state is not Section.ABSTRACT or len(group) < _SHORTEST_LIST:
            return False
        whole = joined(self.found.abstract[-1]).endswith((".", "!", "?", ")"))
        return whole and all(_is_item(line.text) for line in group)

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
        if (
            len(text) <= _LONGEST_PART
            and label(text) == "introduction"
            and not is_subheading(joined(self.found.abstract[-1]))
        ):
            self.state = Section.BODY
            return True
        return is_thanks(text) or group[0].gap >= _END_OF_ABSTRACT * self.usual_gap

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


def is_thanks(text: str) -> bool:
    """Tell whether a paragraph begins by thanking someone."""
    start = text[:_THANKS_WITHIN].casefold()
    return (
        any(stem in start for stem in _THANKS_STEMS)
        and bool(_THANKS.search(start))
        and is_prose(text)
    )


def is_sentence(text: str) -> bool:
    """Tell whether text reads as running text: it breaks into sentences or ends one."""
    return bool(_SENTENCE_BREAK.search(text)) or (
        text.endswith(".")
        and len(text.split()) > _SHORTEST_PROSE
        and NBSP not in text
        and not _MARKS.search(text)
        and text.count(",") < _SHORTEST_SENTENCE
    )


def read_abstract(groups: Sequence[list[Line]], ledger: Ledger) -> str | None:
    """Return the abstract, its paragraphs with a blank line between them."""
    for group in groups:
        ledger.take("abstract", group)
    return "\n\n".join(joined(group) for group in groups) or None


def read_keywords(lines: Sequence[Line], ledger: Ledger) -> tuple[str, ...]:
    """Return the keywords of all lines: no-break spaces separate them, else marks, else commas."""
    found: list[str] = []
    for line in lines:
        for keyword in _split_keywords(line.text):
            ledger.take(f"keywords[{len(found)}]", [line])
            found.append(keyword)
    if len(found) == 1 and len(found[0].split()) >= _UNSEPARATED:
        ledger.report(
            "keywords-not-separated",
            Severity.WARNING,
            "the keywords are printed in one run that shows no separator",
            path="keywords[0]",
            hint="separate the keywords with semicolons",
        )
    return tuple(found)


def _split_keywords(printed: str) -> list[str]:
    text = _SPACES.sub(" ", printed)
    if NBSP in text and not _SEPARATORS.search(text):
        pieces = text.split(NBSP)
    elif _SEPARATORS.search(text):
        pieces = _SEPARATORS.split(text)
    else:
        pieces = _COMMA.split(text)
    return [plain(piece).strip(" ,;") for piece in pieces if piece.strip(" ,;\u00a0")]


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
