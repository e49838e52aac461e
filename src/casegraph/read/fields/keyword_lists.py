"""Keywords that a format holds in one text."""

from __future__ import annotations

import re

_SURE = re.compile(r"[;|]")
_ENDS = re.compile(r"\s*[;|\n]\s*")
_COMMAS = re.compile(r"\s*,\s*")


def parted(listed: str) -> list[str]:
    """Return the keywords of a text: semicolons or upright strokes part them, else commas."""
    return (_ENDS if _SURE.search(listed) else _COMMAS).split(listed)
