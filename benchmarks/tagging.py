"""How fast titles are tagged: a mixture, as reference lists hold them, and titles full of terms."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from benchmarks.accuracy.titles import bundled_vocabulary
from benchmarks.synthetic import invented_title
from casegraph.tag.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLES = 3000
_NAMING = 0.1
"""The share of titles of a mixture that name a treatment or a condition."""

_OPENINGS = "Outcome Prevalence Detection Follow-up Imaging Diagnosis Management Pathology".split()
_SUBJECTS = (
    "acute appendicitis",
    "congenital heart disease",
    "hip fracture",
    "thyroid nodules",
    "human papillomavirus infection",
    "chronic kidney disease",
    "the anterior cruciate ligament",
    "T-cell lymphoblastic leukaemia",
)
_ENDINGS = (
    "a case report",
    "a cohort study of 212 patients",
    "report of two cases and review",
    "lessons from a single centre (2004-2011)",
    "what the clinician should know",
)


def rates(rounds: int) -> tuple[float, float]:
    """Return titles tagged a second: of a mixture, and of titles that all name terms.

    Every round tags titles that no round before it held, so that only words are known already.
    """
    tagger = Tagger(bundled_vocabulary())
    mixed = [_rate(tagger, _titles(number, _NAMING)) for number in range(rounds)]
    naming = [_rate(tagger, _titles(rounds + number, 1)) for number in range(rounds)]
    return max(mixed), max(naming)


def _rate(tagger: Tagger, titles: Sequence[str]) -> float:
    start = time.process_time()
    for title in titles:
        tagger.tag(title)
    return len(titles) / (time.process_time() - start)


def _titles(seed: int, naming: float) -> list[str]:
    source = random.Random(seed)
    return [
        invented_title(source) if source.random() < naming else _other_title(source)
        for _ in range(_TITLES)
    ]


def _other_title(source: random.Random) -> str:
    opening, subject, ending = map(source.choice, (_OPENINGS, _SUBJECTS, _ENDINGS))
    return f"{opening} of {subject} in {source.randint(2, 90)} families: {ending}"
