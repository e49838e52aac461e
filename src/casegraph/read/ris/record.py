"""One RIS record -> a Record."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from casegraph.read.fields import work_types
from casegraph.read.fields.abstracts import unwrapped
from casegraph.read.fields.record_builder import RecordBuilder
from casegraph.read.fields.stray_markup import unmarked, unmarked_paragraphs
from casegraph.read.ris import tags
from casegraph.read.ris.bibliography import dates, journal, pages, volume
from casegraph.read.ris.dialect import RisDialect, separated
from casegraph.read.ris.fields import Fields
from casegraph.read.ris.funding import funding
from casegraph.read.ris.identifiers import accession, addresses, dois, numbers, serials
from casegraph.read.ris.notes import cited, notes
from casegraph.read.ris.people import authors
from casegraph.read.tagged.file import TaggedFormat
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.model.record import Record
    from casegraph.read.tagged.lines import Block

_TOLD_LITTLE = (WorkType.JOURNAL_ARTICLE, WorkType.OTHER)
_BREAK = re.compile(r"[;\n]")
_NO_TYPE = re.compile(r"10\.|doi\b|\d+$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"\s*(?:[\[<(]?\d{1,7}[\])>.:]{0,2}|record\s+#?\d+(?:\s+of\s+\d+)?|"
    r"(?:provider|database|content)\s*:.{0,200})\s*",
    re.IGNORECASE,
)


def fill(block: Block, builder: RecordBuilder) -> Record:
    """Return the record of a block; what the record has no room for becomes an issue."""
    fields = Fields(separated(block))
    builder.type = _type(fields, builder)
    for step in _steps(fields.names):
        step(fields, builder)
    if fields.repeated:
        _repeats(fields, builder)
    return builder.record()


def _type(fields: Fields, builder: RecordBuilder) -> WorkType:
    """Return the kind of publication: by TY, told more exactly by M3 or a note of PubMed's."""
    stated = fields.first("TY")
    kind = work_types.of_ris(stated.value) if stated else None
    if kind is None:
        builder.unknown_type(stated.value if stated else "", stated.at if stated else builder.at)
    if kind and kind not in _TOLD_LITTLE:
        return kind
    for entry in fields.filled("M3", "N1"):
        told = work_types.of_publication_types(entry.value.split("\n"))
        if told and told[0] not in _TOLD_LITTLE:
            builder.text("article_type", told[1], entry.at)
            return told[0]
    for entry in fields.filled("M3")[:1]:
        if not _NO_TYPE.match(entry.value) and len(entry.value) < 80:
            builder.text("article_type", entry.value, entry.at)
    return kind or WorkType.OTHER


def _titles(fields: Fields, builder: RecordBuilder) -> None:
    of_book = tags.BOOK_TITLE if builder.type is WorkType.BOOK else ()
    for entry in fields.filled(*tags.TITLE, *of_book):
        builder.text("title", unmarked(entry.value), entry.at)
    if not builder.has("title") and builder.type is not WorkType.BOOK:
        for entry in fields.filled("ST")[:1]:
            builder.text("title", unmarked(entry.value), entry.at)


def _abstract(fields: Fields, builder: RecordBuilder) -> None:
    """State the abstract; of two that differ the one that holds more, if it holds the other."""
    held = ""
    for entry in fields.filled(*tags.ABSTRACT):
        text = unmarked_paragraphs(unwrapped(entry.value))
        if not held or held in text:
            held = text
            builder.prose("abstract", text, entry.at)
        elif text not in held:
            builder.set_aside("a second abstract", text, entry.at, "abstract")


def _keywords(fields: Fields, builder: RecordBuilder) -> None:
    """State the keywords: one in each line, or several with semicolons between.

    A comma parts keywords only where one line holds them all: it is part of many a heading.
    """
    found = fields.filled("KW")
    alone = len(found) == 1 and "\n" not in found[0].value and ";" not in found[0].value
    for entry in found:
        if not alone and "\n" not in entry.value and ";" not in entry.value:
            builder.keyword(entry.value.strip().lstrip("*"), entry.at)
            continue
        words = _BREAK.split(entry.value)
        if alone and entry.value.count(",") >= 2:
            words = entry.value.split(",")
        for word in words:
            builder.keyword(word.strip().lstrip("*"), entry.at)


def _language(fields: Fields, builder: RecordBuilder) -> None:
    for entry in fields.filled("LA"):
        for printed in _BREAK.split(entry.value):
            if printed.strip():
                builder.language(printed, entry.at)


def _repeats(fields: Fields, builder: RecordBuilder) -> None:
    """Tell what a tag says that was there before and says something else."""
    for tag in sorted(fields.repeated & tags.SINGLE):
        first, *more = fields.filled(tag)
        for entry in more:
            if entry.value.strip() != first.value.strip():
                builder.set_aside(f"a second {tag}", entry.value, entry.at)


def _unknown(fields: Fields, builder: RecordBuilder) -> None:
    for entry in fields.filled(*sorted(fields.names - tags.KNOWN)):
        builder.unknown_field(entry.tag, entry.value, entry.at)


_STEPS: tuple[tuple[tuple[str, ...], Callable[[Fields, RecordBuilder], None]], ...] = (
    ((*tags.TITLE, *tags.BOOK_TITLE, "ST"), _titles),
    ((*tags.AUTHORS, *tags.ADDRESSES), authors),
    ((*tags.ANY_JOURNAL, *tags.SHORT_JOURNAL), journal),
    (tags.ANY_DATE, dates),
    (("VL", "IS"), volume),
    (("SP", "EP", "C7"), pages),
    (("DO",), dois),
    (tags.LINKS, addresses),
    ((*tags.NUMBERS, "N1"), numbers),
    (("AN",), accession),
    (("SN",), serials),
    (("KW",), _keywords),
    (("LA",), _language),
    (tags.ABSTRACT, _abstract),
    (("CR",), cited),
    (tags.NOTES, notes),
    (("FU", "FX"), funding),
)
"""The tags that a step of reading asks for, in the order of the steps."""


@lru_cache(maxsize=1024)
def _steps(names: frozenset[str]) -> tuple[Callable[[Fields, RecordBuilder], None], ...]:
    """Return the steps for a record with these tags; the records of a file share a few sets."""
    steps = tuple(step for asked, step in _STEPS if not names.isdisjoint(asked))
    return steps if names <= tags.KNOWN else (*steps, _unknown)


RIS = TaggedFormat(
    title="RIS",
    media_type="application/x-research-info-systems",
    dialect=RisDialect,
    fill=fill,
    furniture=_FURNITURE,
)
