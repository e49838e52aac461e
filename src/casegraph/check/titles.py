"""Whether two printed titles are one title."""

from __future__ import annotations

from difflib import SequenceMatcher

_SIMILAR = 0.75
_ALIKE_BUT_FOR_SLIPS = 0.9


def is_similar(one: str, other: str) -> bool:
    """Tell whether two titles in their comparison form differ by slips only, or by a subtitle."""
    short, long = sorted((one, other), key=len)
    if short in long:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _SIMILAR and matcher.ratio() >= _SIMILAR


def is_slip_of(one: str, other: str) -> bool:
    """Tell whether two titles in their comparison form differ by misprints: in letters, few."""
    if [letter for letter in one if letter.isdigit()] != [d for d in other if d.isdigit()]:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE_BUT_FOR_SLIPS
