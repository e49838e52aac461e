"""What a guard answers about a candidate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from casegraph.tag.site import Site


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a candidate is no mention; `unsure` leaves it to a person."""

    reason: str
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Refinement:
    """The candidate is a mention of a narrower term, in words `start` up to `end`."""

    term: str
    start: int
    end: int
    reason: str


Ruling = Objection | Refinement | None
Guard = Callable[[Site, tuple[str, ...]], Ruling]
