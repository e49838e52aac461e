from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casegraph.model import ids

CLEANERS = {**ids.CLEAN, "orcid": ids.clean_orcid, "ror": ids.clean_ror}
VALID = {
    "doi": "10.1007/s13365-018-0657-x",
    "pmid": "30120758",
    "pmcid": "PMC6174275",
    "isbn": "9780306406157",
    "issn": "1550-6606",
    "arxiv": "2101.00001",
    "url": "https://example.org/a",
    "orcid": "0000-0002-1825-0097",
    "ror": "0231d2y50",
}
PRINTED = [
    ("doi", "https://doi.org/10.1007/S13365-018-0657-X"),
    ("doi", "http://dx.doi.org/10.1007/s13365-018-0657-x."),
    ("doi", "DOI: 10.1007/s13365-018-0657-x)"),
    ("doi", "doi 10.1007/s13365-018-0657-x;"),
    ("doi", "https://www.doi.org/10.1007%2Fs13365-018-0657-x"),
    ("doi", "\u00a0doi:10.1007/s13365-018-0657-x\n"),
    ("doi", "10.1007/s13365-018-0657-xPMID: 30120758"),
    ("doi", "10.1007/s13365-018-0657-x.PMC6174275"),
    ("doi", "https://doi.org/10.1007/s13365-018-0657-xEpub 2018"),
    ("doi", "doi:10.1007/s13365-018-0657-xhttps://example.org/a"),
    ("pmid", "PMID: 30120758"),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/30120758/"),
    ("pmid", "https://www.ncbi.nlm.nih.gov/pubmed/30120758"),
    ("pmid", "0030120758"),
    ("pmcid", "pmc6174275"),
    ("pmcid", "PMCID: PMC6174275"),
    ("pmcid", "https://pmc.ncbi.nlm.nih.gov/articles/PMC6174275/"),
    ("isbn", "ISBN 0-306-40615-2"),
    ("isbn", "978-0-306-40615-7"),
    ("issn", "eISSN: 15506606"),
    ("issn", "1550–6606"),
    ("arxiv", "arXiv:2101.00001v3"),
    ("arxiv", "https://arxiv.org/pdf/2101.00001.pdf"),
    ("url", " https://example.org/a "),
    ("orcid", "https://orcid.org/0000-0002-1825-0097"),
    ("orcid", "0000 0002 1825 0097"),
    ("ror", "https://ror.org/0231d2y50"),
]


@pytest.mark.parametrize(
    "printed",
    [
        "10.1002/(SICI)1(98)7:2<7::A-M>3.0.CO;2-L",
        "10.1002/(SICI)1(98)7:2%3C7::A-M%3E3.0.CO;2-L",
        "doi:10.1002/(SICI)1(98)7:2&lt;7::A-M&gt;3.0.CO;2-L",
    ],
)
def test_a_doi_may_hold_angle_brackets(printed: str) -> None:
    assert ids.clean_doi(printed) == "10.1002/(sici)1(98)7:2<7::a-m>3.0.co;2-l"


@pytest.mark.parametrize("doi", ["10.1000/pmid.7", "10.1000/EpubAvailable", "10.1000/wool-PMID"])
def test_a_doi_is_not_cut_where_nothing_like_one_stands_before(doi: str) -> None:
    assert ids.clean_doi(doi) == doi.lower()


@pytest.mark.parametrize(("scheme", "value"), VALID.items())
def test_a_clean_identifier_stays_as_it_is(scheme: str, value: str) -> None:
    assert CLEANERS[scheme](value) == value


@pytest.mark.parametrize(("scheme", "printed"), PRINTED)
def test_every_printed_form_is_one_identifier(scheme: str, printed: str) -> None:
    assert CLEANERS[scheme](printed) == VALID[scheme]


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        ("doi", "11.1007/abc"),
        ("doi", "10.1007"),
        ("doi", "10.1007/"),
        ("doi", "10.1007/..."),
        ("doi", "10.10/abc"),
        ("pmid", "0"),
        ("pmid", "123456789"),
        ("pmid", "12a"),
        ("pmid", "١٢٣"),
        ("pmcid", "PMC0"),
        ("pmcid", "PMC"),
        ("isbn", "9770306406157"),
        ("issn", "1550-660"),
        ("orcid", "0000-0002-1825-009"),
        ("ror", "1231d2y50"),
        ("ror", "0231i2y50"),
        ("arxiv", "2101.1"),
        ("url", "http://["),
        ("url", "http://a b/"),
        ("url", "javascript:alert(1)"),
        ("url", "example.org"),
    ],
)
def test_what_is_no_identifier_is_none(scheme: str, text: str) -> None:
    assert CLEANERS[scheme](text) is None


@given(st.sampled_from(sorted(CLEANERS)), st.text(max_size=40))
@settings(max_examples=300)
def test_cleaning_any_text_is_safe_and_final(scheme: str, text: str) -> None:
    cleaned = CLEANERS[scheme](text)
    assert cleaned is None or CLEANERS[scheme](cleaned) == cleaned


@given(st.from_regex(r"10\.[0-9]{4,9}/[!-~]{1,20}", fullmatch=True))
def test_a_doi_has_one_normal_form(doi: str) -> None:
    cleaned = ids.clean_doi(doi)
    if cleaned is not None:
        assert doi.lower().startswith(cleaned)
        assert ids.clean_doi(cleaned) == cleaned
        assert ids.clean_doi(f"doi:{cleaned}.") == cleaned
        if cleaned.count("(") == cleaned.count(")"):
            assert ids.clean_doi(f"{cleaned}).") == cleaned


def test_brackets_that_belong_to_a_doi_stay() -> None:
    assert ids.clean_doi("10.1016/S0140-6736(05)") == "10.1016/s0140-6736(05)"
    assert ids.clean_doi("(10.1016/S0140-6736(05)).".strip("(")) == "10.1016/s0140-6736(05)"
    assert ids.clean_doi("10.1000/doi:abc") == "10.1000/doi:abc"
    assert ids.clean_doi("10.1000/" + ")" * 200_000) is None


@pytest.mark.parametrize("scheme", ["issn", "isbn", "orcid", "ror"])
@given(data=st.data())
def test_one_wrong_digit_is_always_noticed(scheme: str, data: st.DataObject) -> None:
    value = VALID[scheme]
    places = [
        i for i, sign in enumerate(value) if sign.isdigit() and not (scheme == "ror" and i == 0)
    ]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != value[place]]))
    assert CLEANERS[scheme](value[:place] + digit + value[place + 1 :]) is None


@pytest.mark.parametrize("scheme", ["issn", "isbn", "orcid"])
@given(data=st.data())
def test_one_check_digit_in_ten_fits(scheme: str, data: st.DataObject) -> None:
    length = {"issn": 7, "isbn": 12, "orcid": 15}[scheme]
    stem = data.draw(st.from_regex(f"[0-9]{{{length}}}", fullmatch=True))
    stem = "978" + stem[3:] if scheme == "isbn" else stem
    fitting = [sign for sign in "0123456789X" if CLEANERS[scheme](stem + sign)]
    assert len(fitting) == 1


@pytest.mark.parametrize("ror", ["0231d2y50", "01esghr10", "04a9tmd77", "05dxps055", "02mhbdp94"])
def test_ror_ids_of_real_organizations_are_valid(ror: str) -> None:
    assert ids.clean_ror(ror) == ror


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_isbn_10_and_13_are_one(stem: str) -> None:
    total = sum(int(digit) * (10 - i) for i, digit in enumerate(stem))
    check = (11 - total % 11) % 11
    isbn13 = ids.clean_isbn(stem + ("X" if check == 10 else str(check)))
    assert isbn13 is not None
    assert isbn13[3:12] == stem
    assert ids.clean_isbn(isbn13) == isbn13


def test_a_user_names_a_work_by_any_identifier() -> None:
    assert ids.recognize("doi:10.1007/ABC") == ("doi", "10.1007/abc")
    assert ids.recognize("https://doi.org/10.1007/abc") == ("doi", "10.1007/abc")
    assert ids.recognize("PMID:123") == ("pmid", "123")
    assert ids.recognize("pmcid:PMC5") == ("pmcid", "PMC5")
    assert ids.recognize("pmid:x") is None
    assert ids.recognize("harel2018") is None


def test_values_of_other_schemes_are_kept() -> None:
    assert ids.clean("isrctn", " 12345 ") == "12345"
    assert ids.clean("isrctn", " ") is None


def test_addresses() -> None:
    assert ids.address("doi", "10.1007/abc") == "https://doi.org/10.1007/abc"
    assert ids.address("issn", "1550-6606") is None
