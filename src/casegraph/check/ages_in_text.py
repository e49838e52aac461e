"""Ages above the oldest that may be stated, in figures and in words, in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST_AGE_STATED = 89

_FIGURES = re.compile(
    r"\b(?:aged?|age (?:of|was|is|at \w+)|age[:=])\s*(\d{2,3})\b"
    r"(?!\s*[-–]?\s*(?:days?|weeks?|months?|hours?|%|kg|mg))"
    r"|\b(\d{2,3})[\s-]*(?:years?|yrs?|y)\.?[\s-]*(?:old|of age)\b"
    r"|\b(\d{2,3})[\s-]?(?:y/o|yo|jährig\w*|jarige?|ans|años|anni|anos)\b"
    r"|\b(\d{2,3}) (?:Jahre|jaar) (?:alt|oud)\b",
    re.IGNORECASE,
)
_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_ENGLISH = (
    rf"(?:ninety(?:[\s-]{_UNIT})?|(?:a |one[\s-])?hundred(?:(?:[\s-]and)?[\s-](?:{_UNIT}|ten))?)"
)
_WORDS = re.compile(
    rf"\b{_ENGLISH}[\s-]years?[\s-](?:old|of[\s-]age)\b"
    rf"|\b(?:aged|age of|age was|at age) {_ENGLISH}\b(?![\s-](?:days?|weeks?|months?|hours?))"
    r"|\b(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?neunzig"
    r"(?:[\s-]?jährig\w*| Jahre alt\b)"
    r"|\bquatre[\s-]vingt[\s-](?:dix(?:[\s-](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze"
    r"|seize) ans\b"
    r"|\bnoventa(?: y \w+)? años\b|\bnoventa(?: e \w+)? anos\b"
    r"|\bnovant\w+ anni\b|\bnovant\w*enne\b",
    re.IGNORECASE,
)


def ages_over_89_in(text: str) -> Iterator[str]:
    """Yield every single age over 89 that the text states, as printed.

    In figures and words, in English, German, French, Spanish, Italian, Portuguese and Dutch. A
    band of ages (`in her nineties`, `over 89`) is no single age.
    """
    for found in _FIGURES.finditer(text):
        if int(next(group for group in found.groups() if group)) > OLDEST_AGE_STATED:
            yield found[0]
    yield from (found[0] for found in _WORDS.finditer(text))
