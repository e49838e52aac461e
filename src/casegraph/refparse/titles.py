"""What stands between authors and locator: title and container, or a chapter in a book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from casegraph.refparse.abbreviations import (
    ABBREVIATIONS,
    GROUP,
    JOURNAL_WORDS,
    PUBLISHER,
    TITLE_ABBREVIATIONS,
    TITLE_WORDS,
)
from casegraph.refparse.text import LOWER, UPPER, trim

if TYPE_CHECKING:
    from casegraph.model.reference import Span


class Parts(NamedTuple):
    """The spans of title and container; either may be absent."""

    title: Span | None
    container: Span | None


_BOUNDARY = re.compile(
    rf"[.?!][\"')\]]*(?:\s|(?=[{UPPER}][{LOWER}])(?<=[{LOWER}]{{3}}\.))\s*(?=[^\s\d])"
)
_QUOTED = re.compile(r"\s?\"(?P<title>[^\"]{3,1000}?)[.,]?\"[.,:]?\s*")
_IN = re.compile(
    r"(?<=[.?!,\"])\s*\b(?:In|Em|in)\s?:\s*"
    r"|(?<=[.?!])\s+In\s+(?=(?:[^.]|(?<=[A-Z])\.){1,200}\(?\b[Ee]d(?:itor)?s?\b|Proceedings|Proc\b)"
)
_IN_HINTS = ("In:", "In :", "in:", "in :", "Em:", "Em :", ". In ", "? In ", "! In ")
_ENDS = re.compile(r"[.,]\"\s*$|\"[.,]\s*$")
_EDITORS = re.compile(r"\(?\b(?:[Ee]ds?|[Ee]ditors?|[Oo]rgs?|[Hh]rsg)\b\.?\)?[.,:]?\s*")
_EDITION = re.compile(
    r"[.,]?\s*\(?\b(?:\d{1,2}(?:st|nd|rd|th)?\.?|[Rr]ev(?:ised)?\.?"
    r"|[Ss]econd|[Tt]hird)\s[Ee]d(?:n|ition)?\b"
)
_FORMAT = re.compile(r"\s*\[(?:Internet|[Oo]nline|[Ee]lectronic(?: \w+)?|serial online)\]")
_WORD = re.compile(r"[^\s,;:()/-]+")
_SMALL = frozenset(
    {
        "of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "la", "del", "der", "und",
        "et", "y", "e", "i", "d", "da", "do", "des", "du", "für", "von", "&", "&amp;",
    }
)  # fmt: skip
_FEW = 2
_MOST = 40
"""Sentences a title and a container may have together; those before are never looked at."""
_EDGE = " \n.,;:-/'\"|*"
_TITLE_EDGE = " \n.,;:-/|*"


def split(text: str, start: int, end: int, *, located: bool) -> Parts:
    """Return title and container of a stretch of text.

    `located` tells that a locator follows, so that what stands before it is a container.
    """
    chapter = _chapter(text, start, end)
    if chapter and chapter.start() > start:
        return Parts(_title(text, start, chapter.start()), _book(text, chapter.end(), end))
    quoted = _QUOTED.match(text, start, end)
    if quoted and (_ENDS.search(quoted[0]) or is_container(text[quoted.end() : end])):
        return Parts(quoted.span("title"), _container(text, quoted.end(), end))
    cut = _cut(text, start, end)
    if cut is not None and not located and _is_publisher(text[cut:end]):
        return Parts(_title(text, start, _first(text, start, end) or cut), None)
    if cut is None and located:
        cut = _comma(text, start, end) or _capitals(text, start, end)
    if cut is None:
        return Parts(_title(text, start, end), None)
    return Parts(_title(text, start, cut), _container(text, cut, end))


def _chapter(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the `In:` between the title of a chapter and its book."""
    if not any(hint in text for hint in _IN_HINTS):
        return None
    return _IN.search(text, start, end)


def _is_publisher(text: str) -> bool:
    """Tell whether what follows a title names who published it, not a journal."""
    if text.split(maxsplit=1)[0] in JOURNAL_WORDS:
        return False
    return bool(PUBLISHER.search(text) or GROUP.search(text))


def _title(text: str, start: int, end: int) -> Span | None:
    span = trim(text, (start, end), _TITLE_EDGE)
    return span if span[0] < span[1] else None


def _container(text: str, start: int, end: int) -> Span | None:
    form = _FORMAT.search(text, start, end)
    span = trim(text, (start, form.start() if form else end), _EDGE + "[")
    if text.count("(", *span) > text.count(")", *span) and text.endswith("(", 0, span[1]):
        span = trim(text, (span[0], span[1] - 1))
    return span if span[0] < span[1] else None


def _book(text: str, start: int, end: int) -> Span | None:
    """Return the title of the book a chapter stands in, behind its editors."""
    editors = _EDITORS.search(text, start, end)
    if editors:
        start = editors.end()
    edition = _EDITION.search(text, start, end)
    first = _first(text, start, end)
    stops = [edition.start() if edition else end, first or end]
    return _container(text, start, min(stops))


def _boundaries(text: str, start: int, end: int) -> list[int]:
    """Return where a sentence begins that may be the container, in order."""
    found: list[int] = []
    for match in _BOUNDARY.finditer(text, start, end):
        at = match.end()
        if at >= end or match.start() == start:
            continue
        before = text.rfind(" ", start, match.start()) + 1 or start
        word = text[max(before, start) : match.start()].lstrip("(")
        if text[match.start()] == "." and word.lower() in TITLE_ABBREVIATIONS:
            continue
        found.append(at)
    return found


def _first(text: str, start: int, end: int) -> int | None:
    return next(iter(_boundaries(text, start, end)), None)


def _cut(text: str, start: int, end: int) -> int | None:
    """Return where the container begins: the last sentence, with its abbreviated words."""
    found = _boundaries(text, start, end)[-_MOST:]
    starts = [at for at in found if _may_begin(text, at, end)]
    if not starts:
        return None
    index = found.index(starts[-1])
    dotted = False
    short = len(_WORD.findall(text[found[index] : end])) <= _FEW
    while index > 0:
        segment = text[found[index - 1] : found[index]]
        if not _is_abbreviated(segment, known=dotted, short=short):
            break
        index -= 1
        dotted = True
    if dotted and index == 0 and _is_all_abbreviated(text[start : found[0]]):
        return start
    return _with_run(text, start, found[index])


_RUN = re.compile(rf"(?<=[{LOWER})\d]\s)(?:[{UPPER}][{LOWER}]*\.?\s){{1,3}}$")


def _with_run(text: str, start: int, at: int) -> int:
    """Return where a container begins whose first words no point sets off from the title."""
    run = _RUN.search(text[max(start, at - 60) : at])
    if not run or not all(word.rstrip(".") in ABBREVIATIONS for word in run[0].split()):
        return at
    return at - len(run[0])


def _may_begin(text: str, at: int, end: int) -> bool:
    """Tell whether a container may begin here: not inside parentheses, not in lower case."""
    right = text[at:end]
    depth = right.count(")") - right.count("(")
    if depth > 0:
        return False
    return not right[0].islower() or right[1:2].isupper() or right.startswith(("npj", "e"))


def _is_abbreviated(segment: str, *, known: bool, short: bool) -> bool:
    """Tell whether a sentence is but the first words of a name: `Nephrol.`, `Int. J.`.

    `known` tells that the words behind it are abbreviated with points, `short` that they are few.
    """
    words = [word.rstrip(".") for word in _WORD.findall(segment)]
    if not 0 < len(words) <= 6 or words[-1].rstrip("?!") in TITLE_WORDS:
        return False
    if not all(word[:1].isupper() or word in _SMALL for word in words):
        return False
    if known or words[0] in JOURNAL_WORDS or (short and len(words) == 1):
        return True
    return any(_is_abbreviation(word) for word in words)


def _is_all_abbreviated(segment: str) -> bool:
    return all(_is_abbreviation(word.rstrip(".")) for word in _WORD.findall(segment))


def _is_abbreviation(word: str) -> bool:
    return word in ABBREVIATIONS or (len(word) <= 3 and word.isalpha() and not word[1:].isupper())


def _comma(text: str, start: int, end: int) -> int | None:
    """Return where a container set off by a comma begins: capitalized to its end."""
    at = text.rfind(",", start, end)
    while at > start:
        if text[at + 1 : end].strip(_EDGE):
            return at + 1 if is_container(text[at + 1 : end]) else None
        at = text.rfind(",", start, at)
    return None


def _capitals(text: str, start: int, end: int) -> int | None:
    """Return where the run of capitalized words begins that ends the text."""
    words = list(_WORD.finditer(text, start, end))
    index = len(words)
    while index > 0 and (words[index - 1][0][0].isupper() or words[index - 1][0] in _SMALL):
        index -= 1
    while index < len(words) and words[index][0] in _SMALL:
        index += 1
    if index == len(words) or (index == 0 and len(words) > 8):
        return None
    return start if index == 0 else words[index].start()


def is_container(text: str) -> bool:
    """Tell whether text is capitalized as the name of a journal is."""
    words = _WORD.findall(text)
    return 0 < len(words) <= 12 and all(w[0].isupper() or w in _SMALL for w in words)
