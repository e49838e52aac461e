"""How sure a reading is: the probability that all its fields are right.

A logistic sum over traits that a reader can see. The weights are fitted to labelled references by
`python -m benchmarks.accuracy.confidence`, which prints how well they hold.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from casegraph.refparse.abbreviations import ABBREVIATIONS, JOURNAL_WORDS, STARTS
from casegraph.refparse.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.model.record import Name
    from casegraph.model.reference import Span

WEIGHTS: Mapping[str, float] = {
    "": 2.69,
    "book": -0.09,
    "group": -0.67,
    "long journal": -0.84,
    "long title": -0.63,
    "much left over": -0.90,
    "no authors": -2.99,
    "no journal": -1.78,
    "no page": -0.99,
    "no title": -0.65,
    "no volume": -2.07,
    "no year": -1.79,
    "odd journal": -2.05,
    "odd names": -0.82,
    "one author": 0.08,
    "run together": -0.61,
    "sentences in title": -1.19,
    "short title": -0.78,
    "some left over": -1.29,
    "stands alone": -1.52,
    "style acs": 0.14,
    "style apa": 0.84,
    "style frontiers": 0.42,
    "style harvard": 0.17,
    "style springer-basic": 0.84,
    "style undated": -2.03,
    "style vancouver": -0.45,
    "style year-last": 0.09,
    "title begins small": -0.76,
    "unknown start": 0.06,
    "unknown words": -0.11,
    "web page": -0.64,
}
"""Log odds that each trait adds; the empty name is where the sum begins."""
_CERTAIN = 0.995
"""No reading is surer than this: labels and print have errors of their own."""
_WORD = Pattern(r"[^\s.,:()-]+")
_SENTENCE = Pattern(r"[.?!]\s")
_ABSENT = (("volume", "no volume"), ("page", "no page"))
_MUCH = 0.1
_CLOSE = 1
_INITIALS = 5
_MANY_WORDS = 7
_LONG_TITLE = 200


def traits(
    style: str | None,
    fields: Mapping[str, str],
    authors: tuple[Name, ...],
    spans: Mapping[str, Span],
    left: float,
) -> tuple[str, ...]:
    """Return the names of the traits of a reading; `left` is the share of the text left over."""
    found = [
        f"style {style}",
        *_of_title(fields.get("title")),
        *_of_authors(authors),
    ]
    if "journal" in fields or "volume" in fields:
        found += _of_journal(fields.get("journal"))
        found += _of_locator(fields)
    else:
        found.append("web page" if "url" in spans or "accessed" in spans else "stands alone")
    if "year" not in fields:
        found.append("no year")
    if left:
        found.append("some left over" if left < _MUCH else "much left over")
    if "publisher" in fields or "editors" in spans:
        found.append("book")
    if "volume" in spans and "page" in spans and spans["page"][0] - spans["volume"][1] < _CLOSE:
        found.append("run together")
    return tuple(found)


def _of_locator(fields: Mapping[str, str]) -> list[str]:
    return [trait for name, trait in _ABSENT if name not in fields]


def _of_authors(authors: tuple[Name, ...]) -> tuple[str, ...]:
    if not authors:
        return ("no authors",)
    found = ["group"] if authors[-1].literal else []
    if len(authors) == 1:
        found.append("one author")
    for name in authors:
        if name.given is None or len(name.given) > _INITIALS:
            found.append("odd names")
            break
    return tuple(found)


def _of_title(title: str | None) -> tuple[str, ...]:
    if not title:
        return ("no title",)
    found = []
    if _SENTENCE.search(title):
        found.append("sentences in title")
    if title.count(" ") < 2:
        found.append("short title")
    elif len(title) > _LONG_TITLE:
        found.append("long title")
    if not title[0].isupper():
        found.append("title begins small")
    return tuple(found)


@lru_cache(maxsize=4096)
def _of_journal(journal: str | None) -> tuple[str, ...]:
    if not journal:
        return ("no journal",)
    words = _WORD.findall(journal)
    found = []
    known = sum(word in STARTS or word in ABBREVIATIONS or word in JOURNAL_WORDS for word in words)
    if not words or words[0] not in STARTS:
        found.append("unknown start")
    if known * 2 < len(words):
        found.append("unknown words")
    if len(words) > _MANY_WORDS:
        found.append("long journal")
    if any(char in journal for char in ',;0123456789[]"/'):
        found.append("odd journal")
    return tuple(found)


@lru_cache(maxsize=4096)
def confidence(found: tuple[str, ...]) -> float:
    """Return the probability that all fields are right, for a reading with these traits."""
    total = WEIGHTS.get("", 0.0) + sum(WEIGHTS.get(name, 0.0) for name in found)
    return round(min(1 / (1 + math.exp(-total)), _CERTAIN), 3)
