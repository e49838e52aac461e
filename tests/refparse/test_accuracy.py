"""Floors under what is measured on labelled references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.accuracy.references import Figures, measure

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = {
    "springer-basic": dict.fromkeys(
        ("authors", "year", "title", "journal", "volume", "issue", "pages"), 0.985
    ),
    "springer-basic-like": {
        "authors": 0.97, "year": 0.98, "title": 0.95, "journal": 0.95, "volume": 0.98,
        "pages": 0.98,
    },
    "vancouver-nlm": {
        "authors": 0.98, "year": 0.99, "title": 0.95, "journal": 0.97, "volume": 0.98,
        "issue": 0.96, "pages": 0.96,
    },
    "overall": {"authors": 0.97, "year": 0.96, "volume": 0.95, "issue": 0.94, "pages": 0.95},
}  # fmt: skip


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, dict[str, Figures]]:
    """Return the figures of the shared data."""
    return measure(shared)


@pytest.mark.parametrize("style", FLOORS)
def test_no_field_falls_below_its_floor(figures: dict[str, dict[str, Figures]], style: str) -> None:
    below = {
        name: figures[style][name]["f1"]
        for name, floor in FLOORS[style].items()
        if figures[style][name]["f1"] < floor
    }
    assert below == {}


def test_most_references_of_the_first_style_are_right_in_every_field(
    figures: dict[str, dict[str, Figures]],
) -> None:
    assert figures["springer-basic"]["whole"]["n"] > 800
    assert figures["springer-basic"]["whole"]["f1"] > 0.97
