"""Which title of a journal is short for another."""

from __future__ import annotations

import pytest

from casegraph.read.fields.abbreviation import abbreviates


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("J Neurol", "Journal of Neurology"),
        ("J. Neurol.", "The Journal of Neurology"),
        ("Natl Med J India", "National Medical Journal of India"),
        ("Plant J", "The Plant journal : for cell and molecular biology"),
        ("Rev Neurol", "Revue Neurologique"),
    ],
)
def test_abbreviations(short: str, full: str) -> None:
    assert abbreviates(short, full)
    assert not abbreviates(full, short)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Journal of Neurology", "JOURNAL OF NEUROLOGY"),
        ("Annals of Neurology", "Journal of Neurology"),
        ("J Neurol Sci", "Journal of Neurology"),
        ("Lecture Notes", "Digital Watermarking"),
    ],
)
def test_other_titles(short: str, full: str) -> None:
    assert not abbreviates(short, full)
