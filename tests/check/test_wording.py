"""The words of titles, values that stand for want of others, and characters that are not seen."""

from __future__ import annotations

from typing import Any

import pytest
from tests.check.lists import found, reference

from casegraph.model.case import Case
from casegraph.model.record import Name


@pytest.mark.parametrize(
    ("code", "fields", "objects"),
    [
        ("title-holds-more", {"title": "A rare infection. Pediatrics 2020;145"}, True),
        ("title-holds-more", {"title": "A rare infection. doi:10.1000/a"}, True),
        ("title-holds-more", {"title": "A page. Available from: https://example.org"}, True),
        ("title-holds-more", {"title": "J Test"}, True),
        ("title-holds-more", {"title": "A cohort from 1999; 20 years later"}, True),
        ("title-holds-more", {"title": "A cohort, 1999 to 2004; a review"}, False),
        ("title-holds-more", {"title": "Doing without a doctor: available evidence"}, False),
        ("doubled-word", {"title": "Treatment of Of PML"}, True),
        ("doubled-word", {"title": "Gorilla gorilla gorilla in captivity"}, False),
        ("doubled-word", {"title": "What there is is little of"}, True),
        ("placeholder", {"title": "[No title available]."}, True),
        ("placeholder", {"volume": "0"}, True),
        ("placeholder", {"page": "0-0"}, True),
        ("placeholder", {"authors": (Name(family="Anonymous"),)}, True),
        ("placeholder", {"authors": (Name(literal="Anon."),)}, True),
        ("placeholder", {"title": "Unknown causes of fever"}, False),
        ("placeholder", {"volume": "10", "page": "10-20"}, False),
        ("markup-left", {"title": "Infection with \\textit{JC virus}"}, True),
        ("markup-left", {"title": "A case of {PML}"}, True),
        ("markup-left", {"title": "The set {1, 2} of cases"}, False),
        ("odd-author", {"authors": (Name(family="StallionAShuckJM"),)}, True),
        ("odd-author", {"authors": (Name(family="and Doe", given="J"),)}, True),
        ("odd-author", {"authors": (Name(family="et al"),)}, True),
        ("odd-author", {"authors": (Name(family="McDonald", given="J"),)}, False),
        ("odd-author", {"authors": (Name(family="van der Al", given="J"),)}, False),
        ("wrong-check-digit", {"identifiers": {"issn": "0317-8472"}}, True),
        ("wrong-check-digit", {"identifiers": {"issn": "0317-8471"}}, False),
        ("wrong-check-digit", {"identifiers": {"isbn": "9783161484101"}}, True),
        ("malformed-pmid", {"identifiers": {"pmid": "2122000312"}}, True),
        ("malformed-pmid", {"identifiers": {"pmcid": "PMCx1"}}, True),
        ("malformed-pmid", {"identifiers": {"pmid": "21220003", "pmcid": "PMC12"}}, False),
        ("malformed-pmid", {"identifiers": {"pmid": "PMC12"}}, False),
        ("cites-retracted", {"raw": "Doe J. A title. J Test 2001;4:1-9 [Retracted]"}, True),
        ("cites-retracted", {"raw": "Doe J. A title. Retraction in: J Test 2003;6:1"}, True),
        ("cites-retracted", {"raw": "Doe J. A retracted lid. J Test 2001;4:1-9"}, False),
        ("title-cut", {"raw": "Doe J (2001) Title 1 ... J Test 4:1-9"}, True),
        ("title-cut", {"raw": "Doe J, Roe R, ... Poe P (2001) Title 1. J Test 4:1-9"}, False),
        ("stray-punctuation", {"issue": "esp."}, False),
        ("stray-punctuation", {"issue": "4."}, True),
        ("stray-punctuation", {"issue": "Suppl 1;"}, True),
        ("page-span-too-long", {"page": "e146-e603"}, False),
        ("page-span-too-long", {"page": "e88-e710"}, True),
        ("page-span-too-long", {"page": "146-603"}, True),
        ("hidden-character", {"title": "leuko\u00adencephalopathy"}, True),
        ("hidden-character", {"title": "inter\u00adleukin", "journal": "J de\ufb01cit"}, True),
        ("hidden-character", {"title": "fi and fl, \u2013 \u03b2"}, False),
    ],
)
def test_one_reference(code: str, fields: dict[str, Any], objects: bool) -> None:
    assert bool(found(code, reference(**fields))) is objects


def test_years_after_the_report() -> None:
    def years(text: str, issued: str | None = "2018-03") -> list[str]:
        case = Case(label="Patient 1", follow_up=text)
        return [i.detail for i in found("year-after-publication", issued=issued, cases=(case,))]

    assert years("seen again in 2021, well") == ["the year 2021, in a report of 2018"]
    assert years("relapse in March 2019")
    assert not years("seen in 2018")
    assert not years("a viral load of 2021 copies/mL")
    assert not years("rose from 2021 copies/mL")
    assert not years("seen again in 2021", issued=None)
