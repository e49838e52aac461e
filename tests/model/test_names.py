from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model.names import (
    ascii_form,
    citation_form,
    display,
    initials,
    inverted_name,
    split_name,
)
from casegraph.model.record import Name


@pytest.mark.parametrize(
    ("printed", "given_names", "family", "suffix"),
    [
        ("Asaff Harel", "Asaff", "Harel", None),
        ("Rebecca Straus Farber", "Rebecca Straus", "Farber", None),
        ("Rebecca\u00a0Straus\u00a0Farber", "Rebecca Straus", "Farber", None),
        ("Steven van Lelyveld", "Steven", "van Lelyveld", None),
        ("Maria de la Cruz", "Maria", "de la Cruz", None),
        ("van Gogh", None, "van Gogh", None),
        ("de la Cruz", None, "de la Cruz", None),
        ("Plato", None, "Plato", None),
        ("John Smith Jr.", "John", "Smith", "Jr."),
        ("John Smith, III", "John", "Smith", "III"),
        ("Smith Jr", None, "Smith", "Jr"),
        ("", None, None, None),
        (" \u00a0 ", None, None, None),
    ],
)
def test_a_printed_name_is_split(
    printed: str, given_names: str | None, family: str | None, suffix: str | None
) -> None:
    assert split_name(printed) == Name(family=family, given=given_names, suffix=suffix)


@given(st.text(max_size=40))
def test_splitting_loses_no_word_and_can_be_repeated(printed: str) -> None:
    name = split_name(printed)
    assert display(name).split() == printed.replace(",", " ").split()
    assert split_name(display(name)) == name


@pytest.mark.parametrize(
    ("given_names", "expected"),
    [
        ("Jean-Paul A.", "JPA"),
        ("SFL", "SFL"),
        ("Asaff", "A"),
        ("A. B.", "AB"),
        ("Å", "Å"),
        ("", ""),
        ("émile", "É"),
    ],
)
def test_initials(given_names: str, expected: str) -> None:
    assert initials(given_names) == expected


def test_forms_of_a_name() -> None:
    name = Name(family="Smith", given="John Q.", suffix="Jr")
    assert display(name) == "John Q. Smith Jr"
    assert citation_form(name) == "Smith JQ Jr"
    group = Name(literal="CADIRIS Study Team")
    assert display(group) == citation_form(group) == "CADIRIS Study Team"


@given(st.text(max_size=30))
def test_the_ascii_form_is_a_key(text: str) -> None:
    form = ascii_form(text)
    assert form.isascii()
    assert form == form.lower()
    assert form == "" or form.isalnum()
    assert ascii_form(form) == form


@pytest.mark.parametrize(
    ("one", "other"), [("Müller", "Muller"), ("O’Brien", "O'Brien"), ("Łukasz", "Lukasz")]
)
def test_spellings_that_compare_equal(one: str, other: str) -> None:
    assert ascii_form(one) == ascii_form(other)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("van der Berg, Jan", Name(family="van der Berg", given="Jan")),
        ("Doe, John, Jr", Name(family="Doe", given="John", suffix="Jr")),
        ("Doe, Jr., John", Name(family="Doe", given="John", suffix="Jr.")),
        ("Doe,", Name(family="Doe")),
        ("Jan van der Berg", Name(family="van der Berg", given="Jan")),
        ("Doe", Name(family="Doe")),
    ],
)
def test_a_name_printed_family_first_is_taken_apart(printed: str, expected: Name) -> None:
    assert inverted_name(printed) == expected
