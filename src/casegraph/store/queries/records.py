"""The records of reports, rebuilt from their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, select

from casegraph.errors import NotFoundError
from casegraph.model.record import (
    Affiliation,
    Author,
    Disclosure,
    Funding,
    Record,
)
from casegraph.store.limits import chunks
from casegraph.store.queries.cases import cases
from casegraph.store.queries.entries import reference_entries
from casegraph.store.tables.bibliography import (
    affiliation,
    authorship,
    authorship_affiliation,
    organization,
    person,
    work,
)
from casegraph.store.tables.report import (
    disclosure,
    funding,
    report,
    report_identifier,
    report_keyword,
)
from casegraph.vocab.enums import DisclosureCategory, WorkType

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Connection, Row


_TOGETHER = 500
"""Reports of which the rows are read together."""


def fetch_record(connection: Connection, key: str) -> Record:
    """Return the record of a report, equal to the one that was stored.

    Raises NotFoundError for a key that is no report's.
    """
    found = fetch_records(connection, (key,))
    if key not in found:
        raise NotFoundError(f"no report {key} in this archive", hint="see `casegraph list`")
    return found[key]


def fetch_records(connection: Connection, keys: Collection[str]) -> dict[str, Record]:
    """Return records by citation key, as `fetch_record` does; keys of no report are left out.

    Each table is asked once for hundreds of reports.
    """
    found: dict[str, Record] = {}
    for some in chunks(keys, _TOGETHER):
        query = (
            select(report, work, report.c.id.label("report_id"))
            .join_from(report, work, work.c.id == report.c.work_id)
            .where(work.c.citation_key.in_(some))
        )
        rows = connection.execute(query).all()
        parts = _Parts(connection, rows)
        found.update((row.citation_key, parts.record(row)) for row in rows)
    return found


class _Parts:
    """What the records of some reports consist of, by report or by its work."""

    def __init__(self, connection: Connection, rows: Sequence[Row[Any]]) -> None:
        ids = [row.report_id for row in rows]
        self._identifiers = _by_report(connection, report_identifier, ids)
        self._keywords = _by_report(connection, report_keyword, ids)
        self._authors = _authors(connection, [row.work_id for row in rows])
        self._affiliations = _affiliations(connection, ids)
        self._funding = _by_report(connection, funding, ids)
        self._disclosures = _by_report(connection, disclosure, ids)
        self._references = reference_entries(connection, ids)
        self._cases = cases(connection, ids)

    def record(self, row: Row[Any]) -> Record:
        """Return the record of one of the reports."""
        own = row.report_id
        return Record(
            casegraph=row.record_version,
            key=row.citation_key if row.key_stated else None,
            type=WorkType(row.type) if row.type else None,
            article_type=row.article_type,
            title=row.title,
            authors=tuple(self._authors.get(row.work_id, ())),
            affiliations=tuple(self._affiliations.get(own, ())),
            journal=row.journal,
            journal_abbreviation=row.journal_abbreviation,
            issued=row.issued,
            volume=row.volume,
            issue=row.issue,
            page=row.page,
            language=row.language,
            identifiers={pair.scheme: pair.value for pair in self._identifiers.get(own, ())},
            keywords=tuple(part.keyword for part in self._keywords.get(own, ())),
            abstract=row.abstract,
            acknowledgement=row.acknowledgement,
            funding=tuple(_grant(part) for part in self._funding.get(own, ())),
            disclosures=tuple(_disclosure(part) for part in self._disclosures.get(own, ())),
            copyright=row.copyright,
            licence=row.licence,
            references=self._references.get(own, ()),
            cases=self._cases.get(own, ()),
            notes=row.notes,
        )


def _by_report(
    connection: Connection, table: Table, report_ids: Collection[int]
) -> dict[int, list[Row[Any]]]:
    query = select(table).where(table.c.report_id.in_(report_ids))
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(query.order_by(table.c.report_id, table.c.position)):
        found.setdefault(row.report_id, []).append(row)
    return found


def _authors(connection: Connection, work_ids: Collection[int]) -> dict[int, list[Author]]:
    links: dict[int, list[int]] = {}
    numbers = (
        select(authorship_affiliation.c.authorship_id, authorship_affiliation.c.number)
        .join(authorship)
        .where(authorship.c.work_id.in_(work_ids))
        .order_by(authorship_affiliation.c.authorship_id, authorship_affiliation.c.position)
    )
    for authorship_id, number in connection.execute(numbers):
        links.setdefault(authorship_id, []).append(number)
    query = (
        select(authorship, person.c.family, person.c.given, person.c.suffix)
        .add_columns(person.c.literal, person.c.orcid)
        .join_from(authorship, person)
        .where(authorship.c.work_id.in_(work_ids))
        .order_by(authorship.c.work_id, authorship.c.position)
    )
    found: dict[int, list[Author]] = {}
    for row in connection.execute(query):
        author = Author(
            family=row.family,
            given=row.given,
            suffix=row.suffix,
            literal=row.literal,
            orcid=row.orcid,
            affiliations=tuple(links.get(row.id, ())) if row.affiliations_stated else None,
            corresponding=row.corresponding,
        )
        found.setdefault(row.work_id, []).append(author)
    return found


def _affiliations(
    connection: Connection, report_ids: Collection[int]
) -> dict[int, list[Affiliation]]:
    query = (
        select(affiliation, organization.c.name, organization.c.city, organization.c.region)
        .add_columns(organization.c.country, organization.c.ror)
        .join_from(affiliation, organization)
        .where(affiliation.c.report_id.in_(report_ids))
        .order_by(affiliation.c.report_id, affiliation.c.position)
    )
    found: dict[int, list[Affiliation]] = {}
    for row in connection.execute(query):
        entry = Affiliation(
            number=row.number,
            name=row.name,
            city=row.city,
            region=row.region,
            country=row.country,
            country_printed=row.country_printed,
            ror=row.ror,
            printed=row.printed,
        )
        found.setdefault(row.report_id, []).append(entry)
    return found


def _grant(row: Row[Any]) -> Funding:
    return Funding(
        funder=row.funder,
        award=row.award,
        award_number=row.award_number,
        recipient=row.recipient,
        statement=row.statement,
        derived=row.derived,
    )


def _disclosure(row: Row[Any]) -> Disclosure:
    return Disclosure(
        author=row.author,
        statement=row.statement,
        none_declared=row.none_declared,
        entity=row.entity,
        category=DisclosureCategory(row.category) if row.category else None,
        derived=row.derived,
    )
