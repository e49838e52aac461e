from __future__ import annotations

import pytest

from casegraph.marked import nearest_part
from casegraph.model.paths import value_at
from casegraph.model.record import Name, Record, Reference

RECORD = Record(
    title="T",
    identifiers={"nct-id": "NCT1"},
    references=(Reference(number=1, raw="a", authors=(Name(family="Doe"),)),),
)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "T"),
        ("identifiers.nct-id", "NCT1"),
        ("identifiers.doi", None),
        ("references[0].authors[0].family", "Doe"),
        ("references[1].raw", None),
        ("references[0].authors[2].family", None),
        ("no_field.at_all", None),
    ],
)
def test_what_stands_at_a_path(path: str, value: object) -> None:
    assert value_at(RECORD, path) == value


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("references[0].authors[1]", "references[0]"),
        ("references[0]", "references[0]"),
        ('identifiers["a.b"]', "identifiers"),
        ("title", ""),
    ],
)
def test_the_nearest_part_that_is_known(path: str, known: str) -> None:
    assert nearest_part(path, {"references[0]", "identifiers", ""}) == known
