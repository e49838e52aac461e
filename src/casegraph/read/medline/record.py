"""One MEDLINE record -> a Record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.read.fields.abstracts import parted
from casegraph.read.fields.pubmed_values import (
    disclosures,
    grant,
    medline_date,
    plain_title,
    state_type,
)
from casegraph.read.fields.record_builder import shown
from casegraph.read.medline import tags
from casegraph.read.medline.dialect import MedlineDialect, canonical
from casegraph.read.medline.people import authors
from casegraph.read.medline.place import identifiers, place, source_check
from casegraph.read.tagged.file import TaggedFormat
from casegraph.read.tagged.lines import Entry

if TYPE_CHECKING:
    from casegraph.model.record import Funding, Record
    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.tagged.lines import Block

_FURNITURE = re.compile(r"\s*(?:<\d{1,7}\.?\s?>|\d{1,7}[.:]?)\s*")


def fill(block: Block, builder: RecordBuilder) -> Record:
    """Return the record of a block; what the record has no room for becomes an issue."""
    fields: dict[str, list[Entry]] = {}
    entries = [
        Entry(canonical(tag), " ".join(value.split()), at) for tag, value, at in block.entries
    ]
    for entry in entries:
        if entry.value:
            fields.setdefault(entry.tag, []).append(entry)
    state_type([(entry.value, entry.at) for entry in fields.get("PT", ())], builder)
    _title(fields, builder)
    authors(entries, builder)
    place(fields, builder)
    _date(fields, builder)
    identifiers(fields, builder)
    _rest(fields, builder)
    _notes(entries, builder)
    source_check(fields, builder)
    _abstract(fields, builder)
    _funding(fields, builder)
    for entry in fields.get("COIS", ()):
        builder.disclosures.extend(disclosures(entry.value, builder.authors))
    return builder.record()


def _title(fields: dict[str, list[Entry]], builder: RecordBuilder) -> None:
    """State the title: of a chapter TI, of a book BTI; the paper's own words where TI is none."""
    for entry in (*fields.get("TI", ()), *fields.get("BTI", ()), *fields.get("TT", ())):
        title = plain_title(entry.value)
        if builder.has("title") and entry.tag == "TT":
            builder.set_aside("the title in the language of the paper", title, entry.at, "title")
        elif builder.has("title") and entry.tag == "BTI":
            builder.text("journal", title, entry.at)
        else:
            builder.text("title", title, entry.at)


def _date(fields: dict[str, list[Entry]], builder: RecordBuilder) -> None:
    for entry in (*fields.get("DP", ()), *fields.get("DEP", ()))[:1]:
        builder.issued(medline_date(entry.value), entry.value, entry.at)


def _rest(fields: dict[str, list[Entry]], builder: RecordBuilder) -> None:
    for entry in fields.get("OT", ()):
        builder.keyword(entry.value.lstrip("*").strip(), entry.at)
    for entry in fields.get("LA", ()):
        builder.language(entry.value, entry.at)
    for entry in fields.get("CI", ()):
        builder.text("copyright", entry.value, entry.at)


def _abstract(fields: dict[str, list[Entry]], builder: RecordBuilder) -> None:
    found = fields.get("AB", [])
    if found:
        text = "\n\n".join(parted(entry.value) for entry in found)
        builder.prose("abstract", text, found[0].at)


def _funding(fields: dict[str, list[Entry]], builder: RecordBuilder) -> None:
    found: dict[Funding, None] = {}
    for entry in fields.get("GR", ()):
        builder.positions.setdefault(f"funding[{len(found)}]", entry.at)
        found.setdefault(grant(entry.value))
    builder.funding.extend(found)


def _notes(entries: list[Entry], builder: RecordBuilder) -> None:
    """Note the links to other publications, and the fields that are not known."""
    for entry in entries:
        if entry.tag in tags.LINKS and entry.value:
            severity = Severity.WARNING if entry.tag in tags.WITHDRAWN else Severity.INFO
            detail = f"{tags.LINKS[entry.tag]}: {shown(entry.value)}"
            builder.issue("linked-publication", severity, entry.at, detail)
        elif entry.tag not in tags.KNOWN and entry.value:
            builder.unknown_field(entry.tag, entry.value, entry.at)


MEDLINE = TaggedFormat(
    title="MEDLINE",
    media_type="application/nbib",
    dialect=MedlineDialect,
    fill=fill,
    furniture=_FURNITURE,
)
