"""Name variables of CSL and authors of Crossref, with their affiliations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.ids import clean_ror
from casegraph.model.names import inverted_name
from casegraph.model.record import Author
from casegraph.read.csl_json.fields import NAME_PARTS
from casegraph.read.fields.affiliation_list import AffiliationList
from casegraph.read.fields.markup import plain_text
from casegraph.read.fields.record_builder import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.read.csl_json.items import Json
    from casegraph.read.fields.record_builder import Position, RecordBuilder


OTHERS = {"literal": "others"}
"""The last of a list of authors that is cut, as pandoc writes it."""


class PeopleReader:
    """Takes the authors of one item; equal affiliations become one.

    `at` is the place of the list, `places` are those of its entries.
    """

    def __init__(self, builder: RecordBuilder, at: Position, places: Sequence[Position]) -> None:
        self._builder = builder
        self._list_at = at
        self._at = at
        self._places = places
        self._affiliations = AffiliationList()

    def read(self, value: Json, orcids: Mapping[str, Json]) -> None:
        """Read the list of authors; `orcids` are the ORCID iDs stated apart, by number from 1."""
        listed = value if isinstance(value, list) else [value]
        for index, entry in enumerate(listed):
            self._at = self._places[index] if index < len(self._places) else self._list_at
            if isinstance(entry, str) and entry.strip():
                name = inverted_name(self._builder.clean(entry, self._at, "authors"))
                author = Author(family=name.family, given=name.given, suffix=name.suffix)
                self._builder.author(author, self._at)
            elif isinstance(entry, dict) and index and entry == OTHERS and entry is listed[-1]:
                self._builder.authors_cut(self._at)
            elif isinstance(entry, dict):
                apart = orcids.get(str(index + 1))
                self._author({"ORCID": apart, **entry} if apart else entry)
            elif entry is not None and entry != "":
                detail = f"author holds {shown(str(entry))} where a name is expected"
                self._builder.warn("unexpected-value", detail, self._at, "authors")
        self._affiliations.state(self._builder)

    def _author(self, entry: dict[str, Json]) -> None:
        for key, value in entry.items():
            if key not in NAME_PARTS:
                self._builder.unknown_field(f"author.{key}", str(value), self._at)
        particles = (entry.get("dropping-particle"), entry.get("non-dropping-particle"))
        family = " ".join(self._part(part) for part in (*particles, entry.get("family")) if part)
        given = self._part(entry.get("given"))
        literal = self._part(entry.get("literal")) or self._part(entry.get("name"))
        author = Author(
            family=_joined(family) or None,
            given=given or None,
            suffix=self._part(entry.get("suffix")) or None,
            literal=literal if literal and not (family or given) else None,
            orcid=self._orcid(entry),
            affiliations=self._numbers_of(entry.get("affiliation")),
        )
        if author.family or author.given or author.literal:
            self._builder.author(author, self._at)
        elif any(entry.values()):
            detail = f"an author without a name: {shown(str(entry))}"
            self._builder.warn("unexpected-value", detail, self._at, "authors")

    def _part(self, value: Json) -> str:
        if not isinstance(value, str):
            return ""
        return self._builder.clean(plain_text(value), self._at, "authors")

    def _orcid(self, entry: dict[str, Json]) -> str | None:
        printed = entry.get("ORCID") or entry.get("orcid")
        if not isinstance(printed, str):
            return None
        return self._builder.valid("orcid", printed, self._at, "authors")

    def _numbers_of(self, value: Json) -> tuple[int, ...] | None:
        numbers = [self._affiliation(each) for each in value] if isinstance(value, list) else []
        return tuple(dict.fromkeys(number for number in numbers if number)) or None

    def _affiliation(self, value: Json) -> int | None:
        """Return the number of an affiliation, None where it has no name."""
        printed = value.get("name") if isinstance(value, dict) else value
        name = self._part(printed)
        return self._affiliations.add(name, ror=_ror(value)) if name else None


def _joined(family: str) -> str:
    """Return a family name whose particle ends in an apostrophe without the space behind it."""
    return family.replace("' ", "'").replace("’ ", "’")


def _ror(value: Json) -> str | None:
    """Return the ROR id of an affiliation of Crossref, which lists several kinds of ids."""
    ids = value.get("id") if isinstance(value, dict) else None
    for entry in ids if isinstance(ids, list) else ():
        printed = entry.get("id") if isinstance(entry, dict) else None
        ror = clean_ror(printed) if isinstance(printed, str) else None
        if ror:
            return ror
    return None
