"""The title of a report: among the lines above its authors, menus and translations set apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.page.volume import parse_volume
from casegraph.read.wording.headings import DATE
from casegraph.read.wording.keywords import SENTENCE_BREAK
from casegraph.read.wording.lines import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.wording.lines import Line

JOURNAL_TRAIL = re.compile(
    r"(?:[A-Z][\w ]{1,30} [»›>] )*(?P<journal>[A-Z][^/»›>]{2,100})"
    r"(?: / (?:19|20)\d\d / Article| Aims and scope(?: Submit manuscript)?|"
    r" [»›>] Vol(?:ume)?\.? ?\d+.{0,40})"
)
_ISSN = re.compile(r"\bISSN\b")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    {"after", "and", "by", "due", "following", "for", "from", "of", "the", "to", "with"}
)
_OTHER = frozenset(
    """
    avec bei chez con dans das dem della des eine einer eines mit nach pela pelo pendant por sobre
    und una uno uma zur
    """.split()
)
_ALSO_IN_NAMES = frozenset(
    "au aux com da de del den der di do dos du ein em en et la las le les los un une y".split()
)
_SHORTEST_TITLE = 3
_LONGEST_TITLE = 600
_SHORTEST_WRAPPED = 28
_RUNNING_TEXT = 200
_SENTENCES = 2


def title_of(groups: Sequence[list[Line]], last: int) -> list[Line] | None:
    """Return the lines of the title: the longer of two texts above the authors, or the first below.

    Without a line of front matter (`last` is 0) nothing tells a title from running text.
    """
    above = [
        title
        for group in groups
        if group[0].number < last and _is_title(title := _without_menu(_first_language(group)))
    ]
    if above:
        if len(above) > 1 and _is_translated(joined(above[-2]), joined(above[-1])):
            return above[-2]
        return max(reversed(above[-2:]), key=lambda group: len(joined(group).split()))
    below = [group for group in groups if group[0].number > last > 0]
    return next((group for group in below[:2] if _is_title(group)), None)


def _without_menu(group: list[Line]) -> list[Line]:
    """Return the last lines of a group that can be one wrapped title.

    All lines of a wrapped title but the last are long; what is shorter belongs to a menu.
    """
    title = group[-1:]
    width = len(group[-1].text)
    for line in reversed(group[:-1]):
        text = line.text
        if len(text) < max(_SHORTEST_WRAPPED, 0.6 * width) or DATE.search(text):
            break
        if text.endswith((".", "?", "!")) or parse_volume(text) or _ISSN.search(text):
            break
        if JOURNAL_TRAIL.fullmatch(text):
            break
        width = max(width, len(text))
        title.insert(0, line)
    return title


def _first_language(group: list[Line]) -> list[Line]:
    """Return the lines of a group before those that say the same in another language."""
    for at in range(1, len(group)):
        if _is_translated(joined(group[:at]), joined(group[at:])):
            return group[:at]
    return group


def _is_translated(title: str, below: str) -> bool:
    """Tell whether one of two texts is English by its small words and the other is not."""
    languages = {_is_english(title), _is_english(below)}
    return languages == {True, False}


def _is_english(text: str) -> bool | None:
    """Tell whether text is English by its small words, None where they do not tell."""
    words = _WORD.findall(text.casefold())
    english = sum(word in _ENGLISH for word in words)
    other = sum(2 * (word in _OTHER) + (word in _ALSO_IN_NAMES) for word in words)
    if english and not other:
        return True
    return False if other > 1 and not english else None


def _is_title(group: list[Line]) -> bool:
    text = joined(group)
    if len(text.split()) < _SHORTEST_TITLE or len(text) > _LONGEST_TITLE:
        return False
    return len(text) <= _RUNNING_TEXT or len(SENTENCE_BREAK.findall(text)) < _SENTENCES
