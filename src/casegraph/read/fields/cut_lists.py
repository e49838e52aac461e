"""The mark that a list of names is cut: `et al.`, `and others`, dots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegraph.model.record import Name

_MARK = re.compile(
    r"(?:(?:^|[\s,;]+)(?:(?:(?:and|&)\s+)?et(?:\.\s*|\s+)al(?:ii)?|(?:and|&)\s+others)|^\.{3}|^…)"
    r"[\s.,;]*$",
    re.IGNORECASE,
)
_LONGEST_MARK = 24
_ENDS = ("al", "alii", "others", "…")
_OTHERS = "others"


def uncut(printed: str) -> tuple[str, bool]:
    """Return a list of names without the mark that it is cut, and whether there was one."""
    end = printed[-_LONGEST_MARK:].rstrip(" .,;\t\n").casefold()
    if end and not end.endswith(_ENDS):
        return printed, False
    found = _MARK.search(printed, max(0, len(printed) - _LONGEST_MARK))
    return (printed[: found.start()], True) if found else (printed, False)


def stands_for_others(name: Name) -> bool:
    """Tell whether what was taken for a name is the mark of the authors who are not named."""
    last = name.literal or name.family or ""
    if len(last) > _LONGEST_MARK:
        return False
    whole = " ".join(part for part in (name.given, last) if part)
    return whole.casefold() == _OTHERS or uncut(whole) == ("", True)
