"""The numbers that rows give the steps of a therapy: their order, and their gaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.read.table.grid import CellPlace

_HINT = "number the steps of a patient 1, 2, 3"
_MOST_SHOWN = 12


@dataclass(slots=True)
class StepNumbers:
    """The numbers of each patient's steps, in the order of the rows that give them first."""

    _places: dict[int, dict[int, CellPlace]] = field(default_factory=dict)

    def note(self, case: int, number: int, place: CellPlace) -> None:
        """Take the number of a row's step."""
        self._places.setdefault(case, {}).setdefault(number, place)

    def issues(self, source: str) -> Iterator[Issue]:
        """Name what the order of steps does not keep of their numbers and rows."""
        for places in self._places.values():
            yield from _gaps(places, source)
            yield from _disorder(places, source)


def _gaps(places: Mapping[int, CellPlace], source: str) -> Iterator[Issue]:
    ordered = sorted(places)
    for place, (before, number) in enumerate(pairwise((0, *ordered)), start=1):
        if number == before + 1:
            continue
        after = f"comes after step {before} ({places[before]})" if before else "comes first"
        lacking = f"{before + 1}" if number == before + 2 else f"{before + 1} to {number - 1}"
        detail = f"step {number} {after}, there is no {lacking}: kept as number {place} in order"
        where = places[number].where(source)
        yield Issue("step-gap", Severity.WARNING, where, detail, _HINT)


def _disorder(places: Mapping[int, CellPlace], source: str) -> Iterator[Issue]:
    """Tell where rows first leave the order of their numbers, which is the one that counts."""
    fallen = next((number for before, number in pairwise(places) if number < before), None)
    if fallen is None:
        return
    typed = ", ".join(map(str, [*places][:_MOST_SHOWN])) + (", ..." * (len(places) > _MOST_SHOWN))
    detail = f"the rows give the steps in the order {typed}: kept in the order of their numbers"
    yield Issue("step-order", Severity.INFO, places[fallen].where(source), detail)
