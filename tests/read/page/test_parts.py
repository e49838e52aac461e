"""The smaller forms: volume lines, names, affiliations, link labels, numbers, countries."""

from __future__ import annotations

import pytest

from casegraph.model.countries import country_at_end, country_code, is_region
from casegraph.model.link_labels import split_links
from casegraph.model.names import display
from casegraph.read.page.author_lines import parse_author_line
from casegraph.read.page.authors import is_name, parse_author
from casegraph.read.page.references import read_references
from casegraph.read.page.volume import iso_date, parse_volume
from casegraph.read.wording.addresses import parse_affiliation
from casegraph.read.wording.lines import Ledger, split_lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (", Volume 24, Issue\u00a05, pp 652–655 | Cite as", (None, "24", "5", "652-655", None)),
        (
            "October 2018, Volume 24, Issue 5, pp 652–655 | Cite as",
            (None, "24", "5", "652-655", "2018-10"),
        ),
        (", Volume 8, 674382 | Cite as", (None, "8", None, "674382", None)),
        (", Volume 7, e101 | Cite as", (None, "7", None, "e101", None)),
        (", 24:12 | Cite as", (None, "24", None, "12", None)),
        ("December 2016, 10:24", None),
        ("Volume 24, pages 652–655 (2018)Cite this article", (None, "24", None, "652-655", "2018")),
        (
            "Journal of Tales volume 13, Article number: 188 (2019) Cite this article",
            ("Journal of Tales", "13", None, "188", "2019"),
        ),
        ("Journal of Tales 2018, 12:123", ("Journal of Tales", "12", None, "123", "2018")),
        (
            "Tales in Medicine volume 5, pages S1–S4(2001)",
            ("Tales in Medicine", "5", None, "S1-S4", "2001"),
        ),
        (", Volume 3, Issue 1-2, pp 5–6 | Cite as", (None, "3", "1-2", "5-6", None)),
        (", Volume 3, Supplement 1, pp 5–6 | Cite as", (None, "3", "Supplement 1", "5-6", None)),
        (", Volume 11 | Cite as", (None, "11", None, None, None)),
        ("The volume 12 of blood was lost at 12:30", None),
        ("A case of low blood volume", None),
        ("Received at 12:30", None),
    ],
)
def test_volume_lines(
    text: str, expected: tuple[str | None, str, str | None, str | None, str | None] | None
) -> None:
    found = parse_volume(text)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert (found.journal, found.volume, found.issue, found.page, found.issued) == expected


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("29 June 2018", "2018-06-29"),
        ("June 9, 2018", "2018-06-09"),
        ("2018-06-29", "2018-06-29"),
        ("2018", None),
    ],
)
def test_days(printed: str, date: str | None) -> None:
    assert iso_date(printed) == date


@pytest.mark.parametrize(
    ("text", "name", "affiliations", "corresponding"),
    [
        ("Mara\u00a0Lindqvist", "Mara Lindqvist", None, None),
        ("Mara LindqvistEmail author", "Mara Lindqvist", None, True),
        ("Mara Lindqvist1,2*", "Mara Lindqvist", (1, 2), None),
        ("Mara Lindqvist ¹²", "Mara Lindqvist", (12,), None),
        ("Pieter van der Berg 1 3Email author", "Pieter van der Berg", (1, 3), True),
        ("Tom Poe Jr", "Tom Poe Jr", None, None),
        ("Gunadi", "Gunadi", None, None),
        ("for the Paper Skin Study Group", "for the Paper Skin Study Group", None, None),
    ],
)
def test_one_author(
    text: str, name: str, affiliations: tuple[int, ...] | None, corresponding: bool | None
) -> None:
    assert is_name(text)
    author = parse_author(text)
    assert display(author) == name
    assert (author.affiliations, author.corresponding) == (affiliations, corresponding)


def test_a_study_group_is_a_collective_author() -> None:
    assert parse_author("Paper Skin Study Group").literal == "Paper Skin Study Group"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Clara Nowak, Idris Okafor & Yuki Tanabe", ["Clara Nowak", "Idris Okafor", "Yuki Tanabe"]),
        (
            "Clara Nowak1,2, Idris Okafor2 and Yuki Tanabe1",
            ["Clara Nowak", "Idris Okafor", "Yuki Tanabe"],
        ),
        ("Clara Nowak, MD, PhD, Idris Okafor, MBBS", ["Clara Nowak", "Idris Okafor"]),
        ("Clara Nowak\u00a0Idris Okafor\u00a0", ["Clara Nowak", "Idris Okafor"]),
        ("Clara Nowak • Idris Okafor", ["Clara Nowak", "Idris Okafor"]),
        ("Tom Poe, Jr, Idris Okafor", ["Tom Poe Jr", "Idris Okafor"]),
        ("Fever, cough and rash in a patient", None),
        ("Slow recovery after examplinib", None),
        ("Clara Nowak", None),
    ],
)
def test_authors_in_one_line(text: str, names: list[str] | None) -> None:
    found = parse_author_line(text)
    assert (None if found is None else [display(author) for author in found]) == names


@pytest.mark.parametrize(
    ("printed", "name", "city", "region", "country"),
    [
        ("Hill HospitalNew YorkUSA", "Hill Hospital", "New York", None, "US"),
        ("McGill ClinicMontréal, QCCanada", "McGill Clinic", "Montréal", "QC", "CA"),
        (
            "Ward FourHill Hospital12 Main StreetMiamiFL 33136USA",
            "Ward Four, Hill Hospital",
            "Miami",
            "FL",
            "US",
        ),
        ("Hill HospitalWestonFLUSA", "Hill Hospital", "Weston", "FL", "US"),
        (
            "Hill HospitalPune, Maharashtra 411001India",
            "Hill Hospital",
            "Pune",
            "Maharashtra",
            "IN",
        ),
        ("University of Leidenthe Netherlands", "University of Leiden", None, None, "NL"),
        ("Royal HospitalLondon NW3 2QGUK", "Royal Hospital", "London", None, "GB"),
        (
            "Institute of Tales10100 TurinItaly; a.b@tales.it (A.B.)",
            "Institute of Tales",
            "Turin",
            None,
            "IT",
        ),
        ("Seoul HospitalSeoulRepublic of Korea", "Seoul Hospital", "Seoul", None, "KR"),
        ("Taipei HospitalTaipeiTaiwan", "Taipei Hospital", "Taipei", None, "TW"),
        ("Hill Hospital, Springfield, IL 62701, USA", "Hill Hospital", "Springfield", "IL", "US"),
        (
            "Hill Hospital, Department of Tales",
            "Hill Hospital, Department of Tales",
            None,
            None,
            None,
        ),
        ("University of New Mexico", "University of New Mexico", None, None, None),
        ("Alpha Medicines Inc.ShanghaiChina", "Alpha Medicines Inc.", "Shanghai", None, "CN"),
        ("Eye ClinicAnkaraTürkiye", "Eye Clinic", "Ankara", None, "TR"),
        ("General HospitalSingaporeSingapore", "General Hospital", "Singapore", None, "SG"),
    ],
)
def test_affiliations(
    printed: str, name: str, city: str | None, region: str | None, country: str | None
) -> None:
    found = parse_affiliation(1, printed)
    assert (found.name, found.city, found.region, found.country) == (name, city, region, country)
    assert found.printed == printed


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("USA", "US"), ("U.S.A.", "US"), ("United Kingdom", "GB"), ("the Netherlands", "NL"),
        ("South Korea", "KR"), ("Iran", "IR"), ("Czech Republic", "CZ"), ("Viet Nam", "VN"),
        ("P.R. China", "CN"), ("Côte d'Ivoire", "CI"), ("Atlantis", None), ("", None),
    ],
)  # fmt: skip
def test_countries(printed: str, code: str | None) -> None:
    assert country_code(printed) == code


def test_a_country_within_a_name_is_not_the_address() -> None:
    assert country_at_end("Medical University of South Africa") is None
    assert country_at_end("Hospital, NewarkNew Jersey") is None
    assert country_at_end("Laboratory of the JC VIRUS") is None
    assert country_at_end("Clinic, PapeetePapua New Guinea") == (len("Clinic, Papeete"), "PG")
    assert country_at_end("Hill Clinic, Berlin Germany") == (len("Hill Clinic, Berlin "), "DE")
    assert is_region("US", "FL")
    assert not is_region("FR", "FL")


@pytest.mark.parametrize(
    ("text", "raw", "links"),
    [
        ("Title. J 1:2–3CrossRefGoogle Scholar", "Title. J 1:2–3", ("CrossRef", "Google Scholar")),
        (
            "Title. J 1:2PubMedPubMedCentralCrossRef",
            "Title. J 1:2",
            ("PubMed", "PubMedCentral", "CrossRef"),
        ),
        (
            "Title. J 1:2 Article CAS PubMed Google Scholar",
            "Title. J 1:2",
            ("Article", "CAS", "PubMed", "Google Scholar"),
        ),
        ("A search of PubMed", "A search of PubMed", ()),
        ("A Research Article", "A Research Article", ()),
        ("No labels 12:3", "No labels 12:3", ()),
    ],
)
def test_link_labels(text: str, raw: str, links: tuple[str, ...]) -> None:
    assert split_links(text) == (raw, links)


@pytest.mark.parametrize(
    "form", ["  {}. ", "{}. ", "[{}] ", "{}) ", "\t{}.\t", "{}.\u00a0", "{}\t"]
)
def test_number_forms(form: str) -> None:
    text = "\n".join(form.format(n) + f"Able A (2001) On {n}. J Num 1:{n}" for n in range(1, 12))
    lines = split_lines(text)
    found = read_references(lines, Ledger(lines, "page"))
    assert [reference.number for reference in found] == list(range(1, 12))
    assert found[10].raw == "Able A (2001) On 11. J Num 1:11"


def test_a_wrapped_reference_is_joined_even_where_a_line_begins_with_a_number() -> None:
    text = "1. Able A (2001) On one. J Num\n   2018. pp 1–2\n2. Baker B (2002) On two. J Num 1:3"
    lines = split_lines(text)
    ledger = Ledger(lines, "page")
    first, second = read_references(lines, ledger)
    assert first.raw == "Able A (2001) On one. J Num 2018. pp 1–2"
    assert second.number == 2
    assert ledger.close() == ()
