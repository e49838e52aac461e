"""The blocks of metadata as publishers and databases lay them out, of invented articles."""

from __future__ import annotations

import json
from html import escape

import pytest

from casegraph.model.record import Name, Record
from casegraph.read.html.reader import HtmlReader
from casegraph.vocab.enums import WorkType

Metas = tuple[tuple[str, str], ...]
TITLE = "Fever in an invented patient"
DOI = "10.5555/invented.2"
PEOPLE = ("Doe, Jane", "van Berg, Jan")

SPRINGER: Metas = (
    ("journal_id", "11111"), ("dc.title", TITLE), ("dc.source", "J Things 2018 24:5"),
    ("dc.type", "OriginalPaper"), ("dc.date", "2018-10-03"), ("dc.language", "En"),
    ("dc.rights", "2018 The Author(s)"), ("dc.creator", "Doe, Jane"),
    ("dc.creator", "van Berg, Jan"), ("dc.identifier", f"doi:{DOI}"),
    ("prism.publicationName", "Journal of Things"), ("prism.publicationDate", "2018-10-03"),
    ("prism.volume", "24"), ("prism.number", "5"), ("prism.startingPage", "652"),
    ("prism.endingPage", "655"), ("citation_journal_title", "Journal of Things"),
    ("citation_journal_abbrev", "J. Things"), ("citation_title", TITLE),
    ("citation_volume", "24"), ("citation_issue", "5"),
    ("citation_publication_date", "2018/10"), ("citation_online_date", "2018/09/01"),
    ("citation_firstpage", "652"), ("citation_lastpage", "655"),
    ("citation_article_type", "Case Report"), ("citation_fulltext_world_readable", ""),
    ("citation_language", "en"), ("citation_doi", DOI),
    ("citation_springer_api_url", "http://api.example.org/x"),
    ("citation_reference", ("citation_journal_title=Ann Things; citation_title=A thing, told;"
     " citation_author=JA Roe, B Poe; citation_volume=71; citation_publication_date=2012;"
     " citation_pages=97-102; citation_doi=10.5555/other.1; citation_id=CR1")),
    ("citation_author", "Doe, Jane"), ("citation_author_institution", "Hospital, Here"),
    ("citation_author", "van Berg, Jan"), ("citation_author_institution", "Hospital, Here"),
    ("size", "100"), ("robots", "noarchive"),
)  # fmt: skip
WILEY: Metas = (
    ("citation_journal_title", "Journal of Things"), ("citation_title", TITLE),
    ("citation_author", "Jane Doe"), ("citation_author_institution", "Hospital, Here"),
    ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
    ("citation_author", "Jan van Berg"), ("citation_publication_date", "2018/10/03"),
    ("citation_online_date", "2018/09/01"), ("citation_volume", "24"), ("citation_issue", "5"),
    ("citation_firstpage", "652"), ("citation_lastpage", "655"), ("citation_doi", DOI),
    ("citation_keywords", "fever"), ("citation_keywords", "patient"),
    ("citation_summary_html_url", "https://example.org/abs"), ("citation_issn", "1538-2443"),
    ("citation_reference", ("citation_title=A thing, told; citation_author=J. A. Roe;"
     " citation_author=B. Poe; citation_journal_title=Ann Things; citation_volume=71;"
     " citation_publication_date=2012; citation_firstpage=97; citation_lastpage=102;"
     " citation_doi=10.5555/other.1;")),
)  # fmt: skip
OUP: Metas = (
    ("citation_author", "Doe, Jane"), ("citation_author_institution", "Hospital, Here"),
    ("citation_author", "van Berg, Jan"), ("citation_title", TITLE),
    ("citation_firstpage", "652"), ("citation_lastpage", "655"), ("citation_doi", DOI),
    ("citation_journal_title", "Journal of Things"), ("citation_journal_abbrev", "J Things"),
    ("citation_volume", "24"), ("citation_issue", "5"),
    ("citation_publication_date", "2018/10/03"), ("citation_issn", "1538-2443"),
    ("citation_xml_url", "https://example.org/x.xml"), ("og:title", TITLE),
    ("citation_reference", ("citation_title=A thing, told; citation_year=2012;"
     " citation_journal_title=Ann Things; citation_volume=71; citation_pages=97-102;"
     " citation_author=Roe JA; citation_author=Poe B; citation_doi=10.5555/other.1")),
)  # fmt: skip
PLOS: Metas = (
    ("citation_title", TITLE), ("citation_author", "Jane Doe"), ("citation_author", "Jan van Berg"),
    ("citation_author_institution", "Hospital, Here"), ("citation_date", "Oct 3, 2018"),
    ("citation_journal_title", "Journal of Things"), ("citation_firstpage", "652"),
    ("citation_lastpage", "655"), ("citation_volume", "24"), ("citation_issue", "5"),
    ("citation_doi", DOI), ("citation_article_type", "Research Article"),
    ("citation_reference", ("citation_title=A thing, told; citation_author=JA Roe;"
     " citation_author=B Poe; citation_journal_title=Ann Things; citation_volume=71;"
     " citation_number=3; citation_first_page=97; citation_last_page=102;"
     " citation_publication_date=2012; citation_doi=10.5555/other.1;")),
)  # fmt: skip
PUBMED: Metas = (
    ("citation_authors", "Doe J;van Berg JA;"), ("citation_title", TITLE),
    ("citation_journal_title", "Journal of Things"), ("citation_date", "2018 Oct 3"),
    ("citation_volume", "24"), ("citation_issue", "5"), ("citation_firstpage", "652"),
    ("citation_lastpage", "655"), ("citation_doi", DOI), ("citation_pmid", "12345"),
    ("citation_issn", "1538-2443"), ("citation_publisher", "J Things"), ("ncbi_db", "pubmed"),
    ("citation_keywords", "fever"),
)  # fmt: skip
PMC: Metas = (
    ("citation_journal_title", "Journal of Things"), ("citation_title", TITLE),
    ("citation_author", "Jane Doe"), ("citation_author_institution", "Hospital, Here"),
    ("citation_author", "Jan van Berg"), ("citation_author_institution", "Hospital, Here"),
    ("citation_publication_date", "2018 Oct 3"), ("citation_volume", "24"),
    ("citation_issue", "5"), ("citation_firstpage", "652"), ("citation_lastpage", "655"),
    ("citation_doi", DOI), ("citation_pmid", "12345"),
    ("citation_fulltext_html_url", "https://example.org/pmc/PMC12345/"),
    ("citation_pdf_url", "https://example.org/PMC12345/a.pdf"),
)  # fmt: skip
FRONTIERS: Metas = (
    ("citation_volume", "24"), ("citation_issue", "5"), ("citation_journal_title",
     "Journal of Things"), ("citation_publisher", "Things"), ("citation_authors",
     "Jane Doe, Jan van Berg"), ("citation_author", "Doe, Jane"), ("citation_author",
     "van Berg, Jan"), ("citation_title", TITLE), ("citation_keywords", "fever; patient"),
    ("citation_abstract", "<p>Words about it.</p>"), ("citation_pages", "652-655"),
    ("citation_language", "English"), ("citation_doi", DOI),
    ("citation_date", "2018/10/03"), ("dc.identifier", f"doi:{DOI}"),
)  # fmt: skip
MDPI: Metas = (
    ("title", TITLE), ("dc.identifier", DOI), ("dc.publisher", "Things"), ("dc.source",
     "Journal of Things 2018, Vol. 24, Page 652"), ("prism.issn", "1538-2443"),
    ("prism.publicationName", "Journal of Things"), ("prism.publicationDate", "2018-10-03"),
    ("prism.volume", "24"), ("prism.number", "5"), ("prism.section", "Case Report"),
    ("prism.startingPage", "652"), ("citation_issn", "1538-2443"),
    ("citation_journal_title", "Journal of Things"), ("citation_publisher", "Things"),
    ("citation_title", TITLE), ("citation_publication_date", "2018/10"),
    ("citation_online_date", "2018/10/03"), ("citation_volume", "24"), ("citation_issue", "5"),
    ("citation_firstpage", "652"), ("citation_lastpage", "655"), ("citation_author",
     "Doe, Jane"), ("citation_author", "van Berg, Jan"), ("citation_doi", DOI),
    ("citation_id", "mdpi-1"),
)  # fmt: skip
LWW: Metas = (
    ("wkhealth_title", TITLE), ("wkhealth_journal_title", "Journal of Things"),
    ("wkhealth_volume", "24"), ("wkhealth_issue", "5"), ("citation_title", TITLE),
    ("citation_journal_title", "Journal of Things"), ("citation_author", "Doe, Jane MD"),
    ("citation_author", "van Berg, Jan PhD"), ("citation_publication_date", "October 3, 2018"),
    ("citation_volume", "24"), ("citation_issue", "5"), ("citation_firstpage", "652"),
    ("citation_lastpage", "655"), ("citation_doi", DOI), ("citation_issn", "1538-2443"),
)  # fmt: skip
ELSEVIER: Metas = (
    ("citation_pii", "S0000000018300001"), ("citation_issn", "1538-2443"), ("citation_volume",
     "24"), ("citation_issue", "5"), ("citation_publisher", "Things"), ("citation_firstpage",
     "652"), ("citation_lastpage", "655"), ("citation_journal_title", "Journal of Things"),
    ("citation_type", "JOUR"), ("citation_doi", DOI), ("dc.identifier", DOI),
    ("citation_article_type", "Case report"), ("citation_title", TITLE),
    ("citation_publication_date", "2018/10/03"), ("og:type", "article"),
)  # fmt: skip
HINDAWI: Metas = (
    ("citation_title", TITLE), ("citation_journal_title", "Journal of Things"),
    ("citation_year", "2018"), ("citation_publication_date", "2018/10/03"),
    ("citation_volume", "24"), ("citation_issue", "5"), ("citation_firstpage", "652"),
    ("citation_lastpage", "655"), ("citation_author", "Jane Doe"),
    ("citation_author_institution", "Hospital, Here"), ("citation_author_email", "x@example.org"),
    ("citation_author", "Jan van Berg"), ("citation_doi", DOI), ("dcterms.issued", "2018-10-03"),
    ("dc.contributor", "Jane Doe"), ("citation_issn", "1538-2443"),
)  # fmt: skip
LINKED = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "name": TITLE,
    "headline": TITLE,
    "author": [
        {"@type": "Person", "name": "Doe, Jane", "affiliation": "Hospital, Here"},
        {"@type": "Person", "name": "van Berg, Jan"},
    ],
    "datePublished": "2018-10-03",
    "pageStart": "652",
    "pageEnd": "655",
    "sameAs": f"https://doi.org/{DOI}",
    "isPartOf": {
        "@type": "PublicationIssue",
        "issueNumber": "5",
        "isPartOf": {
            "@type": ["PublicationVolume", "Periodical"],
            "name": "Journal of Things",
            "volumeNumber": "24",
        },
    },
}
PAGES = {
    "springer": SPRINGER, "wiley": WILEY, "oup": OUP, "plos": PLOS, "pubmed": PUBMED, "pmc": PMC,
    "frontiers": FRONTIERS, "mdpi": MDPI, "lww": LWW, "hindawi": HINDAWI,
}  # fmt: skip


def read(metas: Metas, linked: object = None) -> tuple[Record, list[str]]:
    listed = "\n".join(f'<meta name="{name}" content="{escape(text)}">' for name, text in metas)
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    text = f"<!DOCTYPE html>\n<html><head>\n{listed}\n{script}</head><body></body></html>"
    reading = HtmlReader().read(text.encode(), "made.html")
    assert reading.record is not None, reading.issues
    return reading.record, [str(issue) for issue in reading.issues]


def article(record: Record) -> tuple[object, ...]:
    people = tuple(f"{author.family}, {author.given}" for author in record.authors)
    return (record.title, people, record.journal, record.volume, record.issue, record.page,
            (record.issued or "")[:7], record.identifiers.get("doi"))  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_article_of_a_page_and_nothing_to_complain_of(name: str) -> None:
    record, issues = read(PAGES[name])
    people = ("Doe, J", "van Berg, JA") if name == "pubmed" else PEOPLE
    told = (TITLE, people, "Journal of Things", "24", "5", "652-655", "2018-10", DOI)
    assert article(record) == told
    assert issues == []


@pytest.mark.parametrize("metas", [ELSEVIER, ()], ids=["head-and-linked", "linked"])
def test_authors_that_only_the_linked_data_name(metas: Metas) -> None:
    record, issues = read(metas, LINKED)
    assert article(record) == (
        TITLE, PEOPLE, "Journal of Things", "24", "5", "652-655", "2018-10", DOI,
    )  # fmt: skip
    assert record.affiliations[0].name == "Hospital, Here"
    assert issues == []


@pytest.mark.parametrize("name", ["springer", "wiley", "oup", "plos"])
def test_the_reference_in_pairs_is_the_same_however_they_are_written(name: str) -> None:
    record, _ = read(PAGES[name])
    [found] = record.references
    initials = {
        name.given.replace(".", "").replace(" ", "") for name in found.authors if name.given
    }
    assert initials == {"JA", "B"}
    assert [Name(family=name.family) for name in found.authors] == [
        Name(family="Roe"), Name(family="Poe"),
    ]  # fmt: skip
    assert (found.title, found.journal, found.volume) == ("A thing, told", "Ann Things", "71")
    assert (found.year, found.page) == ("2012", "97-102")
    assert found.issue == ("3" if name == "plos" else None)
    assert found.identifiers == {"doi": "10.5555/other.1"}


def test_types_and_what_only_one_database_states() -> None:
    kinds = {name: read(metas)[0].type for name, metas in PAGES.items()}
    case_reports = {name for name, kind in kinds.items() if kind is WorkType.CASE_REPORT}
    assert case_reports == {"springer", "mdpi"}
    assert read(PMC)[0].identifiers["pmcid"] == "PMC12345"
