"""The locator: volume, issue and pages, with the year where it is printed beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.refparse.text import MONTH, YEAR, is_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from casegraph.model.reference import Span


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in its container a work stands: the spans of the parts that are printed.

    `start` and `end` enclose everything, a year beside it included; `core` is where the locator
    without the year in front begins. `before` and `after` are the spans of a year printed in
    front of it and behind it; `enclosed` tells that the one in front stands in parentheses, and
    `separator` is the sign between it and the volume.
    """

    start: int
    core: int
    end: int
    volume: Span | None = None
    volume_value: Span | None = None
    issue: Span | None = None
    issue_value: Span | None = None
    page: Span | None = None
    page_value: Span | None = None
    before: Span | None = None
    after: Span | None = None
    enclosed: bool = False
    separator: str = ""


_REACH = 120
_DATE = (
    rf"(?:[\s,;]{{0,2}}{MONTH}(?:\s?[/-]\s?{MONTH})?(?:\s?\d{{1,2}}(?:\s?[-/]\s?\d{{1,2}})?)?"
    r"|[\s;,]{1,2}\d{1,2}(?:\s\d{1,2})?(?=\s?;))"
)
_BEFORE = (
    rf"(?:(?P<open>\(\s?)?(?P<before>{YEAR}[a-z]?)(?![\w/-])(?:{_DATE})?(?(open)\s?\))"
    r"(?:\s?\[cited[^\[\]]{0,40}\])?(?P<separator>\s?[;,:.]?\s?))?"
)
_START = r"(?<![\w\-/(])(?<!\d\.)"
_VOLUME = (
    r"(?P<volume>(?:\b(?:(?:[Vv]ols?|VOL|[Vv])\b|(?<=[.,;]\s)[Vv]olume)\s?\.?\s?)?"
    r"(?P<volume_value>[A-Z]{0,2}\d{1,4}[A-Za-z]?(?:\s?[-/]\s?(?:\d{1,4}|[A-Z]\b))?(?![\w])"
    r"|[IVXLC]{1,7}(?=\s?[(:,])))"
)
_NUMBER = r"\b(?:[Nn][or]?|[Nn]um|[Ii]ss(?:ue)?|[Nn][º°])\b\s?[.º°]{0,2}\s?"
_SUPPLEMENT = (
    r"(?:[Ss]uppl(?:ement|\.)?|SUPPL\.?|Pt\.?|Part|Spec(?:ial)?\s(?:No|[Ii]ssue)\.?)"
    r"\s?(?:[A-Z]?\d{1,4}|[A-Z]\b)?(?:-\d{1,3})?"
)


def _part(name: str) -> str:
    """Return the pattern of an issue that is printed as words: `no. 2`, `Suppl 1`."""
    return (
        rf"(?:[\s,]{{0,2}}(?P<{name}>{_NUMBER}(?P<{name}_number>\d{{1,4}}(?:[-/]\d{{1,4}})?)(?!\w)"
        rf"|{_SUPPLEMENT}))"
    )


_ISSUE = r"(?:\s?,?\s?\(\s?(?!(?:19|20)\d\d\s?\))(?P<issue>[^()]{1,40}?)\s?\))?"
_ATOM = r"[A-Za-z]{0,6}\d{1,17}(?:\.?[A-Za-z]{1,2}\d{0,4})?"
_MARK = (
    r"(?:\b(?:pp?|PP?|pgs?|[Pp]ages?|[Pp]ágs?|[Aa]rt(?:icle)?|e?ID)\b\.?\s?"
    r"(?:ID\b|[Nn]o\b\.?|[Nn]umber\b)?[.:]?\s?)"
)
_PAGE = (
    rf"(?:(?P<page_value>{_ATOM}(?:\s?-{{1,3}}\s?{_ATOM})?"
    r"|[ivxlcIVXLC]{1,8}(?:\s?-\s?[ivxlcIVXLC]{1,8})?)(?!\w))"
)
_BODY = rf"(?P<core>)(?:{_VOLUME}{_ISSUE}{_part('part')}?|{_part('alone')}(?=\s?[:,;]))"
_INSIDE = rf"(?:\s?\(\s?(?P<inside>{YEAR})\s?\))?"
_COMPLETE = re.compile(
    rf"{_START}{_BEFORE}{_BODY}(?:,\s?(?P<third>\d{{1,3}})(?=,\s?[A-Za-z]?\d))?{_INSIDE}"
    rf"(?P<between>\s?[:,;]\s?|\s?\.?\s(?=[Pp\d]|e\d))(?P<page>(?P<mark>{_MARK})?{_PAGE})"
)
_SHORT = re.compile(rf"{_START}{_BEFORE}{_BODY}{_INSIDE}(?=\s?(?:[.,;:\]]|$))")
_PAGES_ONLY = re.compile(rf"(?<!\w)(?P<core>)(?P<page>{_MARK}{_PAGE})")
_AFTER = re.compile(
    rf"\s?[,;.]?\s?(?:\((?:{MONTH}\s)?(?P<closed>{YEAR}[a-z]?)\)"
    rf"|(?:{MONTH}\s)?(?P<after>{YEAR}[a-z]?)(?![\w-]))"
)
_CLOSED = re.compile(rf"[\s\].,;)]*(?:$|\(?(?:{MONTH}\s?)?{YEAR}|\[|[A-Z(])")
_ENDED = re.compile(r"[\s\].,;:)]*$")


def locate(text: str, start: int, end: int) -> Locator | None:
    """Return the last locator in the text, None where there is none.

    A complete one (volume and pages) is preferred to a volume that a year, an issue or a word
    marks as such, and that to pages alone.
    """
    window = text[:end]
    tail = max(start, end - _REACH)
    found = _last(_COMPLETE, window, tail, _is_complete)
    if not found and tail > start:
        found = _last(_COMPLETE, window, start, _is_complete)
    found = (
        found
        or _last(_SHORT, window, tail, _is_marked)
        or _last(_PAGES_ONLY, window, tail, _is_closed)
    )
    return _as_locator(window, found) if found else None


def _last(
    pattern: re.Pattern[str], text: str, start: int, accept: Callable[[re.Match[str]], bool]
) -> re.Match[str] | None:
    best = None
    for match in pattern.finditer(text, start):
        if accept(match):
            best = match
    return best


def _is_complete(found: re.Match[str]) -> bool:
    between = found["between"].strip()
    if between == ":":
        return True
    volume_is_year = is_year(found["volume"] or "") and not found["before"] and not found["mark"]
    if is_year(found["page"]) or volume_is_year or not _is_closed(found):
        return False
    marks = (found["issue"], found["inside"], found["before"], found["mark"], found["part"])
    return bool(between in {",", ";"} or any(marks))


def _is_closed(found: re.Match[str]) -> bool:
    return _CLOSED.match(found.string, found.end()) is not None


def _is_marked(found: re.Match[str]) -> bool:
    marked = (found["before"], found["issue"], found["part"], found["alone"], found["inside"])
    word = found["volume"] and found["volume"] != found["volume_value"]
    if not (any(marked) or word):
        return False
    rest = _AFTER.match(found.string, found.end())
    return _ENDED.match(found.string, rest.end() if rest else found.end()) is not None


def _as_locator(text: str, found: re.Match[str]) -> Locator:
    spans = {name: found.span(name) for name, value in found.groupdict().items() if value}
    year = _AFTER.match(text, found.end())
    name = "part" if "part" in spans else "alone"
    numbered = spans.get(f"{name}_number") or spans.get(name)
    after = spans.get("inside") or (year.span(year.lastgroup or 0) if year else None)
    return Locator(
        start=found.start(),
        core=found.start("core"),
        end=year.end() if year and "inside" not in spans else found.end(),
        volume=spans.get("volume"),
        volume_value=spans.get("volume_value"),
        issue=spans.get("issue") or spans.get(name) or spans.get("third"),
        issue_value=spans.get("issue") or numbered or spans.get("third"),
        page=spans.get("page"),
        page_value=spans.get("page_value"),
        before=spans.get("before"),
        after=after,
        enclosed="open" in spans,
        separator=(spans.get("separator") and found["separator"].strip()) or "",
    )
