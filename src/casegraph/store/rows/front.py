"""Rows of a report's front matter: keywords, affiliations, disclosures, funding, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.names import ascii_form, display
from casegraph.store.rows.people import organization_parts, organizations
from casegraph.store.tables.bibliography import affiliation, authorship_affiliation
from casegraph.store.tables.report import (
    disclosure,
    funding,
    report_identifier,
    report_keyword,
    source,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from casegraph.model.archive import Source
    from casegraph.model.record import Record
    from casegraph.store.rows.batch import Batch, Numbers


class FrontMatter:
    """Turns the front matter of records into rows."""

    def __init__(self, batch: Batch, numbers: Numbers) -> None:
        self._organizations = organizations(batch, numbers)
        self._affiliation_numbers = numbers.of(affiliation)
        self._keywords = batch.rows(report_keyword, "report_id", "position", "keyword")
        self._identifiers = batch.rows(
            report_identifier, "report_id", "position", "scheme", "value"
        )
        self._affiliations = batch.rows(
            affiliation,
            *("id", "report_id", "position", "number", "organization_id"),
            *("country_printed", "printed"),
        )
        self._links = batch.rows(
            authorship_affiliation, "authorship_id", "position", "number", "affiliation_id"
        )
        self._disclosures = batch.rows(
            disclosure,
            *("report_id", "position", "author", "authorship_id", "statement"),
            *("none_declared", "entity", "category", "derived"),
        )
        self._funding = batch.rows(
            funding,
            *("report_id", "position", "funder", "award", "award_number"),
            *("recipient", "statement", "derived"),
        )
        self._sources = SourceRows(batch, numbers)

    def load(self, connection: Connection, records: Iterable[Record]) -> None:
        """Read which of the organizations named the archive holds."""
        entries = (entry for record in records for entry in record.affiliations)
        self._organizations.load(connection, {organization_parts(entry) for entry in entries})

    def add(self, report_id: int, record: Record, authorships: Sequence[int]) -> None:
        """Add the front matter of a report whose authors have these authorships."""
        self._keywords.extend(
            (report_id, place, keyword) for place, keyword in enumerate(record.keywords, start=1)
        )
        self._identifiers.extend(
            (report_id, place, scheme, value)
            for place, (scheme, value) in enumerate(record.identifiers.items(), start=1)
        )
        self._add_affiliations(report_id, record, authorships)
        self._add_disclosures(report_id, record, authorships)
        for place, entry in enumerate(record.funding, start=1):
            money = (entry.funder, entry.award, entry.award_number, entry.recipient)
            self._funding.append((report_id, place, *money, entry.statement, entry.derived))

    def add_sources(self, report_id: int, sources: Iterable[Source]) -> None:
        """Add the inputs a report was read from."""
        for place, entry in enumerate(sources, start=1):
            self._sources.add(report_id, place, entry)

    def _add_affiliations(self, report_id: int, record: Record, authorships: Sequence[int]) -> None:
        by_number: dict[int, int] = {}
        for place, entry in enumerate(record.affiliations, start=1):
            key = next(self._affiliation_numbers)
            by_number.setdefault(entry.number, key)
            organization = self._organizations.number(organization_parts(entry))
            printed = (entry.country_printed, entry.printed)
            self._affiliations.append((key, report_id, place, entry.number, organization, *printed))
        for authorship, author in zip(authorships, record.authors, strict=True):
            self._links.extend(
                (authorship, place, number, by_number.get(number))
                for place, number in enumerate(author.affiliations or (), start=1)
            )

    def _add_disclosures(self, report_id: int, record: Record, authorships: Sequence[int]) -> None:
        if not record.disclosures:
            return
        names = (ascii_form(display(author)) for author in record.authors)
        by_name = dict(zip(names, authorships, strict=True))
        for place, entry in enumerate(record.disclosures, start=1):
            author = by_name.get(ascii_form(entry.author)) if entry.author else None
            category = int(entry.category) if entry.category else None
            self._disclosures.append(
                (
                    *(report_id, place, entry.author, author, entry.statement),
                    *(entry.none_declared, entry.entity, category, entry.derived),
                )
            )


class SourceRows:
    """Turns inputs into rows."""

    def __init__(self, batch: Batch, numbers: Numbers) -> None:
        self._numbers = numbers.of(source)
        self._rows = batch.rows(
            source,
            *("id", "report_id", "position", "is_current", "reader", "version", "authority"),
            *("file_name", "media_type", "sha256", "text", "record_json", "loaded_at"),
        )

    def add(self, report_id: int, place: int, entry: Source) -> None:
        """Add an input that the report is made of now."""
        reader = (entry.reader, entry.version, entry.authority)
        file = (entry.file_name, entry.media_type, entry.sha256)
        content = (entry.text, entry.record_json, entry.loaded_at)
        self._rows.append((next(self._numbers), report_id, place, True, *reader, *file, *content))
