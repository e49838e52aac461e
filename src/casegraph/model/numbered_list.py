"""Which numbers at the beginnings of lines are those of a list's entries, and which are not.

A line of a printed list that begins with a number may begin an entry, or go on with one whose last
line ended before a volume or a page. What tells them apart is the sequence: numbers of entries
follow one another, in one form, at one place of the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 8
_LONGEST_JUMP = 20
_NEXT = 2.0
_GAP = 0.2
_AGAIN = -1.0
_ANEW = -0.6
_ELSEWHERE = -3.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin an entry.

    `part` counts the entries of one number (`1a` is 1, `1b` is 2; 0 where there is no letter);
    `form` says how the number is printed; `column` is where it begins, `text_column` where the
    text behind it does. `likely` tells that this text begins as an entry does.
    """

    number: int
    part: int
    form: str
    column: int
    text_column: int
    likely: bool


def entry_starts(candidates: Sequence[Candidate]) -> list[int]:
    """Return the places of the candidates that begin entries, in order.

    The chain of the highest sum is taken: each entry counts, more so where it follows its
    predecessor in number and form; what is passed over counts for nothing. Takes time linear in
    the number of candidates.
    """
    best: list[float] = []
    before: list[int] = []
    for at, candidate in enumerate(candidates):
        highest, source = 0.0, -1
        for earlier in range(at - 1, max(-1, at - 1 - _REACH), -1):
            score = best[earlier] + _step(candidates[earlier], candidate)
            if score > highest:
                highest, source = score, earlier
        best.append(_own(candidate) + highest)
        before.append(source)
    return _chain(best, before)


def _chain(best: Sequence[float], before: Sequence[int]) -> list[int]:
    at = max(range(len(best)), key=lambda place: (best[place], place), default=-1)
    chain: list[int] = []
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _own(candidate: Candidate) -> float:
    return 1.0 if candidate.likely else -2.5


def _step(earlier: Candidate, later: Candidate) -> float:
    form = 0.5 if earlier.form == later.form else -1.5
    aligned = earlier.column == later.column or earlier.text_column == later.text_column
    return _sequence(earlier, later) + form + (0.3 if aligned else -0.3)


def _sequence(earlier: Candidate, later: Candidate) -> float:
    jump = later.number - earlier.number
    if jump == 1 and later.part <= 1:
        return _NEXT
    if jump == 0:
        return _NEXT if later.part == earlier.part + 1 > 1 else _AGAIN
    if 0 < jump <= _LONGEST_JUMP:
        return _GAP
    return _ANEW if later.number == 1 else _ELSEWHERE
