"""Pages as journals, repositories and publishers build them."""

from __future__ import annotations

import pytest
from tests.read.html.test_html import page, record

from casegraph.vocab.enums import WorkType


def test_a_journal_on_open_journal_systems() -> None:
    found = record(
        page(
            ("DC.Title", "A fever"), ("DC.Creator.PersonalName", "Jane Doe"),
            ("DC.Creator.PersonalName", "Rex Roe"), ("DC.Source", "Journal of Cases"),
            ("DC.Source.ISSN", "1745-2473"), ("DC.Source.Volume", "7"), ("DC.Source.Issue", "2"),
            ("DC.Identifier.pageNumber", "12-19"), ("DC.Date.issued", "2018-05-01"),
            ("DC.Type", "Text.Serial.Journal"), ("DC.Type.articleType", "Relato de Caso"),
        )
    )  # fmt: skip
    assert [author.family for author in found.authors] == ["Doe", "Roe"]
    assert (found.journal, found.volume, found.issue) == ("Journal of Cases", "7", "2")
    assert (found.page, found.type) == ("12-19", WorkType.CASE_REPORT)
    assert found.article_type == "Relato de Caso"


def test_a_repository_names_its_page_as_identifier() -> None:
    found = record(
        page(
            ("DC.title", "A fever"), ("DC.type", "Thesis"),
            ("DC.identifier", "http://hdl.handle.net/1234/5678"),
            ("DC.source", "https://example.org/whole"),
        )
    )  # fmt: skip
    assert found.identifiers == {"url": "http://hdl.handle.net/1234/5678"}
    assert (found.type, found.journal) == (WorkType.THESIS, None)


@pytest.mark.parametrize("printed", ["case-report", "Case Report"])
def test_the_kind_of_article_however_it_is_written(printed: str) -> None:
    metas = (("citation_title", "A"), ("citation_journal_title", "J"), ("dc.Type", printed))
    assert record(page(*metas)).type is WorkType.CASE_REPORT


def test_signs_at_a_name_are_not_part_of_it() -> None:
    found = record(page(("citation_title", "A"), ("citation_author", "†, Jane Doe*")))
    assert [(author.given, author.family) for author in found.authors] == [("Jane", "Doe")]


def test_the_abstract_of_the_page_keeps_its_paragraphs() -> None:
    text = "A woman of forty years had a fever for which nobody found a cause in two weeks."
    shown = (
        f"<h2>Abstract</h2><p><b>Aim</b></p><p>To tell\nit, p &lt; 5.</p><div>{text}<br>End.</div>"
    )
    body = f'<section class="abstract">{shown}</section>'
    found = record(page(("citation_title", "A"), body=body))
    assert found.abstract == f"Aim\n\nTo tell it, p < 5.\n\n{text} End."
    stated = "AIM: To tell it. RESULTS: Told."
    found = record(page(("citation_title", "A"), ("citation_abstract", stated)))
    assert found.abstract == "AIM\n\nTo tell it.\n\nRESULTS\n\nTold."
