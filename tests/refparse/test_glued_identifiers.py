"""Identifiers with signs of their own, or with nothing between them and what follows."""

from __future__ import annotations

import pytest

from casegraph.refparse.parse import parse

START = "Roe CS, Poe IJ. Wool in the brain. J Wool Res. 2010;9:425-437. "
SICI = "10.1002/(SICI)1520-6661(199803/04)7:2<76::AID-MFM5>3.0.CO;2-L"


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        (f"doi:{SICI}", SICI.lower()),
        (f"https://doi.org/{SICI}.", SICI.lower()),
        (f"<https://doi.org/{SICI}>", SICI.lower()),
        (f"doi:{SICI.replace('<', '&lt;').replace('>', '&gt;')}", SICI.lower()),
        (f"doi:{SICI.replace('<', '%3C').replace('>', '%3E')}", SICI.lower()),
        (
            "doi:10.1175/1520-0493(1998)126<0001:AWM>2.0.CO;2. Epub 1998",
            "10.1175/1520-0493(1998)126<0001:awm>2.0.co;2",
        ),
        ("doi:10.1000/wool.7<b>in print</b>", "10.1000/wool.7"),
        ("<https://doi.org/10.1000/wool.7>", "10.1000/wool.7"),
    ],
)
def test_a_doi_may_hold_angle_brackets(printed: str, doi: str) -> None:
    assert parse(START + printed).identifiers["doi"] == doi


@pytest.mark.parametrize("printed", [f"doi:{SICI}", f"https://doi.org/{SICI}."])
def test_nothing_is_left_of_a_doi_with_angle_brackets(printed: str) -> None:
    assert parse(START + printed).leftover == ()


@pytest.mark.parametrize(
    "behind",
    [
        "PMID:20298966",
        ".PMID:20298966",
        ".PMID: 20298966.",
        "PMID: 20298966",
        "PubMedPMID20298966",
        "PubMed PMID: 20298966",
        "PMID:20298966PMCID:PMC2880524",
    ],
)
@pytest.mark.parametrize("doi", ["10.1016/S1474-4422(10)70040-5", "10.1016/0140-6736(90)92837(X)"])
def test_a_number_glued_to_a_doi(doi: str, behind: str) -> None:
    parsed = parse(f"{START}doi:{doi}{behind}")
    assert parsed.identifiers["doi"] == doi.lower()
    assert parsed.identifiers["pmid"] == "20298966"
    assert parsed.leftover == ()


@pytest.mark.parametrize(
    "behind",
    [
        "Epub 2010 Apr 1",
        "Available from: x",
        ".Epub",
        "CrossRef",
        "GoogleScholar",
        "Google Scholar",
    ],
)
def test_a_note_glued_to_a_doi(behind: str) -> None:
    raw = f"{START}doi:10.1093/wool/awv001{behind}"
    assert parse(raw).identifiers["doi"] == "10.1093/wool/awv001"


def test_an_address_glued_to_a_doi() -> None:
    parsed = parse(f"{START}doi:10.1093/wool/awv001https://example.org/wool")
    assert parsed.identifiers == {
        "doi": "10.1093/wool/awv001",
        "url": "https://example.org/wool",
    }


def test_identifiers_glued_to_one_another() -> None:
    parsed = parse(f"{START}PMID:20298966PMCID:PMC2880524doi:10.1016/S1474-4422(10)70040-5")
    assert parsed.identifiers == {
        "pmid": "20298966",
        "pmcid": "PMC2880524",
        "doi": "10.1016/s1474-4422(10)70040-5",
    }
    assert parsed.leftover == ()
