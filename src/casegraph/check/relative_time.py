"""Times relative to presentation, where they say a number: `-6 months`, `day 10`, `3 weeks`."""

from __future__ import annotations

import re

_DAYS = {"h": 1 / 24, "d": 1.0, "w": 7.0, "m": 30.44, "y": 365.25}
_UNIT = r"(?P<unit>hours?|hrs?|days?|weeks?|wks?|months?|mo|years?|yrs?)"
_AMOUNT = re.compile(
    rf"(?P<sign>[+\-−–])?\s*(?P<number>\d+(?:\.\d+)?)\s*{_UNIT}"
    r"(?:\s+(?P<side>before|prior to|after|following|post|from)(?:\s+(?:the\s+)?presentation)?)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?P<unit>hour|day|week|month|year)\s+(?P<sign>[+\-−–])?(?P<number>\d+(?:\.\d+)?)",
    re.IGNORECASE,
)
_START = re.compile(r"(?:at\s+)?(?:the\s+)?presentation|0", re.IGNORECASE)
_BEFORE = ("before", "prior to")


def days_from_presentation(text: str | None) -> float | None:
    """Return a time in days from presentation, negative before it; None where it says no number.

    Months and years are counted at their mean length. A time that refers to anything else than
    presentation (`2 weeks after IL-7`) is not computed.
    """
    plain = (text or "").strip()
    if _START.fullmatch(plain):
        return 0.0
    found = _AMOUNT.fullmatch(plain) or _COUNTED.fullmatch(plain)
    if not found:
        return None
    groups = found.groupdict()
    days = float(groups["number"]) * _DAYS[groups["unit"][0].lower()]
    before = groups.get("sign") in {"-", "−", "–"} or (groups.get("side") or "").lower() in _BEFORE
    return -days if before else days
