from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model.record import Name
from casegraph.read.bibtex.names import read_names

WORD = st.text(alphabet="ABCDEFGH", min_size=1, max_size=1).flatmap(
    lambda first: st.text(alphabet="abcdefgh", min_size=1, max_size=6).map(lambda t: first + t)
)


def name(family: str | None, given: str | None = None, suffix: str | None = None) -> Name:
    return Name(family=family, given=given, suffix=suffix)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Doe, Jane", name("Doe", "Jane")),
        ("Jane B. Doe", name("Doe", "Jane B.")),
        ("van der Berg, Jan", name("van der Berg", "Jan")),
        ("Jan van der Berg", name("van der Berg", "Jan")),
        ("Doe, Jr., John", name("Doe", "John", "Jr.")),
        (r"Herm{\"a}n{\~n} von Helmh{\"o}ltz", name("von Helmhöltz", "Hermänñ")),
        ("Maria {Della Vedova}", name("Della Vedova", "Maria")),
        ("{Study and Control Group}", Name(literal="Study and Control Group")),
        (r"{\"O}zkal, Erhan", name("Özkal", "Erhan")),
        ("given=Jan, family=Berg, prefix=van", name("van Berg", "Jan")),
        ('"given=Jan, family={Berg, X}, suffix=Jr"', name("Berg, X", "Jan", "Jr")),
        ("Plato", name("Plato")),
    ],
)
def test_a_name_in_any_form(written: str, read: Name) -> None:
    assert read_names(written).names == (read,)


def test_a_list_is_parted_by_and_in_any_case_but_not_in_braces() -> None:
    read = read_names("Doe, Jane AND Roe, R.\n  and {A and B} and Band, A")
    assert [each.family or each.literal for each in read.names] == ["Doe", "Roe", "A and B", "Band"]
    assert not read.cut


def test_and_others_cuts_the_list() -> None:
    read = read_names("Doe, Jane and others")
    assert read.cut
    assert read.names == (name("Doe", "Jane"),)


def test_semicolons_part_names_with_a_word() -> None:
    read = read_names("Doe, J. M.; Roe, R.")
    assert [each.family for each in read.names] == ["Doe", "Roe"]
    assert read.odd


def test_names_that_say_nothing_are_no_names() -> None:
    assert read_names("A and ,").names == (name("A"),)
    assert read_names(" and {} and ").names == ()


@given(st.lists(st.tuples(WORD, WORD), min_size=1, max_size=5))
def test_both_orders_are_the_same_names(pairs: list[tuple[str, str]]) -> None:
    inverted = " and ".join(f"{family}, {given}" for family, given in pairs)
    direct = " and ".join(f"{given} {{{family}}}" for family, given in pairs)
    expected = tuple(name(family, given) for family, given in pairs)
    assert read_names(inverted).names == read_names(direct).names == expected


@pytest.mark.parametrize(
    "printed",
    ["Doe, Jane and et al.", "Doe, Jane et al.", "Doe, Jane and others.", "Doe, Jane, et al"],
)
def test_et_al_cuts_the_list_too(printed: str) -> None:
    read = read_names(printed)
    assert [(name.family, name.given) for name in read.names] == [("Doe", "Jane")]
    assert read.cut
