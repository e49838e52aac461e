"""Reference lists that databases export in one field: text by text, as it stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.ids import clean_doi
from casegraph.model.record import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.read.fields.record_builder import Position, RecordBuilder

_DOI = re.compile(r"\bDOI (10\.[0-9]{4,9}/\S+)|https?://(?:dx\.)?doi\.org/(10\.[0-9]{4,9}/\S+)")


def state_references(texts: Iterable[str], at: Position, builder: RecordBuilder) -> None:
    """State references by their texts, numbered as they stand in the list."""
    for text in texts:
        raw = " ".join(text.split()).rstrip(";").rstrip()
        if not raw:
            continue
        found = _DOI.search(raw)
        doi = clean_doi(found[1] or found[2]) if found else None
        number = len(builder.references) + 1
        identifiers = {"doi": doi} if doi else {}
        builder.reference(Reference(number=number, raw=raw, identifiers=identifiers), at)


def of_lines(listed: str) -> list[str]:
    """Return the texts of a list that has each reference on a line of its own."""
    return listed.split("\n")


def of_scopus(listed: str) -> list[str]:
    """Return the texts of a list as Scopus writes it: with semicolons between, or a line each."""
    return re.split(r";\s*\n" if ";\n" in listed else r";\s+", listed)
