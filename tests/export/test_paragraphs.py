"""What RIS and BibTeX carry besides the plain fields: paragraphs of abstracts, ORCID iDs."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from casegraph.export.bibtex import write_bibtex
from casegraph.export.ris import write_ris
from casegraph.model.item import Item
from casegraph.model.record import Author, Record
from casegraph.read.bibtex.reader import BibtexReader
from casegraph.read.ris.reader import RisReader

LONG = "We saw a patient with a rare infection, who was treated for a long time with drugs. " * 2
SECTIONS = (
    f"BACKGROUND\n\n{LONG.strip()}\n\nCASE REPORT\n\n{LONG}He recovered.\n\nCONCLUSION\n\nGood."
)
ITEM = Item(
    key="doe2018",
    title="A title",
    authors=(
        Author(family="Doe", given="J", orcid="0000-0002-1825-0097"),
        Author(literal="A Group"),
        Author(family="Roe", given="R", orcid="0000-0001-5109-3700"),
    ),
    abstract=SECTIONS,
)


def by_ris(item: Item) -> tuple[str, Record]:
    stream = io.BytesIO()
    write_ris([item], stream)
    (found,) = RisReader().read_all(stream.getvalue(), "a.ris")
    assert found.record
    assert not found.issues
    return stream.getvalue().decode(), found.record


def by_bibtex(item: Item) -> tuple[str, Record]:
    stream = io.BytesIO()
    write_bibtex([item], stream)
    (found,) = BibtexReader().read_all(stream.getvalue(), "a.bib")
    assert found.record
    assert not found.issues
    return stream.getvalue().decode(), found.record


def test_sections_of_an_abstract_come_back_from_both() -> None:
    assert by_ris(ITEM)[1].abstract == SECTIONS
    assert by_bibtex(ITEM)[1].abstract == SECTIONS


def test_a_paragraph_has_a_line_in_ris_and_a_section_its_label() -> None:
    lines = by_ris(ITEM)[0].split("\r\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("AB  - "))
    assert lines[at].startswith("AB  - BACKGROUND: We saw")
    assert lines[at + 1].startswith("CASE REPORT: We saw")
    assert lines[at + 2 : at + 4] == ["CONCLUSION: Good.", "ER  - "]


@pytest.mark.parametrize("start", ["ER  - ", "TI - ", "ab-", "A1  -x"])
def test_a_paragraph_that_begins_like_a_tag_gets_no_line(start: str) -> None:
    text, found = by_ris(replace(ITEM, abstract=f"{LONG.strip()}\n\n{start} is no tag."))
    assert found.abstract == " ".join(f"{LONG}{start} is no tag.".split())
    assert f"\r\n{start} is" not in text


def test_orcid_ids_come_back_from_bibtex_and_are_not_written_in_ris() -> None:
    text, found = by_bibtex(ITEM)
    assert '  author+an:orcid = {1="0000-0002-1825-0097"; 3="0000-0001-5109-3700"},' in text
    assert [author.orcid for author in found.authors] == [
        author.orcid for author in ITEM.authors if isinstance(author, Author)
    ]
    assert "0000-0002-1825-0097" not in by_ris(ITEM)[0]
    assert "orcid" not in by_bibtex(replace(ITEM, authors=(Author(family="Doe"),)))[0]
