"""What a report must fulfil before a row of it is written."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from casegraph.errors import InvalidInputError
from casegraph.model.plain import record_to_json
from casegraph.store.limits import LARGEST_NUMBER, chunks
from casegraph.store.tables.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from casegraph.model.archive import ReportToStore
    from casegraph.model.record import Record

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # as JSON escapes it


def require_storable(given: ReportToStore) -> str:
    """Return the record as JSON.

    Raises InvalidInputError where numbers of references occur twice, numbers are beyond what a
    database counts, or a text holds characters that none keeps.
    """
    record = given.record
    name = record.key or record.title or "the report"
    numbers = [reference.number for reference in record.references]
    if len(set(numbers)) < len(numbers):
        twice = min(number for number, times in Counter(numbers).items() if times > 1)
        raise InvalidInputError(f"{name}: reference number {twice} occurs twice")
    too_large = [number for number in _numbers(record) if not 0 <= number <= LARGEST_NUMBER]
    if too_large:
        raise InvalidInputError(f"{name}: {too_large[0]} is out of range")
    json = given.record_json or record_to_json(record)
    texts = (source.text for source in given.sources)
    if not _is_storable(json) or any("\0" in text for text in texts):
        raise InvalidInputError(f"{name!r} holds a NUL character or half of a surrogate pair")
    return json


def require_terms(connection: Connection, reports: Sequence[ReportToStore]) -> None:
    """Raise InvalidInputError where coverage names a term that the archive does not hold."""
    named: set[str] = set()
    for given in reports:
        named.update(_named_terms(given))
    known: set[str] = set()
    for some in chunks(named):
        known.update(connection.execute(select(term.c.id).where(term.c.id.in_(some))).scalars())
    missing = sorted(named - known)
    if missing:
        raise InvalidInputError(
            f"the archive's vocabulary lacks the term {missing[0]}",
            hint="casegraph init loads the vocabulary again",
        )


def _is_storable(json: str) -> bool:
    """Tell whether a text is free of surrogates, and of NUL, which PostgreSQL has no place for."""
    try:
        json.encode()
    except UnicodeEncodeError:
        return False
    return "\\u0000" not in json or not _NUL.search(json)


def _numbers(record: Record) -> Iterator[int]:
    yield from (reference.number for reference in record.references)
    yield from (affiliation.number for affiliation in record.affiliations)
    for author in record.authors:
        yield from author.affiliations or ()
    yield from (case.age for case in record.cases if isinstance(case.age, int))


def _named_terms(given: ReportToStore) -> Iterator[str]:
    for entries in given.coverage.values():
        for entry in entries:
            if entry.treatment is not None:
                yield entry.treatment
            yield from entry.conditions
    for mentions in given.conditions.values():
        for mention in mentions:
            yield mention.condition
