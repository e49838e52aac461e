"""What the confidence of a parsed reference is worth: refits its weights and shows how they hold.

`python -m benchmarks.accuracy.confidence DIR` fits a logistic sum of traits to whether all fields
of a labelled reference were read right, prints the weights that `casegraph.refparse.confidence`
ships, and how far promised and found shares lie apart, for references of files that took no part
in the fit (k-fold by file of origin).
"""

from __future__ import annotations

import math
import sys
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.references import FIELDS, compare, labelled
from casegraph.refparse import confidence
from casegraph.refparse.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.accuracy.references import Gold
    from casegraph.model.reference import ParsedReference

FOLDS = 5
_READ = ("year", "title", "journal", "volume", "page", "publisher")
_RIDGE = 1.0
"""Pulls weights of rare traits towards zero."""
_STEPS = 12
_BINS = 10
_SMALLEST = 0.05
"""A weight below this is not worth a line."""


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled reference: the traits of its reading, whether all fields are right, its fold."""

    traits: tuple[str, ...]
    right: bool
    fold: int


@dataclass(frozen=True, slots=True)
class Bin:
    """References of like confidence: how many, what was promised and what was found."""

    n: int
    promised: float
    found: float


def cases(folder: Path) -> list[Case]:
    """Return the labelled references under a folder whose authors are labelled."""
    found = []
    for gold in labelled(folder):
        if gold.get("authors_reliable", True):
            parsed = parse(gold["raw"])
            compared = compare(_titled(gold), parsed, exact=False)
            right = all(a == b for name, (a, b) in compared.items() if name != FIELDS[-1])
            origin = gold.get("source") or gold["raw"][:20]
            fold = zlib.crc32(origin.encode()) % FOLDS
            found.append(Case(traits_of(parsed, len(gold["raw"])), right, fold))
    return found


def _titled(gold: Gold) -> Gold:
    """Return a label with a title: that of a work that stands alone is labelled as its journal."""
    if gold.get("title") or gold.get("volume") or gold.get("issue"):
        return gold
    return {**gold, "title": gold.get("journal"), "journal": None}


def traits_of(parsed: ParsedReference, length: int) -> tuple[str, ...]:
    """Return the traits that the confidence of a reading rests on."""
    fields = {name: str(getattr(parsed, name)) for name in _READ if getattr(parsed, name)}
    left = sum(end - start for start, end in parsed.leftover) / (length or 1)
    return confidence.traits(parsed.style, fields, parsed.authors, parsed.spans, left)


def fit(observed: Sequence[Case]) -> dict[str, float]:
    """Return the weights of the traits, by Newton's method on the penalised likelihood."""
    names = ["", *sorted({name for case in observed for name in case.traits})]
    index = {name: at for at, name in enumerate(names)}
    rows = [([0, *(index[name] for name in case.traits)], case.right) for case in observed]
    weights = [0.0] * len(names)
    for _ in range(_STEPS):
        gradient = [-_RIDGE * weight * (at > 0) for at, weight in enumerate(weights)]
        hessian = [
            [_RIDGE * (i == j and i > 0) for j in range(len(names))] for i in range(len(names))
        ]
        for row, right in rows:
            chance = 1 / (1 + math.exp(-sum(weights[at] for at in row)))
            for i in row:
                gradient[i] += right - chance
                for j in row:
                    hessian[i][j] += chance * (1 - chance)
        weights = [a + b for a, b in zip(weights, _solve(hessian, gradient), strict=True)]
    return dict(zip(names, weights, strict=True))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a system of linear equations, by Gauss and Jordan."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda i: abs(rows[i][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        scale = rows[at][at]
        rows[at] = [value / scale for value in rows[at]]
        for i, row in enumerate(rows):
            if i != at and row[at]:
                factor = row[at]
                rows[i] = [a - factor * b for a, b in zip(row, rows[at], strict=True)]
    return [row[-1] for row in rows]


def kept_apart(observed: Sequence[Case]) -> list[tuple[float, bool]]:
    """Return confidence and truth of every case, its weights fitted without the case's fold."""
    result = []
    for fold in range(FOLDS):
        weights = fit([case for case in observed if case.fold != fold])
        result += [
            (probability(case.traits, weights), case.right)
            for case in observed
            if case.fold == fold
        ]
    return result


def probability(traits: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return what weights make of traits."""
    total = weights.get("", 0.0) + sum(weights.get(name, 0.0) for name in traits)
    return 1 / (1 + math.exp(-total))


def reliability(promises: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Return promised against found shares, in tenths of confidence."""
    binned: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for promise, right in promises:
        binned[min(int(promise * _BINS), _BINS - 1)].append((promise, right))
    return [
        Bin(
            len(pairs), sum(p for p, _ in pairs) / len(pairs), sum(r for _, r in pairs) / len(pairs)
        )
        for _, pairs in sorted(binned.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error: the mean gap between promised and found shares."""
    total = sum(entry.n for entry in bins)
    return sum(entry.n * abs(entry.promised - entry.found) for entry in bins) / total


def main(arguments: list[str]) -> int:
    """Print weights fitted to a folder's references, and their reliability."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.accuracy.confidence DIR", file=sys.stderr)
        return 2
    observed = cases(Path(arguments[0]))
    for name, weight in fit(observed).items():
        if abs(weight) >= _SMALLEST:
            print(f'    "{name}": {weight:.2f},')
    shipped = [(probability(case.traits, confidence.WEIGHTS), case.right) for case in observed]
    for title, promises in (("kept apart", kept_apart(observed)), ("as shipped", shipped)):
        bins = reliability(promises)
        print(f"\n{title}: expected calibration error {calibration_error(bins):.4f}")
        print("n\tpromised\tfound")
        for entry in bins:
            print(f"{entry.n}\t{entry.promised:.3f}\t{entry.found:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
