"""Rules over the pages of references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.kinds import is_article, is_in_a_book
from casegraph.check.sheet import LONGEST_ARTICLE, is_range
from casegraph.model.ids import clean_issn
from casegraph.model.page_ranges import expand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.sheet import Sheet

_ISSN_FORM = re.compile(r"\d{4}[-‐-―]\d{3}[\dXx]")
_ELECTRONIC = re.compile(r"(?=.*[A-Za-z])(?=.*\d)[A-Za-z]{1,12}\d{2,}|\d{6,}")
_ISSN_LENGTH = 9
_LONGEST_ONLINE = 600
_LONGEST_NUMBER = 6
_SHORT = re.compile(r"([A-Za-z]*\d+)\s*[-‐-―]{1,3}\s*(\d+)")


def pages_are_an_issn(sheet: Sheet) -> Iterator[Finding]:
    """Find a page range with the form and the valid check digit of an ISSN.

    Databases export the journal's ISSN beside the pages, and the two get exchanged. One range in
    eleven of this form has a valid check digit by chance: it must also be no span of an article.

    Sure: nearly always; a real range of this form would be longer than any article.
    Example: `1550-6606`, the ISSN of the Journal of Immunology.
    """
    ranges = [
        (found.at, found.printed)
        for found in sheet.odd_ranges
        if not 0 <= found.last - found.first <= LONGEST_ARTICLE
    ]
    for at, page in ranges + sheet.other_pages:
        if len(page) != _ISSN_LENGTH or not _ISSN_FORM.fullmatch(page):
            continue
        if clean_issn(page) and not _is_plausible(page):
            detail = f"page range {page} has the form and the valid check digit of an ISSN"
            yield Finding(f"references[{at}].page", detail, "look up the pages of the article")


def span_too_long(sheet: Sheet) -> Iterator[Finding]:
    """Find a page range longer than any article: a digit is wrong, or it is no page range.

    Sure: nearly always; a monograph printed in a journal may be as long. A range from page 1 is a
    whole work, and reports that appear online only fill up to 600 pages.
    Example: `101-1109`, where 101-109 was meant.
    """
    for found in sheet.odd_ranges:
        span = found.last - found.first
        longest = _LONGEST_ONLINE if found.letters else LONGEST_ARTICLE
        if span > longest and found.first > 1 and found.letters == found.last_letters:
            detail = f"pages {found.printed} span {span} pages"
            yield Finding(f"references[{found.at}].page", detail)


def last_page_before_first(sheet: Sheet) -> Iterator[Finding]:
    """Find a page range that ends before it begins: a digit is wrong in one of the two.

    Sure: nearly always; a shortened range (`592-5`) is completed before it is compared.
    Example: `1120-1118`.
    """
    for found in sheet.odd_ranges:
        if found.last >= found.first or found.letters != found.last_letters:
            continue
        if _completed(found.printed) in {None, found.printed}:
            detail = f"pages {found.printed} end before they begin"
            yield Finding(f"references[{found.at}].page", detail)


def shortened_range(sheet: Sheet) -> Iterator[Finding]:
    """Note a page range that is not written in full with a hyphen, as records hold it.

    Sure: certainly, where the last page becomes one after the first; `--fix` completes it.
    Example: `592-5`, which is 592-595.
    """
    odd = [
        (found.at, found.printed)
        for found in sheet.odd_ranges
        if found.last < found.first or found.letters != found.last_letters
    ]
    for at, page in odd + sheet.other_pages:
        completed = _completed(page)
        if completed and completed != page:
            path = f"references[{at}].page"
            detail = f"pages {page} are written {completed}"
            yield Finding(path, detail, repairs={path: completed})


def electronic_location(sheet: Sheet) -> Iterator[Finding]:
    """Note a page that is an electronic location: right as it is, but no range to compare.

    Sure: certainly, by its form: letters before digits, or six digits and more.
    Example: `e59705`.
    """
    long = [
        (at, one.page)
        for at, one in enumerate(sheet.references)
        if one.page and len(one.page) >= _LONGEST_NUMBER and one.page.isdecimal()
    ]
    for at, page in long + sheet.other_pages:
        if "-" not in page and len(page) > 2 and _ELECTRONIC.fullmatch(page):
            yield Finding(f"references[{at}].page", f"{page} is an electronic location")


def page_without_volume(sheet: Sheet) -> Iterator[Finding]:
    """Note a page range of a journal article without a volume: the article is hard to find by it.

    Sure: the volume is not there; some journals have none, and articles before print neither.
    Example: `Doe J. A title. J Test. 2001:101-9.`
    """
    for at, reference in enumerate(sheet.references):
        page = reference.page
        if reference.volume or reference.issue or not reference.journal or not page:
            continue
        if is_range(page) and is_article(reference) and not is_in_a_book(reference):
            yield Finding(f"references[{at}].volume", f"pages {page}, but no volume")


def _completed(page: str) -> str | None:
    found = _SHORT.fullmatch(page)
    if not found:
        return None
    completed = expand(f"{found[1]}-{found[2]}")
    first, _, last = completed.partition("-")
    return completed if len(last) >= len(first) else None


def _is_plausible(page: str) -> bool:
    first, last = page[:4], page[5:]
    return last.isdigit() and 0 <= int(last) - int(first) <= LONGEST_ARTICLE
