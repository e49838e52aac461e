"""MEDLINE: what its tags become, in the variants of PubMed, PMC and Ovid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.issues import Severity
from casegraph.model.record import Record
from casegraph.read.base import Reading
from casegraph.read.medline.reader import MedlineReader
from casegraph.vocab.enums import WorkType

READER = MedlineReader()


def readings(text: str) -> list[Reading]:
    return list(READER.read_all(text.encode(), "a.nbib"))


def reading(*lines: str) -> Reading:
    (only,) = readings("\n".join(("PMID- 123", "TI  - A title.", "PT  - Letter", *lines, "")))
    return only


def record(*lines: str) -> Record:
    found = reading(*lines).record
    assert found
    return found


def test_a_whole_article() -> None:
    found = record(
        "IS  - 1234-5679 (Print)",
        "VI  - 24",
        "IP  - 5",
        "DP  - 2018 Oct 3",
        "PG  - 652-5; quiz 656",
        "LID - 10.5555/ABC [doi]",
        "FAU - van Almond, Ada B Jr",
        "AU  - van Almond AB Jr",
        "AUID- ORCID: https://orcid.org/0000-0002-1825-0097",
        "AD  - Hospital One, Bern, Switzerland.",
        "AD  - Hospital Two, Ulm,",
        "      Germany. ada@a.example",
        "FAU - Birch, Ben",
        "AU  - Birch B",
        "AD  - Hospital Two, Ulm, Germany.",
        "CN  - Pine Valley Study Group",
        "LA  - ger",
        "TA  - Ann Noth",
        "JT  - Annals of nothing",
        "PMC - PMC1234567",
        "OT  - *One thing",
        "OT  - another",
        "MH  - Humans",
        "CI  - (c) 2018 The Authors.",
    )
    first, second, group = found.authors
    assert (first.family, first.given, first.suffix) == ("van Almond", "Ada B", "Jr")
    assert first.orcid == "0000-0002-1825-0097"
    assert (first.affiliations, second.affiliations, group.affiliations) == ((1, 2), (2,), None)
    assert group.literal == "Pine Valley Study Group"
    assert [a.country for a in found.affiliations] == ["CH", "DE"]
    assert found.identifiers == {
        "pmid": "123",
        "pmcid": "PMC1234567",
        "doi": "10.5555/abc",
        "issn": "1234-5679",
    }
    assert (found.title, found.journal, found.journal_abbreviation) == (
        "A title",
        "Annals of nothing",
        "Ann Noth",
    )
    assert (found.issued, found.volume, found.issue, found.page) == (
        "2018-10-03",
        "24",
        "5",
        "652-655",
    )
    assert (found.language, found.keywords) == ("de", ("One thing", "another"))
    assert found.copyright == "(c) 2018 The Authors."


@pytest.mark.parametrize(
    ("types", "wanted", "printed"),
    [
        (["Journal Article", "Case Reports"], WorkType.CASE_REPORT, "Case Reports"),
        (["Letter", "Case Reports"], WorkType.CASE_REPORT, "Case Reports"),
        (["Journal Article", "Review"], WorkType.REVIEW, "Review"),
        (["Comment", "Journal Article"], WorkType.JOURNAL_ARTICLE, "Journal Article"),
        (["Randomized Controlled Trial"], WorkType.CLINICAL_TRIAL, "Randomized Controlled Trial"),
        (["Research Support, N.I.H., Extramural", "Editorial"], WorkType.EDITORIAL, "Editorial"),
    ],
)
def test_the_most_telling_publication_type_decides(
    types: list[str], wanted: WorkType, printed: str
) -> None:
    (only,) = readings("PMID- 1\n" + "".join(f"PT  - {each}\n" for each in types))
    assert only.record
    assert (only.record.type, only.record.article_type) == (wanted, printed)
    assert only.issues == ()


def test_an_unknown_or_missing_type_is_told() -> None:
    for text in ("PMID- 1\nPT  - Novelty\n", "PMID- 1\nTI  - a\n"):
        (only,) = readings(text)
        assert only.record
        assert only.record.type is WorkType.OTHER
        assert [(i.code, i.severity) for i in only.issues] == [("unknown-type", Severity.INFO)]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("2014 May-Jun", "2014"),
        ("2014 Spring", "2014"),
        ("1998 Dec-1999 Jan", "1998"),
        ("2000 Nov 15-Dec 1", "2000"),
        ("2014 May", "2014-05"),
        ("2014 May 3", "2014-05-03"),
        ("20140503", "2014-05-03"),
        ("2014 Feb 30", "2014-02"),
    ],
)
def test_dates_hold_nothing_that_is_not_said(printed: str, wanted: str) -> None:
    assert record(f"DP  - {printed}").issued == wanted


def test_the_day_of_the_electronic_publication_where_no_other_is_known() -> None:
    assert record("DEP - 20180301").issued == "2018-03-01"
    assert record("DP  - 2018", "DEP - 20180301").issued == "2018"


@pytest.mark.parametrize(
    ("line", "funder", "number"),
    [
        ("R01 AB000001/AB/NIAB NIH HHS/United States", "NIAB NIH HHS", "R01 AB000001"),
        ("076053/Wellcome Trust/United Kingdom", "Wellcome Trust", "076053"),
        ("/076053/Z/04/Z/Wellcome Trust/United Kingdom", "Wellcome Trust", "076053/Z/04/Z"),
        ("G-1/Moon Foundation", "Moon Foundation", "G-1"),
        ("Moon Foundation", "Moon Foundation", None),
        ("Z01 AB000002 || AB", "AB", "Z01 AB000002"),
    ],
)
def test_grants(line: str, funder: str, number: str | None) -> None:
    (grant,) = record(f"GR  - {line}").funding
    assert (grant.funder, grant.award_number) == (funder, number)


def test_statements_of_interest() -> None:
    found = record(
        "FAU - Almond, Ada",
        "COIS- Conflict of interest: The authors declare that they have no",
        "      competing interests.",
    )
    (statement,) = found.disclosures
    assert statement.statement == "The authors declare that they have no competing interests."
    assert statement.none_declared


def test_titles_that_were_translated() -> None:
    (only,) = readings("PMID- 1\nTI  - [A new way].\nTT  - Ein neuer Weg.\nPT  - Letter\n")
    assert only.record
    assert only.record.title == "A new way"
    assert "Ein neuer Weg" in only.issues[0].detail
    (only,) = readings("PMID- 1\nTI  - [Not Available].\nTT  - Ein Weg.\nPT  - Letter\n")
    assert only.record
    assert only.record.title == "Ein Weg"


def test_abstract_with_sections() -> None:
    found = record("AB  - BACKGROUND: We saw. METHODS: We", "      looked.")
    assert found.abstract == "BACKGROUND\n\nWe saw.\n\nMETHODS\n\nWe looked."


def test_electronic_locations_and_broken_dois() -> None:
    found = record("LID - e32822 [pii]", "AID - 10.5555/a-very-long", "      -one [doi]")
    assert (found.page, found.identifiers["doi"]) == ("e32822", "10.5555/a-very-long-one")
    assert record("AID - S2215-0161(18)30045-1 [pii]").page is None
    assert record("AID - doi:10.5555/x").identifiers["doi"] == "10.5555/x"


def test_links_to_other_publications_are_noted() -> None:
    found = reading("EIN - Ann Noth. 2019;1:2. PMID: 5", "RIN - Ann Noth. 2020;1:3")
    assert [(i.severity, i.where.line) for i in found.issues] == [
        (Severity.INFO, 4),
        (Severity.WARNING, 5),
    ]
    assert "erratum in" in found.issues[0].detail


def test_the_source_line_is_a_check() -> None:
    lines = ("VI  - 5", "PG  - 60-7", "SO  - Ann Noth. 2018;6(1):60-7.")
    assert [(i.code, i.where.path) for i in reading(*lines).issues] == [
        ("source-differs", "volume")
    ]


def test_only_short_names() -> None:
    found = record("AU  - Almond AB", "AU  - Birch B")
    assert [(a.family, a.given) for a in found.authors] == [("Almond", "AB"), ("Birch", "B")]


def test_an_invalid_orcid_is_told() -> None:
    found = reading("FAU - Almond, Ada", "AUID- ORCID: 0000-0002-1825-0098", "AUID- ISNI: 1")
    assert [(i.code, i.where.line) for i in found.issues] == [("invalid-identifier", 5)]


def test_the_variant_of_ovid() -> None:
    text = "<1>\nUI  - 77\nTI  - A\nFA  - Almond, Ada\nJN  - Annals\nVO  - 3\nYR  - 2014\n"
    text += "PT  - Case Reports\n\n<2>\nUI  - 78\nTI  - B\nPT  - Letter\n"
    first, second = readings(text)
    assert first.record
    assert second.record
    assert (first.record.identifiers["pmid"], first.record.volume) == ("77", "3")
    assert (first.record.journal, first.record.issued) == ("Annals", "2014")
    assert (first.issues, second.issues) == ((), ())
    assert second.record.identifiers["pmid"] == "78"


def test_a_book() -> None:
    (only,) = readings(
        "PMID- 1\nTI  - A chapter\nBTI - The book\nISBN- 978-0-306-40615-7 (hbk)\n"
        "PT  - Book Chapter\n"
    )
    assert only.record
    assert (only.record.title, only.record.journal) == ("A chapter", "The book")
    assert only.record.identifiers["isbn"] == "9780306406157"


def test_unknown_tags_are_told() -> None:
    found = reading("XYZ - something")
    assert [(i.code, i.where.line) for i in found.issues] == [("unknown-field", 4)]


@pytest.mark.parametrize("data", [b"", b"nothing", b"TI only", b"\xff\xfe"])
def test_what_holds_no_record_is_one_refusal(data: bytes) -> None:
    (only,) = READER.read_all(data, "a")
    assert only.record is None
    assert any(issue.severity is Severity.ERROR for issue in only.issues)


@given(st.text(alphabet="PMIDTAUO- \n19", max_size=300))
def test_any_text_gives_readings_and_never_an_exception(text: str) -> None:
    found = readings("PMID- 1\n" + text)
    assert found
    for each in found:
        assert each.record or any(i.severity is Severity.ERROR for i in each.issues)


@pytest.mark.parametrize(
    "tag", ["AB", "TI", "FAU", "OT", "LID", "PT", "DP", "PG", "AD", "GR", "COIS"]
)
@pytest.mark.parametrize(
    "part", ["a", "(", "a ", "A: ", "1-", "; a", "\n      a", "/", "||", ". No A. "]
)
def test_endless_values_take_linear_time(tag: str, part: str) -> None:
    text = f"PMID- 1\n{tag:<4}- " + part * (100_000 // len(part)) + "\n"
    (only,) = readings(text)
    assert len(only.text) > 90_000


def test_every_further_issn_is_told() -> None:
    found = reading(
        "IS  - 1234-5679 (Electronic)",
        "IS  - 1234-5679 (Linking)",
        "IS  - 2049-3630 (Print)",
        "IS  - 1234-5678 (Print)",
    )
    assert found.record
    assert found.record.identifiers["issn"] == "1234-5679"
    assert [(issue.code, issue.where.line) for issue in found.issues] == [
        ("set-aside", 6),
        ("invalid-identifier", 7),
    ]
