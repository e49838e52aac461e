"""What other reports of the archive print of the works and journals that one cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check.archive import doi_stem
from casegraph.model.citing import CitedElsewhere
from casegraph.model.names import ascii_form
from casegraph.store.queries.checking import (
    cited_works,
    journal_identifiers,
    printings,
    volume_years,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from casegraph.model.citing import PrintedElsewhere
    from casegraph.model.record import Record, Reference
    from casegraph.store.engine import Connection

_KEPT_WORKS = 20_000


class Citations:
    """The journals of an archive as its references print them, read once for all reports.

    With `only`, a record, nothing but what concerns its references is kept. How works are printed
    is read when reports that cite them are looked at, and kept for the next that do.
    """

    def __init__(self, connection: Connection, only: Record | None = None) -> None:
        self._connection = connection
        self._printings: dict[int, _Printings] = {}
        self._volumes: dict[tuple[str, str], dict[str, int]] = {}
        self._journals: dict[str, dict[str, int]] = {}
        references = only.references if only else ()
        printed = {one.journal for one in references if one.journal}
        stems = {stem for one in references if (stem := doi_stem(one.identifiers.get("doi", "")))}
        for journal, volume, year, count in volume_years(connection, printed if only else None):
            if year[:4].isdigit():
                years = self._volumes.setdefault((ascii_form(journal), volume), {})
                years[year[:4]] = years.get(year[:4], 0) + count
        for doi, journal in journal_identifiers(connection, stems if only else None):
            stem = doi_stem(doi)
            if stem:
                names = self._journals.setdefault(stem, {})
                names[journal] = names.get(journal, 0) + 1

    def of(self, records: Mapping[str, Record]) -> dict[str, CitedElsewhere]:
        """Return what concerns some reports, by their keys; each table is asked once for all."""
        cited = cited_works(self._connection, records)
        self._read({work_id for pairs in cited.values() for _, work_id in pairs})
        return {
            key: CitedElsewhere(
                works=self._works(key, record, cited.get(key, ())),
                volumes=self._volumes,
                journals=self._journals,
            )
            for key, record in records.items()
        }

    def _read(self, works: Collection[int]) -> None:
        """Read how works are printed; where too many are kept, those not cited now are let go."""
        held = self._printings
        if len(held) > _KEPT_WORKS:
            held = {work_id: held[work_id] for work_id in works if work_id in held}
        read = printings(self._connection, [one for one in works if one not in held])
        held.update((work_id, _Printings(found)) for work_id, found in read.items())
        self._printings = held

    def _works(
        self, key: str, record: Record, cited: Iterable[tuple[int, int]]
    ) -> dict[int, tuple[PrintedElsewhere, ...]]:
        """Return the other citations of works by number, but of those that all print alike."""
        own = {one.number: one for one in record.references}
        return {
            number: tuple(one for one in self._printings[work_id].found if one.report != key)
            for number, work_id in cited
            if work_id in self._printings and not self._printings[work_id].are_as(own[number])
        }


class _Printings:
    """How references print a work, and whether they all do so alike."""

    __slots__ = ("_forms", "found")

    def __init__(self, found: list[PrintedElsewhere]) -> None:
        self.found = found
        self._forms = {(one.title, one.journal, one.year, one.volume, one.page) for one in found}

    def are_as(self, one: Reference) -> bool:
        """Tell whether all of them print what one reference prints."""
        return self._forms == {(one.title, one.journal, one.year, one.volume, one.page)}
