"""What completeness is: items with a rule each, their states, and a score that keeps a range."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from casegraph.vocab.enums import Missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from casegraph.model.record import Record


class State(StrEnum):
    """What is known of an item: it is there, or one of the four kinds of missing."""

    PRESENT = "present"
    NOT_REPORTED = "not-reported"
    NOT_EXTRACTED = "not-extracted"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not-applicable"

    @classmethod
    def of(cls, missing: Missing) -> State:
        """Return the state that a stated kind of missing means."""
        return cls(missing.value)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says of a record: the state, and what in the record says so."""

    state: State
    because: str


NOBODY_SAID = Answer(State.NOT_EXTRACTED, "nothing recorded")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a scheme: `code` as the scheme counts, its section and what it asks for."""

    code: str
    section: str
    label: str
    rule: Callable[[Record], Answer]

    @property
    def explanation(self) -> str:
        """Return how the item is judged: the docstring of its rule."""
        return (self.rule.__doc__ or "").strip()


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with its answer for one record."""

    item: Item
    answer: Answer


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the applicable items are present, and how many may yet turn out to be.

    What nobody has extracted, or what is unclear, is `undecided`: it is never counted as absent.
    """

    present: int
    undecided: int
    applicable: int

    @property
    def at_least(self) -> float | None:
        """Return the share that is known to be present, None where no item applies."""
        return self.present / self.applicable if self.applicable else None

    @property
    def at_most(self) -> float | None:
        """Return the share if all that is undecided were present, None where no item applies."""
        return (self.present + self.undecided) / self.applicable if self.applicable else None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Every item of a scheme as one record stands."""

    items: tuple[Judged, ...]

    @property
    def score(self) -> Score:
        """Return the score over the applicable items."""
        states = [judged.answer.state for judged in self.items]
        undecided = states.count(State.NOT_EXTRACTED) + states.count(State.UNCLEAR)
        applicable = len(states) - states.count(State.NOT_APPLICABLE)
        return Score(states.count(State.PRESENT), undecided, applicable)


def assess(record: Record, items: tuple[Item, ...]) -> Assessment:
    """Judge every item of a scheme by what the record says."""
    return Assessment(tuple(Judged(item, item.rule(record)) for item in items))
