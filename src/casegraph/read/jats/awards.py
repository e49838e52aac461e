"""Awards that are marked up, united with those that the funding statement names.

Publishers mark up funders from a registry, often without the numbers and seldom all of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.model.names import ascii_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.record import Funding

_WORD = re.compile(r"[^\W\d_]{4,}")
_SHARED = 0.5


def united(awards: Sequence[Funding], stated: Sequence[Funding]) -> list[Funding]:
    """Return the awards that are marked up, with what only the statement adds.

    An award without a number takes the numbers that the statement gives the same funder. What is
    stated with a number of a funder that is not marked up follows as an award of its own.
    """
    left = [each for each in stated if each.award_number and not _is_known(each, awards)]
    found: list[Funding] = []
    for award in awards:
        own = [] if award.award_number else [each for each in left if _is_same(each, award)]
        found += _numbered(award, own)
        left = [each for each in left if each not in own]
    bare = [at for at, each in enumerate(found) if not each.award_number]
    if len(bare) == 1 and left and _are_alike(found[bare[0]], left):
        found[bare[0] : bare[0] + 1] = _numbered(found[bare[0]], left)
        left = []
    return found + left


def _numbered(award: Funding, stated: Sequence[Funding]) -> list[Funding]:
    return [replace(award, award_number=each.award_number) for each in stated] or [award]


def _is_known(stated: Funding, awards: Sequence[Funding]) -> bool:
    """Tell whether an award is marked up with its number, or its funder with another."""
    number = ascii_form(stated.award_number or "")
    return any(
        _is_same(stated, award) or number in ascii_form(award.award_number)
        for award in awards
        if award.award_number
    )


def _is_same(one: Funding, other: Funding) -> bool:
    """Tell whether two funders are the same: where their letters are."""
    return ascii_form(one.funder or "") == ascii_form(other.funder or "")


def _are_alike(award: Funding, left: Sequence[Funding]) -> bool:
    """Tell whether all that is left of a statement is one funder, under a name much like another.

    Only what is left on both sides is compared, since the foundations of two provinces are alike.
    """
    names = {each.funder or "" for each in left}
    words = {word.casefold() for word in _WORD.findall(award.funder or "")}
    others = {word.casefold() for name in names for word in _WORD.findall(name)}
    return len(names) == 1 and len(words & others) > _SHARED * len(words | others)
