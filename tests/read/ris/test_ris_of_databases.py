"""RIS as databases write it: Ovid, Embase, Scopus, Web of Science, EBSCO, Cochrane, RefWorks."""

from __future__ import annotations

import pytest
from tests.read.ris.samples import reading, readings, record

from casegraph.issues import Severity
from casegraph.read.base import Reading
from casegraph.vocab.enums import WorkType


def told(found: Reading) -> list[str]:
    assert all(issue.severity is Severity.INFO for issue in found.issues)
    return [issue.detail for issue in found.issues]


def test_what_ovid_writes_behind_the_end_is_no_record() -> None:
    found = readings(
        "1.\nTY  - JOUR\nT1  - One\nER  -\nNL  - J Nil\n\nLink to the full text: http://a.b\n\n"
        "2.\nTY  - JOUR\nT1  - Two\nER  -\nNL  - J Two\n"
    )
    assert [each.record.title for each in found if each.record] == ["One", "Two"]
    assert told(found[0]) == [
        "not part of a record: 'NL - J Nil'",
        "not part of a record: 'Link to the full text: http://a.b'",
    ]
    assert told(found[1]) == ["not part of a record: 'NL - J Two'"]


def test_orcid_ids_and_addresses_of_ovid_find_their_authors() -> None:
    found = reading(
        "A1  - Almond, Ada B.",
        "A1  - Birch-Oak, Ben",
        "AI  - ORCID: http://orcid.org/Almond, Ada; ORCID: http://orcid.org/0000-0002-1825-0097, "
        "Birch-Oak, Ben; ORCID: http://orcid.org/0000-0001-5109-3700, "
        "Cedar, Cleo; ORCID: http://orcid.org/0000-0002-1694-233X",
        "AD  - Birch-Oak, Ben: Invented Hospital, Bern, Switzerland",
        "AD  - Almond, Ada B.: ada@example.org",
    )
    assert found.record
    first, second = found.record.authors
    assert (first.orcid, second.orcid) == ("0000-0002-1825-0097", "0000-0001-5109-3700")
    assert (first.affiliations, second.affiliations) == (None, (1,))
    assert [each.name for each in found.record.affiliations] == ["Invented Hospital"]
    assert told(found) == [
        "an address of electronic mail is set aside: 'ada@example.org'",
        "an ORCID iD of no author is set aside: 'Cedar, Cleo 0000-0002-1694-233X'",
    ]


def test_an_orcid_id_of_two_authors_alike_is_nobodys() -> None:
    found = reading("AU  - Li, Wei", "AU  - Li, Wang", "AI  - Li, W; ORCID: 0000-0002-1825-0097")
    assert found.record
    assert [author.orcid for author in found.record.authors] == [None, None]
    assert found.issues[0].code == "set-aside"


def test_pages_that_are_words() -> None:
    found = reading("SP  - No", "EP  - Specified")
    assert found.record
    assert found.record.page is None
    assert told(found) == ["what names no page is set aside: 'No Specified'"]


def test_a_last_page_that_repeats_the_first() -> None:
    assert record("SP  - 163", "EP  - 163-167").page == "163-167"


@pytest.mark.parametrize("number", ["NCT01234567", "ISRCTN12345678", "EUCTR2010-1"])
def test_the_number_of_a_trial_is_no_page(number: str) -> None:
    found = reading(f"C7  - {number}")
    assert found.record
    assert found.record.page is None
    assert told(found) == [f"the number of a registered trial is set aside: {number!r}"]


def test_the_shorter_of_two_titles_of_a_journal_is_its_abbreviation() -> None:
    embase = record("T2  - Critical Care Medicine", "JF  - Crit Care Med")
    assert (embase.journal, embase.journal_abbreviation) == (
        "Critical Care Medicine",
        "Crit Care Med",
    )
    found = reading("T2  - A Series of Books", "JF  - Crit Care Med")
    assert found.record
    assert found.record.journal == "Crit Care Med"
    assert told(found) == ["a second title of the container is set aside: 'A Series of Books'"]


def test_pubmed_numbers_among_those_of_other_databases() -> None:
    assert record("C3  - PubMed 12345678").identifiers == {"pmid": "12345678"}
    assert record("C3  - EMBASE 615,PUBMED 1234567").identifiers == {"pmid": "1234567"}
    assert record("N1  - searched PubMed 2014").identifiers == {}


def test_references_in_the_notes_of_scopus() -> None:
    found = reading(
        "N1  - Export Date: 15 October 2020",
        "N1  - Cited By :4",
        "N1  - mine",
        "N1  - References: Abel, K., (1986) J. Nil, 56, p. 1;",
        "Cole, P., (1935) Z. Nichts, 94, p. 277. , https://doi.org/10.5555/abc",
    )
    assert found.record
    assert found.record.notes == "mine"
    assert [(each.number, each.raw) for each in found.record.references] == [
        (1, "Abel, K., (1986) J. Nil, 56, p. 1"),
        (2, "Cole, P., (1935) Z. Nichts, 94, p. 277. , https://doi.org/10.5555/abc"),
    ]
    assert found.record.references[1].identifiers == {"doi": "10.5555/abc"}
    assert told(found) == [
        "a note of the database is set aside: 'Export Date: 15 October 2020'",
        "a note of the database is set aside: 'Cited By :4'",
    ]


def test_cited_references_of_web_of_science() -> None:
    found = record("CR  - Abel K, 2020, J NIL, V5, P123, DOI 10.5555/x.1", "Cole P, 2021, Z NIL")
    assert [each.raw for each in found.references] == [
        "Abel K, 2020, J NIL, V5, P123, DOI 10.5555/x.1",
        "Cole P, 2021, Z NIL",
    ]
    assert found.references[0].identifiers == {"doi": "10.5555/x.1"}


def test_a_note_that_repeats_the_doi_is_none() -> None:
    for note in ("https://doi.org/10.5555/x", "doi: 10.5555/x", "10.5555/x"):
        assert record("DO  - 10.5555/x", f"N1  - {note}").notes is None
    assert record("DO  - 10.5555/x", "N1  - doi: 10.5555/other").notes == "doi: 10.5555/other"


def test_what_a_tag_says_a_second_time_is_told_with_its_line() -> None:
    found = reading(
        "VL  - 1", "VL  - 2", "IS  - 3", "IS  - 4", "SP  - 5", "SP  - 6",
        "LA  - English", "LA  - German; English", "PY  - 2013", "DA  - 2012/12/31",
    )  # fmt: skip
    assert found.record
    assert (found.record.volume, found.record.issue, found.record.language) == ("1", "3", "en")
    places = {(issue.where.line, issue.detail) for issue in found.issues}
    assert places == {
        (4, "a second VL is set aside: '2'"),
        (6, "a second IS is set aside: '4'"),
        (8, "a second SP is set aside: '6'"),
        (10, "a further language is set aside: 'German'"),
        (12, "a date of another year is set aside: '2012/12/31'"),
    }
    assert told(reading("VL  - 1", "VL  - 1", "LA  - en", "LA  - eng")) == []


def test_tags_of_html_in_titles_and_abstracts() -> None:
    found = record(
        "JF  - Health &amp; Nothing",
        "AB  - <h4>Background</h4>Rare, p < 0.05 and &lt; 5.<h4>Case</h4>One <i>of</i> them.",
    )
    assert found.journal == "Health & Nothing"
    assert found.abstract == ("Background\n\nRare, p < 0.05 and < 5.\n\nCase\n\nOne of them.")
    (only,) = readings("TY  - JOUR\nTI  - <i>Candida</i> in CO<sub>2</sub>, a <b and c> d\nER  - ")
    assert only.record
    assert only.record.title is not None
    assert only.record.title.startswith("Candida in CO2")


def test_an_address_in_a_tag_of_few_programs() -> None:
    found = record("UL  - https://example.org/a", kind="RPRT")
    assert found.identifiers == {"url": "https://example.org/a"}
    assert found.type is WorkType.OTHER


def test_a_doi_in_the_place_of_the_pages() -> None:
    found = record("SP  - DOI: 10.5555/a.b")
    assert (found.page, found.identifiers) == (None, {"doi": "10.5555/a.b"})


def test_several_authors_in_one_entry() -> None:
    found = record("AU  - Doe J, van der Roe RA, Li W")
    assert [(each.family, each.given) for each in found.authors] == [
        ("Doe", "J"),
        ("van der Roe", "RA"),
        ("Li", "W"),
    ]
    one = record("AU  - van Berg, Jan A", "AU  - WU LI, AB C", "AU  - Doe, J")
    assert [each.family for each in one.authors] == ["van Berg", "WU LI", "Doe"]


@pytest.mark.parametrize(
    "lines",
    [
        ("AU  - Doe, J", "AU  - ..."),
        ("AU  - Doe, J", "AU  - et al.,"),
        ("AU  - Doe, J", "AU  - et al"),
        ("AU  - Doe, J", "AU  - others"),
        ("AU  - Doe, J", "A1  - and others"),
        ("AU  - Doe, J, et al.",),
        ("AU  - Doe J et al",),
        ("AU  - Doe, J; et al.",),
        ("AU  - Doe, J", "N1  - et al."),
        ("AU  - Doe, J", "N1  - The list of authors is cut: et al."),
    ],
)
def test_the_mark_of_a_cut_list_of_authors_is_nobody(lines: tuple[str, ...]) -> None:
    found = reading(*lines)
    assert found.record
    assert [(each.family, each.given) for each in found.record.authors] == [("Doe", "J")]
    assert found.record.notes is None
    assert [issue.code for issue in found.issues] == ["authors-cut"]


@pytest.mark.parametrize("family", ["Etal", "Al", "Brumet Al", "Others-Berg", "Vallet"])
def test_a_name_like_the_mark_is_a_name(family: str) -> None:
    assert [each.family for each in record(f"AU  - {family}, Jo").authors] == [family]


def test_grants_of_web_of_science_are_stated_once_each_with_one_number() -> None:
    found = record(
        "FU  - Science Body [0745, 0819]; Office Of Earth [0819] Funding Source: Science Body; "
        "Arts Body [AH/1] Funding Source: Union Body; Zoo Society; Zoo Society; "
        "Sun Fund Funding Source: Star Fund"
    )
    assert [(each.funder, each.award_number) for each in found.funding] == [
        ("Science Body", "0745"),
        ("Science Body", "0819"),
        ("Office Of Earth", None),
        ("Arts Body", "AH/1"),
        ("Union Body", None),
        ("Zoo Society", None),
        ("Sun Fund", None),
        ("Star Fund", None),
    ]


def test_the_name_before_an_address_of_embase_is_that_of_its_author() -> None:
    found = record(
        "AU  - Almond, A.", "AU  - Birch, M.A.", "AD  - M.A. Birch, Department of X, Ulm, Germany"
    )
    (only,) = found.affiliations
    assert (only.name, only.city, only.country) == ("Department of X", "Ulm", "DE")
    assert [each.affiliations for each in found.authors] == [None, (1,)]


def test_a_name_of_no_author_stays_before_the_address() -> None:
    (only,) = record("AU  - Almond, A.", "AD  - Z. Elm, Dept of X, Ulm, Germany").affiliations
    assert only.printed == "Z. Elm, Dept of X, Ulm, Germany"
