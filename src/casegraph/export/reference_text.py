"""References as text, in the styles of medical journals: Vancouver and AMA.

Vancouver follows the ICMJE's recommendations and NLM's Citing Medicine: six authors, then et al;
last pages without the digits they share with the first. AMA follows the 11th edition of its manual
of style: six authors, or three of more, then et al; pages in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.export.plain_line import one_line, page_range
from casegraph.model.ids import address
from casegraph.model.names import citation_form
from casegraph.vocab.enums import IdentifierScheme, WorkType

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from casegraph.model.dates import PartialDate
    from casegraph.model.item import Item
    from casegraph.model.record import Name

_MOST_AUTHORS = 6
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENDS = (".", "?", "!")


@dataclass(frozen=True, slots=True)
class Style:
    """What the two styles do differently.

    `shown` is how many authors stand before `et al` where there are more than six; `in_full`
    tells that pages are; `dated` that month and day are told; `placed` that publishers' places are.
    """

    shown: int
    in_full: bool
    dated: bool
    placed: bool
    editors: tuple[str, str]
    chapter_pages: str
    thesis: str


VANCOUVER = Style(
    shown=6,
    in_full=False,
    dated=True,
    placed=True,
    editors=("editor", "editors"),
    chapter_pages=". p. ",
    thesis="{} [dissertation]",
)
AMA = Style(
    shown=3,
    in_full=True,
    dated=False,
    placed=False,
    editors=("ed", "eds"),
    chapter_pages=":",
    thesis="{}. Dissertation",
)


def write_references(items: Iterable[Item], stream: BinaryIO, style: Style) -> None:
    """Write items as a numbered list."""
    numbered = enumerate(items, start=1)
    stream.writelines(f"{at}. {reference_text(item, style)}\n".encode() for at, item in numbered)


def reference_text(item: Item, style: Style) -> str:
    """Return an item as the style prints it, with the parts that are known; its key without any."""
    parts = [_authors(item, style), _title(item, style), *_source(item, style), *_identifiers(item)]
    return " ".join(_ended(text) for part in parts if (text := one_line(part))) or item.key


def _authors(item: Item, style: Style) -> str:
    names = [_name(name) for name in item.authors]
    if len(names) > _MOST_AUTHORS:
        return ", ".join([*names[: style.shown], "et al"])
    return ", ".join([*names, *(("et al",) if item.et_al and names else ())])


def _name(name: Name) -> str:
    return citation_form(name) or name.given or ""


def _title(item: Item, style: Style) -> str:
    title = (item.title or "").rstrip().removesuffix(".")
    if title and item.kind is WorkType.THESIS:
        return style.thesis.format(title)
    return title


def _source(item: Item, style: Style) -> tuple[str, ...]:
    if item.kind is WorkType.BOOK_CHAPTER and item.container:
        return (f"In: {_editors(item, style)}{item.container}", _published(item, style))
    if item.kind in {WorkType.BOOK, WorkType.THESIS, WorkType.WEB_PAGE, WorkType.DATASET}:
        return (item.container or "", _published(item, style))
    return _journal(item, style)


def _journal(item: Item, style: Style) -> tuple[str, ...]:
    """Return journal and place in it: `J Neurovirol. 2018 Oct;24(5):652-5`."""
    place = (item.volume or "") + (f"({item.issue})" if item.issue else "")
    page = _pages(item.page, style)
    dated = ";".join(part for part in (_date(item.issued, style), place) if part)
    dated = ":".join(part for part in (dated, page) if part)
    return (item.container_abbreviation or item.container or "", dated)


def _published(item: Item, style: Style) -> str:
    """Return edition, publisher and year: `2nd ed. Berlin: Springer; 2014. p. 1-10`."""
    place = item.place if style.placed else None
    house = ": ".join(part for part in (place, item.publisher) if part)
    year = _date(item.issued, style)
    dated = "; ".join(part for part in (house, year) if part)
    pages = _pages(item.page, style)
    located = f"{dated}{style.chapter_pages}{pages}" if dated and pages else dated or pages
    edition = f"{item.edition} ed" if item.edition and "ed" not in item.edition else item.edition
    return ". ".join(part for part in (edition, located) if part)


def _editors(item: Item, style: Style) -> str:
    names = ", ".join(_name(name) for name in item.editors)
    word = style.editors[len(item.editors) > 1]
    return f"{names}, {word}. " if names else ""


def _date(date: PartialDate | None, style: Style) -> str:
    if date is None:
        return ""
    month = _MONTHS[date.month - 1] if style.dated and date.month else ""
    day = str(date.day) if month and date.day else ""
    return " ".join(part for part in (f"{date.year:04d}", month, day) if part)


def _pages(page: str | None, style: Style) -> str:
    limits = page_range(page or "")
    if limits is None or style.in_full:
        return page or ""
    first, last = limits
    if first == last:
        return first
    shared = 0
    if len(first) == len(last):
        while first[shared] == last[shared]:
            shared += 1
    return f"{first}-{last[shared:]}"


def _identifiers(item: Item) -> tuple[str, ...]:
    known = item.identifiers
    doi, pmid = known.get(IdentifierScheme.DOI), known.get(IdentifierScheme.PMID)
    url = None if doi else known.get(IdentifierScheme.URL)
    return (
        f"doi:{doi}" if doi else "",
        f"PMID: {pmid}" if pmid else "",
        f"Available from: {address(IdentifierScheme.URL, url)}" if url else "",
    )


def _ended(text: str) -> str:
    bare = text.startswith(("doi:", "Available from:"))
    return text if bare or text.endswith(_ENDS) else f"{text}."
