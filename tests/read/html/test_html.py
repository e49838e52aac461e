from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model.record import Affiliation, Author, Name, Record, Reference
from casegraph.read.html.metadata import LARGEST
from casegraph.read.html.reader import HtmlReader
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.read.base import Reading

READER = HtmlReader()
HEAD = (
    ("citation_title", "A rare <i>fever</i>: a case report"),
    ("citation_author", "Doe, Jane"),
    ("citation_author_institution", "Hospital A, Here"),
    ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
    ("citation_author", "Jan van Berg MD"),
    ("citation_author_institution", "Hospital A, Here"),
    ("citation_author_institution", "Institute B"),
    ("citation_author", "The Rare Study Group"),
    ("citation_journal_title", "Journal of Invented Cases"),
    ("citation_journal_abbrev", "J Invent Cases"),
    ("citation_publication_date", "2018/10/03"),
    ("citation_online_date", "2018/09/01"),
    ("citation_volume", "24"),
    ("citation_issue", "5"),
    ("citation_firstpage", "652"),
    ("citation_lastpage", "655"),
    ("citation_doi", "10.5555/invented.1"),
    ("dc.identifier", "doi:10.5555/invented.1"),
    ("citation_pmid", "12345"),
    ("citation_issn", "1538-2443"),
    ("citation_language", "en"),
    ("citation_keywords", "fever; case"),
    ("citation_article_type", "Case Report"),
    ("citation_abstract", "Words about it."),
    ("dc.rights", "© 2018 Nobody"),
    ("dcterms.license", "https://creativecommons.org/licenses/by/4.0/"),
    ("citation_pdf_url", "https://example.org/a.pdf"),
)
PAIRS = (
    "citation_journal_title=J Things; citation_title=A thing; and more; citation_author=J Roe;"
    " citation_author=Poe BA; citation_volume=1; citation_issue=2; citation_publication_date=2014;"
    " citation_pages=67–80; citation_doi=10.5555/other; citation_id=CR1"
)


def page(*metas: tuple[str, str], head: str = "", body: str = "") -> str:
    listed = "\n".join(f'<meta name="{name}" content="{escape(text)}">' for name, text in metas)
    return f"<!DOCTYPE html>\n<html><head>\n{listed}\n{head}</head><body>{body}</body></html>"


def reading(text: str) -> Reading:
    return READER.read(text.encode(), "made.html")


def record(text: str) -> Record:
    found = reading(text)
    assert found.record is not None, [str(issue) for issue in found.issues]
    return found.record


def codes(found: Reading) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.where.line) for issue in found.issues]


def test_everything_a_page_states() -> None:
    found = reading(page(*HEAD))
    assert found.record == Record(
        type=WorkType.CASE_REPORT,
        article_type="Case Report",
        title="A rare fever: a case report",
        authors=(
            Author(family="Doe", given="Jane", orcid="0000-0002-1825-0097", affiliations=(1,)),
            Author(family="van Berg", given="Jan", affiliations=(1, 2)),
            Author(literal="The Rare Study Group"),
        ),
        affiliations=(
            Affiliation(number=1, name="Hospital A, Here", printed="Hospital A, Here"),
            Affiliation(number=2, name="Institute B", printed="Institute B"),
        ),
        journal="Journal of Invented Cases",
        journal_abbreviation="J Invent Cases",
        issued="2018-10-03",
        volume="24",
        issue="5",
        page="652-655",
        language="en",
        identifiers={"doi": "10.5555/invented.1", "pmid": "12345", "issn": "1538-2443"},
        keywords=("fever", "case"),
        abstract="Words about it.",
        copyright="© 2018 Nobody",
        licence="https://creativecommons.org/licenses/by/4.0/",
    )
    assert found.issues == ()
    assert found.positions["title"] == (3, 1)
    assert (found.reader, found.authority) == ("html", 58)


def test_references_in_pairs_and_as_printed() -> None:
    text = page(HEAD[0], ("citation_reference", PAIRS), ("citation_reference", "Roe R (2010) X."))
    assert record(text).references == (
        Reference(
            number=1,
            raw="J Roe, Poe BA (2014) A thing; and more. J Things 1(2):67-80. 10.5555/other",
            authors=(Name(family="Roe", given="J"), Name(family="Poe", given="BA")),
            year="2014",
            title="A thing; and more",
            journal="J Things",
            volume="1",
            issue="2",
            page="67-80",
            identifiers={"doi": "10.5555/other"},
        ),
        Reference(number=2, raw="Roe R (2010) X."),
    )


def test_linked_data_fill_what_the_head_leaves_open() -> None:
    linked = {
        "mainEntity": {
            "@type": "ScholarlyArticle",
            "headline": "A rare fever",
            "sameAs": "https://doi.org/10.5555/invented.1",
            "datePublished": "2018-10-03T00:00:00Z",
            "author": [
                {
                    "@type": "Person",
                    "name": "Jane Doe",
                    "affiliation": [{"name": "Hospital A"}],
                    "url": "https://orcid.org/0000-0002-1825-0097",
                },
                {"@type": "Organization", "name": "Rare People"},
            ],
            "isPartOf": {"name": "J Things", "issn": ["1538-2443"], "volumeNumber": "24"},
        }
    }
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    found = record(page(head=script))
    assert (found.title, found.journal, found.volume) == ("A rare fever", "J Things", "24")
    assert found.authors == (
        Author(family="Doe", given="Jane", orcid="0000-0002-1825-0097", affiliations=(1,)),
        Author(literal="Rare People"),
    )
    assert found.identifiers == {"doi": "10.5555/invented.1", "issn": "1538-2443"}
    assert (found.issued, found.type) == ("2018-10-03", WorkType.JOURNAL_ARTICLE)
    assert record(page(("citation_title", "B"), head=script)).title == "B"


def test_other_vocabularies() -> None:
    bepress = page(("bepress_citation_title", "A"), ("bepress_citation_author", "Doe, Jane"))
    assert record(bepress).authors == (Author(family="Doe", given="Jane"),)
    dublin = page(
        ("DC.Title", "A"),
        ("DC.Creator", "Doe, Jane"),
        ("DC.Date", "2018-10"),
        ("DC.Identifier", "10.5555/x"),
        ("prism.publicationName", "J Things"),
        ("prism.startingPage", "3"),
        ("prism.endingPage", "9"),
    )
    found = record(dublin)
    assert (found.title, found.issued, found.journal, found.page) == ("A", "2018-10", "J Things",
                                                                      "3-9")  # fmt: skip
    assert found.identifiers == {"doi": "10.5555/x"}


def test_the_abstract_of_the_page_stands_before_one_that_is_cut() -> None:
    words = "We report what was seen in one patient at p < 0.05 over many years of follow-up."
    body = f'<section data-title="Abstract"><h2>Abstract</h2><p>{escape(words)}</p></section>'
    head = (HEAD[0], ("dc.description", "We report what was …"))
    assert record(page(*head, body=body)).abstract == words
    found = reading(page(*head))
    assert found.record is not None
    assert found.record.abstract == "We report what was …"
    assert ("abstract-cut", 4) in codes(found)


def test_what_is_invalid_or_unknown_is_named_with_its_line() -> None:
    found = reading(page(HEAD[0], ("citation_pmid", "many"), ("citation_mood", "cheerful"),
                         ("citation_date", "soon"), ("citation_language", "xx")))  # fmt: skip
    assert found.record is not None
    assert sorted(codes(found)) == [
        ("invalid-date", 6),
        ("invalid-identifier", 4),
        ("unknown-field", 5),
        ("unknown-language", 7),
        ("unknown-type", 1),
    ]


@pytest.mark.parametrize(
    ("printed", "date"),
    [("2018/10/03", "2018-10-03"), ("2018", "2018"), ("Oct 2018", "2018-10"),
     ("October 3, 2018", "2018-10-03"), ("2018-10", "2018-10"), ("31/12/2018", "2018-12-31"),
     ("03/10/2018", "2018"), ("2018 Oct-Dec", "2018")],
)  # fmt: skip
def test_dates(printed: str, date: str) -> None:
    assert record(page(HEAD[0], ("citation_publication_date", printed))).issued == date


def test_a_page_without_metadata_is_refused_with_what_to_do() -> None:
    for text in (page(), page(("viewport", "x"), ("og:title", "A")), "<html>"):
        found = reading(text)
        assert found.record is None
        [issue] = found.issues
        assert issue.code == "no-metadata"
        assert issue.hint is not None
        assert "paste the text" in issue.hint


@pytest.mark.parametrize("declared", ["windows-1252", "ISO-8859-1"])
def test_the_declared_encoding_is_read(declared: str) -> None:
    text = page(("citation_title", "Zürich’s fever"), head=f'<meta charset="{declared}">')
    assert READER.read(text.encode("cp1252"), "a.html").record is not None
    marked = b"\xef\xbb\xbf" + text.encode()
    for data in (text.encode("utf-16"), marked, text.encode("cp1252")):
        found = READER.read(data, "a.html").record
        assert found is not None
        assert found.title == "Zürich’s fever"


def test_bytes_in_no_declared_encoding_are_refused() -> None:
    found = READER.read("<html>\n<p>Zürich".encode("cp1252"), "a.html")
    assert codes(found) == [("wrong-encoding", 2)]


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        (page(), True),
        ("<!-- saved from url=(0001)x -->\n<HTML>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">\n<html/>', True),
        ('<?xml version="1.0"?><article><front/></article>', False),
        ('<!DOCTYPE article PUBLIC "x"><article/>', False),
        ("Words about <html> pages", False),
        ("<" * 1000, False),
        ("<!--" * 1000, False),
    ],
)
def test_the_content_tells(text: str, is_html: bool) -> None:
    assert READER.sniff(text.encode()) is is_html
    assert READER.sniff(text.encode("utf-16")) is is_html


def test_broken_markup_and_deep_nesting_keep_the_metadata() -> None:
    text = page(*HEAD[:2]).replace("</head>", "<div>" * 3000 + "<p></span></b>")
    assert record(text).title == "A rare fever: a case report"


@given(st.text(alphabet="<>/=\"' metainclud_", max_size=80))
def test_any_page_is_read_or_refused(text: str) -> None:
    found = reading(f"<html>{text}")
    assert found.record is not None or found.issues


def test_a_page_that_is_too_large_is_refused() -> None:
    found = READER.read(b"<html>" + b"<meta>" * (LARGEST // 6), "made.html")
    assert (found.record, [issue.code for issue in found.issues]) == (None, ["too-large"])
