"""The floors of tagging on labelled titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.titles import Count, measure

if TYPE_CHECKING:
    from pathlib import Path


def test_titles_are_tagged_above_the_floors(shared: Path) -> None:
    figures = measure(shared)
    assert figures["n"] >= 45
    assert figures["precision"] >= 0.98, figures["wrong"]
    assert figures["recall"] >= 0.95, figures["wrong"]
    assert figures["conditions"]["precision"] >= 0.98
    assert figures["conditions"]["recall"] >= 0.8


def test_counts_become_precision_and_recall() -> None:
    count = Count()
    count.add({"a", "b"}, {"a", "c", "d"})
    assert count.figures() == {"precision": 0.5, "recall": 0.3333, "n": 3}
    assert Count().figures() == {"precision": 1.0, "recall": 1.0, "n": 0}
