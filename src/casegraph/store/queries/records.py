"""The record of a report, rebuilt from its rows."""

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
    from sqlalchemy import Connection, Row


def fetch_record(connection: Connection, key: str) -> Record:
    """Return the record of a report, equal to the one that was stored.

    Raises NotFoundError for a key that is no report's.
    """
    query = (
        select(report, work, report.c.id.label("report_id"))
        .join_from(report, work, work.c.id == report.c.work_id)
        .where(work.c.citation_key == key)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFoundError(f"no report {key} in this archive", hint="see `casegraph list`")
    return _record(connection, row)


def _record(connection: Connection, row: Row[Any]) -> Record:
    report_id = row.report_id
    pairs = _parts(connection, report_identifier, report_id)
    return Record(
        casegraph=row.record_version,
        key=row.citation_key if row.key_stated else None,
        type=WorkType(row.type) if row.type else None,
        article_type=row.article_type,
        title=row.title,
        authors=_authors(connection, row.work_id),
        affiliations=_affiliations(connection, report_id),
        journal=row.journal,
        journal_abbreviation=row.journal_abbreviation,
        issued=row.issued,
        volume=row.volume,
        issue=row.issue,
        page=row.page,
        language=row.language,
        identifiers={pair.scheme: pair.value for pair in pairs},
        keywords=tuple(part.keyword for part in _parts(connection, report_keyword, report_id)),
        abstract=row.abstract,
        acknowledgement=row.acknowledgement,
        funding=_funding(connection, report_id),
        disclosures=_disclosures(connection, report_id),
        copyright=row.copyright,
        licence=row.licence,
        references=reference_entries(connection, report_id),
        cases=cases(connection, report_id),
        notes=row.notes,
    )


def _parts(connection: Connection, table: Table, report_id: int) -> list[Row[Any]]:
    query = select(table).where(table.c.report_id == report_id).order_by(table.c.position)
    return list(connection.execute(query))


def _authors(connection: Connection, work_id: int) -> tuple[Author, ...]:
    links: dict[int, list[int]] = {}
    numbers = (
        select(authorship_affiliation.c.authorship_id, authorship_affiliation.c.number)
        .join(authorship)
        .where(authorship.c.work_id == work_id)
        .order_by(authorship_affiliation.c.authorship_id, authorship_affiliation.c.position)
    )
    for authorship_id, number in connection.execute(numbers):
        links.setdefault(authorship_id, []).append(number)
    query = (
        select(authorship, person.c.family, person.c.given, person.c.suffix)
        .add_columns(person.c.literal, person.c.orcid)
        .join_from(authorship, person)
        .where(authorship.c.work_id == work_id)
        .order_by(authorship.c.position)
    )
    return tuple(
        Author(
            family=row.family,
            given=row.given,
            suffix=row.suffix,
            literal=row.literal,
            orcid=row.orcid,
            affiliations=tuple(links.get(row.id, ())) if row.affiliations_stated else None,
            corresponding=row.corresponding,
        )
        for row in connection.execute(query)
    )


def _affiliations(connection: Connection, report_id: int) -> tuple[Affiliation, ...]:
    query = (
        select(affiliation, organization.c.name, organization.c.city, organization.c.region)
        .add_columns(organization.c.country, organization.c.ror)
        .join_from(affiliation, organization)
        .where(affiliation.c.report_id == report_id)
        .order_by(affiliation.c.position)
    )
    return tuple(
        Affiliation(
            number=row.number,
            name=row.name,
            city=row.city,
            region=row.region,
            country=row.country,
            country_printed=row.country_printed,
            ror=row.ror,
            printed=row.printed,
        )
        for row in connection.execute(query)
    )


def _funding(connection: Connection, report_id: int) -> tuple[Funding, ...]:
    return tuple(
        Funding(
            funder=row.funder,
            award=row.award,
            award_number=row.award_number,
            recipient=row.recipient,
            statement=row.statement,
            derived=row.derived,
        )
        for row in _parts(connection, funding, report_id)
    )


def _disclosures(connection: Connection, report_id: int) -> tuple[Disclosure, ...]:
    return tuple(
        Disclosure(
            author=row.author,
            statement=row.statement,
            none_declared=row.none_declared,
            entity=row.entity,
            category=DisclosureCategory(row.category) if row.category else None,
            derived=row.derived,
        )
        for row in _parts(connection, disclosure, report_id)
    )
