"""Which clinical name a misspelt one was meant to be: offered where it can hardly be another.

Names of drugs sound alike by design (-mab, -vir, -zole), and a wrong drug that is offered may be
taken. So a name is near where one long word of it is a single slip of the pen away from the known
one, and every other word is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONG_WORD = 6


def is_slip(name: str, known: str) -> bool:
    """Tell whether a folded name is a known one but for a single slip in one of its long words.

    A slip is a letter left out, put in, exchanged, or changed with its neighbour. Digits are no
    letters: interleukin-7 is no misspelling of interleukin-2.
    """
    words, others = name.split(), known.split()
    if len(words) != len(others):
        return False
    differing = [(word, other) for word, other in zip(words, others, strict=True) if word != other]
    return len(differing) == 1 and _is_slip_of_word(*differing[0])


def offer(near: Iterable[str]) -> str | None:
    """Return the hint that offers some names, None where there are none."""
    names = " or ".join(near)
    return f"did you mean {names}?" if names else None


def _is_slip_of_word(word: str, known: str) -> bool:
    shorter, longer = sorted((word, known), key=len)
    if len(known) < _LONG_WORD or not (word.isalpha() and known.isalpha()):
        return False
    pairs = enumerate(zip(shorter, longer, strict=False))
    at = next((place for place, (one, other) in pairs if one != other), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    changed_over = shorter[at : at + 2] == longer[at : at + 2][::-1]
    return shorter[at + 1 :] == longer[at + 1 :] or (
        changed_over and shorter[at + 2 :] == longer[at + 2 :]
    )
