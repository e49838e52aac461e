"""Which identifiers are a publication's own."""

from __future__ import annotations

import pytest

from casegraph.model.containers import own_identifiers
from casegraph.model.record import Record, Reference
from casegraph.vocab.enums import WorkType

STATED = {"doi": "10.1/x", "issn": "1234-5679", "isbn": "9783161484100"}


@pytest.mark.parametrize(
    ("kind", "container", "page", "own"),
    [
        (WorkType.BOOK, None, "xii, 300", {"doi", "isbn"}),
        (WorkType.THESIS, "Acta", None, {"doi", "isbn"}),
        (WorkType.BOOK_CHAPTER, None, None, {"doi"}),
        (WorkType.CONFERENCE_PAPER, "Proc Nil", None, {"doi"}),
        (None, None, None, {"doi", "isbn"}),
        (None, "Handbook", None, {"doi"}),
        (WorkType.OTHER, None, "7-9", {"doi"}),
    ],
)
def test_the_isbn_is_that_of_the_book(
    kind: WorkType | None, container: str | None, page: str | None, own: set[str]
) -> None:
    record = Record(type=kind, journal=container, page=page, identifiers=STATED)
    reference = Reference(
        number=1, raw="", type=kind, journal=container, page=page, identifiers=STATED
    )
    assert own_identifiers(record).keys() == own
    assert own_identifiers(reference).keys() == own
