"""What publishers write in ways of their own: each reads as the same article."""

from __future__ import annotations

import pytest
from tests.read.jats.samples import DOE, NAMESPACES, article, reading, record, refs

from casegraph.model.record import Affiliation, Author
from casegraph.vocab.enums import WorkType

MEMBER = (
    "<contrib contrib-type='{}'><name><surname>Roe</surname><given-names>Rex</given-names></name>"
)
EDITOR = (
    "<contrib-group><contrib contrib-type='editor'><name><surname>Poe</surname></name>"
    "<role>Academic Editor</role><xref ref-type='aff' rid='{}'/></contrib></contrib-group>"
)


@pytest.mark.parametrize(
    "groups",
    [
        (
            "<contrib-group><contrib contrib-type='author'><collab>Fever Group</collab></contrib>"
            f"</contrib-group><contrib-group>{MEMBER.format('author non-byline')}</contrib>"
            "</contrib-group>"
        ),
        (
            "<contrib-group><contrib contrib-type='author'><collab>Fever Group<contrib-group>"
            f"{MEMBER.format('author')}</contrib></contrib-group></collab></contrib></contrib-group>"
        ),
        (
            "<contrib-group><contrib contrib-type='author'><collab>Fever Group</collab></contrib>"
            f"{MEMBER.format('group member')}</contrib></contrib-group>"
        ),
    ],
    ids=["list of their own", "inside the group", "among the authors"],
)
def test_members_of_a_group_are_no_authors_and_not_lost(groups: str) -> None:
    found = reading(article(authors=groups))
    assert found.record is not None
    assert found.record.authors == (Author(literal="Fever Group"),)
    assert "Rex Roe\n" in found.text
    [told] = [issue for issue in found.issues if issue.code == "group-members"]
    assert "Rex Roe" in told.detail


def test_an_author_who_is_an_editor_by_profession_is_an_author() -> None:
    written = DOE.replace("</name>", "</name><role>editor, Journal of Fevers</role>")
    assert [author.family for author in record(article(authors=written)).authors] == ["Doe"]
    unnamed = written.replace(' contrib-type="author"', "")
    assert record(article(authors=unnamed)).authors == ()


def test_the_affiliations_of_editors_are_not_those_of_the_article() -> None:
    linked = DOE.replace("</name>", "</name><xref ref-type='aff' rid='a1'/>")
    own, other = '<aff id="a1">Clinic A</aff>', '<aff id="e1">Clinic E</aff>'
    apart = record(article(own + EDITOR.format("e1") + other, authors=linked))
    assert [each.name for each in apart.affiliations] == ["Clinic A"]
    shared = record(article(own + EDITOR.format("a1"), authors=linked))
    assert [each.name for each in shared.affiliations] == ["Clinic A"]


def test_an_affiliation_given_as_printed_and_in_parts_is_that_which_is_printed() -> None:
    parts = (
        '<aff id="a1"><label>II</label><institution content-type="orgname">University of Oslo'
        '</institution><institution content-type="orgdiv1">Faculty of Medicine</institution>'
        '<addr-line><named-content content-type="city">Oslo</named-content></addr-line>'
        '<country country="NO">Norway</country><institution content-type="original">Faculty of '
        "Medicine. University of Oslo in Norway. Oslo, Norway. doe@example.org</institution>"
        '<institution content-type="normalized">Universitetet i Oslo</institution></aff>'
    )
    assert record(article(parts)).affiliations == (
        Affiliation(
            number=1,
            name="Faculty of Medicine. University of Oslo in Norway",
            city="Oslo",
            country="NO",
            country_printed="Norway",
            printed="Faculty of Medicine. University of Oslo in Norway. Oslo, Norway. "
            "doe@example.org",
        ),
    )


def test_a_word_that_the_markup_cuts_in_two_stays_one() -> None:
    cut = "<aff id='a1'><label>1</label><addr-line>Hospital Gen</addr-line>é, Lyon, France</aff>"
    assert record(article(cut)).affiliations[0].printed == "Hospital Gené, Lyon, France"
    glued = "<aff id='a1'><institution>Clinic A</institution>Lyon, <country>France</country></aff>"
    assert record(article(glued)).affiliations[0].printed == "Clinic A, Lyon, France"


@pytest.mark.parametrize(
    "note",
    [
        "<fn><p>Correspondence to: J Doe <email>doe@example.org</email></p></fn>",
        "<fn><p>Address for correspondence: Jane B. Doe, Oslo</p></fn>",
        "<corresp>J. B. Doe, Oslo</corresp>",
    ],
)
def test_the_author_whom_a_note_names_by_an_initial(note: str) -> None:
    second = (
        "<contrib contrib-type='author'><name><surname>Roe</surname><given-names>Rex</given-names>"
    )
    written = DOE.replace("</contrib-group>", f"{second}</name></contrib></contrib-group>")
    found = record(article(f"<author-notes>{note}</author-notes>", authors=written))
    assert [author.corresponding for author in found.authors] == [True, None]
    other = note.replace("J", "K")
    found = record(article(f"<author-notes>{other}</author-notes>", authors=written))
    assert [author.corresponding for author in found.authors] == [None, None]


def test_what_publishers_put_into_an_abstract_is_not_its_text() -> None:
    link = '<ext-link xlink:href="10.5555/a.001">http://dx.doi.org/10.5555/a.001</ext-link>'
    found = record(
        article(
            '<abstract><object-id pub-id-type="doi">10.5555/a.001</object-id><p>Seen.</p>'
            f"<p><bold>DOI:</bold> {link}</p></abstract>"
            '<kwd-group kwd-group-type="author-keywords"><kwd>fever</kwd></kwd-group>'
            '<kwd-group kwd-group-type="research-organism"><kwd>Mouse</kwd></kwd-group>'
        )
    )
    assert (found.abstract, found.keywords) == ("Seen.", ("fever",))


def test_the_title_of_a_supplement_is_not_its_number() -> None:
    title = (
        '<named-content content-type="supplement-title">Proceedings of a congress</named-content>'
    )
    meta = f"<volume>16</volume><issue>Suppl 1</issue><supplement>{title}</supplement>"
    found = record(article(meta))
    assert (found.volume, found.issue) == ("16", "Suppl 1")
    assert record(article("<volume>16</volume><supplement>2</supplement>")).volume == "16 Suppl 2"


def test_the_name_of_a_journal_that_only_pubmed_gives() -> None:
    journal = '<journal-meta><journal-id journal-id-type="pubmed">BMJ</journal-id></journal-meta>'
    bare = f"<article {NAMESPACES}><front>{journal}<article-meta/></front></article>"
    assert record(bare).journal == record(bare).journal_abbreviation == "BMJ"


@pytest.mark.parametrize(
    ("meta", "kind", "expected"),
    [
        (
            "<conference><conf-name>Congress</conf-name></conference>",
            "abstract",
            "conference-paper",
        ),
        (
            (
                "<article-categories><subj-group><subject>Poster Presentation</subject>"
                "</subj-group></article-categories>"
            ),
            "meeting-abstract",
            "conference-paper",
        ),
        ("", "abstract", "other"),
        ("<conference><conf-name>Congress</conf-name></conference>", "case-report", "case-report"),
    ],
)
def test_an_abstract_that_was_presented(meta: str, kind: str, expected: str) -> None:
    heading = meta.replace("<subj-group>", "<subj-group subj-group-type='heading'>")
    assert record(article(heading, kind=kind)).type is WorkType(expected)


def test_funding_inside_a_group_of_support_and_a_number_given_twice() -> None:
    award = (
        "<award-group><funding-source>A Fund</funding-source><award-id>N1</award-id>"
        "<award-id>N1</award-id></award-group>"
    )
    meta = f"<support-group><funding-group>{award}</funding-group></support-group>"
    [funding] = record(article(meta)).funding
    assert (funding.funder, funding.award_number) == ("A Fund", "N1")


def test_the_licence_in_the_namespace_of_an_early_draft() -> None:
    address = "https://creativecommons.org/licenses/by/4.0/"
    draft = 'xmlns:ali="http://www.niso.org/schemas/ali/1.0"'
    meta = f"<permissions><license><ali:license_ref {draft}>{address}</ali:license_ref></license>"
    assert record(article(f"{meta}</permissions>")).licence == address


@pytest.mark.parametrize(
    ("citation", "raw"),
    [
        (
            (
                "<mixed-citation>Doe J. <source>Fever</source> <volume>12</volume>(<issue>4</issue>"
                "): <fpage>7</fpage>. [<pub-id pub-id-type='pmid'>1</pub-id>]</mixed-citation>"
            ),
            "Doe J. Fever 12(4): 7.",
        ),
        (
            (
                "<element-citation publication-type='web'><source>Fevers</source><year>2016</year>"
                "<date-in-citation>2 May 2016</date-in-citation></element-citation>"
            ),
            "Fevers. 2016. [cited 2 May 2016].",
        ),
        (
            (
                "<element-citation publication-type='web'><source>Fevers</source>"
                "<access-date>Accessed May 2016</access-date></element-citation>"
            ),
            "Fevers. Accessed May 2016.",
        ),
        (
            (
                "<element-citation publication-type='data'><data-title>Set</data-title>"
                "<pub-id pub-id-type='accession'>GSE1</pub-id></element-citation>"
            ),
            "Set. GSE1.",
        ),
    ],
)
def test_citations_are_printed_as_a_reader_would(citation: str, raw: str) -> None:
    assert record(article(back=refs(citation))).references[0].raw == raw


def test_the_address_of_an_accession_is_that_of_the_data() -> None:
    number = '<pub-id pub-id-type="accession" xlink:href="https://example.org/GSE1">GSE1</pub-id>'
    cited = (
        f"<element-citation publication-type='data'><source>A</source>{number}</element-citation>"
    )
    [reference] = record(article(back=refs(cited))).references
    assert reference.identifiers == {"url": "https://example.org/GSE1"}


@pytest.mark.parametrize("heading", ["Relato de Caso", "Cas clinique", "Kasuistik", "Case Reports"])
def test_a_case_report_by_its_heading_in_the_language_of_the_journal(heading: str) -> None:
    group = f"<subj-group subj-group-type='heading'><subject>{heading}</subject></subj-group>"
    meta = f"<article-categories>{group}</article-categories>"
    found = record(article(meta, kind="research-article"))
    assert (found.type, found.article_type) == (WorkType.CASE_REPORT, heading)
