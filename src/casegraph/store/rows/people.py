"""Persons and organizations: one row for each name as printed."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, select

from casegraph.model.names import display
from casegraph.model.record import Author
from casegraph.store.limits import among, chunks, indexable
from casegraph.store.tables.bibliography import affiliation, authorship, organization, person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from casegraph.model.record import Affiliation, Name
    from casegraph.store.rows.batch import Batch, Numbers

Parts = tuple[str | None, ...]

_NOTHING_STATED = (None, False)
_quoted = lru_cache(maxsize=16384)(json.JSONEncoder(ensure_ascii=False).encode)


class Registry:
    """The rows of one table that stand for distinct tuples of printed parts."""

    def __init__(self, batch: Batch, numbers: Numbers, table: Table, *parts: str) -> None:
        self._table = table
        self._counter = numbers.of(table)
        self._known: dict[Parts, int] = {}
        self._identities: dict[Parts, str] = {}
        self._rows = batch.rows(table, "id", "identity", *parts)

    def load(self, connection: Connection, wanted: Iterable[Parts]) -> None:
        """Read which of the wanted rows the archive holds."""
        self._identities = {parts: _identity(parts) for parts in wanted}
        by_identity = {identity: parts for parts, identity in self._identities.items()}
        columns = self._table.c
        for wanted_ones in among(connection, columns.identity, by_identity):
            query = select(columns.identity, columns.id).where(wanted_ones)
            for identity, number in connection.execute(query):
                self._known[by_identity[identity]] = number

    def number(self, parts: Parts) -> int:
        """Return the key of the row for parts that were loaded, adding it where it is new."""
        found = self._known.get(parts)
        if found is None:
            found = self._known[parts] = next(self._counter)
            self._rows.append((found, self._identities[parts], *parts))
        return found


def person_parts(name: Name) -> Parts:
    """Return what makes a printed name one person's: its parts, and the ORCID iD."""
    orcid = name.orcid if isinstance(name, Author) else None
    return (name.family, name.given, name.suffix, name.literal, orcid)


def organization_parts(entry: Affiliation) -> Parts:
    """Return what makes a printed affiliation one organization's."""
    return (entry.name, entry.city, entry.region, entry.country, entry.ror)


def persons(batch: Batch, numbers: Numbers) -> Registry:
    """Return the registry of persons."""
    return Registry(batch, numbers, person, "family", "given", "suffix", "literal", "orcid")


def organizations(batch: Batch, numbers: Numbers) -> Registry:
    """Return the registry of organizations."""
    return Registry(batch, numbers, organization, "name", "city", "region", "country", "ror")


class Authorships:
    """Writes the authors of works, in printed order."""

    def __init__(self, batch: Batch, numbers: Numbers) -> None:
        self._persons = persons(batch, numbers)
        self._counter = numbers.of(authorship)
        self._rows = batch.rows(
            authorship,
            *("id", "work_id", "position", "person_id", "name"),
            *("corresponding", "affiliations_stated"),
        )

    def add(
        self, connection: Connection, authors: Mapping[int, Sequence[Name]]
    ) -> dict[int, list[int]]:
        """Add the authors of works, by the number of the work; return their authorships' keys."""
        parts = {work_id: [*map(person_parts, names)] for work_id, names in authors.items()}
        distinct: dict[Parts, Name] = {}
        for work_id, names in authors.items():
            distinct.update(zip(parts[work_id], names, strict=True))
        self._persons.load(connection, distinct)
        people = {its: (self._persons.number(its), display(n)) for its, n in distinct.items()}
        return {
            work_id: self._add(work_id, names, [people[its] for its in parts[work_id]])
            for work_id, names in authors.items()
        }

    def _add(
        self, work_id: int, names: Sequence[Name], people: Sequence[tuple[int, str]]
    ) -> list[int]:
        keys = [*islice(self._counter, len(names))]
        self._rows += [
            (key, work_id, place, *person, *_stated(name))
            for place, (key, name, person) in enumerate(
                zip(keys, names, people, strict=True), start=1
            )
        ]
        return keys


def _stated(name: Name) -> tuple[bool | None, bool]:
    """Return what a report says of its author: corresponding, and whether affiliations are."""
    if isinstance(name, Author):
        return name.corresponding, name.affiliations is not None
    return _NOTHING_STATED


def remove_unused_persons(connection: Connection, candidates: Collection[int]) -> None:
    """Delete those of the persons that no authorship names any more."""
    used = exists().where(authorship.c.person_id == person.c.id)
    for some in chunks(candidates):
        connection.execute(delete(person).where(person.c.id.in_(some), ~used))


def remove_unused_organizations(connection: Connection, candidates: Collection[int]) -> None:
    """Delete those of the organizations that no affiliation names any more."""
    used = exists().where(affiliation.c.organization_id == organization.c.id)
    for some in chunks(candidates):
        connection.execute(delete(organization).where(organization.c.id.in_(some), ~used))


def _identity(parts: Parts) -> str:
    return indexable(f"[{', '.join(map(_quoted, parts))}]")
