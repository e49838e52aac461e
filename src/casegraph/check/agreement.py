"""Rules over what one reference says twice: in its text, its identifiers, its dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.dates_in_text import MONTHS
from casegraph.check.kinds import is_forthcoming
from casegraph.model.dates import year_of
from casegraph.model.ids import clean_doi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.sheet import Sheet

_YEAR_IN_DOI = re.compile(
    r"10\.(?:1016/[a-z.]+\.|3389/[a-z]+\.|1136/[a-z]+-|1155/|1111/j\.\d{4}-\d{3}[\dx]\.)"
    r"((?:19|20)\d\d)[./-]\d"
)
_YEARS_BEFORE, _YEARS_AFTER = 1, 3
_DOI = re.compile(r"\b10\.\d{4,9}/\S+")
_DASHES = str.maketrans("‐‑‒–—", "-----")
_ACCESSED = re.compile(
    r"\b(?:accessed|cited|retrieved|viewed|acesso|acessado|consultado|consult[ée])"
    rf"(?:\s+(?:on|in|em|el|le))?[\s:]+(?:(?:{MONTHS}|[a-zç]{{3}}\.|\d{{1,2}}|de|of)[\s,./-]+){{0,4}}"
    r"((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEARS_IN_PRESS = 2


def year_against_doi(sheet: Sheet) -> Iterator[Finding]:
    """Find a year that the DOI contradicts: some publishers write the year of acceptance into it.

    A paper is printed in that year or up to three years later.

    Sure: nearly always: the year is wrong, or the DOI is another paper's.
    Example: 2021 beside the DOI 10.1016/j.bjps.2012.03.009.
    """
    for at, reference in enumerate(sheet.references):
        doi = reference.identifiers.get("doi") if reference.identifiers else None
        found = _YEAR_IN_DOI.match(doi.lower()) if doi else None
        year = sheet.years[at]
        if found and year and not -_YEARS_BEFORE <= year - int(found[1]) <= _YEARS_AFTER:
            detail = f"year {year} beside a DOI of {found[1]}: {doi}"
            yield Finding(f"references[{at}].year", detail, "one of the two is wrong")


def doi_against_print(sheet: Sheet) -> Iterator[Finding]:
    """Find a stated DOI that is not the one that the reference prints.

    Sure: nearly always: one of the two is another paper's.
    Example: `doi: 10.1000/one` in the record, `doi:10.1000/other` in the text as printed.
    """
    if "10." not in sheet.raw:
        return
    for at, reference in enumerate(sheet.references):
        stated = reference.identifiers.get("doi") if reference.identifiers else None
        if not stated or "10." not in reference.raw:
            continue
        printed = [clean_doi(doi) for doi in _DOI.findall(reference.raw.translate(_DASHES))]
        known = [doi for doi in printed if doi]
        own = stated.lower().translate(_DASHES)
        if known and not any(doi.startswith(own) or own.startswith(doi) for doi in known):
            path = f"references[{at}].identifiers.doi"
            yield Finding(path, f"the DOI {stated}, where {known[0]} is printed")


def accessed_before_year(sheet: Sheet) -> Iterator[Finding]:
    """Find a web page that was read before the year in which it appeared.

    Sure: nearly always: one of the two years is wrong, or the page changes from day to day.
    Example: `WHO (2021) A page. Accessed 3 May 2019`.
    """
    if b"http" not in sheet.folded and b"www." not in sheet.folded:
        return
    for at, reference in enumerate(sheet.references):
        found, year = _ACCESSED.search(reference.raw), sheet.years[at]
        if found and year and int(found[1]) < year:
            detail = f"year {year}, but it was read in {found[1]}"
            yield Finding(f"references[{at}].year", detail)


def in_press_for_years(sheet: Sheet) -> Iterator[Finding]:
    """Note a work that is said to be in press two years or more before the report appeared.

    It has appeared meanwhile, or never will: cite it with its volume and pages.

    Sure: mostly; a paper may wait for longer.
    Example: `Doe J (2011) A title. J Test (in press)` in a report of 2018.
    """
    issued = year_of(sheet.record.issued)
    if issued is None:
        return
    for at, reference in enumerate(sheet.references):
        year = sheet.years[at]
        if not year or issued - year < _YEARS_IN_PRESS or reference.volume:
            continue
        if is_forthcoming(reference):
            detail = f"in press in {year}, in a report of {issued}"
            yield Finding(f"references[{at}].volume", detail, "look up where it appeared")
