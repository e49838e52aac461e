"""One printed reference -> its fields, each with its place in the raw text."""

from __future__ import annotations

from casegraph.model.reference import ParsedReference
from casegraph.refparse import quick
from casegraph.refparse.reading import read
from casegraph.refparse.text import leftovers

MAX_LENGTH = 65_536
"""Characters; a longer text is no reference, and is left over whole."""


def parse(raw: str) -> ParsedReference:
    """Return the fields of one printed reference; never raises, `raw` may be any text.

    Damaged characters are repaired in the fields. Spans and leftover refer to `raw`, do not overlap
    and together hold every letter and digit of the repaired text.
    """
    if len(raw) > MAX_LENGTH:
        return ParsedReference(leftover=leftovers(raw, ()))
    return quick.read(raw) or read(raw)
