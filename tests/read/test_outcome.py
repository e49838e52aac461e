"""What a format makes of one report, before its reader signs it."""

from __future__ import annotations

from casegraph.issues import Severity
from casegraph.read.fields.record_builder import RecordBuilder
from casegraph.read.outcome import outcome_of, refusal
from casegraph.read.ris.reader import RisReader


def built() -> RecordBuilder:
    builder = RecordBuilder("made.txt", (3, 1))
    builder.text("title", "A title", (4, 7))
    return builder


def test_what_was_built_is_signed_by_its_reader() -> None:
    reader = RisReader()
    reading = outcome_of(built(), "the text", "doe2014").signed(reader, "text/x-made")
    assert reading.record is not None
    assert reading.record.title == "A title"
    assert (reading.reader, reading.version) == (reader.name, reader.version)
    assert (reading.authority, reading.media_type) == (reader.authority, "text/x-made")
    assert (reading.text, reading.key) == ("the text", "doe2014")
    assert reading.positions == {"title": (4, 7)}


def test_a_warning_keeps_the_record_and_an_error_refuses_it() -> None:
    builder = built()
    builder.warn("odd", "it is odd", (5, 1))
    assert outcome_of(builder, "").record is not None
    builder.issue("bad", Severity.ERROR, (6, 1), "it is bad")
    refused = outcome_of(builder, "the text")
    assert refused.record is None
    assert [issue.code for issue in refused.issues] == ["odd", "bad"]
    assert refused.text == "the text"


def test_what_cannot_be_read_says_where_and_why() -> None:
    outcome = refusal("made.txt", (7, 2), "broken", "it is broken", "the text", "mend it")
    (issue,) = outcome.issues
    assert outcome.record is None
    assert (issue.where.source, issue.where.line, issue.where.column) == ("made.txt", 7, 2)
    assert (issue.severity, issue.detail, issue.hint) == (
        Severity.ERROR,
        "it is broken",
        "mend it",
    )
