"""Where an issue stands: at a line only where the input holds what is complained of."""

from __future__ import annotations

from dataclasses import replace

from casegraph.app.complete import complete
from casegraph.app.places import place
from casegraph.issues import Issue, Severity, Where
from casegraph.model.case import Case, Evidence
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
