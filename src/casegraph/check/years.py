"""Rules over years and volumes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.kinds import is_article
from casegraph.model.dates import year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.sheet import Sheet
    from casegraph.model.record import Reference

EARLIEST_YEAR = 1600
_LEAST_VOLUME = 5
_DAY_WITHOUT_MONTH = re.compile(r"\b(?:1[5-9]|20)\d\d\s*;\s*(\d{1,2})\s*;\s*\d+\s*[(:]")


def year_after_report(sheet: Sheet) -> Iterator[Finding]:
    """Find a reference dated more than a year after the report that cites it.

    A paper cannot cite what does not exist yet; what is in press is dated a year ahead at most.

    Sure: nearly always.
    Example: 2028 in a report of 2018.
    """
    issued = year_of(sheet.record.issued)
    if issued is None:
        return
    latest = issued + 1
    for at, year in enumerate(sheet.years):
        if year and year > latest:
            detail = f"year {year} is after the report's own, {sheet.record.issued}"
            yield Finding(f"references[{at}].year", detail)


def implausible_year(sheet: Sheet) -> Iterator[Finding]:
    """Find a year before 1600: journals did not exist; a digit is wrong, or it is no year.

    Sure: nearly always; a manuscript may be cited.
    Example: `1206`, where 2016 was meant.
    """
    for at, year in enumerate(sheet.years):
        if year is not None and year < EARLIEST_YEAR:
            yield Finding(f"references[{at}].year", f"year {year} is before there were journals")


def day_without_month(sheet: Sheet) -> Iterator[Finding]:
    """Find a day of the month between year and volume whose month was lost.

    Databases print `2006 Jan 1;42(7)`; a style that drops the month leaves a number that reads
    as a volume.

    Sure: nearly always: three numbers parted by semicolons are no other form.
    Example: `2006; 1;42(7):53-6`.
    """
    if ";" not in sheet.raw:
        return
    for at, reference in enumerate(sheet.references):
        if reference.raw.count(";") < 2:
            continue
        found = _DAY_WITHOUT_MONTH.search(reference.raw)
        if found:
            detail = f"the day {found[1]} stands after the year without its month"
            yield Finding(f"references[{at}].year", detail)


def year_after_title(sheet: Sheet) -> Iterator[Finding]:
    """Find an article's year after its title in a list that prints it before the title.

    A reference in another form was pasted from elsewhere, and nobody looked at it again. Books and
    web pages are left out: most styles print their years elsewhere.

    Sure: nearly always, where most of the list prints the year before the title.
    Example: `Doe J A title. J Test 2001;42:53` among `Roe R (2001) A title. J Test 42:53`.
    """
    if not any(map(_may_be_late, sheet.references)):
        return
    places = [
        _is_late(reference.raw, reference.title, reference.year) for reference in sheet.references
    ]
    late = places.count(True)
    if not late or late * 2 >= late + places.count(False):
        return
    for at, (is_late, reference) in enumerate(zip(places, sheet.references, strict=True)):
        if is_late and reference.authors and is_article(reference):
            detail = f"year {reference.year} stands after the title, in the others before it"
            yield Finding(f"references[{at}].year", detail)


def volume_is_year(sheet: Sheet) -> Iterator[Finding]:
    """Note a volume that is the year: right for journals that count so, else one of the two.

    Sure: that they are equal; many electronic journals number volumes by the year.
    Example: `BMJ Case Rep 2013;2013`.
    """
    for at, reference in enumerate(sheet.references):
        if reference.volume and reference.volume == reference.year:
            yield Finding(f"references[{at}].volume", f"volume {reference.volume} is the year")


def volume_against_year(sheet: Sheet) -> Iterator[Finding]:
    """Find a later volume of a journal with an earlier year than another reference of the list.

    Volumes of a journal ascend with the years: one of the four numbers is wrong.

    Sure: mostly; which of the two references is wrong, it does not tell. Small volume numbers
    are left out, since some journals begin anew each year.
    Example: `J Neurol 250` of 2003 beside `J Neurol 245` of 2010.
    """
    if len(set(sheet.journals)) == len(sheet.journals):
        return
    for at, others in sorted(_contradictions(sheet).items()):
        other = min(others)
        one, two = sheet.references[at], sheet.references[other]
        detail = (
            f"volume {one.volume} of {one.year} contradicts volume {two.volume} of {two.year}"
            f" of the same journal in reference {two.number}"
        )
        yield Finding(f"references[{at}].volume", detail, "one of the four is wrong")


def _contradictions(sheet: Sheet) -> dict[int, list[int]]:
    """Return which references each one contradicts; of two, the one that contradicts more stays."""
    journals: dict[str, list[tuple[int, int, int]]] = {}
    for at, reference in enumerate(sheet.references):
        year, volume = sheet.years[at], reference.volume
        if year and reference.journal and volume and volume.isdecimal() and len(volume) <= 3:
            number = int(volume)
            if number >= _LEAST_VOLUME:
                journals.setdefault(reference.journal, []).append((number, year, at))
    found: dict[int, list[int]] = {}
    for entries in journals.values():
        for one, other in _falls(sorted(entries)):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    weight = {at: (len(others), at) for at, others in found.items()}
    return {
        at: others
        for at, others in found.items()
        if any(weight[at] > weight[other] for other in others)
    }


def _falls(entries: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of which the later volume is of an earlier year, by more than one."""
    latest = 0
    for place, (number, year, at) in enumerate(entries):
        if year < latest - 1:
            for earlier, later_year, other in entries[:place]:
                if earlier < number and later_year > year + 1:
                    yield at, other
        elif year > latest:
            latest = year


def _may_be_late(reference: Reference) -> bool:
    """Tell whether the title begins before the year: little of the text need be looked at."""
    title, year = reference.title, reference.year
    if not title or not year:
        return False
    place = reference.raw.find(year)
    return place > 0 and reference.raw.find(title, 0, place + len(title) - 1) >= 0


def _is_late(raw: str, title: str | None, year: str | None) -> bool | None:
    if not title or not year:
        return None
    place = raw.find(title)
    of_year = raw.find(year)
    return place < of_year if place >= 0 and of_year >= 0 else None
