"""The blocks grammars are made of: each takes its part from an end of the unread window.

A block returns False where the reference is not printed in this way.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from casegraph.refparse import containers, editors, groups, titles
from casegraph.refparse.imprint import edition, imprint
from casegraph.refparse.pattern import Pattern
from casegraph.refparse.text import MONTH, YEAR, trim

if TYPE_CHECKING:
    from collections.abc import Callable

    from casegraph.model.reference import Span
    from casegraph.refparse.draft import Draft

    Block = Callable[[Draft], bool]

_BARE_YEAR = Pattern(
    rf"[\s.,:;]*(?P<year>{YEAR}[a-z]?)(?![\w/-])(?:\s{{0,60}}[.,:;]+\s*|\s+(?=[\"A-Z(]))"
)
_YEAR = Pattern(YEAR)
_LAST_YEAR = Pattern(
    rf"(?:(?:\b(?:[Ll]ast\s)?(?:[Rr]evised|[Uu]pdated|[Rr]eviewed|[Mm]odified|[Pp]osted)\s(?:on\s)?)?(?:\b\d{{1,2}}[ºo]?\s(?:de\s)?)?{MONTH}(?:\s?[-/]\s?{MONTH})?"
    rf"(?:\s\d{{1,2}},)?\s(?:de\s)?|^|[\s,;.:(\[])[c©]?(?P<year>{YEAR}[a-z]?)(?![\w/-])"
    rf"(?:\s{MONTH}(?:\s?[-/]\s?{MONTH})?(?:\s\d{{1,2}})?(?=[\s.,;)\]]*$))?"
    r"(?=(?:[\s.,;:)\]]|[\s-][A-Za-z]{0,3}\d+(?:\s?p\b)?)*(?:$|[(\[]))"
)
_CITY = Pattern(
    r"(?<=[\w.]),\s(?P<city>[^\W\d_a-z][^\W\d_]+(?:\s(?:d[aeo]s?\s)?[^\W\d_a-z][^\W\d_]+){0,3}"
    r"(?:,\s[A-Z]{2})?),\s?$"
)
_MEETING_YEAR = Pattern(rf"[;,]\s(?P<year>{YEAR})\b")
_BARE_VOLUME = Pattern(r"(?<=[A-Za-z.)])\s(?P<volume>\d{1,3})\b")
_REACH = 120
_DATE_LENGTH = 80
"""More characters than what may stand before the last year with it: `Last revised on 12 May`."""


def authors(*, group: bool = True) -> Block:
    """Return a block that takes the authors; a group alone only where `group` tells to."""

    def block(draft: Draft) -> bool:
        joined = draft.source.joined
        if group not in joined:
            joined[group] = groups.joined(draft, group=group)
        people = joined[group]
        if people:
            draft.people = people
            draft.start = people.end
        return True

    return block


def enclosed_year(draft: Draft) -> bool:
    """Take `(2014)` behind the authors; what stands before it is a group where no person does."""
    text = draft.source.text
    year = groups.ENCLOSED_YEAR.match(text, draft.start, draft.end)
    if not year:
        year = groups.year_behind_group(draft)
    if not year or _before_locator(draft, year.end()):
        return False
    draft.take("year", year.span("year"))
    draft.start = year.end()
    return True


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
    before = place.before if place and not place.enclosed else None
    if before and text[slice(*before)] != year["year"]:
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


def dated_locator(draft: Draft) -> bool:
    """Take a locator with the year in front of it."""
    place = draft.source.place
    if not place or place.start < draft.start:
        return False
    draft.take("year", place.before)
    _take_locator(draft, place.start)
    return True


def closing_year(draft: Draft) -> bool:
    """Take a locator with the year behind it."""
    place = draft.source.place
    if not place or place.start < draft.start:
        return False
    draft.take("year", place.after)
    _take_locator(draft, place.core if place.enclosed else place.start)
    return True


def last_year(draft: Draft) -> bool:
    """Take the year that closes the text, where no locator holds one."""
    if draft.located:
        return False
    reach = max(draft.start, draft.end - _REACH)
    first = _YEAR.search(draft.source.text, reach, draft.end)
    if not first:
        return False
    reach = max(reach, first.start() - _DATE_LENGTH)
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
    if place.volume and draft.source.text.startswith("v.", place.volume[0]):
        _take_city(draft)


def _take_city(draft: Draft) -> None:
    """Take the city that Brazilian lists (ABNT NBR 6023) print between journal and volume."""
    text = draft.source.text
    city = _CITY.search(text[: draft.end], draft.start)
    if not city:
        return
    marks = (text.rfind(mark, 0, city.start()) + 2 for mark in (". ", "? ", "! "))
    sentence = max(*marks, draft.start)
    if containers.is_container(text[sentence : city.start()]):
        draft.take("place", city.span("city"))
        draft.end = city.start()


def web_page(draft: Draft) -> bool:
    """Take title and collective author of a page that has no year, but an address."""
    text = draft.source.text
    if not draft.source.online:
        return False
    address = text.find("\n", draft.start, draft.end)
    end = address if address >= 0 else draft.end
    draft.take("title", titles.book(text, draft.start, end))
    return "title" in draft.fields


def some_imprint(draft: Draft) -> bool:
    """Take title and imprint of a work that prints no year: `Title. Place: Publisher`."""
    if not _take_imprint(draft):
        return False
    draft.take("title", titles.whole(draft.source.text, draft.start, draft.end))
    return "title" in draft.fields


def some_authors(draft: Draft) -> bool:
    """Refuse a reference without any author."""
    return draft.people is not None


def some_locator(draft: Draft) -> bool:
    """Refuse a reference without a locator."""
    return draft.located


def _take_imprint(draft: Draft) -> bool:
    """Take place, publisher and edition of a book; a work with a volume stands in a journal."""
    text, place = draft.source.text, draft.source.place
    if draft.located and place and (place.volume or place.issue) and place.end > draft.end:
        return False
    found = imprint(text, draft.start, draft.end)
    if found:
        draft.take("place", found.place)
        draft.take("publisher", found.publisher)
        draft.end = found.start
    printed = edition(text, draft.start, draft.end)
    if printed:
        draft.end = printed[0]
        draft.take("edition", printed[1])
    if not found and place and place.end < draft.source.end:
        found = imprint(text, place.end - 1, draft.source.end)
        if found:
            draft.take("place", found.place)
            draft.take("publisher", found.publisher)
    return bool(found or printed)


def title_and_container(draft: Draft) -> bool:
    """Take title and journal, or chapter and book, from what is left."""
    text = draft.source.text
    of_book = _take_imprint(draft)
    chapter = titles.chapter(text, draft.start, draft.end)
    if chapter:
        _take_chapter(draft, chapter)
    elif of_book:
        draft.take("title", titles.whole(text, draft.start, draft.end))
    else:
        _take_article(draft)
    return bool({"title", "journal"} & draft.fields.keys())


def _take_chapter(draft: Draft, mark: Span) -> None:
    text = draft.source.text
    draft.take("title", titles.whole(text, draft.start, mark[0]))
    book = editors.book(text, draft.source.raw, mark[1], draft.end)
    dated = None if "year" in draft.fields else _MEETING_YEAR.search(text, book.start, book.end)
    if dated:
        draft.take("year", dated.span("year"))
        book = book._replace(end=dated.start())
    _take_container(draft, titles.book(text, book.start, book.end))
    draft.editors = book.editors
    if book.span:
        draft.spans["editors"] = book.span
    draft.spans["chapter"] = trim(text, mark)


def _take_article(draft: Draft) -> None:
    text = draft.source.text
    parts = titles.split(text, draft.start, draft.end, located=draft.located)
    draft.take("title", parts.title)
    _take_container(draft, parts.container)


def _take_container(draft: Draft, container: Span | None) -> None:
    """Take a container, and the volume that ends it where no locator follows: `J Wool Res 12`."""
    text = draft.source.text
    volume = container and not draft.located and _BARE_VOLUME.search(text, *container)
    if container and volume and volume.end() == container[1]:
        draft.take("volume", volume.span("volume"))
        container = (container[0], volume.start())
    draft.take("journal", container)
