"""Floors under what is measured on labelled references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.accuracy.references import ARTICLES, Figures, measure

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = {
    "springer-basic": dict.fromkeys(
        ("authors", "year", "title", "journal", "volume", "issue", "pages"), 0.985
    ),
    "springer-basic-like": {
        "authors": 0.97, "year": 0.99, "title": 0.96, "journal": 0.97, "volume": 0.985,
        "pages": 0.98,
    },
    "vancouver-nlm": {
        "authors": 0.98, "year": 0.99, "title": 0.96, "journal": 0.975, "volume": 0.985,
        "issue": 0.965, "pages": 0.965,
    },
    "apa-like": {
        "authors": 0.98, "year": 0.985, "title": 0.935, "journal": 0.93, "volume": 0.98,
        "issue": 0.92, "pages": 0.97,
    },
    "mdpi-acs-like": {
        "authors": 0.985, "title": 0.93, "volume": 0.95, "issue": 0.92, "pages": 0.96,
    },
    "quoted-title": {"authors": 0.98, "title": 0.89, "volume": 0.97, "pages": 0.97},
    "year-late-paren": {"authors": 0.99, "title": 0.94, "journal": 0.94, "pages": 0.98},
    "other": {"authors": 0.965, "year": 0.955, "title": 0.81, "volume": 0.92, "pages": 0.93},
    "overall": {
        "authors": 0.98, "year": 0.98, "title": 0.925, "journal": 0.93, "volume": 0.97,
        "issue": 0.96, "pages": 0.965,
    },
    ARTICLES: {
        "authors": 0.985, "year": 0.99, "title": 0.95, "journal": 0.96, "volume": 0.975,
        "issue": 0.965, "pages": 0.965,
    },
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


def test_most_references_are_right_in_every_field(figures: dict[str, dict[str, Figures]]) -> None:
    assert figures["overall"]["whole"]["f1"] > 0.82
    assert figures[ARTICLES]["whole"]["f1"] > 0.87


def test_fields_together_reach_their_floor(figures: dict[str, dict[str, Figures]]) -> None:
    assert figures["overall"]["macro"]["f1"] > 0.96
    assert figures[ARTICLES]["macro"]["f1"] > 0.97
    assert min(style["micro"]["f1"] for style in figures.values()) > 0.92


def test_most_references_of_the_first_style_are_right_in_every_field(
    figures: dict[str, dict[str, Figures]],
) -> None:
    assert figures["springer-basic"]["whole"]["n"] > 800
    assert figures["springer-basic"]["whole"]["f1"] > 0.97
