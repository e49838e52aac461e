"""What is no interest, no body and no award number is never made one."""

from __future__ import annotations

import pytest
from tests.read.wording.test_statements import NAMES, PEOPLE, disclosures, funding, supplies

from casegraph.read.wording.disclosures import read_disclosures
from casegraph.read.wording.lines import Ledger, split_lines
from casegraph.read.wording.organizations import entities, is_organization


@pytest.mark.parametrize(
    "text",
    [
        "It was shown as an oral presentation on President's Day of the Skin Club in May 2019.",
        "This report was presented at the congress of the Skin Club in Rome, June 2015.",
        "Mara Lindqvist is a medical student at Nowhere University for Health Sciences.",
        "Mara Lindqvist is a visiting fellow at the University of Rome.",
    ],
)
def test_presentations_and_studies_name_no_interest(text: str) -> None:
    (found,) = disclosures(text)
    assert (found.statement, found.entity, found.category) == (text, None, None)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("M.L. received fees for an oral presentation from Placebion.", "Placebion"),
        ("M.L. is a student and was paid by Placebion.", "Placebion"),
        ("M.L. is president of Widget AG.", "Widget AG"),
        ("M.L. works for the Center for Fever Control.", "Center for Fever Control"),
        (
            "M.L. is employed at the University for Health Sciences.",
            "University for Health Sciences",
        ),
    ],
)
def test_an_interest_beside_them_is_one(text: str, entity: str) -> None:
    assert [found.entity for found in disclosures(text)] == [entity]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Alpha in June 2015", ["Alpha"]),
        ("Alpha, June 2015, May and 2019", ["Alpha"]),
        (
            "Department of Fish and Wildlife, and Alpha",
            ["Department of Fish and Wildlife", "Alpha"],
        ),
        (
            "Department of Health, Education and Welfare",
            ["Department of Health, Education and Welfare"],
        ),
        ("Alpha and Health Sciences", ["Alpha"]),
        ("Alpha, Rome, Italy", ["Alpha"]),
        ("Alpha and Beta, Italy", ["Alpha", "Beta"]),
    ],
)
def test_a_date_a_town_or_a_field_of_work_is_no_body(text: str, names: list[str]) -> None:
    assert entities(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "We thank Dr. Rosa Field, Department of Fish and Wildlife, Elmton, for providing sera.",
            [],
        ),
        ("We thank Dr. Rosa Field, University of Kiel, Kiel, for providing sera.", []),
        ("We thank Dr. Rosa Field, Kiel, and Placebion for providing sera.", ["Placebion"]),
        ("Sera were kindly provided by Prof. Rosa Field, Kiel.", []),
        ("We thank Placebion, Rome, Italy, for providing examplinib.", ["Placebion"]),
    ],
)
def test_the_address_of_a_person_is_no_company(text: str, names: list[str]) -> None:
    assert supplies(text) == names


@pytest.mark.parametrize(
    ("name", "expected"),
    [("General Hospital", True), ("Widget AG", True), ("Rosa Field", False), ("Prof. Gage", False)],
)
def test_organizations(name: str, expected: bool) -> None:
    assert is_organization(name) is expected


def test_the_remaining_authors_are_known_across_readings() -> None:
    named: set[int] = set()
    authors: list[str | None] = []
    for text in (
        "ML and JYZ were employed by Widget AG.",
        "The remaining authors declare nothing.",
    ):
        lines = split_lines(text)
        read = read_disclosures(lines, PEOPLE, Ledger(lines, "page"), named)
        authors += [each.author for each in read]
    assert authors == [NAMES[0], NAMES[2], NAMES[1], NAMES[3]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supported by the Gait Plan for Arts and Skin (no. 18-6-1-98-abc).",
         [("Gait Plan for Arts and Skin", "18-6-1-98-abc", None)]),
        ("Supported by the Skin Program for Young Talents Abroad (Third Batch of 2018, 2018-105).",
         [("Skin Program for Young Talents Abroad", "2018-105", None)]),
        ("Supported by the Skin Workshop (2018 no. 165).", [("Skin Workshop", "165", None)]),
        ("Supported by the Gait Society (2018) and the Skin Trust (2016-2019).",
         [("Gait Society", None, None), ("Skin Trust", None, None)]),
        ("Supported by the Gait Society grant no. 2018.", [("Gait Society", None, None)]),
        ("Supported by the Gait Society for research on skin.", [("Gait Society", None, None)]),
        ("Supported by the Gait Society for Mara Lindqvist.",
         [("Gait Society", None, "Mara Lindqvist")]),
    ],
)  # fmt: skip
def test_funders_keep_their_names_and_years_are_no_numbers(
    text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert [(f.funder, f.award_number, f.recipient) for f in funding(text)] == expected
