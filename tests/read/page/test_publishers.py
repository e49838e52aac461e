"""What single publishers print in their own way, each in a page that is else ordinary."""

from __future__ import annotations

import pytest
from tests.read.page.pasted import REFERENCES, reading_of, record_of

from casegraph.model.names import display
from casegraph.read.page.authors import read_author
from casegraph.read.page.forms import is_identifier
from casegraph.read.page.volume import parse_pages, parse_volume
from casegraph.read.wording.keywords import is_comma_list

TITLE = "Late return of sample ataxia in a glass blower"
ABSTRACT = (
    "A glass blower of 61 years lost his balance again after nine quiet years. "
    "He was treated at home, and the attacks came to an end within one month."
)
COPYRIGHT = "Copyright information\n© The Authors 2019\n"


def _codes(text: str) -> list[str]:
    return [issue.code for issue in reading_of(text).issues]


def _page(
    *,
    volume: str = "Volume 7, Issue 2, May 2019, Pages 31-35",
    journal: str = "Journal of Tales",
    kind: str = "Case Report",
    title: str = TITLE,
    authors: str = "Jane Doe, John Roe and Ann Poe",
    middle: str = f"Abstract\n{ABSTRACT}\n\nKeywords\nataxia; glass\n",
    back: str = "",
    foot: str = "",
) -> str:
    top = (journal, volume, "", kind, title, authors, "")
    return "\n".join((*top, middle, back, REFERENCES, COPYRIGHT, foot))


@pytest.mark.parametrize(
    ("printed", "volume", "issue", "page"),
    [
        ("155:1923", "155", None, "1923"),
        ("31:e204", "31", None, "e204"),
        ("Volume 10, 2018, Pages 71-74", "10", None, "71-74"),
        ("Volume 45, Issues 3–4, May 2018, Pages 3-5", "45", "3–4", "3-5"),
        ("Volume 54 (2015) Issue 12", "54", "12", None),
        ("2015 Volume 54 Issue 12 Pages 1531-1534", "54", "12", "1531-1534"),
        ("Published 2 June 2020 Volume 2020:13 Pages 201—204", "13", None, "201-204"),
        ("J Tales 2016; 37:e99March 24, 2016DOI: 10.1234/JT.9999", "37", None, "e99"),
        ("pp 1–5 | Cite as", None, None, "1-5"),
    ],
)
def test_volume_lines(printed: str, volume: str | None, issue: str | None, page: str) -> None:
    found = parse_volume(printed)
    assert found is not None
    assert (found.volume, found.issue, found.page) == (volume, issue, page)


@pytest.mark.parametrize("printed", ["12:30", "8:05", "pp 1-5", "a ratio of 155:1923"])
def test_no_volume_lines(printed: str) -> None:
    assert parse_volume(printed) is None


def test_date_and_doi_run_together_behind_the_pages() -> None:
    found = parse_volume("J Tales 2016; 37:e99March 24, 2016DOI: 10.1234/JT.9999")
    assert found is not None
    assert (found.journal, found.issued, found.doi) == ("J Tales", "2016-03-24", "10.1234/JT.9999")


def test_pages_on_a_line_of_their_own_complete_the_volume() -> None:
    found = parse_pages("Pages 889-892 | Received 12 Oct 2017, Accepted 20 Jan 2018")
    assert found is not None
    assert found.page == "889-892"
    assert parse_pages("Pages of a diary") is None
    record = record_of(_page(volume="Volume 7, Issue 2", foot="Volume7, Issue2\n\nPages 31-35\n"))
    assert (record.volume, record.issue, record.page) == ("7", "2", "31-35")


def test_doi_in_the_note_on_supplementary_material() -> None:
    for address in ("doi:", "https://doi.org/"):
        note = f"({address}10.1234/s701-013-9) contains supplementary material, which is available"
        back = f"Electronic supplementary material\n\nThe online version of this article {note}.\n"
        assert record_of(_page(back=back)).identifiers == {"doi": "10.1234/s701-013-9"}


def test_doi_behind_a_button() -> None:
    assert is_identifier("Download citation https://doi.org/10.1234/5.6 CrossMark Logo CrossMark")
    assert not is_identifier("Download citation manager 2")


def test_superscripts_copied_with_a_caret() -> None:
    record = record_of(_page(authors="    Jane Doe^1,\n    John Roe^1,2 &\n    Ann Poe^2\n"))
    assert [display(author) for author in record.authors] == ["Jane Doe", "John Roe", "Ann Poe"]
    assert [author.affiliations for author in record.authors] == [(1,), (1, 2), (2,)]
    one = read_author("Jane Doe^3")
    assert one is not None
    assert one.affiliations == (3,)


def test_name_of_the_journal_below_the_keywords_is_no_keyword() -> None:
    middle = f"Abstract\n{ABSTRACT}\n"
    foot = "Keywords\n\n    ataxia\n    glass\n\nJournal of Tales\n\nISSN: 1234-5678\n"
    record = record_of(_page(middle=middle, foot=foot))
    assert record.keywords == ("ataxia", "glass")


def test_what_stands_behind_a_whole_list_of_keywords_is_no_keyword() -> None:
    middle = "Keywords: ataxia, glass, relapse\n\nBrowse the other version\n\nDownload RIS (12K)\n"
    record = record_of(_page(middle=f"{middle}\nAbstract\n{ABSTRACT}\n"))
    assert record.keywords == ("ataxia", "glass", "relapse")
    assert record.abstract == ABSTRACT


def test_a_list_of_keywords_goes_on_behind_a_separator() -> None:
    middle = f"Abstract\n{ABSTRACT}\n\nKeywords\nataxia; glass;\n\nrelapse\n"
    assert record_of(_page(middle=middle)).keywords == ("ataxia", "glass", "relapse")


def test_history_below_the_keywords() -> None:
    middle = f"Abstract\n{ABSTRACT}\n"
    foot = "Keywords\n    ataxia\n    glass\n\nPublication History\n\n    Issue Online:\n"
    record = record_of(_page(middle=middle, foot=f"{foot}    5 May 2019\n"))
    assert record.keywords == ("ataxia", "glass")


def test_keywords_run_together() -> None:
    text = _page(
        middle=f"Abstract\n{ABSTRACT}\n\nKeywords: Sample ataxiaGlass blowingLate relapse\n"
    )
    assert record_of(text).keywords == ("Sample ataxia", "Glass blowing", "Late relapse")
    assert "keywords-glued" in _codes(text)


def test_one_capital_within_a_keyword_parts_nothing() -> None:
    middle = f"Abstract\n{ABSTRACT}\n\nKeywords: MicroRNA of the glassBlower\n"
    assert record_of(_page(middle=middle)).keywords == ("MicroRNA of the glassBlower",)


def test_keywords_in_the_line_below_the_abstract() -> None:
    middle = f"Abstract\n\n{ABSTRACT}\nsample ataxia, glass blowing, relapse\nTopic:\n\n    glass\n"
    text = _page(middle=middle)
    record = record_of(text)
    assert record.abstract == ABSTRACT
    assert record.keywords == ("sample ataxia", "glass blowing", "relapse")
    assert "keywords-by-place" in _codes(text)


@pytest.mark.parametrize(
    "text",
    ["He had fever, cough, and pain.", "ataxia, glass", "It was late, and he, who was old, left"],
)
def test_no_list_of_keywords(text: str) -> None:
    assert not is_comma_list(text)


def test_a_letter_has_no_abstract() -> None:
    letter = f"Dear Sirs,\n\n{ABSTRACT}\n\nThe second visit was a year later, and all was well.\n"
    record = record_of(_page(kind="Letter to the Editor", middle=letter))
    assert record.abstract is None


def test_text_without_heading_and_keywords_is_called_the_abstract_by_its_place() -> None:
    assert "abstract-by-place" in _codes(_page(middle=f"{ABSTRACT}\n"))
    assert "abstract-by-place" not in _codes(_page(middle=f"Abstract\n{ABSTRACT}\n"))


def test_a_heading_ends_an_abstract_that_has_none() -> None:
    record = record_of(_page(middle=f"{ABSTRACT}\n\nDiagnosis\n\nSample ataxia\n\nDiscussion\n"))
    assert record.abstract == ABSTRACT


@pytest.mark.parametrize(
    ("title", "translation"),
    [
        ("Ataxia de ejemplo en un vidriero por trabajo", "Sample ataxia of a glass blower"),
        ("Ataxie im Alter nach einer Reise", "Late ataxia following travel to the sea"),
        ("Late ataxia of a glass blower", "Ataxia tardía con recaída en una vidriera"),
    ],
)
def test_a_title_in_two_languages(title: str, translation: str) -> None:
    for between in ("\n", "\n\n"):
        assert record_of(_page(title=f"{title}{between}{translation}")).title == title


def test_a_title_of_two_lines_stays_one() -> None:
    title = "A second look at the syndrome of Guillain and Barré\nin the valley of La Plata"
    assert record_of(_page(title=title)).title == title.replace("\n", " ")


def test_running_text_is_no_title() -> None:
    text = "He came late. The attacks were long and came by night. We saw ten of them. " * 3
    page = (
        f"Clinical Images\n{TITLE}\nJane Doe, M.D., and Ann Poe, M.D.\n"
        "J Tales 2016; 37:e99March 24, 2016DOI: 10.1234/JT.9999\n\n"
        f"{text.strip()}\nJane Doe, M.D.\nAnn Poe, M.D.\nMercy Hospital, Portland, ME\n"
    )
    record = record_of(page)
    assert (record.title, record.journal) == (TITLE, "J Tales")
    assert record.identifiers == {"doi": "10.1234/jt.9999"}


def test_the_way_to_the_article_names_the_journal() -> None:
    text = _page(
        journal="Back to Journals » Journal of Tales » Volume 13",
        volume=f"{TITLE}\nPublished 2 June 2020 Volume 2020:13 Pages 21—24\n"
        "Checked for plagiarism Yes\n\nEditor who approved publication: Dr Ida Moe\n",
        kind="",
        title="",
    )
    record = record_of(text)
    assert (record.title, record.journal) == (TITLE, "Journal of Tales")
    assert (record.volume, record.page, record.issued) == ("13", "21-24", "2020-06-02")


def test_an_outline_with_figures_above_an_article() -> None:
    outline = (
        "Outline\n\n    Abstract\n    Keywords\n    References\n\nFigures (2)\n\n    Fig. 1. A scan"
    )
    text = f"{outline}\n\n" + _page(volume="Volume 10, 2018, Pages 71-74")
    record = record_of(text)
    assert (record.title, record.journal) == (TITLE, "Journal of Tales")
    assert (record.volume, record.page) == ("10", "71-74")


def test_names_and_letters_run_together_behind_the_link_to_all_authors() -> None:
    authors = (
        "Author links open overlay panelJane DoeaJohn Q. Roea,bAnn Poeb\n"
        "a\nClinic of Tales, University of Bern, Bern, Switzerland\n"
        "b\nHospital of Tales, Basel, Switzerland\n"
    )
    text = _page(authors=authors)
    record = record_of(text)
    assert [display(author) for author in record.authors] == ["Jane Doe", "John Q. Roe", "Ann Poe"]
    assert [author.affiliations for author in record.authors] == [(1,), (1, 2), (2,)]
    assert len(record.affiliations) == 2
    assert "letter-behind-name" in _codes(text)


def test_a_letter_within_a_name_parts_nothing() -> None:
    authors = "Author links open overlay panelJane MacDonald, Ann Poe\n"
    names = [display(author) for author in record_of(_page(authors=authors)).authors]
    assert names == ["Jane MacDonald", "Ann Poe"]


def test_each_address_in_the_line_of_its_author() -> None:
    authors = (
        "Jane Doea Department of Tales, Ege University, TurkeyCorrespondencejane@example.org\n"
        "http://orcid.org/0000-0002-1825-0097 & Ann Poeb Hospital of Tales, Ankara, Turkey\n"
    )
    record = record_of(_page(authors=authors))
    assert [display(author) for author in record.authors] == ["Jane Doe", "Ann Poe"]
    assert [author.affiliations for author in record.authors] == [(1,), (2,)]
    assert [one.country for one in record.affiliations] == ["TR", "TR"]
    assert record.authors[0].orcid == "0000-0002-1825-0097"


def test_an_institute_is_no_author() -> None:
    address = "Cushing Neuroscience Institute and Department of Tales, Manhasset, NY, USA"
    authors = f"Jane Doe,1 John Roe1\n\n1 {address}\n"
    record = record_of(_page(authors=authors))
    assert [one.printed for one in record.affiliations] == [address]


def test_a_sign_on_below_the_references_is_no_reference() -> None:
    foot = "Sign up to receive new article alerts from Journal of Tales\nSign up\n"
    page = _page().replace(COPYRIGHT, "") + foot
    assert len(record_of(page).references) == 2


def test_a_profile_link_behind_a_name_belongs_to_no_name() -> None:
    authors = "    Jane DoeEmail authorView ORCID ID profile,\n    John Roe and\n    Ann Poe\n"
    record = record_of(_page(authors=authors))
    assert [display(author) for author in record.authors] == ["Jane Doe", "John Roe", "Ann Poe"]
    assert record.authors[0].corresponding


@pytest.mark.parametrize(
    ("month", "issued"),
    [("Oktober", "2018-10"), ("Dezember", "2018-12"), ("Mai", "2018-05"), ("März", "2018-03")],
)
def test_months_of_german_pages(month: str, issued: str) -> None:
    found = parse_volume(f"{month} 2018, Volume 89, Issue 10, pp 1168–1171 | Cite as")
    assert found is not None
    assert (found.journal, found.issued) == (None, issued)


def test_every_author_of_a_german_statement() -> None:
    statement = "J. Doe, K. Roe und A. Öz geben an, dass kein Interessenkonflikt besteht."
    ethics = "Dieser Beitrag beinhaltet keine Studien an Menschen oder Tieren."
    text = _page(
        authors="J. Doe, K. Roe, A. Öz",
        back=f"Interessenkonflikt\n\n{statement}\n\n{ethics}\n",
    )
    found = record_of(text).disclosures
    assert [one.author for one in found] == ["J. Doe", "K. Roe", "A. Öz"]
    assert {one.statement for one in found} == {statement}
    assert any("Dieser Beitrag" in issue.detail for issue in reading_of(text).issues)


def test_offers_of_access_are_no_abstract() -> None:
    offers = (
        "Access options\nBuy single article\n\nUS$ 39.95\n\n"
        "Tax calculation will be finalised during checkout.\n\nSubscribe to journal\n\n"
        "Immediate online access to all issues from 2019. Subscription will auto renew annually.\n"
        "\nRent this article via DeepDyve.\n\nLearn more about Institutional subscriptions\n"
    )
    assert record_of(_page(middle=offers)).abstract is None


def test_a_running_head_gives_the_doi() -> None:
    volume = "J Tales 2018;18:421–424"
    for place in ("middle", "back"):
        head = f"Doe J, et al. {volume}. doi:10.1234/tales-2018-001\n"
        parts = {place: f"{head}\nAbstract\n{ABSTRACT}\n" if place == "middle" else head}
        assert record_of(_page(volume=volume, **parts)).identifiers == {
            "doi": "10.1234/tales-2018-001"
        }


def test_a_reference_to_another_report_is_no_running_head() -> None:
    head = "Doe J, et al. J Tales 2017;17:21–24. doi:10.1234/tales-2017-001\n"
    assert not record_of(_page(volume="J Tales 2018;18:421–424", back=head)).identifiers


def test_the_kind_of_article_below_its_citation() -> None:
    cited = "Cite this article as:\nDoe, J. J Tales (2019) 7: 31. doi:10.1234/t7\nCase Report\n"
    record = record_of(_page(kind="", middle=f"{cited}{ABSTRACT}\n"))
    assert (record.article_type, record.abstract) == ("Case Report", ABSTRACT)
    assert record.identifiers == {"doi": "10.1234/t7"}
