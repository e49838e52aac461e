"""PubMed XML: what its elements become, and files that are broken, large or hostile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.issues import Severity
from casegraph.model.record import Record
from casegraph.read.base import Reading
from casegraph.read.pubmed_xml import tags
from casegraph.read.pubmed_xml.cut import pieces
from casegraph.read.pubmed_xml.reader import PubmedXmlReader
from casegraph.vocab.enums import WorkType

READER = PubmedXmlReader()
KIND = "<PublicationTypeList><PublicationType>Letter</PublicationType></PublicationTypeList>"


def readings(text: str) -> list[Reading]:
    return list(READER.read_all(text.encode(), "a.xml"))


def article(front: str = "", behind: str = "", data: str = "", pmid: int = 1) -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article>"
        f"<ArticleTitle>A title.</ArticleTitle>{KIND}{front}</Article>{behind}</MedlineCitation>"
        f"<PubmedData>{data}</PubmedData></PubmedArticle>"
    )


def in_set(*articles: str) -> str:
    return (
        "<?xml version='1.0'?>\n<PubmedArticleSet>\n" + "\n".join(articles) + "</PubmedArticleSet>"
    )


def reading(front: str = "", behind: str = "", data: str = "") -> Reading:
    (only,) = readings(in_set(article(front, behind, data)))
    return only


def record(front: str = "", behind: str = "", data: str = "") -> Record:
    found = reading(front, behind, data).record
    assert found
    return found


def test_authors_and_affiliations() -> None:
    ulm = "<AffiliationInfo><Affiliation>Hospital, Ulm, Germany.{}</Affiliation></AffiliationInfo>"
    bern = "<AffiliationInfo><Affiliation>Clinic, Bern, Switzerland</Affiliation></AffiliationInfo>"
    found = record(
        "<AuthorList>"
        "<Author ValidYN='Y'><LastName>van Elm</LastName><ForeName>Eva E</ForeName>"
        "<Initials>EE</Initials><Suffix>Jr</Suffix>"
        "<Identifier Source='ORCID'>https://orcid.org/0000-0002-1825-0097</Identifier>"
        f"{ulm.format('')}{bern}</Author>"
        "<Author ValidYN='N'><LastName>Wrong</LastName></Author>"
        f"<Author><LastName>Fir</LastName><Initials>F</Initials>"
        f"{ulm.format(' Electronic address: f@a.example.')}</Author>"
        "<Author><CollectiveName>Pine Group</CollectiveName></Author></AuthorList>"
    )
    first, second, group = found.authors
    assert (first.family, first.given, first.suffix) == ("van Elm", "Eva E", "Jr")
    assert first.orcid == "0000-0002-1825-0097"
    assert (second.given, group.literal) == ("F", "Pine Group")
    assert (first.affiliations, second.affiliations, group.affiliations) == ((1, 2), (1,), None)
    assert [(a.number, a.city, a.country) for a in found.affiliations] == [
        (1, "Ulm", "DE"),
        (2, "Bern", "CH"),
    ]


def test_where_it_was_published() -> None:
    found = record(
        "<Journal><ISSN>1234-5679</ISSN><JournalIssue><Volume>3</Volume><Issue>4</Issue><PubDate>"
        "<Year>2014</Year><Month>May</Month><Day>3</Day></PubDate></JournalIssue><Title>Annals of"
        " nothing</Title><ISOAbbreviation>Ann Noth</ISOAbbreviation></Journal><Pagination>"
        "<StartPage>592</StartPage><EndPage>595</EndPage><MedlinePgn>592-5</MedlinePgn>"
        "</Pagination><ELocationID EIdType='doi' ValidYN='Y'>10.5555/ABC</ELocationID>"
        "<Language>fre</Language>",
        data="<ArticleIdList><ArticleId IdType='pmc'>PMC77</ArticleId>"
        "<ArticleId IdType='doi'>10.5555/other</ArticleId></ArticleIdList>",
    )
    assert (found.journal, found.journal_abbreviation) == ("Annals of nothing", "Ann Noth")
    assert (found.volume, found.issue, found.page) == ("3", "4", "592-595")
    assert (found.issued, found.language) == ("2014-05-03", "fr")
    assert found.identifiers == {
        "pmid": "1",
        "doi": "10.5555/abc",
        "pmcid": "PMC77",
        "issn": "1234-5679",
    }


def dated(date: str, model: str = "Print", online: str = "") -> str | None:
    text = article(
        f"<Journal><JournalIssue><PubDate>{date}</PubDate></JournalIssue></Journal>{online}"
    ).replace("<Article>", f"<Article PubModel='{model}'>")
    (only,) = readings(text)
    assert only.record
    return only.record.issued


def test_dates_hold_nothing_that_is_not_said() -> None:
    online = "<ArticleDate><Year>2014</Year><Month>03</Month><Day>07</Day></ArticleDate>"
    assert dated("<MedlineDate>2014 May-Jun</MedlineDate>") == "2014"
    assert dated("<Year>2014</Year><Season>Spring</Season>") == "2014"
    assert dated("<Year>2014</Year><Month>05</Month>") == "2014-05"
    assert dated("<Year>2014</Year>", "Print-Electronic", online) == "2014"
    assert dated("<Year>2014</Year>", "Electronic-eCollection", online) == "2014-03-07"
    assert dated("<Year>2015</Year>", "Electronic", online) == "2015"
    assert dated("", "Electronic", online) == "2014-03-07"


def test_title_with_markup_and_a_translated_one() -> None:
    (only,) = readings(
        article("<VernacularTitle>Ein Weg.</VernacularTitle>").replace(
            "A title.", "[The <i>first</i> H<sub>2</sub>O &amp; way]."
        )
    )
    assert only.record
    assert only.record.title == "The first H2O & way"
    assert [issue.code for issue in only.issues] == ["set-aside"]


def test_abstract_with_labels() -> None:
    found = record(
        "<Abstract><AbstractText Label='AIM'>To see.</AbstractText>"
        "<AbstractText Label='UNLABELLED'>More <b>was</b> seen.</AbstractText>"
        "<CopyrightInformation>(c) 2014</CopyrightInformation>"
        "</Abstract>"
    )
    assert found.abstract == "AIM\n\nTo see.\n\nMore was seen."
    assert found.copyright == "(c) 2014"


def test_keywords_grants_and_interests() -> None:
    found = record(
        "<GrantList><Grant><GrantID>M-1</GrantID><Acronym>MO</Acronym><Agency>Moon Fund</Agency>"
        "<Country>Austria</Country></Grant></GrantList>",
        "<KeywordList><Keyword>one</Keyword><Keyword>two</Keyword><Keyword>one</Keyword>"
        "</KeywordList><CoiStatement>COMPETING INTERESTS: The authors declare that they have no "
        "competing interests.</CoiStatement>",
    )
    assert found.keywords == ("one", "two")
    assert [(f.funder, f.award_number) for f in found.funding] == [("Moon Fund", "M-1")]
    assert [d.none_declared for d in found.disclosures] == [True]


def test_references_of_nested_lists() -> None:
    entry = "<Reference>{}<ArticleIdList>{}</ArticleIdList></Reference>"
    printed = "<Citation>First <i>one</i>.</Citation>"
    ids = "<ArticleId IdType='pubmed'>5</ArticleId><ArticleId IdType='doi'>nonsense</ArticleId>"
    bare = entry.format("", "<ArticleId IdType='pubmed'>6</ArticleId>")
    empty = "<Reference><Citation/></Reference>"
    found = reading(
        data=f"<ReferenceList><Title>A</Title>{entry.format(printed, ids)}<ReferenceList>{empty}"
        f"{bare}</ReferenceList></ReferenceList>"
    )
    assert found.record
    assert [(r.number, r.raw, r.identifiers) for r in found.record.references] == [
        (1, "First one.", {"pmid": "5"}),
        (3, "pmid: 6", {"pmid": "6"}),
    ]
    assert [issue.code for issue in found.issues] == [
        "invalid-identifier",
        "empty-reference",
        "reference-without-text",
    ]
    assert found.record.identifiers == {"pmid": "1"}


def test_cited_works_of_older_files_and_links() -> None:
    link = (
        "<CommentsCorrections RefType='{}'><RefSource>Ann. 2008;70:5</RefSource><PMID>{}</PMID>"
        "</CommentsCorrections>"
    )
    found = reading(
        behind="<CommentsCorrectionsList>"
        + link.format("Cites", 7)
        + link.format("ErratumIn", 8)
        + link.format("RetractionIn", 9)
        + "</CommentsCorrectionsList>"
    )
    assert found.record
    assert [(r.raw, r.identifiers) for r in found.record.references] == [
        ("Ann. 2008;70:5", {"pmid": "7"})
    ]
    assert [(i.severity, i.detail.split(":")[0]) for i in found.issues] == [
        (Severity.INFO, "erratum in"),
        (Severity.WARNING, "retraction in"),
    ]


def test_a_book_and_its_chapter() -> None:
    book = (
        "<PubmedBookArticle><BookDocument><PMID>3</PMID><Book><BookTitle>The book</BookTitle>"
        "<PubDate><Year>2009</Year></PubDate><AuthorList Type='editors'><Author>"
        "<LastName>Ed</LastName></Author></AuthorList>"
        "<Isbn>9780306406157</Isbn></Book>{}<AuthorList Type='authors'><Author><LastName>"
        "Elm</LastName></Author></AuthorList></BookDocument></PubmedBookArticle>"
    )
    whole, chapter = readings(
        in_set(book.format(""), book.format("<ArticleTitle>A chapter</ArticleTitle>"))
    )
    assert whole.record
    assert chapter.record
    assert (whole.record.type, whole.record.title, whole.record.journal) == (
        WorkType.BOOK,
        "The book",
        None,
    )
    assert (chapter.record.type, chapter.record.title, chapter.record.journal) == (
        WorkType.BOOK_CHAPTER,
        "A chapter",
        "The book",
    )
    assert [a.family for a in whole.record.authors] == ["Elm"]
    assert whole.record.identifiers == {"pmid": "3", "isbn": "9780306406157"}


def test_citations_without_their_articles() -> None:
    text = (
        "<MedlineCitationSet><MedlineCitation><PMID>4</PMID><Article>"
        "<ArticleTitle>A</ArticleTitle></Article></MedlineCitation></MedlineCitationSet>"
    )
    (only,) = readings(text)
    assert only.record
    assert only.record.title == "A"


def test_one_broken_article_does_not_lose_the_others() -> None:
    broken = article(pmid=2).replace("</ArticleTitle>", "")
    first, second, third = readings(in_set(article(), broken, article(pmid=3)))
    assert first.record
    assert third.record
    assert second.record is None
    (issue,) = second.issues
    assert (issue.code, issue.where.line) == ("broken-xml", 4)
    assert second.text == broken


def test_an_article_that_never_ends_does_not_take_the_next_with_it() -> None:
    open_ended = article(pmid=2).replace("</PubmedArticle>", "")
    found = readings(in_set(open_ended, article(pmid=3)))
    assert [each.record is None for each in found] == [True, False]
    truncated = readings(in_set(article(), article(pmid=2))[:-60])
    assert [each.record is None for each in truncated] == [False, True]


def test_lines_and_places_are_those_of_the_file() -> None:
    first, second = readings(
        in_set(article(), "\n\n" + article("\n<Language>xx-no</Language>", pmid=2))
    )
    assert first.positions["title"] == (3, 1)
    assert second.positions["title"] == (6, 1)
    assert [(i.code, i.where.line) for i in second.issues] == [("unknown-language", 7)]


def test_deleted_records_and_stray_text_are_told() -> None:
    text = in_set("oops", article(), "<DeleteCitation><PMID Version='1'>8</PMID></DeleteCitation>")
    (only,) = readings(text)
    assert [(i.code, i.where.line) for i in only.issues] == [
        ("unread-line", 2),
        ("deleted-records", 5),
    ]


def test_marks_in_comments_and_sections_are_no_articles() -> None:
    text = in_set(
        "<!-- <PubmedArticle> -->", article("<Language><![CDATA[</PubmedArticle>eng]]></Language>")
    )
    (only,) = readings(text)
    assert only.record
    assert only.record.title == "A title"


def test_encodings_that_the_file_states() -> None:
    text = "<?xml version='1.0' encoding='{}'?>" + article().replace("A title", "Über")
    for encoding in ("iso-8859-1", "utf-8", "utf-16", "windows-1252"):
        (only,) = READER.read_all(text.format(encoding).encode(encoding), "a")
        assert only.record
        assert only.record.title == "Über"
    for data in (text.format("utf-8").encode("latin-1"), text.format("klingon").encode()):
        (only,) = READER.read_all(data, "a")
        assert only.record is None
        assert (only.issues[0].code, only.issues[0].where.line) == ("wrong-encoding", 1)


def test_namespaces_of_the_set_hold_for_its_articles() -> None:
    text = in_set(article().replace("A title.", "A <mml:math><mml:mi>x</mml:mi></mml:math> title"))
    wide = text.replace("<PubmedArticleSet>", "<PubmedArticleSet xmlns:mml='http://a.example/m'>")
    (only,) = readings(wide)
    assert only.record
    assert only.record.title == "A x title"
    (only,) = readings(text)
    assert only.issues[0].code == "broken-xml"


def test_entities_are_never_expanded() -> None:
    bomb = (
        "<!DOCTYPE PubmedArticleSet [<!ENTITY a 'boom'><!ENTITY b '&a;&a;&a;'>"
        "<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    )
    text = in_set(article().replace("A title.", "&b; &x; &alpha;"))
    (only,) = readings(text.replace("<PubmedArticleSet>", bomb + "<PubmedArticleSet>", 1))
    assert only.record
    assert only.record.title == "&b; &x; α"


def test_depth_is_bounded() -> None:
    deep = article().replace("A title.", "<i>" * 5000 + "x" + "</i>" * 5000)
    found = readings(in_set(deep, article(pmid=2)))
    assert [each.record is None for each in found] == [True, False]


def test_what_holds_no_article_is_one_refusal() -> None:
    for data in (b"", b"\x00", b"<PubmedArticleSet/>", b"<PubmedArticleSet></PubmedArticleSet>"):
        (only,) = READER.read_all(data, "a")
        assert only.record is None
        assert only.issues[0].severity is Severity.ERROR


def test_an_article_that_states_nothing_is_refused() -> None:
    (only,) = readings("<PubmedArticle>nothing</PubmedArticle>")
    assert [(i.code, i.where.line) for i in only.issues] == [("empty-record", 1)]


def test_large_files_are_cut_in_one_pass() -> None:
    many = 20_000
    data = ("<PubmedArticleSet>" + "<PubmedArticle>\n</PubmedArticle>" * many).encode()
    found = list(pieces(data))
    assert len(found) == many
    assert found[-1].line == many
    assert len(list(pieces(b"<PubmedArticle>" * many))) == many
    assert list(pieces(b"<!--" * many)) != []


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"<PubmedArticleSet>", True),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!DOCTYPE Set PUBLIC 'a' 'b'>\n<PubmedArticle >",
            True,
        ),
        (b"<!-- <PubmedArticleSet> --><article>", False),
        (b"<eLinkResult><LinkSet/></eLinkResult>", False),
        (b"<PubmedArticleSets>", False),
        (b"text <PubmedArticle>", False),
    ],
)
def test_sniffing(data: bytes, wanted: bool) -> None:
    assert READER.sniff(data) is wanted


def test_an_element_that_no_table_names_is_told_with_its_line() -> None:
    found = reading(
        "<NewThing>held <b>here</b></NewThing>\n<NewFlag/>",
        behind="<MeshHeadingList><MeshHeading><DescriptorName>x</DescriptorName>"
        "<Newer>y</Newer></MeshHeading></MeshHeadingList>\n<Journey>z</Journey>",
    )
    told = [(issue.code, issue.where.line, issue.detail) for issue in found.issues]
    assert told == [
        ("unknown-field", 3, "unknown field 'NewThing' is set aside: 'held here'"),
        ("unknown-field", 5, "unknown field 'Journey' is set aside: 'z'"),
    ]


def test_no_element_is_in_two_tables() -> None:
    assert len(tags.KNOWN) == len(tags.HOLDERS) + len(tags.USED) + len(tags.ASIDE)


def test_a_doi_that_differs_from_the_one_before_is_told() -> None:
    found = reading(
        "<ELocationID EIdType='doi'>10.5555/a</ELocationID>",
        data="<ArticleIdList><ArticleId IdType='doi'>10.5555/b</ArticleId>"
        "<ArticleId IdType='pubmed'>1</ArticleId></ArticleIdList>",
    )
    assert found.record
    assert found.record.identifiers == {"doi": "10.5555/a", "pmid": "1"}
    assert [issue.detail for issue in found.issues] == ["a further doi is set aside: '10.5555/b'"]


PARTS = st.sampled_from(
    [
        "<PubmedArticle>",
        "</PubmedArticle>",
        "<PubmedArticleSet>",
        "</PubmedArticleSet>",
        "<MedlineCitation>",
        "</MedlineCitation>",
        "<!--",
        "-->",
        "<PMID>1</PMID>",
        "<Article>",
        "</Article>",
        "\n",
        "x",
        "<DeleteCitation/>",
    ]
)


@given(st.lists(PARTS, max_size=30))
def test_any_order_of_marks_gives_readings_and_loses_no_byte(parts: list[str]) -> None:
    text = "".join(parts)
    for each in readings(text):
        assert each.record or any(i.severity is Severity.ERROR for i in each.issues)
    starts = [piece.data for piece in pieces(text.encode()) if piece.name]
    assert sum(map(len, starts)) <= len(text)


@pytest.mark.parametrize(
    "part",
    [
        "<PubmedArticle ",
        "<PubmedArticleSet ",
        "</PubmedArticle ",
        "<",
        "<!--",
        "<![CDATA[",
        "&a",
        ">",
    ],
)
def test_endless_marks_take_linear_time(part: str) -> None:
    many = 20_000
    for start in ("<PubmedArticleSet>", "<PubmedArticle>"):
        found = readings(start + part * many)
        assert 1 <= len(found) <= many + 1
        assert all(each.record is None for each in found)


def test_endless_lists_take_linear_time() -> None:
    many = 20_000
    words = "".join(f"<Keyword>{number}</Keyword>" for number in range(many))
    found = record(
        behind=f"<KeywordList>{words}</KeywordList>",
        data="<ReferenceList>"
        + "<Reference><Citation>a</Citation></Reference>" * many
        + "</ReferenceList>",
    )
    assert (len(found.keywords), len(found.references)) == (many, many)


def test_a_second_language_is_told() -> None:
    found = reading("<Language>eng</Language><Language>ger</Language><Language>eng</Language>")
    assert found.record
    assert found.record.language == "en"
    assert [issue.detail for issue in found.issues] == ["a further language is set aside: 'ger'"]
