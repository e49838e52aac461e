"""Where a RIS record was published: journal, date, volume and pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.fields.abbreviation import abbreviates
from casegraph.read.fields.stray_markup import unmarked
from casegraph.read.ris import tags
from casegraph.read.ris.dates import date_of
from casegraph.read.ris.identifiers import DOI
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.model.dates import PartialDate
    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.ris.fields import Fields
    from casegraph.read.tagged.lines import Entry

_VOLUME_AND_ISSUE = re.compile(r"\s*([^()\s][^()]*?)\s*\(([^()]+)\)\s*")
_PAGE_MARK = re.compile(r"^pp?(?:ages?)?[.\s]\s*", re.IGNORECASE)
_A_PAGE = re.compile(r"[0-9]|^[ivxlcdm]+$", re.IGNORECASE)
_RANGE = re.compile(r"[-–—]")
_ARTICLE_NUMBER = re.compile(r"(?:art(?:icle)?\.?\s*(?:no\.?|number)?\s*)", re.IGNORECASE)
_REGISTERED = re.compile(r"\s*(?:NCT|ISRCTN|EUCTR|EudraCT|ChiCTR|ACTRN|DRKS|UMIN|JPRN|CTRI|IRCT)")
_OF_PAGES_COUNTED = (WorkType.BOOK, WorkType.THESIS, WorkType.WEB_PAGE)


def journal(fields: Fields, builder: RecordBuilder) -> None:
    """State the title of the journal or book, and apart from it the abbreviation.

    Of a whole book T2 is the series, which the record has no field for. Where the abbreviation is
    all there is, it is the title as printed too.
    """
    if builder.type is WorkType.BOOK:
        return
    distinct = [*fields.filled(*tags.ANY_JOURNAL)]
    short = [*fields.filled(*tags.SHORT_JOURNAL)]
    if len(distinct) > 1:
        distinct, abbreviations = _told_apart(distinct)
        short += abbreviations
    if distinct:
        builder.text("journal", unmarked(distinct[0].value), distinct[0].at)
    for entry in distinct[1:]:
        builder.set_aside("a second title of the container", entry.value, entry.at, "journal")
    if short and not distinct:
        builder.text("journal", unmarked(short[0].value), short[0].at)
    for entry in short[:1]:
        builder.text("journal_abbreviation", unmarked(entry.value), entry.at)


def _told_apart(entries: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return the titles of a container, each once, and of them those that abbreviate another.

    Embase writes the full title as T2 and its abbreviation as JF; others do the reverse.
    """
    by_title = {_plain(entry.value): entry for entry in reversed(entries)}
    distinct = list(by_title.values())[::-1]
    longest = max(distinct, key=lambda entry: len(entry.value))
    short = [entry for entry in distinct if abbreviates(entry.value, longest.value)]
    if len(distinct) > 1 and not short and distinct[-1].tag == "JO":
        short = distinct[-1:]
    return [entry for entry in distinct if entry not in short], short


def dates(fields: Fields, builder: RecordBuilder) -> None:
    """State the date of publication as exactly as the tags of one year tell it."""
    best: PartialDate | None = None
    place: Entry | None = None
    for entry in fields.filled(*tags.ANY_DATE):
        date = date_of(entry.value, f"{best.year:04d}" if best else "")
        if date is None:
            if best is None and entry.tag in {"PY", "Y1"}:
                builder.issued(None, entry.value, entry.at)
            continue
        if best and date.year != best.year:
            builder.set_aside("a date of another year", entry.value, entry.at, "issued")
        if best is None or _refines(date, best):
            best, place = date, entry
    if best and place:
        builder.issued(best, place.value, place.at)


def _refines(date: PartialDate, best: PartialDate) -> bool:
    """Tell whether a date says the same as another and more."""
    if date.year != best.year or not date.month:
        return False
    return not best.month or (date.month == best.month and bool(date.day) and not best.day)


def volume(fields: Fields, builder: RecordBuilder) -> None:
    """State volume and issue, told apart where VL holds both (`50(2)`)."""
    issue = fields.first("IS")
    for entry in fields.filled("VL")[:1]:
        both = None if issue else _VOLUME_AND_ISSUE.fullmatch(entry.value)
        if both:
            builder.text("volume", both[1], entry.at)
            builder.text("issue", both[2], entry.at)
        else:
            builder.text("volume", entry.value, entry.at)
    if issue:
        builder.text("issue", issue.value, issue.at)


def pages(fields: Fields, builder: RecordBuilder) -> None:
    """State the pages: from SP to EP, or SP alone where it holds the range or a location.

    Of a whole book or a thesis SP is the number of its pages, which is no place in a journal.
    """
    start, end = fields.first("SP"), fields.first("EP")
    if start is None:
        number = fields.first("C7")
        if number and _REGISTERED.match(number.value):
            builder.set_aside("the number of a registered trial", number.value, number.at, "page")
        elif number:
            builder.page(_ARTICLE_NUMBER.sub("", number.value, count=1), number.at)
        elif end:
            builder.set_aside("a last page without a first", end.value, end.at, "page")
        return
    if builder.type in _OF_PAGES_COUNTED and end is None and not _RANGE.search(start.value):
        builder.set_aside("the number of pages", start.value, start.at, "page")
        return
    if end and _are_numbers(start.value, end.value):
        builder.text("page", f"{start.value}-{end.value}", start.at)
        return
    if DOI.fullmatch(start.value.strip()):
        builder.identifier("doi", start.value.strip(), start.at)
        return
    first = _PAGE_MARK.sub("", start.value.strip())
    if not _A_PAGE.search(first):
        both = f"{start.value} {end.value}" if end else start.value
        builder.set_aside("what names no page", both, start.at, "page")
        return
    last = _PAGE_MARK.sub("", end.value.strip()) if end else ""
    if _RANGE.split(last)[0].strip() == first:
        first = last
    whole = not last or last == first or _RANGE.search(first)
    builder.page(first if whole else f"{first}-{last}", start.at)


def _are_numbers(first: str, last: str) -> bool:
    """Tell whether two pages are different whole numbers of which none is cut short."""
    return first != last and first.isdecimal() and last.isdecimal() and len(first) <= len(last)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
