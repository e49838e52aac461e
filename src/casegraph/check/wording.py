"""Rules over the words of titles, and over values that stand for want of others."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

from casegraph.check.base import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.sheet import Sheet

_OF_OTHER_FIELDS = re.compile(
    r"\b(?:19|20)\d\d\s?;\s?\d+|\b10\.\d{4,9}/\S+|\bhttps?:\S+|\bPMID\b.{0,12}|\bdoi\s?:\S*"
    r"|\bAvailable (?:from|at|online)\b.*",
    re.IGNORECASE,
)
_MARKS_OF_OTHER_FIELDS = (";", "10.", "http", "PMID", "doi", "DOI", "vailable")
_SMALL_WORDS = frozenset(
    "the of and in with for by from to is are was were an as at on or that this which".split()
)
_PLACEHOLDERS = frozenset(
    {
        *("no title", "no title available", "untitled", "title not available", "not available"),
        *("anon", "anonymous", "no author", "no authors listed", "author unknown", "unknown"),
        *("not known", "n/a", "s.n", "tba", "tbd", "xxx"),
    }
)
_AROUND = ".,()[]?*_- "
_LONGEST_PLACEHOLDER = 30
_NO_NUMBER = frozenset({"0", "0-0", "00", "000-000"})


def title_holds_more(sheet: Sheet) -> Iterator[Finding]:
    """Find a title that holds what belongs to other fields: year and volume, a DOI, an address.

    The reference was misread, or several fields were pasted into one.

    Sure: nearly always.
    Example: `A rare infection. Pediatrics 2020;145`.
    """
    if any(map(eq, sheet.titles.split("\n"), sheet.journals)):
        for at, title in sheet.titled:
            if title == sheet.journals[at]:
                yield Finding(f"references[{at}].title", "the title is that of the journal")
    if not any(mark in sheet.titles for mark in _MARKS_OF_OTHER_FIELDS):
        return
    for at, title in sheet.titled:
        found = _OF_OTHER_FIELDS.search(title)
        if found:
            yield Finding(f"references[{at}].title", f"the title holds {found[0][:40]!r}")


def doubled_word(sheet: Sheet) -> Iterator[Finding]:
    """Note a small word that stands in a title twice, one after the other.

    Sure: nearly always a slip; whether the paper has it too, the paper tells.
    Example: `Treatment of of PML`.
    """
    words = sheet.titles.lower().split()
    if not any(map(eq, words, words[1:])):
        return
    for at, title in sheet.titled:
        for word, following in pairwise(title.lower().split()):
            if word == following and word in _SMALL_WORDS:
                yield Finding(f"references[{at}].title", f"{word!r} stands twice")


def placeholder(sheet: Sheet) -> Iterator[Finding]:
    """Note a value that stands for want of one: `Anonymous`, `No title available`, volume 0.

    Leave the field out: what is not known is told as missing.

    Sure: nearly always.
    Example: `Anonymous. No title available. J Test 2001;0:1-9.`
    """
    for at, one in enumerate(sheet.references):
        path = f"references[{at}]"
        if one.volume in _NO_NUMBER:
            yield Finding(f"{path}.volume", f"{one.volume!r} stands for no volume")
        if one.page in _NO_NUMBER:
            yield Finding(f"{path}.page", f"{one.page!r} stands for no page")
        if one.title and len(one.title) <= _LONGEST_PLACEHOLDER and _is_placeholder(one.title):
            yield Finding(f"{path}.title", f"{one.title!r} stands for no title")
        if len(one.authors) == 1:
            name = one.authors[0].literal or one.authors[0].family
            if name and _is_placeholder(name):
                yield Finding(f"{path}.authors", f"{name!r} stands for no author")


def _is_placeholder(text: str) -> bool:
    return text.strip(_AROUND).lower() in _PLACEHOLDERS
