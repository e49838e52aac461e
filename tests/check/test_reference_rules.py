"""Each check of single references in both directions: what it finds, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest
from tests.check.lists import found, record, reference

from casegraph.check.registry import check
from casegraph.model.record import Affiliation, Author, Name

Fields = dict[str, Any]


def test_a_plain_list_is_silent() -> None:
    assert check(record(*(reference(number) for number in range(1, 16)))) == ()


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("page-range-shortened", {"page": "592-5"}, {"page": "592-595"}),
        ("page-range-shortened", {"page": "592–595"}, {"page": "e592"}),
        ("page-without-volume", {"volume": None}, {"volume": None, "page": "12"}),
        (
            "page-without-volume",
            {"volume": None},
            {"volume": None, "raw": "Doe J (2001) Title. In: A book. 41:1-2"},
        ),
        ("page-span-too-long", {"page": "101-1109"}, {"page": "1-577"}),
        ("implausible-year", {"year": "1206"}, {"year": "1665"}),
        ("volume-is-year", {"volume": "2001"}, {"volume": "2000"}),
        ("title-in-capitals", {"title": "A TITLE THAT IS PRINTED SO"}, {"title": "HIV AND PML"}),
        ("title-cut", {"title": "A title that ends in..."}, {"title": "A title. That ends"}),
        ("title-cut", {"title": "A title that ends…"}, {"title": "And so on"}),
        ("stray-punctuation", {"volume": "24;"}, {"volume": "24 Suppl 2"}),
        ("stray-punctuation", {"page": "1244."}, {"page": "e1244"}),
        ("stray-punctuation", {"title": ", a title"}, {"title": "A title (part 1)"}),
        ("stray-punctuation", {"journal": "J Test,"}, {"journal": "J. Test."}),
        ("unbalanced-brackets", {"title": "A title (a review"}, {"title": "A title (a review)"}),
        ("unbalanced-brackets", {"title": "A title] of"}, {"title": "[A title]"}),
        ("unbalanced-brackets", {"title": "One (of b"}, {"title": "Why a) one and b) two"}),
        ("unbalanced-quotes", {"title": "The “half syndrome"}, {"title": "The “half” one"}),
        ("unbalanced-quotes", {"title": 'The "half syndrome'}, {"title": 'The U2B"-U2A complex'}),
        ("markup-left", {"title": "In <i>JC virus</i>"}, {"title": "p < 0.05; q > 3"}),
        ("markup-left", {"journal": "Brain &amp; Mind"}, {"journal": "Brain & Mind"}),
        ("broken-spacing", {"raw": "Doe J , Roe R"}, {"raw": "Doe J, Roe R. 1.5 .5"}),
        ("mojibake", {"title": "FernÃ¡ndez and Î²2"}, {"title": "Fernández Ä and Ñandú"}),
        ("mojibake", {"title": "A caseâ€“control study"}, {"title": "Die Größe – und Âge"}),
        ("lost-character", {"raw": "Universit\ufffdt"}, {"raw": "Universität"}),
        ("lost-character", {"raw": "Universit?tsklinik"}, {"raw": "Why? because http://a.b/c?d=e"}),
        (
            "wrong-alphabet",
            {"raw": "Рrogress", "title": "Рrogress"},
            {"raw": "Прогресс и TGF-β", "title": "Прогресс и TGF-β"},
        ),
        ("malformed-doi", {"identifiers": {"doi": "https://doi.org/10.1000/a"}}, {}),
        ("malformed-doi", {"identifiers": {"doi": "10.1000/a."}}, {}),
        ("malformed-doi", {"identifiers": {"doi": "10.1000/apmid123"}}, {}),
        (
            "malformed-doi",
            {"identifiers": {"doi": "see text"}},
            {"identifiers": {"doi": "10.1000/a"}},
        ),
        (
            "malformed-doi",
            {"identifiers": {"doi": "10.1000/"}},
            {"identifiers": {"doi": "10.1000/A(1)"}},
        ),
        ("broken-doi", {"raw": "doi: 10.1093/ ofid"}, {"raw": "doi: 10.1093/ofid"}),
        ("broken-doi", {"raw": "doi: 10. 1093/ofid"}, {"raw": "10. 1093 men"}),
        ("wrong-check-digit", {"raw": "ISSN 0317-8472"}, {"raw": "ISSN 0317-8471"}),
        ("wrong-check-digit", {"raw": "isbn: 0-306-40615-3"}, {"raw": "isbn: 0-306-40615-2"}),
        (
            "identifier-swapped",
            {"identifiers": {"pmid": "PMC4735921"}},
            {"identifiers": {"pmid": "4735921", "pmcid": "PMC4735920"}},
        ),
        (
            "identifier-swapped",
            {"identifiers": {"pmid": "4735921", "pmcid": "PMC4735921"}},
            {"identifiers": {"pmcid": "PMC4735921"}},
        ),
        ("malformed-url", {"raw": "http:/www.who.int"}, {"raw": "http://www.who.int"}),
        ("malformed-url", {"raw": "https:// www.a.org"}, {"raw": "https://www.a.org"}),
        (
            "malformed-url",
            {"identifiers": {"url": "www.a b"}},
            {"identifiers": {"url": "https://a.b"}},
        ),
        (
            "odd-author",
            {"authors": (Name(family="J", given="Doe"),)},
            {"authors": (Name(family="E", given="W"),)},
        ),
        (
            "odd-author",
            {"authors": (Name(family="D0e", given="J"),)},
            {"authors": (Name(family="HapMap 3 Consortium"), Name(family="O'Neil", given="K"))},
        ),
        (
            "repeated-author",
            {"authors": (Name(family="Doe", given="J"), Name(family="Doe", given="J"))},
            {"authors": (Name(family="Doe", given="J"), Name(family="Doe", given="K"))},
        ),
        ("cites-retracted", {"title": "RETRACTED: A cure"}, {"title": "The retracted eyelid"}),
        (
            "cites-retracted",
            {"title": "A cure [Retracted]"},
            {"title": "Retraction pockets of ear"},
        ),
        (
            "cites-retracted",
            {"title": "Expression of concern: a cure"},
            {"title": "Retraction of the tongue base"},
        ),
    ],
)
def test_a_reference(code: str, wrong: Fields, right: Fields) -> None:
    wrong, right = ({"raw": str(f.get("title")), **f} for f in (wrong, right))
    assert found(code, reference(**wrong)), wrong
    assert not found(code, reference(**right)), right


def test_check_digits_of_people_and_places() -> None:
    author = Author(family="Doe", orcid="0000-0002-1825-0098")
    place = Affiliation(number=1, name="A hospital", ror="0231d2y51")
    issues = found("wrong-check-digit", reference(), authors=(author,), affiliations=(place,))
    assert [issue.where.path for issue in issues] == ["authors[0].orcid", "affiliations[0].ror"]


def test_mojibake_in_the_report_itself() -> None:
    [issue] = found("mojibake", reference(), title="FernÃ¡ndez")
    assert issue.where.path == "title"
