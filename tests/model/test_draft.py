"""What a report must have depends on what it is."""

from __future__ import annotations

import pytest

from casegraph.model.draft import missing_fields
from casegraph.model.record import Author, Record, Reference
from casegraph.vocab.enums import WorkType


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (None, ("journal", "references")),
        (WorkType.CASE_REPORT, ("journal", "references")),
        (WorkType.JOURNAL_ARTICLE, ("journal",)),
        (WorkType.BOOK_CHAPTER, ("journal",)),
        (WorkType.BOOK, ()),
        (WorkType.WEB_PAGE, ()),
    ],
)
def test_what_is_missing_depends_on_the_type(
    kind: WorkType | None, missing: tuple[str, ...]
) -> None:
    record = Record(title="A", authors=(Author(family="Doe"),), issued="2014", type=kind)
    assert missing_fields(record) == missing


def test_a_case_report_with_everything_is_no_draft() -> None:
    record = Record(
        title="A",
        authors=(Author(family="Doe"),),
        issued="2014",
        journal="J",
        references=(Reference(number=1, raw="x"),),
    )
    assert missing_fields(record) == ()
    assert missing_fields(Record(title=" ")) == (
        "title",
        "authors",
        "journal",
        "issued",
        "references",
    )
