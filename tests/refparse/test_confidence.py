"""Confidence keeps its promise: of references with confidence 0.9, nine of ten are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.accuracy.confidence import (
    Case,
    calibration_error,
    cases,
    fit,
    kept_apart,
    probability,
    reliability,
)

from casegraph.refparse import confidence
from casegraph.refparse.parse import parse

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = "Ito M, Roe JB (2014) Counting sheep in the wool. J Neurol Res 12(3):45–50"


@pytest.fixture(scope="module")
def observed(shared: Path) -> list[Case]:
    """Return what the confidence of the labelled references rests on."""
    return cases(shared)


def test_the_shipped_weights_keep_their_promise(observed: list[Case]) -> None:
    promises = [(probability(case.traits, confidence.WEIGHTS), case.right) for case in observed]
    assert calibration_error(reliability(promises)) < 0.05


def test_weights_fitted_to_other_files_keep_it_too(observed: list[Case]) -> None:
    assert calibration_error(reliability(kept_apart(observed))) < 0.05


def test_confidence_tells_right_from_wrong(observed: list[Case]) -> None:
    promises = [(probability(case.traits, confidence.WEIGHTS), case.right) for case in observed]
    right = [promise for promise, truth in promises if truth]
    wrong = [promise for promise, truth in promises if not truth]
    assert sum(right) / len(right) > sum(wrong) / len(wrong) + 0.2


@pytest.mark.parametrize(
    "worse",
    [
        CLEAN.replace("Ito M, Roe JB ", ""),
        CLEAN.replace(" (2014)", ""),
        CLEAN.replace("wool. J", "wool, and more. About it. J"),
        CLEAN.replace(" 12(3):45–50", ""),
        f"{CLEAN}, and what else there is to be said",
    ],
)
def test_what_is_doubtful_lowers_confidence(worse: str) -> None:
    assert parse(CLEAN).confidence > 0.9
    assert 0 <= parse(worse).confidence < parse(CLEAN).confidence


def test_a_fit_finds_the_shares_it_is_given() -> None:
    observed = [Case(("a",), at % 10 < 9, 0) for at in range(400)]
    observed += [Case(("b",), at % 10 < 2, 0) for at in range(400)]
    weights = fit(observed)
    assert probability(("a",), weights) == pytest.approx(0.9, abs=0.02)
    assert probability(("b",), weights) == pytest.approx(0.2, abs=0.02)
    promises = [(probability(case.traits, weights), case.right) for case in observed]
    assert calibration_error(reliability(promises)) < 0.02
