"""One printed reference -> its fields, each with its place in the raw text."""

from __future__ import annotations

from casegraph.model.reference import ParsedReference
from functools import cache
from typing import TYPE_CHECKING

from casegraph.refparse import quick
from casegraph.refparse.text import leftovers

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = "3"
"""Changes with what a reference is read as."""
MAX_LENGTH = 65_536
"""Characters; a longer text is no reference, and is left over whole."""


def parse(raw: str) -> ParsedReference:
    """Return the fields of one printed reference; never raises, `raw` may be any text.

    Damaged characters are repaired in the fields. Spans and leftover refer to `raw`, do not overlap
    and together hold every letter and digit of the repaired text.
    """
    if len(raw) > MAX_LENGTH:
        return ParsedReference(leftover=leftovers(raw, ()))
    return quick.read(raw) or _general()(raw)


@cache
def _general() -> Callable[[str], ParsedReference]:
    """Return the way that reads any print, loaded with the first reference that needs it."""
    from casegraph.refparse.reading import read

    return read
