"""The date of publication and the identifiers of a page, from wherever it prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.ids import clean_doi
from casegraph.read.page.volume import VolumeLine, iso_date
from casegraph.read.wording.headings import DATE, FIRST_ONLINE, PUBLISHED, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.read.page.parts import Parts
    from casegraph.read.wording.lines import Ledger, Line

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PUBMED = re.compile(r"(?P<scheme>PMCID|PMID)\s*:\s*(?P<id>(?:PMC)?\d+)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def read_issued(
    volume: VolumeLine | None, copyright_line: str | None, parts: Parts, ledger: Ledger
) -> str | None:
    """Return the date of publication from the best place the page prints one."""
    stated = [
        line
        for line in (*parts[Section.TYPE], *parts[Section.DATES])
        if any(map(str.isdigit, line.text)) and DATE.search(line.text)
    ]
    for line in parts[Section.DATES]:
        ledger.furniture(line)
    published = _printed_date(stated, online=False) or _bare_date(parts[Section.TYPE])
    if volume and volume.issued and not (published and published[0].startswith(volume.issued)):
        return volume.issued
    if published:
        ledger.take("issued", [published[1]])
        return published[0]
    years = set(_YEAR.findall(copyright_line or ""))
    if len(years) == 1:
        return _from_elsewhere(years.pop(), "the copyright line", "copyright", ledger)
    online = _printed_date(stated, online=True)
    if online:
        ledger.take("issued", [online[1]])
        return _from_elsewhere(online[0], "the date of first publication online", "issued", ledger)
    return None


def _from_elsewhere(date: str, place: str, path: str, ledger: Ledger) -> str:
    if path in ledger.positions:
        ledger.positions.setdefault("issued", ledger.positions[path])
    ledger.report(
        "issued-from-elsewhere",
        Severity.INFO,
        f"the page prints no date of publication; {date} is taken from {place}",
        path="issued",
    )
    return date


def _printed_date(lines: Sequence[Line], *, online: bool) -> tuple[str, Line] | None:
    for line in lines:
        for pattern in (PUBLISHED, FIRST_ONLINE):
            for found in pattern.finditer(line.text):
                is_online = pattern is FIRST_ONLINE or bool(found["online"])
                date = iso_date(found["date"])
                if date and is_online is online:
                    return date, line
    return None


def _bare_date(lines: Sequence[Line]) -> tuple[str, Line] | None:
    """Return the day that is printed beside the article type, without a word for it."""
    for line in lines:
        found = DATE.search(line.text) if any(map(str.isdigit, line.text)) else None
        date = iso_date(found[0]) if found else None
        if date:
            return date, line
    return None


def read_identifiers(printed: str | None, parts: Parts, ledger: Ledger) -> dict[str, str]:
    """Return the report's own identifiers; `printed` is the DOI of the volume line."""
    found = {"doi": volume_doi} if (volume_doi := clean_doi(printed or "")) else {}
    for line in (*parts[Section.IDENTIFIERS], *parts[Section.CITE], *parts[Section.DATES]):
        if line.number not in ledger.uses:
            ledger.explain(line, "how to cite the report")
        for scheme, value in _identifiers(line.text):
            if found.setdefault(scheme, value) == value:
                ledger.take(f"identifiers.{scheme}", [line])
    return found


def _identifiers(text: str) -> Iterator[tuple[str, str]]:
    doi = _DOI.search(text) if "10." in text else None
    cleaned = clean_doi(doi[0]) if doi else None
    if cleaned:
        yield "doi", cleaned
    if "PM" in text:
        for found in _PUBMED.finditer(text):
            yield found["scheme"].lower(), found["id"]
