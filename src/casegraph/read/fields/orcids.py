"""ORCID iDs that a file lists apart from the authors, each with a name -> the authors."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.model.ids import clean_orcid
from casegraph.read.fields.record_builder import shown
from casegraph.read.tagged.names import family_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.record import Name
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
        orcid = clean_orcid(found[0])
        index = places.get(key_of(family_first(name)))
        if orcid is None:
            builder.warn("invalid-identifier", f"no valid orcid: {shown(found[0])}", at)
        elif index is None:
            builder.set_aside("an ORCID iD of no author", f"{name} {orcid}", at, "authors")
        else:
            builder.authors[index] = replace(builder.authors[index], orcid=orcid)


def author_at(authors: Sequence[Name], printed: str) -> int | None:
    """Return the index of the one author with a name, None where there is none or several."""
    wanted = key_of(family_first(printed))
    found = [at for at, author in enumerate(authors) if key_of(author) == wanted]
    return found[0] if len(found) == 1 else None


def key_of(name: Name) -> tuple[str, str]:
    """Return by what a name is found: its family name and the first letter of the given."""
    return (name.family or name.literal or "").casefold(), (name.given or "")[:1].casefold()
