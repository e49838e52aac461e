"""What stands between authors and locator: title and container, or a chapter in a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from casegraph.refparse.abbreviations import (
    ABBREVIATIONS,
    GROUP,
    JOURNAL_WORDS,
    PUBLISHER,
    PUBLISHER_WORD,
    TITLE_ABBREVIATIONS,
    TITLE_WORDS,
)
from casegraph.refparse.containers import (
    EDGE,
    FEW,
    SMALL,
    WORD,
    after_comma,
    capitals,
    is_container,
    later,
)
from casegraph.refparse.pattern import Pattern
from casegraph.refparse.text import LOWER, UPPER, trim

if TYPE_CHECKING:
    import re

    from casegraph.model.reference import Span


class Parts(NamedTuple):
    """The spans of title and container; either may be absent."""

    title: Span | None
    container: Span | None


_BOUNDARY = Pattern(
    rf"[.?!][\"')\]]*(?:\s|(?=[{UPPER}](?:[{LOWER}]|\s[{UPPER}]))"
    rf"(?:(?<=[{LOWER}]{{3}}[.?])|(?<=\d{{3}}\.)|(?<=[{LOWER}]\)\.)|(?<=\s\.))"
    rf"|(?<=[{LOWER}]{{3}}[.?])(?=[{UPPER}]{{2,8}}(?:[.\s]|$)))\s*(?=[^\s\d])"
)
_QUOTED = Pattern(r"[\s,.:;]{0,3}\"(?P<title>[^\"]{3,1000}?)[.,]?\"[.,:]?\s*")
_SINGLE_QUOTED = Pattern(
    rf"[\s,.:;]{{0,3}}'(?P<title>[^\n]{{3,500}}?)(?:(?<=[.,?!])'\s|'[.,]\s)\s*(?=[{UPPER}]|in\s|$)"
)
_IN = Pattern(
    r"(?<=[.?!,\"\n])\s*\b(?:In|Em|in)\s?:\s*|(?<=[,.][\"'])\s*in\s+(?=[A-Z])"
    r"|(?<=[a-z\"],)\s+in\s+(?=[A-Z](?:[^.]|(?<=[A-Z])\.){1,200}(?:,\s|,?\s\()(?:eds?\b|edited by))"
    r"|(?<=[.?!])\s+In\s+(?=(?:[^.]|(?<=[A-Z])\.){1,200}\(?\b[Ee]d(?:itor)?s?\b|Proceedings|Proc\b)"
)
_IN_HINTS = (
    '," in ',
    ",' in ",
    "', in ",
    ", in ",
    "In:",
    "In :",
    "in:",
    "in :",
    "Em:",
    "Em :",
    ". In ",
    "? In ",
    "! In ",
)
_ENDS = Pattern(r"[.,]\"\s*$|\"[.,]\s*$")
_TRANSLATED = Pattern(
    r"[.,]\s\(?(?:Tradução|Trad\.|Traducción|Transl?\.|Translated by|Org\.\s)|[.,]?\s\(Trad"
)
_DESIGNATION = Pattern(
    r"\s?[\[(](?:(?:[Aa]rticle )?[Ii]n [A-Z][a-z]+(?:[;,/ ]\s?[A-Za-z ]+)?(?<!\))"
    r"|[^\[\]()]{0,40}\b(?:[Tt]hes[ie]s|[Dd]issertation|[Tt]ese|[Dd]issertação)\b[^\[\]()]{0,60}"
    r"|[Ll]etter(?: to the [Ee]ditor)?|[Ee]ditorial|[Aa]bstract|[Rr]eview"
    r"|[Cc]omment|[Dd]ata ?set|[MJDN])[\])]$"
)
_WITHIN = Pattern(r"In\s(?=[A-Z\d])(?!V(?:ivo|itro)|Silico|Situ|Practice)")
_SERVER = Pattern(r"(?:bioRxiv|medRxiv|arXiv|ChemRxiv|PsyArXiv|SSRN|Research Square)\b")
_PUBLISHED = Pattern(rf",\s(?=[{UPPER}][^,]{{0,40}}{PUBLISHER_WORD.source})")
_THESIS = Pattern(
    r"[.,]\s\(?(?:Unpublished\s)?(?:Ph\.?\s?D\.?|M\.?\s?[DA]\.?|M\.?\s?Sc\.?|[Dd]octoral|[Mm]aster'?s?)"
    r"\s(?:[Tt]hesis|[Dd]issertation)\b"
)
_EDITION = Pattern(
    r"[.,]?\s*\(?\b(?:\d{1,2}(?:st|nd|rd|th)?\.?|[Rr]ev(?:ised)?\.?"
    r"|[Ss]econd|[Tt]hird)\s[Ee]d(?:n|ition)?\b"
)
_FORMAT = Pattern(r"\s*\[(?:Internet|[Pp]reprint|[Oo]nline|[Ee]lectronic(?: \w+)?|serial online)\]")
_LAST_FORMAT = Pattern(
    r"\s*\[(?:[Ii]nternet|[Pp]reprint|[Oo]nline|[Ee]lectronic(?: \w+)?|serial online|en ligne)\]"
    r"[\s.,;:]*$"
)
_MOST = 40
"""Sentences a title and a container may have together; those before are never looked at."""
_TITLE_EDGE = " \n.,;:-/|*"


def split(text: str, start: int, end: int, *, located: bool) -> Parts:
    """Return title and container of a stretch of text.

    `located` tells that a locator follows, so that what stands before it is a container.
    """
    bracket = text.rfind("[", start, end)
    form = _LAST_FORMAT.search(text, start, end) if bracket >= 0 else None
    end = start + len(text[start : form.start() if form else end].rstrip(" .,"))
    quoted = _quoted(text, start, end)
    if quoted:
        return Parts(quoted.span("title"), _container(text, quoted.end(), end))
    strokes = text.find("//", start, end)
    if strokes > start:
        return Parts(_title(text, start, strokes), _container(text, strokes, end))
    cut = _cut(text, start, end)
    if cut is not None and not located and _is_publisher(text[cut:end]):
        return Parts(whole(text, start, cut), None)
    if cut is None and located:
        cut = after_comma(text, start, end) or capitals(text, start, end)
    elif cut is not None and located:
        cut = later(text, cut, end)
    if cut is None:
        return Parts(_title(text, start, end), None)
    return Parts(_title(text, start, cut), _container(text, cut, end))


def _quoted(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the title in quotation marks that a stretch of text begins with."""
    double = _QUOTED.match(text, start, end)
    if double and (_ENDS.search(double[0]) or is_container(text[double.end() : end])):
        return double
    return _SINGLE_QUOTED.match(text, start, end)


def chapter(text: str, start: int, end: int) -> Span | None:
    """Return the `In:` between the title of a chapter and its book."""
    for hint in _IN_HINTS:
        if hint in text:
            break
    else:
        return None
    found = _IN.search(text, start, end)
    return found.span() if found and start < found.start() and found.end() < end else None


def _is_publisher(text: str) -> bool:
    """Tell whether what follows a title names who published it, not a journal."""
    if text.split(maxsplit=1)[0] in JOURNAL_WORDS:
        return False
    return bool(PUBLISHER.search(text) or GROUP.search(text))


def _title(text: str, start: int, end: int) -> Span | None:
    span = trim(text, (start, end), _TITLE_EDGE)
    closed = text.endswith((")", "]"), *span)
    note = _DESIGNATION.search(text[: span[1]], span[0]) if closed else None
    if note and note.start() > span[0]:
        span = trim(text, (span[0], note.start()), _TITLE_EDGE)
    if text.startswith("'", *span) and text.endswith("'", *span):
        span = trim(text, span)
    if text.startswith("[", *span) and text.find("]", *span) == span[1] - 1:
        span = (span[0] + 1, span[1] - 1)
    return span if span[0] < span[1] else None


def _container(text: str, start: int, end: int) -> Span | None:
    form = _FORMAT.search(text, start, end) if "[" in text else None
    span = trim(text, (start, form.start() if form else end), EDGE + "[")
    within = _WITHIN.match(text, *span)
    span = (within.end(), span[1]) if within else span
    server = _SERVER.match(text, *span)
    if server:
        return server.span()
    if text.count("(", *span) > text.count(")", *span) and text.endswith("(", 0, span[1]):
        span = trim(text, (span[0], span[1] - 1))
    return span if span[0] < span[1] else None


def book(text: str, start: int, end: int) -> Span | None:
    """Return the title of a book: its first sentence, without its edition."""
    edition = _EDITION.search(text, start, end)
    stops = [edition.start() if edition else end, _first(text, start, end) or end]
    published = _PUBLISHED.search(text, start, min(stops))
    return _container(text, start, published.start() if published else min(stops))


def whole(text: str, start: int, end: int) -> Span | None:
    """Return the title of a work that stands alone, without a note of its translation."""
    found = (pattern.search(text, start, end) for pattern in (_TRANSLATED, _FORMAT, _THESIS))
    stops = [note.start() for note in found if note and note.start() > start]
    return _title(text, start, min(stops, default=end))


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
        if not text[at - 1].isspace() and word in ABBREVIATIONS:
            continue
        found.append(at)
    return found


def _first(text: str, start: int, end: int) -> int | None:
    """Return where the second sentence begins; a point behind `Proc` ends none."""
    for at in _boundaries(text, start, end):
        if text[start:at].rstrip(" .").rpartition(" ")[2] not in ABBREVIATIONS:
            return at
    return None


def _cut(text: str, start: int, end: int) -> int | None:
    """Return where the container begins: the last sentence, with its abbreviated words."""
    found = _boundaries(text, start, end)[-_MOST:]
    starts = [at for at in found if _may_begin(text, at, end)]
    if not starts:
        return None
    index = found.index(starts[-1])
    dotted = False
    short = len(WORD.findall(text[found[index] : end])) <= FEW
    while index > 0:
        segment = text[found[index - 1] : found[index]]
        if not _is_abbreviated(segment, known=dotted, short=short):
            break
        index -= 1
        dotted = True
    if dotted and index == 0 and _is_all_abbreviated(text[start : found[0]]):
        return start
    return _with_run(text, start, found[index])


_RUN = Pattern(rf"(?:(?<=[{LOWER})\d]\s)|(?<=,\s))(?:[{UPPER}][{LOWER}]*\.?\s){{1,3}}$")


def _with_run(text: str, start: int, at: int) -> int:
    """Return where a container begins whose first words no point sets off from the title."""
    before = text[max(start, at - 60) : at]
    if before.rstrip(" .").rpartition(" ")[2] not in ABBREVIATIONS:
        return at
    run = _RUN.search(before)
    if not run or not all(word.rstrip(".") in ABBREVIATIONS for word in run[0].split()):
        return at
    return at - len(run[0])


def _may_begin(text: str, at: int, end: int) -> bool:
    """Tell whether a container may begin here: not inside parentheses, not in lower case."""
    right = text[at:end]
    depth = right.count(")") - right.count("(")
    if depth > 0:
        return False
    return (
        not right[0].islower()
        or right[1:2].isupper()
        or right.startswith(("npj", "e", "bioR", "medR", "arX"))
    )


def _is_abbreviated(segment: str, *, known: bool, short: bool) -> bool:
    """Tell whether a sentence is but the first words of a name: `Nephrol.`, `Int. J.`.

    `known` tells that the words behind it are abbreviated with points, `short` that they are few.
    """
    words = [word.rstrip(".") for word in WORD.findall(segment)]
    if not 0 < len(words) <= 6 or words[-1].rstrip("?!") in TITLE_WORDS:
        return False
    if not all(word[:1].isupper() or word in SMALL for word in words):
        return False
    if known or words[0] in JOURNAL_WORDS or (short and len(words) == 1):
        return True
    return any(_is_abbreviation(word) for word in words)


def _is_all_abbreviated(segment: str) -> bool:
    return all(_is_abbreviation(word.rstrip(".")) for word in WORD.findall(segment))


def _is_abbreviation(word: str) -> bool:
    return word in ABBREVIATIONS or (len(word) <= 3 and word.isalpha() and not word[1:].isupper())
