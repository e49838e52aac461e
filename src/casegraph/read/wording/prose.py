"""What a paragraph is by its words: a sentence, a list, a subheading, thanks, a salutation."""

from __future__ import annotations

import re

from casegraph.read.wording.headings import SUBHEADINGS
from casegraph.read.wording.keywords import MARKS, SENTENCE_BREAK
from casegraph.read.wording.lines import NBSP, label

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
_SHORTEST_PROSE = 8
_SHORTEST_SENTENCE = 4
_LONGEST_SUBHEADING = 80
SALUTATION = re.compile(
    r"(?:Dear (?:Sirs?|Madam|Editors?|Dr\.?|Prof(?:essor|\.)?)\b|To the Editors?\b|Sirs?[,:])"
)


def is_prose(text: str) -> bool:
    """Tell whether text is a sentence or more, rather than a label or a list."""
    words = len(text.split())
    return words >= _SHORTEST_PROSE or (
        words >= _SHORTEST_SENTENCE and text.endswith((".", "!", "?", ".)", ".”", '."'))
    )


def is_subheading(text: str) -> bool:
    """Tell whether text is a heading within an abstract or an article's text."""
    return len(text) <= _LONGEST_SUBHEADING and label(text) in SUBHEADINGS


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
    return bool(SENTENCE_BREAK.search(text)) or (
        text.endswith(".")
        and len(text.split()) > _SHORTEST_PROSE
        and NBSP not in text
        and not MARKS.search(text)
        and text.count(",") < _SHORTEST_SENTENCE
    )
