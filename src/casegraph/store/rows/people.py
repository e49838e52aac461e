"""Persons and organizations: one row for each name as printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, select

from casegraph.model.names import display
from casegraph.model.record import Author
from casegraph.store.limits import among, chunks, indexable
from casegraph.store.tables.bibliography import affiliation, authorship, organization, person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection, Table

    from casegraph.model.record import Affiliation, Name
    from casegraph.store.rows.batch import Batch, Numbers

Parts = tuple[str | None, ...]

_encode = json.JSONEncoder(ensure_ascii=False).encode


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
        self._shown: dict[Parts, str] = {}
        self._counter = numbers.of(authorship)
        self._rows = batch.rows(
            authorship,
            *("id", "work_id", "position", "person_id", "name"),
            *("corresponding", "affiliations_stated"),
        )

    def load(self, connection: Connection, names: Iterable[Name]) -> None:
        """Read which of the persons named the archive holds."""
        by_parts = {person_parts(name): name for name in names}
        self._persons.load(connection, by_parts)
        self._shown = {parts: display(name) for parts, name in by_parts.items()}

    def add(self, work_id: int, names: Iterable[Name]) -> list[int]:
        """Add the authors of a work; return the keys of their authorships."""
        keys: list[int] = []
        for place, name in enumerate(names, start=1):
            key = next(self._counter)
            keys.append(key)
            corresponding, linked = None, False
            if isinstance(name, Author):
                corresponding, linked = name.corresponding, name.affiliations is not None
            parts = person_parts(name)
            person_id = self._persons.number(parts)
            self._rows.append(
                (key, work_id, place, person_id, self._shown[parts], corresponding, linked)
            )
        return keys


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
    return indexable(_encode(parts))
