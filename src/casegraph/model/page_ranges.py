"""Pages as printed -> pages in full with a hyphen."""

from __future__ import annotations

import re

_DASHES = re.compile("[‐-―−]+|-{2,}")
_RANGE = re.compile(r"\s*-{1,3}\s*")
_LAST_NUMBER = re.compile(r"(.*?)(\d+)([A-Za-z]?)", re.DOTALL)
_SECOND = re.compile(r"([A-Za-z]*)(\d+)([A-Za-z]?)")


def expand(printed: str) -> str:
    """Return a page range in full: `592-5` is `592-595`, `e53-6` is `e53-e56`.

    A second page that cannot be completed to one after the first stays as printed.
    """
    first, *rest = _RANGE.split(printed.strip(), maxsplit=1)
    return f"{first}-{_complete(first, rest[0])}" if rest else first


def printed_in_full(printed: str) -> str:
    """Return printed pages in full with a hyphen, whatever dash parts them: `592–5`."""
    return expand(_DASHES.sub("-", " ".join(printed.split())))


def _complete(first: str, second: str) -> str:
    start, end = _LAST_NUMBER.fullmatch(first), _SECOND.fullmatch(second)
    if not start or not end:
        return second
    prefix, number, _ = start.groups()
    letters, digits, tail = end.groups()
    if letters and not prefix.endswith(letters):
        return second
    stem = prefix.removesuffix(letters) if letters else prefix
    short = len(digits) < len(number)
    full = number[: len(number) - len(digits)] + digits if short else digits
    if int(full) < int(number) or (letters and not short):
        return second
    return f"{stem}{letters}{full}{tail}"
