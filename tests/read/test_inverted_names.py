"""Names written family name first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model.record import Name
from casegraph.read.fields.inverted_names import author_named, family_first


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Elm, Eva E", Name(family="Elm", given="Eva E")),
        ("Elm,E.E.", Name(family="Elm", given="E.E.")),
        ("van der Elm, Eva", Name(family="van der Elm", given="Eva")),
        ("Elm, Eva, Jr.", Name(family="Elm", given="Eva", suffix="Jr.")),
        ("Elm, Eva E 3rd", Name(family="Elm", given="Eva E", suffix="3rd")),
        ("Elm EE", Name(family="Elm", given="EE")),
        ("Elm EE Jr", Name(family="Elm", given="EE", suffix="Jr")),
        ("de la Elm E", Name(family="de la Elm", given="E")),
        ("Elm J.-P.", Name(family="Elm", given="J.-P.")),
        ("Eva Elm", Name(family="Elm", given="Eva")),
        ("Elm", Name(family="Elm")),
        ("Elm,", Name(family="Elm")),
        ("World Council of Trees,", Name(literal="World Council of Trees")),
        ("Collaborative Group on Trees", Name(literal="Collaborative Group on Trees")),
        ("Society for Trees", Name(literal="Society for Trees")),
    ],
)
def test_forms(printed: str, wanted: Name) -> None:
    assert family_first(printed) == wanted


@given(st.text(alphabet="abcdEFG .,-", min_size=1).filter(lambda text: text.strip(" .,-")))
def test_no_letter_of_a_name_is_lost(printed: str) -> None:
    name = author_named(printed)
    held = "".join(part or "" for part in (name.family, name.given, name.suffix, name.literal))
    assert sorted(c for c in held if c.isalpha()) == sorted(c for c in printed if c.isalpha())
