"""Where a MEDLINE record was published, and the numbers it is known by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.read.fields.pubmed_values import is_location, medline_pages
from casegraph.read.fields.record_builder import shown

if TYPE_CHECKING:
    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.tagged.lines import Entry

_KIND = re.compile(r"(?P<value>.*?)\s*\[(?P<kind>doi|pii|bookaccession)\]", re.IGNORECASE)
_OVID_SOURCE = re.compile(
    r"(?P<journal>\D.{1,250}?)\. (?P<volume>[\w ]{1,20}?)(?:\((?P<issue>[^()]{1,40})\))?"
    r"(?::(?P<pages>[\w, -]{1,40}?))?, [^:]{0,30}\b[0-9]{4}\b[^:]{0,30}"
)
_TEXTS = (("JT", "journal"), ("TA", "journal_abbreviation"), ("VI", "volume"), ("IP", "issue"))
_DOI = re.compile(r"(?:doi\s*:\s*)?10\.\d{4,9}/", re.IGNORECASE)


def place(fields: dict[str, list[Entry]], builder: RecordBuilder) -> None:
    """State journal, volume, issue and pages; of an article without pages its location."""
    for tag, name in _TEXTS:
        for entry in fields.get(tag, ()):
            builder.text(name, entry.value, entry.at)
    for entry in fields.get("TA", ())[:1]:
        if not builder.has("journal"):
            builder.text("journal", entry.value, entry.at)
    for entry in fields.get("PG", ()):
        builder.page(medline_pages(entry.value), entry.at)
    for entry in fields.get("SO", ())[:1]:
        _ovid_source(entry, builder)
    for entry in (*fields.get("LID", ()), *fields.get("AID", ())):
        value, kind = _location(entry)
        told = kind == "pii" and is_location(value) and (entry.tag == "LID" or value[0] == "e")
        if told and not builder.has("page"):
            builder.page(value, entry.at)


def _ovid_source(entry: Entry, builder: RecordBuilder) -> None:
    """State journal, volume, issue and pages that Ovid gives in the source line alone."""
    found = None if builder.has("journal") else _OVID_SOURCE.fullmatch(entry.value)
    if found is None or "[Editor" in found["journal"]:
        return
    builder.text("journal", found["journal"], entry.at)
    for name in ("volume", "issue"):
        if found[name] and not builder.has(name):
            builder.text(name, found[name], entry.at)
    if found["pages"] and not builder.has("page"):
        builder.page(found["pages"], entry.at)


def identifiers(fields: dict[str, list[Entry]], builder: RecordBuilder) -> None:
    """State PubMed and PMC number, DOI, ISSN or ISBN."""
    for entry in fields.get("PMID", ()):
        builder.identifier("pmid", entry.value.split(" ")[0], entry.at)
    for entry in fields.get("PMC", ()):
        builder.identifier("pmcid", entry.value, entry.at)
    for entry in (*fields.get("LID", ()), *fields.get("AID", ()), *fields.get("DO", ())):
        value, kind = _location(entry)
        if kind == "doi":
            builder.identifier("doi", value, entry.at)
    for scheme, tag in (("issn", "IS"), ("isbn", "ISBN"), ("isbn", "IB")):
        for entry in fields.get(tag, ()):
            builder.serial_numbers(entry.value, entry.at, scheme=scheme)


def _location(entry: Entry) -> tuple[str, str]:
    """Return value and kind of an article's number; a line break within a DOI is undone."""
    found = _KIND.fullmatch(entry.value)
    if found:
        kind = found["kind"].lower()
        return (found["value"].replace(" ", "") if kind == "doi" else found["value"]), kind
    return entry.value, "doi" if _DOI.match(entry.value) else "pii"


def source_check(fields: dict[str, list[Entry]], builder: RecordBuilder) -> None:
    """Note where the source line (SO) does not hold the volume or the first page."""
    for entry in fields.get("SO", ())[:1]:
        for tag, what in (("VI", "volume"), ("PG", "page")):
            for stated in fields.get(tag, ())[:1]:
                first = re.split(r"[-;,]", stated.value)[0].strip()
                if first and first not in entry.value:
                    detail = f"the source line does not hold {stated.value}: {shown(entry.value)}"
                    builder.issue("source-differs", Severity.INFO, entry.at, detail, what)
