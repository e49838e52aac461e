"""The authors of a MEDLINE record, with what stands behind each: ORCID iD and affiliations."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from casegraph.model.record import Author
from casegraph.read.fields.affiliation_list import AffiliationList
from casegraph.read.fields.inverted_names import author_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.tagged.lines import Entry

_ET_AL = re.compile(r"et\.? al\.?", re.IGNORECASE)
_ROLE = re.compile(r"\s*\[(?:Author|Inventor|Editor|Reprint Author)\b[^\]\[]{0,300}\]$")
"""What BIOSIS adds behind a name: `[Author, Reprint Author; E-mail: ...]`."""


def authors(entries: Sequence[Entry], builder: RecordBuilder) -> None:
    """State the authors: by FAU, or by AU where the full name is not there; and collectives."""
    counts = Counter(entry.tag for entry in entries)
    short_only = counts["FAU"] < counts["AU"]
    affiliations = AffiliationList()
    before = ""
    for entry in entries:
        if not entry.value:
            continue
        if entry.tag == "AU" and _ET_AL.fullmatch(entry.value):
            builder.set_aside("the mark of further authors", entry.value, entry.at, "authors")
        elif entry.tag == "FAU" or (entry.tag == "AU" and short_only and before != "FAU"):
            builder.author(author_named(_ROLE.sub("", entry.value)), entry.at)
        elif entry.tag == "CN":
            builder.author(Author(literal=entry.value), entry.at)
        elif entry.tag == "AUID":
            _identify(entry, builder)
        elif entry.tag == "AD":
            affiliations.add(entry.value, len(builder.authors) - 1 if builder.authors else None)
        before = entry.tag
    affiliations.state(builder)


def _identify(entry: Entry, builder: RecordBuilder) -> None:
    """Give the author before this line the ORCID iD in it; numbers of other bodies are left."""
    scheme, _, value = entry.value.partition(":")
    if scheme.strip().upper() != "ORCID":
        return
    if builder.authors:
        builder.orcid(len(builder.authors) - 1, value, entry.at)
    else:
        builder.set_aside("an ORCID iD before the first author", value, entry.at)
