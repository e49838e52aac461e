"""ORCID iDs that a file lists apart from the authors, each with a name -> the authors."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from casegraph.read.fields.inverted_names import family_first, key_of

if TYPE_CHECKING:
    from casegraph.read.fields.record_builder import Position, RecordBuilder

_NUMBER = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_AROUND = re.compile(r"orcid\s*:?|https?://(?:www\.)?orcid\.org", re.IGNORECASE)
_EDGES = " \n\t,;:/"


def orcids(listed: str, at: Position, builder: RecordBuilder) -> None:
    """Give the authors their iDs of `Name/0000-...` (Web of Science) or `Name; ORCID: ...` (Ovid).

    A name is that of the one author who has its family name and its first initial.
    """
    keys = [key_of(author) for author in builder.authors]
    counts = Counter(keys)
    places = {key: index for index, key in enumerate(keys) if counts[key] == 1}
    before = 0
    for found in _NUMBER.finditer(listed):
        name = " ".join(_AROUND.sub(" ", listed[before : found.start()]).strip(_EDGES).split())
        before = found.end()
        index = places.get(key_of(family_first(name)))
        if index is not None:
            builder.orcid(index, found[0], at)
        elif orcid := builder.valid("orcid", found[0], at, "authors"):
            builder.set_aside("an ORCID iD of no author", f"{name} {orcid}", at, "authors")
