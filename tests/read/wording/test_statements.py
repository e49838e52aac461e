"""Disclosures, funding and supplies: who, from whom, in which ICMJE item."""

from __future__ import annotations

import pytest

from casegraph.model.names import split_name
from casegraph.model.record import Author, Disclosure, Funding
from casegraph.read.wording.disclosures import read_disclosures
from casegraph.read.wording.funding import read_funding
from casegraph.read.wording.lines import Ledger, split_lines
from casegraph.read.wording.organizations import entities, is_company
from casegraph.read.wording.statements import people, sentences
from casegraph.read.wording.supplies import supplies_thanked_for

NAMES = ("Mara Lindqvist", "Pieter van der Berg", "Jia-Yi Zhang", "Ana Sofia Duarte")
AUTHORS = tuple(Author(family=name.family, given=name.given) for name in map(split_name, NAMES))
PEOPLE = people(AUTHORS)


def disclosures(text: str) -> list[Disclosure]:
    lines = split_lines(text)
    return list(read_disclosures(lines, PEOPLE, Ledger(lines, "page")))


def funding(text: str) -> list[Funding]:
    lines = split_lines(text)
    return list(read_funding(lines, PEOPLE, Ledger(lines, "page")))


def supplies(text: str) -> list[str | None]:
    ledger = Ledger((), "page")
    found = supplies_thanked_for(text, PEOPLE, first=0, lines=[], ledger=ledger)
    assert all(d.derived and d.category == 12 and d.author is None for d in found)
    return [d.entity for d in found]


@pytest.mark.parametrize(
    "text",
    [
        "None.",
        "None declared",
        "Nothing to disclose.",
        "There is no conflict of interests.",
        "The authors declare no competing interests.",
        "The authors have no conflict of interest to declare.",
        "All authors declare that they have no conflict of interest.",
        "The authors report no relevant financial relationships.",
        "No external funding and no competing interests are declared.",
        "The authors do not have any competing financial interest.",
        "The work was done in the absence of any commercial relationship.",
    ],
)
def test_one_sentence_denies_for_all(text: str) -> None:
    assert disclosures(text) == [Disclosure(statement=text, none_declared=True)]


@pytest.mark.parametrize(
    ("subject", "author"),
    [
        ("Mara Lindqvist", 0),
        ("Dr. Lindqvist", 0),
        ("M.L.", 0),
        ("M. Lindqvist", 0),
        ("Lindqvist M", 0),
        ("Pieter van der Berg", 1),
        ("PvdB", 1),
        ("JYZ", 2),
        ("J.-Y.Z.", 2),
        ("J.Y. Zhang", 2),
        ("Ana Duarte", 3),
        ("ASD", 3),
        ("The first author", 0),
        ("The senior author", 3),
        ("Nobody Known", None),
    ],
)
def test_an_author_is_known_by_name_or_initials(subject: str, author: int | None) -> None:
    (found,) = disclosures(f"{subject} has received consulting fees from Placebion.")
    assert found.author == (None if author is None else NAMES[author])
    assert (found.entity, found.category) == ("Placebion", 4)


def test_initials_that_two_authors_share_name_nobody() -> None:
    twins = people([Author(family="Lee", given="Kim"), Author(family="Lund", given="Karl")])
    assert twins.find("K.L.") is None
    assert twins.find("Karl Lund") == 1


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("received support for this manuscript from", None),
        ("received a research grant from", 2),
        ("received royalties from", 3),
        ("is a consultant for", 4),
        ("received speaker fees from", 5),
        ("received honoraria for lectures from", 5),
        ("gave expert testimony for", 6),
        ("received travel support from", 7),
        ("holds a patent with", 8),
        ("is a member of the scientific advisory board of", 9),
        ("is on the board of directors of", 10),
        ("owns stock in", 11),
        ("received study drugs from", 12),
        ("is an employee of", 13),
    ],
)
def test_the_words_decide_the_item_of_the_form(words: str, category: int | None) -> None:
    (found,) = disclosures(f"Mara Lindqvist {words} Placebion Inc. in the past year.")
    assert found.category == category
    assert found.entity is not None
    assert found.entity.startswith("Placebion Inc")


def test_several_companies_and_kinds_share_one_statement() -> None:
    text = "M.L. received consulting fees from Alpha, Beta Pharma and Gamma AG, and stock of Delta."
    found = disclosures(text)
    assert [(d.entity, d.category) for d in found] == [
        ("Alpha", 4),
        ("Beta Pharma", 4),
        ("Gamma AG", 4),
        ("Delta", 11),
    ]
    assert {d.statement for d in found} == {text}


def test_the_remaining_authors_are_those_not_named() -> None:
    text = (
        "ML and JYZ were employed by the company Widget Works Inc., Basel, Switzerland. "
        "The remaining authors declare no conflict of interest."
    )
    found = disclosures(text)
    assert [(d.author, d.entity, d.none_declared) for d in found] == [
        (NAMES[0], "Widget Works Inc.", False),
        (NAMES[2], "Widget Works Inc.", False),
        (NAMES[1], None, True),
        (NAMES[3], None, True),
    ]


def test_a_pronoun_speaks_of_the_author_before() -> None:
    found = disclosures("M.L. is a consultant for Alpha. She also owns shares of Beta.")
    assert [(d.author, d.entity) for d in found[:2]] == [(NAMES[0], "Alpha"), (NAMES[0], "Beta")]


def test_semicolons_part_the_authors() -> None:
    found = disclosures("Mara Lindqvist: travel grant from Alpha; Ana Sofia Duarte: none.")
    assert [(d.author, d.entity, d.none_declared) for d in found] == [
        (NAMES[0], "Alpha", False),
        (NAMES[3], None, True),
    ]


def test_an_exception_is_not_a_denial() -> None:
    (found,) = disclosures("M.L. has no conflicts other than travel grants from Alpha.")
    assert (found.none_declared, found.entity, found.category) == (False, "Alpha", 7)


def test_a_statement_in_unknown_words_is_kept_whole() -> None:
    text = "The usual forms can be seen at the office."
    assert disclosures(text) == [Disclosure(statement=text)]


def test_an_added_sentence_stays_with_its_statement() -> None:
    text = "The authors declare no conflict of interest. The sponsor chose the paper's colour."
    assert disclosures(text) == [Disclosure(statement=text, none_declared=True)]


def test_statements_on_lines_without_blank_lines_are_parted_by_author() -> None:
    found = disclosures(
        "Mara Lindqvist reports no disclosures\nAna Sofia Duarte reports no disclosures"
    )
    assert [d.author for d in found] == [NAMES[0], NAMES[3]]


def test_sentences_do_not_break_at_titles_and_initials() -> None:
    text = "Dr. Lindqvist and M. Poe met A.S.D. at Alpha Inc. in Rome. All is well."
    assert [text[a:b] for a, b in sentences(text, PEOPLE)] == [text[:-13], "All is well."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "This study was supported by a Young Clinician Award from the Ataxia Foundation.",
            [("Ataxia Foundation", "Young Clinician Award", None, None)],
        ),
        (
            "Funded by the Made-Up Council (grants AB-12345 and 67890) and the Skin Trust (7781).",
            [
                ("Made-Up Council", None, "AB-12345", None),
                ("Made-Up Council", None, "67890", None),
                ("Skin Trust", None, "7781", None),
            ],
        ),
        (
            "Supported by NIH grant K23NS1234 to M.L.",
            [("NIH", None, "K23NS1234", "Mara Lindqvist")],
        ),
        (
            "The work was supported by grant 81770123 from the Science Foundation of Nowhere.",
            [("Science Foundation of Nowhere", None, "81770123", None)],
        ),
        (
            "Ana Sofia Duarte received funding from the Gait Society.",
            [("Gait Society", None, None, "Ana Sofia Duarte")],
        ),
        (
            "The authors acknowledge financial support from the Gait Society for this work.",
            [("Gait Society", None, None, None)],
        ),
        (
            "Imaginary KAKENHI Grant Number JP18K12345",
            [("Imaginary KAKENHI", None, "JP18K12345", None)],
        ),
        ("This research received no external funding.", [(None, None, None, None)]),
        ("Not applicable", [(None, None, None, None)]),
        ("Money came in the usual way, as ever.", [(None, None, None, None)]),
    ],
)
def test_funding_in_common_forms(
    text: str, expected: list[tuple[str | None, str | None, str | None, str | None]]
) -> None:
    found = funding(text)
    assert [(f.funder, f.award, f.award_number, f.recipient) for f in found] == expected
    assert {f.statement for f in found} == {text}


def test_noise_under_a_heading_is_no_funding() -> None:
    assert funding("zz qq") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The authors thank Rosa Field and Placebion for providing examplinib.", ["Placebion"]),
        ("We thank Eli Lilly for the supply of the study drug.", ["Eli Lilly"]),
        ("Examplinib was kindly provided by Widget Healthcare.", ["Widget Healthcare"]),
        ("We are grateful to Widget SA for donating the vaccine.", ["Widget SA"]),
        ("We thank Dr. Rosa Field for providing samples.", []),
        ("We thank Rosa Field for providing antibodies.", []),
        ("We thank the University Hospital of Nowhere for providing tissue.", []),
        ("We thank Placebion for providing technical support.", []),
        ("We thank R. Field (Widget Translation) for language editing.", []),
        ("We thank the ward staff.", []),
    ],
)
def test_a_company_thanked_for_a_supply(text: str, names: list[str]) -> None:
    assert supplies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Alpha, Beta Pharma, and 3D Widgets Inc.", ["Alpha", "Beta Pharma", "3D Widgets Inc"]),
        ("the company Alpha AG, Basel, Switzerland", ["Alpha AG"]),
        ("Alpha, Inc. and Beta", ["Alpha, Inc.", "Beta"]),
        ("Alpha for work outside this study", ["Alpha"]),
        ("various companies", []),
    ],
)
def test_the_bodies_a_phrase_lists(text: str, names: list[str]) -> None:
    assert [name.rstrip(".") for name in entities(text)] == [name.rstrip(".") for name in names]


@pytest.mark.parametrize("name", ["Placebion", "Alpha AG", "Beta Pharma", "Merck Sharp & Dohme"])
def test_companies(name: str) -> None:
    assert is_company(name)


@pytest.mark.parametrize(
    "name", ["Rosa Field", "Prof. Pharmakis", "NIH", "General Hospital", "the staff"]
)
def test_persons_and_public_bodies_are_no_companies(name: str) -> None:
    assert not is_company(name)
