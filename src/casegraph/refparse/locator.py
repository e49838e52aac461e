"""The locator: volume, issue and pages, with the year where it is printed beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from casegraph.refparse.glued import cut
from casegraph.refparse.locator_forms import form
from casegraph.refparse.pattern import Pattern
from casegraph.refparse.text import MONTH, is_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from casegraph.model.reference import Span


class Locator(NamedTuple):
    """Where in its container a work stands: the spans of the parts that are printed.

    `start` and `end` enclose everything, a year beside it included; `core` is where the locator
    without the year in front begins. `before` and `after` are the spans of a year printed in
    front of it and behind it; `enclosed` tells that the one in front stands in parentheses, and
    `separator` is the sign between it and the volume. `cut` is where the last page begins, where
    no dash parts it from the first one.
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
    cut: int | None = None


_REACH = 120
_FIRST_NUMBER = 40
"""More characters than stand in a locator ahead of its first number or part: `Sept-Oct 12`."""
_DIGIT = Pattern(r"\d")
_ROMAN = Pattern(r"[IVXLC]\s?[(:,]")
_RUN = Pattern(r"\d(?:\d{4}|e\d)")
"""What stands in a locator none of whose parts a blank separates."""
_LAST_DAY = 31
_MONTH_END = Pattern(rf"{MONTH}\s$")
_RANGE = Pattern(r"[A-Za-z]?(\d{1,6})\s?-{1,3}\s?[A-Za-z]?(\d{1,6})")


def locate(text: str, start: int, end: int, *, dated: bool) -> Locator | None:
    """Return the last locator in the text, None where there is none.

    A complete one (volume and pages) is preferred to a volume that a year, an issue or a word
    marks as such, and that to pages alone. `dated` tells that the year stands elsewhere, so that
    a number like a year is a volume or a page.
    """
    window = text[:end]
    tail = max(start, end - _REACH)
    special = _special(window, tail)
    if special:
        return special
    complete = _is_complete_of_dated if dated else _is_complete
    found = _last("complete", window, tail, complete)
    if not found and _is_numbered(window, start, tail):
        found = _last("complete", window, start, complete)
    if found:
        return _as_locator(window, found)
    together = _run_together(window, tail, dated=dated)
    if together:
        return together
    found = _last("short", window, tail, _is_marked) or _last("pages", window, tail, _is_closed)
    if not found and dated:
        found = _last("range", window, tail, _is_of_pages)
    return _as_locator(window, found) if found else None


def _is_numbered(text: str, start: int, tail: int) -> bool:
    """Tell whether a complete locator may begin ahead of `tail`: its first number stands near."""
    if start == tail:
        return False
    head = text[start : tail + _FIRST_NUMBER]
    if _DIGIT.search(head) or _ROMAN.search(head):
        return True
    return any(word in head for word in ("uppl", "UPPL", "Part", "Pt", "Spec"))


def _special(text: str, start: int) -> Locator | None:
    """Return a locator printed as preprint servers, or behind the two strokes of GOST 7.0.5."""
    if "Rxiv" in text or ")0" in text:
        posted = form("posted").search(text, start)
        if posted:
            return _as_locator(text, posted)
    behind = text.find("//")
    parted = form("gost").search(text, max(behind, start)) if behind >= 0 else None
    return _as_locator(text, parted) if parted else None


def _last(
    name: str, text: str, start: int, accept: Callable[[re.Match[str]], bool]
) -> re.Match[str] | None:
    best = None
    for match in form(name).finditer(text, start):
        if accept(match):
            best = match
    return best


def _is_complete(found: re.Match[str]) -> bool:
    return _is_whole(found, dated=False)


def _is_complete_of_dated(found: re.Match[str]) -> bool:
    return _is_whole(found, dated=True)


def _is_whole(found: re.Match[str], *, dated: bool) -> bool:
    before = found["before"]
    inside = bool(found["inside"] or found["amid"])
    dated = dated or inside or bool(form("after").match(found.string, found.end()))
    if not (dated or before) and is_year(found["volume"] or ""):
        return False
    between = found["between"].strip()
    if between == ":":
        return True
    if not (dated or before) and is_year(found["page"]):
        return False
    marks = (found["issue"], inside, before, found["mark"], found["part"])
    clear = between in {",", ";"} or any(marks) or (dated and is_range(found["page"]))
    return clear and _is_closed(found)


def is_range(page: str) -> bool:
    """Tell whether a text is two page numbers with hyphens between them, the last one higher."""
    numbers = _RANGE.fullmatch(page)
    if not numbers:
        return False
    return len(numbers[2]) < len(numbers[1]) or int(numbers[2]) > int(numbers[1])


def _is_closed(found: re.Match[str]) -> bool:
    return form("closed").match(found.string, found.end()) is not None


def _is_day(found: re.Match[str]) -> bool:
    """Tell whether what looks like a volume ends a date: `2021 Mar 1`."""
    ahead = found.string[found.start() : found.start("core")]
    if not found["before"] or found["issue"] or ahead[-1:] not in {" ", "."}:
        return False
    day = found["volume_value"] or ""
    return day.isdecimal() and int(day) <= _LAST_DAY and _MONTH_END.search(ahead) is not None


def _is_marked(found: re.Match[str]) -> bool:
    if _is_day(found):
        return False
    marked = (found["before"], found["issue"], found["part"], found["alone"], found["inside"])
    word = found["volume"] and found["volume"] != found["volume_value"]
    if not (any(marked) or word):
        return False
    rest = form("after").match(found.string, found.end())
    return form("ended").match(found.string, rest.end() if rest else found.end()) is not None


def _is_of_pages(found: re.Match[str]) -> bool:
    first, _, last = found["page_value"].partition("-")
    return is_range(found["page_value"]) and not (is_year(first.strip()) and is_year(last.strip()))


def _run_together(text: str, start: int, *, dated: bool) -> Locator | None:
    """Return a locator at the end of the text whose parts nothing but blanks separates, if that."""
    if text[-1:].isalpha():
        return None
    for name in ("spaced", "electronic", "glued") if _RUN.search(text, start) else ("spaced",):
        found = form(name).search(text, start)
        place = _as_locator(text, found) if found else None
        if not found or not place or not (dated or place.before or place.after):
            continue
        if name == "electronic":
            return place
        if name == "glued":
            return _divided(place, found)
        if int(found["first"]) <= int(found["last"].partition(".")[0]):
            return place._replace(cut=found.start("last"))
    return None


def _divided(place: Locator, found: re.Match[str]) -> Locator | None:
    parts = cut(found["run"], found["last"])
    if not parts:
        return None
    at = found.start("run")
    volume, page = (at, at + parts.issue), (at + parts.page, found.end())
    issue = (at + parts.issue, at + parts.page) if parts.issue < parts.page else None
    return place._replace(
        volume=volume, volume_value=volume, issue=issue, issue_value=issue,
        page=page, page_value=page, cut=at + parts.last,
    )  # fmt: skip


def _as_locator(text: str, found: re.Match[str]) -> Locator:
    spans = {name: found.span(name) for name, value in found.groupdict().items() if value}
    if (
        "page" not in spans
        and "issue" not in spans
        and is_range(found.groupdict().get("volume") or "")
    ):
        spans["page"], spans["page_value"] = spans.pop("volume"), spans.pop("volume_value")
    year = form("after").match(text, found.end())
    name = "part" if "part" in spans else "alone"
    numbered = spans.get(f"{name}_number") or spans.get(name)
    third = spans.get("third") or spans.get("loose") or spans.get("colon")
    inside = spans.get("inside") or spans.get("amid")
    after = inside or (year.span(year.lastgroup or 0) if year else None)
    return Locator(
        start=found.start(),
        core=found.start("core"),
        end=year.end() if year and not inside else found.end(),
        volume=spans.get("volume"),
        volume_value=spans.get("volume_value"),
        issue=spans.get("issue") or spans.get(name) or third,
        issue_value=spans.get("issue") or numbered or third,
        page=spans.get("page"),
        page_value=spans.get("page_value"),
        before=spans.get("before"),
        after=after,
        enclosed="open" in spans,
        separator=(spans.get("separator") and found["separator"].strip()[:1]) or "",
    )
