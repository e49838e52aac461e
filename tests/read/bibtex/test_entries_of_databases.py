"""BibTeX as databases and publishers write it: Scopus, Web of Science, Frontiers, DBLP, others."""

from __future__ import annotations

import pytest

from casegraph.model.record import Record
from casegraph.read.base import Reading
from casegraph.read.bibtex.reader import BibtexReader


def readings(text: str) -> list[Reading]:
    return list(BibtexReader().read_all(text.encode(), "a.bib"))


def reading(fields: str) -> Reading:
    (only,) = readings(f"@article{{key, title = {{A title}}, {fields}\n}}\n")
    return only


def record(fields: str) -> Record:
    found = reading(fields).record
    assert found
    return found


def test_fields_of_scopus() -> None:
    found = reading(
        "author={Abel, K. and Cole, P.}, journal={Journal of Nothing}, art_number={169805},\n"
        "pubmed_id={12345678}, abbrev_source_title={J Nothing}, author_keywords={one;  two},\n"
        "keywords={Nothing; Human}, references={Doe, J., On it (1997) J. Nil, 1, pp. 5-14; "
        "Roe, R., Less (2014) J. Nil, 2},"
    )
    assert found.record
    assert (found.record.page, found.record.journal_abbreviation) == ("169805", "J Nothing")
    assert found.record.identifiers == {"pmid": "12345678"}
    assert found.record.keywords == ("one", "two")
    assert [each.raw for each in found.record.references] == [
        "Doe, J., On it (1997) J. Nil, 1, pp. 5-14",
        "Roe, R., Less (2014) J. Nil, 2",
    ]
    details = [issue.detail for issue in found.issues]
    assert details == ["the indexer's keywords is set aside: 'Nothing; Human'"]


def test_fields_of_web_of_science() -> None:
    found = record(
        "author={Jia, Tong and Li, Wei},\nORCID-Numbers={Jia, Tong/0000-0002-1825-0097\n"
        "   Li, Wei/0000-0001-5109-3700},\nMonth={2024 NOV 6}, Year={2024},\n"
        "Cited-References={Doe J, 2020, J NIL, V5, DOI 10.5555/x\n   Roe R, 2021, Z NIL},"
    )
    assert [author.orcid for author in found.authors] == [
        "0000-0002-1825-0097",
        "0000-0001-5109-3700",
    ]
    assert found.issued == "2024-11-06"
    assert [each.identifiers for each in found.references] == [{"doi": "10.5555/x"}, {}]


def test_placeholders_of_articles_that_have_no_issue_yet() -> None:
    found = reading("volume = {0}, number = {0}, pages = {null},")
    assert found.record
    assert (found.record.volume, found.record.issue, found.record.page) == (None, None, None)
    assert [issue.detail for issue in found.issues] == [
        "a volume that is none is set aside: '0'",
        "a number that is none is set aside: '0'",
    ]
    assert record("volume = {7}, number = {0},").issue == "0"


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ('year="2018", month="Jul", day="01",', "2018-07-01"),
        ("year = 2012, month = {5}, day = {14},", "2012-05-14"),
        ("year = 2012, day = {14},", "2012"),
        ("year = 2012, month = {15 July}, day = {14},", "2012-07-15"),
    ],
)
def test_a_day_in_a_field_of_its_own(fields: str, date: str) -> None:
    assert record(fields).issued == date


def test_paragraphs_and_tags_in_an_abstract() -> None:
    assert record("abstract = {One\n wrapped.\n\n Two.\\par Three.},").abstract == (
        "One wrapped.\n\nTwo.\n\nThree."
    )
    assert record("abstract={<sec><title>Aim</title><p>We <italic>saw</italic>.</p></sec>},") == (
        record("abstract={Aim\n\nWe saw.},")
    )


def test_full_and_short_titles_of_a_journal() -> None:
    found = record("journal = {Plant J}, journal-full = {The Plant journal : for biology},")
    assert (found.journal, found.journal_abbreviation) == (
        "The Plant journal : for biology",
        "Plant J",
    )
    assert record("journal = {J. Nil}, fjournal = {Journal of Nil},").journal == "Journal of Nil"


def test_groups_without_braces_and_numbered_names() -> None:
    found = record("author = {Doe, J and C45 Clinical Trial Group and Jane Roe 0001},")
    assert [(a.family, a.given, a.literal) for a in found.authors] == [
        ("Doe", "J", None),
        (None, None, "C45 Clinical Trial Group"),
        ("Roe", "Jane", None),
    ]


def test_several_addresses_in_one_field() -> None:
    found = reading("url = {https://example.org/a https://example.org/b},")
    assert found.record
    assert found.record.identifiers == {"url": "https://example.org/a"}
    assert [issue.code for issue in found.issues] == ["set-aside"]


def test_a_comma_too_many() -> None:
    assert record("doi = {10.5555/x},,\n volume = {3},,").volume == "3"


def test_a_power_outside_of_its_number() -> None:
    (found,) = readings("@article{k, title = {10$^{-3}$ and H$_2$O, x$^2$}}\n")
    assert found.record
    assert found.record.title == "10⁻³ and H2O, x2"
