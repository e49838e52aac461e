"""The places in the stored sources where the quotes of the evidence stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from casegraph.model.archive import BY_A_PERSON
from casegraph.model.passages import Passages
from casegraph.store.limits import chunks
from casegraph.store.tables.clinical import case, evidence
from casegraph.store.tables.report import source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Connection


def place_quotes(connection: Connection, reports: Collection[int]) -> None:
    """Write down where each quote of the reports stands: the source, and the offsets in its text.

    A quote is looked for in what was read from print, in current sources before replaced ones;
    one that stands in none of them has no place.
    """
    for some in chunks(reports):
        quotes = (
            select(case.c.report_id, evidence.c.id, evidence.c.quote)
            .join_from(evidence, case, case.c.id == evidence.c.case_id)
            .where(case.c.report_id.in_(some), evidence.c.quote.is_not(None))
        )
        held: dict[int, list[tuple[int, str]]] = {}
        for report_id, number, quote in connection.execute(quotes):
            held.setdefault(report_id, []).append((number, quote))
        found = [
            place
            for report_id, entries in held.items()
            for place in _places(connection, report_id, entries)
        ]
        if found:
            of_row = evidence.c.id == bindparam("of_evidence")
            connection.execute(update(evidence).where(of_row), found)


def _places(
    connection: Connection, report_id: int, quotes: Sequence[tuple[int, str]]
) -> Iterator[dict[str, int]]:
    printed = (
        select(source.c.id, source.c.text)
        .where(source.c.report_id == report_id, source.c.authority < BY_A_PERSON)
        .order_by(source.c.is_current.desc(), source.c.id.desc())
    )
    texts = connection.execute(printed).all()
    passages = Passages([text for _, text in texts])
    for number, quote in quotes:
        place = passages.find(quote)
        if place:
            yield {
                "of_evidence": number,
                "source_id": texts[place.text][0],
                "span_start": place.start,
                "span_end": place.end,
            }
