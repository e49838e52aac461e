"""The words of formats for kinds of publication."""

from __future__ import annotations

import pytest

from casegraph.read.fields import work_types
from casegraph.vocab.enums import WorkType


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (work_types.of_ris(" jour "), WorkType.JOURNAL_ARTICLE),
        (work_types.of_ris("CHAP"), WorkType.BOOK_CHAPTER),
        (work_types.of_ris("NOVEL"), None),
        (work_types.of_bibtex("@InBook"), WorkType.BOOK_CHAPTER),
        (work_types.of_bibtex("phdthesis"), WorkType.THESIS),
        (work_types.of_bibtex("novel"), None),
        (work_types.of_csl("paper-conference"), WorkType.CONFERENCE_PAPER),
        (work_types.of_csl("novel"), None),
        (work_types.of_publication_type("Systematic Review"), WorkType.REVIEW),
    ],
)
def test_words(found: WorkType | None, wanted: WorkType | None) -> None:
    assert found is wanted


def test_the_most_telling_of_several_decides() -> None:
    printed = ["Journal Article", "Letter", "Case Reports"]
    for order in (printed, printed[::-1]):
        assert work_types.of_publication_types(order) == (WorkType.CASE_REPORT, "Case Reports")
    assert work_types.of_publication_types(["Historical Article", "Journal Article"]) == (
        WorkType.JOURNAL_ARTICLE,
        "Journal Article",
    )
    assert work_types.of_publication_types(["Novelty"]) is None
    assert work_types.of_publication_types([]) is None


def test_every_kind_can_be_named() -> None:
    tables = (work_types.RIS, work_types.BIBTEX, work_types.CSL, work_types.PUBLICATION)
    assert {kind for table in tables for kind in table.values()} == set(WorkType)
