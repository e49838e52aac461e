"""Pages pasted whole: with the menus above, the footers below and what stands between."""

from __future__ import annotations

import pytest
from benchmarks.accuracy.variations import shown
from benchmarks.synthetic import page
from tests.read.page.pasted import REFERENCES, reading_of, record_of

from casegraph.model.link_labels import split_links
from casegraph.read.page.author_lines import parse_author_line
from casegraph.read.page.authors import read_author
from casegraph.read.page.forms import article_type_of
from casegraph.read.page.masthead import is_menu
from casegraph.read.page.volume import parse_volume

TITLE = "Slow recovery of a farmer from sample ataxia"
ABSTRACT = (
    "We saw a farmer of 54 years with sample ataxia who recovered by and by. "
    "The course was watched for two years, and there was no relapse."
)
BODY = "Sample ataxia has many causes, and few patients are seen with the one described here [1]."
TOP = f"""Journal of Tales
Volume 7, Issue 2, May 2019, Pages 31-35

Case Report
{TITLE}
"""
STATEMENT = "Conflict of interest\n\nThe authors declare that they have no conflict of interest.\n"


def _page(
    authors: str = "Jane Doe, John Roe and Ann Poe",
    *,
    top: str = TOP,
    middle: str = f"Abstract\n{ABSTRACT}\n\nKeywords\nataxia; farming\n",
    body: str = f"Introduction\n\n{BODY}\n",
    back: str = STATEMENT + "\n" + REFERENCES,
) -> str:
    return "\n".join((top, authors, "", middle, body, back))


MENUS = {
    "navigation": "Skip to main content\nSearch\nSign in\nSubmit manuscript\nCurrent issue\n\n",
    "banner": "We use cookies to enhance your experience. By continuing to use our site you agree "
    "to our cookie policy.\n\n",
    "publisher": "Oxford Academic\nAbout us\nJournals and books\n\n",
    "tabs": "Article menu\nArticle info\nCitation tools\nShare\n\n",
    "outline": "Article Contents\nAbstract\nIntroduction\nDiscussion\nConflict of interest\n"
    "References\n\n",
    "trail": "Journal list\nv.7(2); 2019 May\nPMC1234567\n\n",
}


@pytest.mark.parametrize("menu", MENUS.values(), ids=MENUS.keys())
def test_menus_above_the_report_change_nothing(menu: str) -> None:
    text = _page()
    assert shown(record_of(menu + text)) == shown(record_of(text))
    assert record_of(text).title == TITLE


@pytest.mark.parametrize("menu", [MENUS["navigation"], MENUS["banner"], MENUS["publisher"]])
def test_menus_above_a_page_of_another_layout_change_nothing(menu: str) -> None:
    assert shown(record_of(menu + page(3))) == shown(record_of(page(3)))


@pytest.mark.parametrize(
    "text",
    ["Research", "Case report", "Journal of Tales", "Abstract", "Home care of a patient", ""],
)
def test_what_a_report_prints_is_no_menu(text: str) -> None:
    assert not is_menu(text)


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("Jane Doe,1 John Roe,1,2 and Ann Poe2", [(1,), (1, 2), (2,)]),
        ("Jane Doe1† John Roe1,2 Ann Poe2*", [(1,), (1, 2), (2,)]),
        ("Jane Doe, MD,a,⁎ John Roe, MD, PhD,b and Ann Poe, MBBSa", [(1,), (2,), (1,)]),
        ("Jane Doe, MD1; John Roe, MD, PhD2; Ann Poe, MPH1", [(1,), (2,), (1,)]),
        ("Jane Doe a, John Roe b 1, Ann Poe a", [(1,), (2,), (1,)]),
        ("Author links open overlay panelJane Doe a, John Roe b, Ann Poe a", [(1,), (2,), (1,)]),
        ("Jane Doe, MD1, John Roe2, and Ann Poe, PhD1View all authors and affiliations",
         [(1,), (2,), (1,)]),
    ],
)  # fmt: skip
def test_authors_in_one_line_keep_their_marks(line: str, links: list[tuple[int, ...]]) -> None:
    authors = parse_author_line(line)
    assert authors
    assert [f"{a.given} {a.family}" for a in authors] == ["Jane Doe", "John Roe", "Ann Poe"]
    assert [author.affiliations for author in authors] == links


def test_an_orcid_and_marks_of_equal_work_are_no_part_of_a_name() -> None:
    before = read_author("http://orcid.org/0000-0002-1825-0097Jane Doe1")
    equal = read_author("John Roe1 na1")
    bracketed = read_author("Ann Poe (1)")
    assert before
    assert (before.family, before.orcid) == ("Doe", "0000-0002-1825-0097")
    assert equal
    assert (equal.family, equal.affiliations) == ("Roe", (1,))
    assert bracketed
    assert bracketed.affiliations == (1,)


ADDRESSES = "aDepartment of Tales, Hill Hospital, Oslo, Norway\nbDale Clinic, Bergen, Norway\n"


def test_letters_glued_to_names_are_set_apart_and_told() -> None:
    reading = reading_of(_page(f"Jane Doea, John Roeb\n{ADDRESSES}"))
    assert reading.record
    assert [(a.family, a.affiliations) for a in reading.record.authors] == [
        ("Doe", (1,)), ("Roe", (2,)),
    ]  # fmt: skip
    assert "letter-behind-name" in {issue.code for issue in reading.issues}


def test_a_name_that_ends_in_a_letter_keeps_it() -> None:
    record = record_of(_page(f"Jane Costa a, John Rojas b\n{ADDRESSES}"))
    assert [author.family for author in record.authors] == ["Costa", "Rojas"]
    numbered = record_of(_page("Jane Costa 1, Ann Mora 1\n1 Hill Hospital, Oslo, Norway\n"))
    assert [author.family for author in numbered.authors] == ["Costa", "Mora"]


def test_marks_and_orcids_may_stand_on_lines_of_their_own() -> None:
    record = record_of(_page("by\nJane Doe\n1,\nJohn Roe\n1,2,* and\nAnn Poe\n2\n"))
    assert [author.affiliations for author in record.authors] == [(1,), (1, 2), (2,)]
    below = record_of(_page("Jane Doe1\nhttps://orcid.org/0000-0002-1825-0097\n\nJohn Roe2\n"))
    assert [author.orcid for author in below.authors] == ["0000-0002-1825-0097", None]


def test_authors_with_their_own_addresses_are_linked_to_them() -> None:
    hill = "Department of Tales, Hill Hospital, Oslo, Norway"
    dale = "Section of Stories, Dale Hospital, Bergen, Norway"
    doe, roe = f"Jane Doe,\n\nJane Doe\n{hill}\n", f"John Roe,\n\nJohn Roe\n{dale}\n"
    blocks = f"{doe}\n{roe}\nAnn Poe,\n{hill}\n"
    record = record_of(_page(blocks))
    assert [author.family for author in record.authors] == ["Doe", "Roe", "Poe"]
    assert [one.printed for one in record.affiliations] == [hill, dale]
    assert [author.affiliations for author in record.authors] == [(1,), (2,), (1,)]


def test_numbers_below_the_names_link_the_affiliations_that_follow() -> None:
    listed = (
        "Authors and Affiliations\n\nJane Doe\n1\nJohn Roe\n1\n2\nAnn Poe\n2\n\n"
        "1.Department of Tales, Hill Hospital, Oslo, Norway\n2.Dale Hospital, Bergen, Norway\n"
    )
    record = record_of(_page(back=f"{STATEMENT}\n{REFERENCES}\n{listed}"))
    assert [author.affiliations for author in record.authors] == [(1,), (1, 2), (2,)]
    assert [one.city for one in record.affiliations] == ["Oslo", "Bergen"]


def test_affiliations_in_one_line_are_taken_apart() -> None:
    line = "1Hill Hospital, Oslo, Norway; 2Dale Hospital, Bergen, Norway"
    record = record_of(_page(f"Jane Doe,1 John Roe2\n\n{line}\n"))
    assert [one.printed for one in record.affiliations] == [
        "Hill Hospital, Oslo, Norway", "Dale Hospital, Bergen, Norway",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("Journal of Tales volume 41, pages3009–3013(2020)Cite this article",
         ("Journal of Tales", "41", None, "3009-3013", "2020")),
        ("J Tales May 2017, 88 (20) e193-e197; DOI: 10.1234/t.1",
         ("J Tales", "88", "20", "e193-e197", "2017-05")),
        ("Arq. Contos vol.78 no.5 São Paulo May 2020", ("Arq. Contos", "78", "5", None, "2020-05")),
        ("Tales 101(6):p e28799, February 11, 2022. | DOI: 10.1097/T.01",
         ("Tales", "101", "6", "e28799", "2022-02-11")),
        ("2015 Volume 54 Issue 12 Pages 1531-1534", (None, "54", "12", "1531-1534", "2015")),
        ("Volume 128, 2018 - Issue 9", (None, "128", "9", None, "2018")),
        (". 2019 Aug;40(8):1747-1749. doi: 10.1234/t.2. Epub 2019 Apr 24.",
         (None, "40", "8", "1747-1749", "2019-08")),
    ],
)  # fmt: skip
def test_volume_lines_of_more_publishers(line: str, held: tuple[str | None, ...]) -> None:
    found = parse_volume(line)
    assert found
    assert (found.journal, found.volume, found.issue, found.page, found.issued) == held


def test_body_text_never_becomes_a_keyword() -> None:
    body = "1. Introduction\n\nTales are old [1].\n\n2. Case Presentation\n\nA farmer fell.\n"
    middle = f"Abstract\n{ABSTRACT}\nKeywords:\nataxia; farming\n"
    assert record_of(_page(middle=middle, body=body)).keywords == ("ataxia", "farming")
    lines = f"Abstract\n{ABSTRACT}\n\nKeywords\n\nataxia\ncase report\nfarming\n"
    assert record_of(_page(middle=lines)).keywords == ("ataxia", "case report", "farming")


def test_body_text_never_becomes_the_acknowledgement() -> None:
    reading = reading_of(_page(body=f"{BODY} {BODY}\n\nCase report\n\n{BODY}\n"))
    assert reading.record
    assert reading.record.acknowledgement is None
    assert sum("Sample ataxia has many" in issue.detail for issue in reading.issues) == 2


def test_a_list_below_the_abstract_is_told_as_keywords() -> None:
    reading = reading_of(_page(middle=f"Abstract\n\n{ABSTRACT}\n\nataxia\nfarming\n"))
    assert reading.record
    assert reading.record.abstract == ABSTRACT
    assert reading.record.keywords == ("ataxia", "farming")
    assert "keywords-by-place" in {issue.code for issue in reading.issues}


def test_a_second_abstract_is_a_translation() -> None:
    middle = (
        f"Abstract\n{ABSTRACT}\n\nKeywords\nataxia; farming\n\nResumo\nVimos um lavrador de 54 "
        "anos com ataxia que se recuperou aos poucos.\n\nPalavras-chave\nataxia; lavoura\n"
    )
    reading = reading_of(_page(middle=middle))
    assert reading.record
    assert reading.record.abstract == ABSTRACT
    assert reading.record.keywords == ("ataxia", "farming")
    assert any("lavrador" in issue.detail for issue in reading.issues)


def test_statements_of_a_form_are_taken_apart() -> None:
    form = (
        "Human subjects: Consent was obtained. Conflicts of interest: All authors declare the "
        "following: Payment/services info: No support was received. Financial relationships: "
        "All authors have declared that they have no financial relationships."
    )
    record = record_of(_page(back=f"Disclosures\n\n{form}\n\n{REFERENCES}"))
    assert [one.statement for one in record.funding] == ["No support was received."]
    assert [one.statement for one in record.disclosures] == [
        "All authors have declared that they have no financial relationships."
    ]


def test_headings_are_known_by_their_words() -> None:
    heading = "Conflicts of interest/disclosures of the authors"
    statement = "The authors declare that they have no conflict of interest."
    long_body = f"Introduction\n\n{BODY} {BODY} {BODY}\n"
    record = record_of(_page(body=long_body, back=f"{heading}\n\n{statement}\n\n{REFERENCES}"))
    assert [one.statement for one in record.disclosures] == [statement]


@pytest.mark.parametrize(
    "labels",
    [
        "View at Publisher · View at Google Scholar · View at Scopus",
        "CrossRef | View Record in Scopus | Full Text via CrossRef | Citing articles (12)",
        "External Resources Crossref (DOI) Pubmed/Medline (NLM)",
        "OpenUrlAbstract/FREE Full Text",
        "[Google Scholar] [CrossRef] [PubMed] [Green Version]",
        "[ Links ]",
        "PubMed Abstract | Publisher Full Text OpenURL",
        "CrossRef | PubMed | CAS | Web of Science® Times Cited: 61",
    ],
)
def test_link_labels_of_more_publishers_are_set_apart(labels: str) -> None:
    raw = "Able A (2004) A first tale of ataxia. J Tales 3(1):4–8."
    assert split_links(f"{raw} {labels}")[0] == raw


def test_entries_headed_by_names_and_years() -> None:
    listed = (
        "References\n\nAble and Baker, 2004\nA. Able, B. Baker\nA first tale of ataxia\n"
        "J. Tales, 3 (2004), pp. 4-8\nCrossRefView in ScopusGoogle Scholar\nCole et al., 2007\n"
        "D. Cole, E. Dew\nA second tale of ataxia\nJ. Tales, 6 (2007), pp. 14-18\nGoogle Scholar\n"
        "\nCited by (2)\n\nA later tale of ataxia\n2023, Journal of Tales\n"
    )
    record = record_of(_page(back=f"{STATEMENT}\n{listed}"))
    assert [one.raw for one in record.references] == [
        "A. Able, B. Baker A first tale of ataxia J. Tales, 3 (2004), pp. 4-8",
        "D. Cole, E. Dew A second tale of ataxia J. Tales, 6 (2007), pp. 14-18",
    ]


def test_what_stands_behind_a_list_is_no_reference() -> None:
    behind = (
        f"\nTales 57 00999 g001 550 Figure 1. The farmer at work.\n\n{TITLE}\n\nShare and Cite\n"
        f"AMA Style\n\nDoe J, Roe J, Poe A. {TITLE}. J Tales. 2019; 7(2):31-35.\n"
    )
    listed = (
        "References\n\nAble A, Baker BC (2004) A first tale. J Tales 3(1):4–8 [Google Scholar]\n"
        "Cole D (2007) A second tale. J Tales 6(2):14–18 [Google Scholar]\n"
    )
    assert len(record_of(_page(back=f"{STATEMENT}\n{listed}{behind}")).references) == 2


def test_a_waiver_and_a_notice_of_the_site_are_not_those_of_the_report() -> None:
    rights = (
        "Rights and permissions\n\nThis article is licensed under a Creative Commons Attribution "
        "4.0 International License. The waiver (http://creativecommons.org/publicdomain/zero/1.0/) "
        "applies to the data.\n\n© 2024 Springer Nature. Part of Springer Nature.\n"
    )
    record = record_of(_page(back=f"{STATEMENT}\n{REFERENCES}\n{rights}"))
    assert record.licence == "Creative Commons Attribution 4.0 International License"
    assert record.copyright is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Research Article: Clinical Case Report", "Research Article: Clinical Case Report"),
        ("Case Report - Functional Neurosurgery - Other",
         "Case Report - Functional Neurosurgery - Other"),
        ("Case report: a farmer with ataxia", None),
        ("Sample ataxia in a farmer: case report", None),
    ],
)  # fmt: skip
def test_article_types_with_their_field(text: str, kind: str | None) -> None:
    assert article_type_of(text) == kind
