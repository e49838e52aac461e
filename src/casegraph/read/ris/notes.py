"""Notes of a RIS record: what a person noted, and what databases put there besides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.ids import clean_doi
from casegraph.read.fields.reference_lists import of_lines, of_scopus, state_references
from casegraph.read.ris import tags
from casegraph.read.ris.identifiers import DOI

if TYPE_CHECKING:
    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.ris.fields import Fields

_BOOKKEEPING = re.compile(
    r"(?:export date|cited by|date revised|last updated|times cited in|total times cited|"
    r"cited reference count)\b(?:[ :]|\s*-\s)[^;]{0,80}",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:[Tt]he list of authors is cut:\s*)?et al\.?,?")
_REFERENCES = re.compile(r"references\s*:\s*(?=\S)", re.IGNORECASE)


def notes(fields: Fields, builder: RecordBuilder) -> None:
    """State the notes of persons; a list of references in them, as Scopus writes it, is stated so.

    The dates and counts of databases are set aside, and so is a DOI that is known. One that says
    that the list of authors is cut is told as such.
    """
    kept = []
    for entry in fields.filled(*tags.NOTES):
        text = entry.value.strip()
        listed = _REFERENCES.match(text)
        if listed and not builder.references:
            state_references(of_scopus(text[listed.end() :]), entry.at, builder)
        elif _CUT.fullmatch(text):
            builder.authors_cut(entry.at)
        elif all(_BOOKKEEPING.fullmatch(line.strip()) for line in text.split("\n")):
            builder.set_aside("a note of the database", text, entry.at, "notes")
        elif not (DOI.fullmatch(text) and builder.identifiers_hold("doi", clean_doi(text))):
            kept.append((text, entry.at))
    if kept:
        builder.prose("notes", "\n".join(text for text, _ in kept), kept[0][1])


def cited(fields: Fields, builder: RecordBuilder) -> None:
    """State the cited references that Web of Science exports, a line or an entry for each."""
    for entry in fields.filled("CR"):
        state_references(of_lines(entry.value), entry.at, builder)
