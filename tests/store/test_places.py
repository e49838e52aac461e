"""The places of quotes in the stored sources."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from tests.store.samples import AT, MEYER, report, source_of

from casegraph.model.case import Case, Evidence, Finding
from casegraph.store.engine import writing
from casegraph.store.tables.clinical import evidence
from casegraph.store.tables.report import source
from casegraph.store.write import save_reports

PAGE = "The fever\u00a0fell \u2013 slowly at first."


def test_the_place_of_a_quote_is_stored_where_a_printed_text_holds_it(archive: str) -> None:
    quotes = ("fever fell - slowly", "at first", "not printed", None)
    found = tuple(Evidence(section="text", quote=quote) for quote in quotes)
    case = Case(evidence=found[:2], findings=(Finding(finding="x", evidence=found[2:]),))
    record = replace(MEYER, cases=(case,))
    page = replace(source_of(MEYER, reader="page", text=PAGE), authority=10)
    written = source_of(record, text="at first fever fell - slowly, not printed")
    given = replace(report(record), sources=(written, page))
    with writing(archive) as connection:
        save_reports(connection, [given], actor="tester", at=AT, message=None)
        printed = select(source.c.id).where(source.c.reader == "page")
        number = connection.execute(printed).scalar_one()
        place = (evidence.c.source_id, evidence.c.span_start, evidence.c.span_end)
        rows = connection.execute(select(evidence.c.quote, *place)).all()
    words = {quote: (held, PAGE[start:end]) for quote, held, start, end in rows if held}
    assert words == {
        "fever fell - slowly": (number, "fever\u00a0fell \u2013 slowly"),
        "at first": (number, "at first"),
    }
    assert len(rows) == len(quotes)
