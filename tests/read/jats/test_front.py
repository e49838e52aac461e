from __future__ import annotations

import pytest
from tests.read.jats.samples import article, reading, record

from casegraph.issues import Severity
from casegraph.vocab.enums import WorkType


def test_a_title_keeps_its_words_and_loses_its_marks() -> None:
    title = (
        "<title-group><article-title>Relapse of <italic>Nocardia</italic> with CD4<sup>+</sup>\n"
        '  loss<xref ref-type="fn" rid="f1"><sup>*</sup></xref>'
        '<sup><xref ref-type="fn" rid="f2">a</xref>,<xref ref-type="fn" rid="f3">b</xref></sup>'
        "</article-title><subtitle>one patient</subtitle></title-group>"
    )
    assert record(article(title=title)).title == ("Relapse of Nocardia with CD4+ loss: one patient")


def test_a_subtitle_needs_no_second_stop() -> None:
    title = (
        "<title-group><article-title>Was it lupus?</article-title>"
        "<subtitle>No</subtitle></title-group>"
    )
    assert record(article(title=title)).title == "Was it lupus? No"


def test_a_translated_title_stands_in_only_where_there_is_no_other() -> None:
    both = (
        "<title-group><article-title>Fièvre</article-title><trans-title-group>"
        "<trans-title>Fever</trans-title></trans-title-group></title-group>"
    )
    one = both.replace("<article-title>Fièvre</article-title>", "<article-title/>")
    assert record(article(title=both)).title == "Fièvre"
    assert record(article(title=one)).title == "Fever"


def test_journal_volume_and_identifiers() -> None:
    found = record(
        article(
            '<article-id pub-id-type="pmc">123456</article-id>'
            '<article-id pub-id-type="pmid">0456</article-id>'
            '<article-id pub-id-type="doi">10.1000/ABC.1</article-id>'
            '<article-id pub-id-type="publisher-id">x-1</article-id>'
            "<volume>24</volume><issue>5</issue><supplement>2</supplement>"
            "<fpage>652</fpage><lpage>5</lpage>"
        )
    )
    assert (found.journal, found.journal_abbreviation) == ("Journal of Made Up Cases", "J. Made Up")
    assert (found.volume, found.issue, found.page) == ("24 Suppl 2", "5", "652-655")
    assert found.identifiers == {
        "pmcid": "PMC123456",
        "pmid": "456",
        "doi": "10.1000/abc.1",
        "issn": "0022-1767",
    }


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("<elocation-id>e77</elocation-id>", "e77"),
        ("<fpage>7</fpage><lpage>7</lpage>", "7"),
        ("<fpage>S7</fpage><lpage>S9</lpage><elocation-id>e1</elocation-id>", "S7-S9"),
        ("<page-range>12–7</page-range>", "12-17"),
        ("", None),
    ],
)
def test_pages(pages: str, expected: str | None) -> None:
    assert record(article(pages)).page == expected


def test_an_identifier_that_is_none_is_told_with_its_line_and_not_stored() -> None:
    found = reading(article('\n<article-id pub-id-type="doi">11.1/x</article-id>'))
    (issue,) = found.issues
    assert (issue.code, issue.severity) == ("invalid-identifier", Severity.WARNING)
    assert (issue.where.line, issue.where.path) == (2, "identifiers.doi")
    assert found.record is not None
    assert "doi" not in found.record.identifiers


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (
            (
                '<pub-date pub-type="ppub"><year>2016</year></pub-date>'
                '<pub-date pub-type="epub"><day>3</day><month>1</month><year>2016</year></pub-date>'
            ),
            "2016-01-03",
        ),
        (
            (
                '<pub-date pub-type="epub"><year>2015</year></pub-date>'
                '<pub-date pub-type="ppub"><month>Mar</month><year>2016</year></pub-date>'
                '<pub-date pub-type="collection"><year>2016</year></pub-date>'
            ),
            "2016-03",
        ),
        (
            (
                '<pub-date date-type="pub" publication-format="electronic" '
                'iso-8601-date="2021-02-30"><day>30</day><month>2</month><year>2021</year></pub-date>'
            ),
            "2021-02",
        ),
        (
            (
                '<pub-date pub-type="pmc-release"><year>2019</year></pub-date>'
                '<pub-date pub-type="collection"><season>Spring</season>'
                "<year>2018</year></pub-date>"
            ),
            "2018",
        ),
        (
            (
                '<pub-date pub-type="epub"><month>2</month><year>2016</year></pub-date>'
                '<pub-date pub-type="ppub"><year>2017</year></pub-date>'
            ),
            "2017",
        ),
        (
            (
                '<pub-date pub-type="epub"><day>9</day><month>2</month><year>2016</year></pub-date>'
                '<pub-date pub-type="epub"><day>3</day><month>2</month><year>2016</year></pub-date>'
            ),
            "2016-02-03",
        ),
        ("<pub-date><string-date>Summer of 2011</string-date></pub-date>", "2011"),
        ('<pub-date pub-type="pmc-release"><year>2019</year></pub-date>', None),
        ("", None),
    ],
)
def test_the_date_of_publication_has_no_invented_part(dates: str, expected: str | None) -> None:
    assert record(article(dates)).issued == expected


def test_the_year_of_the_copyright_is_the_last_resort_and_is_said() -> None:
    found = reading(article("<permissions><copyright-year>2017</copyright-year></permissions>"))
    assert found.record is not None
    assert found.record.issued == "2017"
    assert [issue.code for issue in found.issues] == ["issued-from-elsewhere"]


@pytest.mark.parametrize(
    ("kind", "heading", "expected", "known"),
    [
        ("case-report", "Oncology", WorkType.CASE_REPORT, True),
        ("research-article", "Case Report", WorkType.CASE_REPORT, True),
        ("other", "Case Report", WorkType.CASE_REPORT, True),
        ("research-article", "Original Article", WorkType.JOURNAL_ARTICLE, True),
        ("review-article", "Review", WorkType.REVIEW, True),
        ("letter", "Correspondence", WorkType.LETTER, True),
        ("correction", "Case Report", WorkType.OTHER, True),
        ("retraction", "Retraction", WorkType.OTHER, True),
        ("editorial", "Editorial", WorkType.EDITORIAL, True),
        ("sonnet", "Poetry", WorkType.OTHER, False),
    ],
)
def test_the_kind_of_publication(kind: str, heading: str, expected: WorkType, known: bool) -> None:
    subject = (
        '<article-categories><subj-group subj-group-type="heading">'
        f"<subject>{heading}</subject></subj-group></article-categories>"
    )
    found = reading(article(subject, kind=kind))
    assert found.record is not None
    assert found.record.type is expected
    assert found.record.article_type == heading
    assert [issue.code for issue in found.issues] == ([] if known else ["unknown-type"])


def test_the_heading_that_names_a_kind_wins_over_the_field_of_medicine() -> None:
    subjects = (
        '<article-categories><subj-group subj-group-type="heading"><subject>Neurology</subject>'
        "<subj-group><subject>Case Report</subject></subj-group></subj-group></article-categories>"
    )
    assert record(article(subjects)).article_type == "Case Report"


def test_abstract_and_keywords() -> None:
    found = record(
        article(
            '<abstract abstract-type="graphical"><p>A picture.</p></abstract>'
            "<abstract><title>Abstract</title><sec><title>Background</title><p>It is rare.</p>"
            "</sec><sec><title>Case</title><p>One\n patient.</p><p>She did well.</p></sec>"
            "</abstract>"
            '<kwd-group kwd-group-type="abbreviations"><kwd>CT, a scan</kwd></kwd-group>'
            "<kwd-group><title>Keywords</title><kwd>fever</kwd><kwd><italic>Nocardia</italic></kwd>"
            "</kwd-group>"
        )
    )
    assert found.abstract == "Background\n\nIt is rare.\n\nCase\n\nOne patient.\n\nShe did well."
    assert found.keywords == ("fever", "Nocardia")


def test_keywords_that_are_printed_in_one_run() -> None:
    assert record(article("<kwd-group><kwd>fever; rash; cough</kwd></kwd-group>")).keywords == (
        "fever",
        "rash",
        "cough",
    )


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        (
            (
                '<ali:license_ref specific-use="textmining">https://creativecommons.org/licenses/by/4.0/'
                "</ali:license_ref><license-p>Free to read.</license-p>"
            ),
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        (
            (
                "<license-p>See <ext-link xlink:href='http://example.org/terms'>terms</ext-link> "
                "and "
                "<ext-link xlink:href='http://creativecommons.org/licenses/by/3.0/'>CC</ext-link>."
                "</license-p>"
            ),
            "http://creativecommons.org/licenses/by/3.0/",
        ),
        (
            (
                "<license-p>Under the Creative Commons Attribution License, which permits use."
                "</license-p>"
            ),
            "Creative Commons Attribution License",
        ),
        ("<license-p>All rights reserved.</license-p>", None),
    ],
)
def test_the_licence_as_address_or_name(licence: str, expected: str | None) -> None:
    permissions = (
        "<permissions><copyright-statement>© 2018 The Authors</copyright-statement>"
        f"<license>{licence}</license></permissions>"
    )
    found = record(article(permissions))
    assert found.licence == expected
    assert found.copyright == "© 2018 The Authors"


def test_what_the_front_matter_holds_beyond_the_standard_is_told() -> None:
    (issue,) = reading(article("<counts><page-count count='3'/></counts><oddity>x</oddity>")).issues
    assert (issue.code, issue.severity) == ("not-read", Severity.INFO)
    assert "oddity" in issue.detail


@pytest.mark.parametrize(
    ("stated", "wanted"), [("en", "en"), ("en-GB", "en"), ("PT", "pt"), ("eng", "en"), ("", None)]
)
def test_the_language_is_a_code_of_two_letters_where_there_is_one(
    stated: str, wanted: str | None
) -> None:
    document = article().replace("<article ", f'<article xml:lang="{stated}" ', 1)
    assert record(document).language == wanted
    assert "unknown-language" not in [issue.code for issue in reading(document).issues]


def test_a_language_that_is_none_is_told() -> None:
    document = article().replace("<article ", '<article xml:lang="qq" ', 1)
    (issue,) = [one for one in reading(document).issues if one.code == "unknown-language"]
    assert (issue.where.path, issue.where.line) == ("language", 1)
    assert record(document).language is None
