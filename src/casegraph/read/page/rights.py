"""Copyright line and licence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.wording.headings import Section

if TYPE_CHECKING:
    from casegraph.read.page.parts import Parts
    from casegraph.read.wording.lines import Ledger, Line

_SIGN = re.compile(r"©|\(c\)\s|\bcopyright\b", re.IGNORECASE)
_OF_SITE = re.compile(
    r"\bpart of springer(?: nature| science\+business media)?(?![\w ]*\d)|privacy policy|"
    r"terms of (?:use|service)\b|"
    r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\b.*\ball rights reserved",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://creativecommons\.org/(?!publicdomain)[^\s()]{1,80}", re.IGNORECASE)
_WAIVER = re.compile(r"https?://creativecommons\.org/publicdomain/[^\s()]{1,80}", re.IGNORECASE)
_NAME = re.compile(
    r"Creative\s+Commons\s+(?:[A-Z][\w-]*\s+){0,3}(?:\d\.\d\s+)?(?:[A-Z]\w+\s+)?[Ll]icen[sc]e|"
    r"CC[ -]BY(?:-(?:NC|ND|SA)){0,2}(?:\s+\d\.\d)?"
)


def read_copyright(parts: Parts, ledger: Ledger) -> str | None:
    """Return the copyright line as printed: the first that carries the sign or the word."""
    for line in parts[Section.COPYRIGHT]:
        if _OF_SITE.search(line.text):
            ledger.furniture(line)
        elif _SIGN.search(line.text):
            ledger.take("copyright", [line])
            return line.text
    return None


def read_licence(parts: Parts, ledger: Ledger) -> str | None:
    """Return the licence's address, or else its name."""
    found: str | None = None
    for line in parts[Section.COPYRIGHT]:
        licence = _licence(line)
        if licence:
            ledger.take("licence", [line])
            found = found or licence
    return found


def _licence(line: Line) -> str | None:
    address = _ADDRESS.search(line.text)
    name = _NAME.search(line.text)
    if address:
        return address[0].rstrip(".,;")
    if name:
        return name[0]
    waiver = _WAIVER.search(line.text)
    return waiver[0].rstrip(".,;") if waiver else None
