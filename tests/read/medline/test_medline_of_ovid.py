"""MEDLINE as Ovid writes it for other databases, and what a tag says a second time."""

from __future__ import annotations

from casegraph.read.base import Reading
from casegraph.read.medline.reader import MedlineReader
from casegraph.vocab.enums import WorkType

OVID = """<1. >
VN  - Ovid Technologies
DB  - BIOSIS Previews
AU  - Almond, Ada B. [Author, Reprint Author; E-mail: ada@example.org]
AU  - Birch, B. [Author]
TI  - One of nothing
SO  - Annals of Nothing & More. 201(2-3):327-334, November 15, 2004.
PT  - Article
IS  - 0378-5955 (ISSN print)
YR  - 2004

<241. >
VN  - Ovid Technologies
AU  - Cedar, Cleo [Author]
TI  - Two of nothing
SO  - Oak, Otto [Editor]. Methods of nothing.:371-397, 2004.
PT  - Book Chapter
IB  - 0-306-40615-2 (cloth)
"""


def readings(text: str) -> list[Reading]:
    return list(MedlineReader().read_all(text.encode(), "a.nbib"))


def test_records_that_numbers_part() -> None:
    article, chapter = (each.record for each in readings(OVID))
    assert article
    assert chapter
    assert [author.given for author in article.authors] == ["Ada B.", "B."]
    assert (article.journal, article.volume, article.issue, article.page) == (
        "Annals of Nothing & More",
        "201",
        "2-3",
        "327-334",
    )
    assert (chapter.type, chapter.journal) == (WorkType.BOOK_CHAPTER, None)
    assert chapter.identifiers == {"isbn": "9780306406157"}


def test_the_numbers_before_records_are_furniture() -> None:
    assert not [issue for each in readings(OVID) for issue in each.issues]


def test_what_a_tag_says_a_second_time_is_told_with_its_line() -> None:
    (found,) = readings(
        "PMID- 1\nTI  - A title.\nPT  - Letter\nJT  - One\nJT  - Two\nVI  - 1\nVI  - 2\n"
        "IP  - 3\nIP  - 4\nPG  - 5\nPG  - 6\nLA  - eng\nLA  - ger\nLA  - eng\n"
    )
    assert {(issue.where.line, issue.detail) for issue in found.issues} == {
        (5, "a second journal is set aside: 'Two'"),
        (7, "a second volume is set aside: '2'"),
        (9, "a second issue is set aside: '4'"),
        (11, "a second page is set aside: '6'"),
        (13, "a further language is set aside: 'ger'"),
    }


def test_the_mark_of_further_authors_is_no_author() -> None:
    (found,) = readings(
        "PMID- 1\nTI  - A title.\nPT  - Letter\nFAU - Almond, Ada\nAU  - Almond A\nAU  - et al.\n"
    )
    assert found.record
    assert [author.given for author in found.record.authors] == ["Ada"]
    assert [issue.where.line for issue in found.issues] == [6]


def test_a_grant_without_a_country() -> None:
    (found,) = readings("PMID- 1\nTI  - A title.\nPT  - Letter\nGR  - 24K1/KAKENHI/\n")
    assert found.record
    (grant,) = found.record.funding
    assert (grant.funder, grant.award_number) == ("KAKENHI", "24K1")


def test_a_number_of_the_publisher_is_a_page_only_where_it_is_the_location() -> None:
    record = "PMID- 1\nTI  - A title.\nPT  - Letter\n{} - 110 [pii]\n"
    assert [each.record.page for each in readings(record.format("LID")) if each.record] == ["110"]
    assert [each.record.page for each in readings(record.format("AID")) if each.record] == [None]
