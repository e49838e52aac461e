"""How well titles are tagged: treatments and conditions against labelled titles.

`python -m benchmarks.accuracy.titles DIR` reads `DIR/gold/treatment_titles.jsonl`. Precision and
recall count pairs of title and term. Conditions are labelled from titles and abstracts, so that
their recall by titles alone has a ceiling below 1.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from casegraph.tag.tagger import Tagger
from casegraph.vocab.enums import VocabularyName
from casegraph.vocab.load import load_vocabulary
from casegraph.vocab.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.tag.mention import Tags

GOLD = Path("gold") / "treatment_titles.jsonl"
_VOCABULARY = Path(__file__).resolve().parents[2] / "seeds" / "vocabulary"


class Figures(TypedDict):
    """Precision, recall, and the number of labelled pairs of title and term."""

    precision: float
    recall: float
    n: int


class Wrong(TypedDict):
    """One title that was tagged otherwise than labelled."""

    title: str
    missed: list[str]
    extra: list[str]
    rejected: list[str]


class Measures(Figures):
    """The figures of all titles, by basis of the label, of conditions, and what went wrong."""

    titles: int
    by_basis: dict[str, Figures]
    conditions: Figures
    wrong: list[Wrong]


@dataclass
class Count:
    """Pairs of title and term: found and labelled, found only, labelled only."""

    both: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, found: set[str], labelled: set[str]) -> None:
        """Count one title."""
        self.both += len(found & labelled)
        self.extra += len(found - labelled)
        self.missed += len(labelled - found)

    def figures(self) -> Figures:
        """Return precision and recall; 1 where there was nothing to find."""
        found, labelled = self.both + self.extra, self.both + self.missed
        return Figures(
            precision=round(self.both / found, 4) if found else 1.0,
            recall=round(self.both / labelled, 4) if labelled else 1.0,
            n=labelled,
        )


@dataclass
class Tally:
    """The counts of one run."""

    treatments: Count = field(default_factory=Count)
    conditions: Count = field(default_factory=Count)
    by_basis: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    wrong: list[Wrong] = field(default_factory=list)
    titles: int = 0


def measure(folder: Path) -> Measures:
    """Return the figures over the labelled titles of a folder."""
    vocabulary = bundled_vocabulary()
    tagger = Tagger(vocabulary)
    tally = Tally()
    rows = list(_rows(folder / GOLD))
    known = {_condition(vocabulary, name) for row in rows for name in _names(row, "conditions")}
    for row in rows:
        _count(tally, row, tagger.tag(str(row["title"])), vocabulary, known)
    return Measures(
        **tally.treatments.figures(),
        titles=tally.titles,
        by_basis={basis: count.figures() for basis, count in sorted(tally.by_basis.items())},
        conditions=tally.conditions.figures(),
        wrong=tally.wrong,
    )


def bundled_vocabulary() -> Vocabulary:
    """Return the vocabulary of the repository."""
    terms, _ = load_vocabulary(sorted(_VOCABULARY.glob("*.yaml")))
    return Vocabulary(terms)


def _count(
    tally: Tally, row: Mapping[str, object], tags: Tags, vocabulary: Vocabulary, known: set[str]
) -> None:
    found = {mention.term for mention in tags.treatments}
    labelled = set(_names(row, "title_treatments"))
    tally.titles += 1
    tally.treatments.add(found, labelled)
    tally.by_basis[str(row["basis"])].add(found, labelled)
    if found != labelled:
        tally.wrong.append(
            Wrong(
                title=str(row["title"]),
                missed=sorted(labelled - found),
                extra=sorted(found - labelled),
                rejected=[f"{r.term}: {r.guard}: {r.reason}" for r in tags.rejected],
            )
        )
    about = {_known(vocabulary, mention.term, known) for mention in tags.conditions}
    conditions = {_condition(vocabulary, name) for name in _names(row, "conditions")}
    tally.conditions.add(about & known, conditions)


def _condition(vocabulary: Vocabulary, name: str) -> str:
    """Return the term of a label, or the label itself where the vocabulary lacks it."""
    found = vocabulary.find(name, VocabularyName.CONDITION)
    return found[0].id if found else name


def _known(vocabulary: Vocabulary, term: str, known: set[str]) -> str:
    """Return the nearest term at or above one that the labels use: they say HIV for AIDS."""
    chain = (term, *vocabulary.broader(term))
    return next((one for one in chain if one in known), term)


def _names(row: Mapping[str, object], key: str) -> list[str]:
    value = row[key]
    return [str(name) for name in value] if isinstance(value, list) else []


def _rows(path: Path) -> Iterator[Mapping[str, object]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def main(arguments: list[str]) -> int:
    """Print the figures of a folder."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.accuracy.titles DIR", file=sys.stderr)
        return 2
    print(json.dumps(measure(Path(arguments[0])), indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
