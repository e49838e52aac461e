"""The blocks grammars are made of: each takes its part from an end of the unread window.

A block returns False where the reference is not printed in this way.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from casegraph.refparse import titles
from casegraph.refparse.abbreviations import GROUP
from casegraph.refparse.names import AuthorList, Form, collective, join
from casegraph.refparse.text import MONTH, YEAR, trim

if TYPE_CHECKING:
    from collections.abc import Callable

    from casegraph.refparse.draft import Draft

    Block = Callable[[Draft], bool]

_ENCLOSED_YEAR = re.compile(
    rf"[\s.,:;]*[(\[]\s?(?:[a-z]\.\s?)?(?P<year>{YEAR}[a-z]?)(?![\w-])"
    r"[^()\[\]]{0,30}[)\]][\s.,:;]*"
)
_BARE_YEAR = re.compile(
    rf"[\s.,:;]*(?P<year>{YEAR}[a-z]?)(?![\w/-])(?:\s?[.,:;]+\s*|\s+(?=[\"A-Z(]))"
)
_FIRST_ENCLOSED = re.compile(rf"\(\s?{YEAR}[a-z]?[),]")
_LAST_YEAR = re.compile(
    rf"(?:^|[\s,;.:(\[]|{MONTH}\s)(?P<year>{YEAR}[a-z]?)(?![\w/-])"
    r"(?=(?:[\s.,;:)\]]|[\s-][A-Za-z]{0,3}\d+)*(?:$|[(\[]))"
)
_SENTENCE = re.compile(r"[.;:]\s+(?=[^\s])")
_JOINED = re.compile(
    r"\s?[,;]\s?(?:(?:and|&|for|on behalf of)\s)?"
    r"|\s(?:and|for|on behalf of)\s|\s?\.\s(?=on behalf|for the)"
)
_BARE_VOLUME = re.compile(r"(?<=[A-Za-z.)])\s(?P<volume>\d{1,3})\b")
_REACH = 120
_GROUP_WORDS = 16
_GROUP_LENGTH = 160


def authors(*forms: Form, group: bool = True) -> Block:
    """Return a block that takes the authors printed in one of these forms, or a group."""

    def block(draft: Draft) -> bool:
        people = draft.source.people
        if people and people.form not in forms:
            return False
        people = _with_group(draft, people) if people else _group(draft) if group else None
        if people:
            draft.people = people
            draft.start = people.end
        return True

    return block


def _group(draft: Draft) -> AuthorList | None:
    """Return the collective author that the first sentence names."""
    stop = _SENTENCE.search(draft.source.text, draft.start, draft.end)
    if not stop or not _is_group(draft.source.text[draft.start : stop.start()]):
        return None
    return collective(draft.source.text, draft.source.raw, draft.start, stop.start())


def _with_group(draft: Draft, people: AuthorList) -> AuthorList:
    """Return the list with the group that is named behind the persons, where one is."""
    text = draft.source.text
    joined = None if people.et_al else _JOINED.match(text, people.end, draft.end)
    if not joined:
        return people
    stop = _SENTENCE.search(text, joined.end(), draft.end)
    year = _FIRST_ENCLOSED.search(text, joined.end(), draft.end)
    end = min((m.start() for m in (stop, year) if m), default=draft.end)
    if not _is_group(text[joined.end() : end]):
        return people
    return join(people, collective(text, draft.source.raw, *trim(text, (joined.end(), end))))


def _is_group(name: str) -> bool:
    return "\n" not in name and len(name.split()) <= _GROUP_WORDS and GROUP.search(name) is not None


def enclosed_year(draft: Draft) -> bool:
    """Take `(2014)` behind the authors; what stands before it is a group where no person does."""
    text = draft.source.text
    year = _ENCLOSED_YEAR.match(text, draft.start, draft.end)
    if not year:
        year = _year_behind_group(draft)
    if not year or _before_locator(draft, year.end()):
        return False
    draft.take("year", year.span("year"))
    draft.start = year.end()
    return True


def _year_behind_group(draft: Draft) -> re.Match[str] | None:
    """Return the year in parentheses behind a group, or behind names that no form fits."""
    text = draft.source.text
    first = _FIRST_ENCLOSED.search(text, draft.start, min(draft.end, draft.start + _GROUP_LENGTH))
    if not first or not _is_one_phrase(draft, first.start()):
        return None
    joined = _JOINED.match(text, draft.start, first.start()) if draft.people else None
    if draft.people and not joined:
        return None
    span = trim(text, (joined.end() if joined else draft.start, first.start()))
    if span[0] == span[1]:
        return None
    group = collective(text, draft.source.raw, *span)
    draft.people = join(draft.people, group) if draft.people else group
    return _ENCLOSED_YEAR.match(text, span[1], draft.end)


def _is_one_phrase(draft: Draft, end: int) -> bool:
    phrase = draft.source.text[draft.start : end].strip()
    return bool(phrase) and "\n" not in phrase and not re.search(r"[.?!]\s", phrase.rstrip("."))


def _before_locator(draft: Draft, at: int) -> bool:
    """Tell whether nothing but the locator follows: the year is that of the locator."""
    place = draft.source.place
    return place is not None and place.core <= at


def bare_year(draft: Draft) -> bool:
    """Take `2014.` behind the authors."""
    year = _BARE_YEAR.match(draft.source.text, draft.start, draft.end)
    if not draft.people or not year or _before_locator(draft, year.end()):
        return False
    place = draft.source.place
    text = draft.source.text
    if place and place.before and text[slice(*place.before)] != year["year"]:
        return False
    draft.take("year", year.span("year"))
    draft.start = year.end()
    return True


def undated_locator(draft: Draft) -> bool:
    """Take the locator, where there is one, its own year left aside."""
    place = draft.source.place
    if place and place.core >= draft.start and place.end <= draft.end:
        start = place.core if place.enclosed else place.start
        _take_locator(draft, start)
    return True


def dated_locator(*separators: str, enclosed: bool = False) -> Block:
    """Return a block that takes a locator with a year in front of it."""

    def block(draft: Draft) -> bool:
        place = draft.source.place
        if not place or not place.before or place.start < draft.start:
            return False
        if place.enclosed is not enclosed or (separators and place.separator not in separators):
            return False
        draft.take("year", place.before)
        _take_locator(draft, place.start)
        return True

    return block


def closing_year(draft: Draft) -> bool:
    """Take a locator with the year behind it."""
    place = draft.source.place
    if not place or not place.after or place.start < draft.start:
        return False
    draft.take("year", place.after)
    _take_locator(draft, place.core if place.enclosed else place.start)
    return True


def last_year(draft: Draft) -> bool:
    """Take the year that closes the text, where no locator holds one."""
    if draft.located:
        return False
    reach = max(draft.start, draft.end - _REACH)
    found = deque(_LAST_YEAR.finditer(draft.source.text[: draft.end], reach), maxlen=1)
    if not found:
        return False
    year = found.pop()
    draft.take("year", year.span("year"))
    draft.located = any(c.isdigit() for c in draft.source.text[year.end() : draft.end])
    draft.end = year.start()
    return True


def _take_locator(draft: Draft, start: int) -> None:
    place = draft.source.place
    if not place:
        return
    draft.take("volume", place.volume_value, place.volume)
    draft.take("issue", place.issue_value, place.issue)
    draft.take("page", place.page_value, place.page)
    draft.end = start
    draft.located = True


def some_authors(draft: Draft) -> bool:
    """Refuse a reference without any author."""
    return draft.people is not None


def some_locator(draft: Draft) -> bool:
    """Refuse a reference without a locator."""
    return draft.located


def title_and_container(draft: Draft) -> bool:
    """Take title and journal, or chapter and book, from what is left."""
    parts = titles.split(draft.source.text, draft.start, draft.end, located=draft.located)
    container = parts.container
    volume = container and not draft.located and _BARE_VOLUME.search(draft.source.text, *container)
    if container and volume and volume.end() == container[1]:
        draft.take("volume", volume.span("volume"))
        container = (container[0], volume.start())
    draft.take("title", parts.title)
    draft.take("journal", container)
    return bool(parts.title or parts.container)
