"""Where an issue stands: at a line only where the input holds what is complained of."""

from __future__ import annotations

from dataclasses import replace

from casegraph.app.complete import complete
from casegraph.app.places import place, place_all
from casegraph.issues import Issue, Severity, Where
from casegraph.model.case import Case, Evidence
from casegraph.model.record import Reference
from casegraph.read.record.reader import RecordReader

TEXT = b"""title: A report
cases:
  - age: 63
    evidence: [{quote: It stopped.}]
"""
PATH = "cases[0].evidence[0].quote"


def test_words_of_the_archive_are_at_no_line_of_the_file() -> None:
    reading = RecordReader().read(TEXT, "one.yaml")
    assert reading.record
    own = complete(reading.record).record
    other = Case(age=63, evidence=(Evidence(quote="It flew."),))
    held = replace(own, key="doe2018", cases=(other,))
    issue = Issue("a-code", Severity.WARNING, Where(path=PATH), "not printed")
    assert str(place(issue, own, reading, "one.yaml", own)).startswith("one.yaml:4:24: ")
    assert str(place(issue, held, reading, "one.yaml")).startswith("one.yaml:4:24: ")
    assert str(place(issue, held, reading, "one.yaml", own)) == f"doe2018: {PATH}: not printed"
    whole = replace(issue, where=Where(path="cases[0]"))
    assert place(whole, held, reading, "one.yaml", own).where.line == 3


def test_references_are_found_by_their_number_in_a_record_that_holds_more() -> None:
    text = b"title: A report\nreferences:\n  - {number: 7, raw: One., year: '2014'}\n"
    reading = RecordReader().read(text, "one.yaml")
    assert reading.record
    other = Reference(number=3, raw="Another.")
    held = replace(reading.record, references=(other, *reading.record.references))
    years = [Where(path=f"references[{index}].year") for index in (0, 1)]
    issues = [Issue("a-code", Severity.WARNING, where, "odd", "a hint") for where in years]
    first, second = place_all(issues, held, reading, "one.yaml")
    assert (first.where.line, first.detail) == (None, "reference 3: odd")
    assert (second.where.line, second.detail) == (3, "reference 7: odd")
    assert second == place(issues[1], held, reading, "one.yaml")
    assert (second.where.path, second.hint) == ("references[1].year", "a hint")
