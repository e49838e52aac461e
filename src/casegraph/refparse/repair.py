"""Damaged characters made whole, with the way back to the text as printed.

UTF-8 that was read as Windows-1252 or Latin-1 (once or twice), ligatures, accents apart from their
letters, soft hyphens, words hyphenated at a line's end, blanks in a row and marks of the direction
of writing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.reference import Span


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text made whole; `origin` holds for every character, and the end, its offset in the raw."""

    text: str
    origin: Sequence[int] | None = None

    def back(self, span: Span) -> Span:
        """Return the place in the raw text of a span of the repaired one."""
        return (self.origin[span[0]], self.origin[span[1]]) if self.origin else span


_PASSES = 3
"""Text may be garbled twice; what the first two passes give may hold ligatures."""
_BLANK = r" \t\r\n\u00a0\u2000-\u200a"
_HIGH = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)}
_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {c: b for b, c in _HIGH.items()}
_ACCENTS = {
    "\u00a8": "\u0308", "\u00b4": "\u0301", "\u00b8": "\u0327", "\u02c6": "\u0302",
    "\u02c7": "\u030c", "\u02cb": "\u0300", "\u02da": "\u030a", "\u02dc": "\u0303",
}  # fmt: skip
"""Accents that take a place of their own, and those that join the letter before them."""
_APOSTROPHE = r"(?:[stdm]|ll|re|ve)\b"
_SPACING = (
    r"(?P<letter>[A-Za-z\u0131](?=[\u00a8\u00b8\u02c6\u02c7\u02da\u02dc])"
    r"|(?:(?<=[^\W\d_])(?:[aeio\u0131]|(?<!q)u)|\b[AEIU](?=.[a-z]{2}))"
    rf"(?=[\u00b4\u02cb](?!{_APOSTROPHE})[^\W\d_]))"
    rf"(?P<accent>[{''.join(_ACCENTS)}])"
)
"""A letter and its accent; an acute or grave one is an apostrophe, too: `O´Roe`, `disease´s`."""
_MARKS = "\u202a-\u202e\u2066-\u2069"


@cache
def _broken() -> re.Pattern[str]:
    """Return the pattern of what can be repaired."""
    follow = re.escape("".join({*_HIGH.values(), *map(chr, _HIGH)}))
    garbled = rf"[\u00c2-\u00c5\u00ce\u00cf][{follow}]|\u00e2[{follow}]{{2}}|\u00ef[{follow}]{{2}}"
    return re.compile(
        rf"(?P<garbled>(?:{garbled})+)|(?P<ligature>[\ufb00-\ufb06])"
        r"|(?P<apart>[^\W\d_][\u0300-\u036f]+)"
        r"|(?P<hyphen>(?<=[^\W\d_])\u00ad[ ]?\n?[ ]*(?=[^\W\d_])|(?<=[a-z])-[ ]?\r?\n[ ]*(?=[a-z]))"
        rf"|(?P<blanks>[{_BLANK}]{{2,}})|(?P<spacing>{_SPACING})|(?P<mark>[{_MARKS}])"
    )


@cache
def _suspect() -> re.Pattern[str]:
    """Return a pattern that fits wherever the slower one can, and elsewhere too."""
    leading = "\u00c2-\u00c5\u00ce\u00cf\u00e2\u00ef"
    alone = f"\ufb00-\ufb06\u0300-\u036f\u00ad{''.join(_ACCENTS)}{_MARKS}"
    return re.compile(
        f"[{leading}{alone}-](?:(?<=[{leading}])[^\\x00-\\x7f]|(?<=[{alone}])|(?<=-)[ ]?\r?\n)"
    )


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{_BLANK}]{{2}}")


def is_whole(raw: str) -> bool:
    """Tell whether a text holds nothing that could be repaired."""
    if "  " in raw:
        return False
    printable = raw.isprintable()
    if printable and raw.isascii():
        return True
    return _suspect().search(raw) is None and (printable or _run().search(raw) is None)


def repair(raw: str) -> Repaired:
    """Return the text with its damaged characters made whole."""
    if is_whole(raw):
        return Repaired(raw)
    result = Repaired(raw)
    for _ in range(_PASSES):
        better = _pass(result)
        if better is None:
            break
        result = better
    return result


def _pass(before: Repaired) -> Repaired | None:
    """Return a text with every damaged place repaired once, None where there is none."""
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    for found in _broken().finditer(before.text):
        whole = _whole(found)
        if whole is None:
            continue
        parts += (before.text[at : found.start()], whole)
        origin += range(at, found.start())
        origin += [found.start()] * len(whole)
        at = found.end()
    if not parts:
        return None
    parts.append(before.text[at:])
    origin += range(at, len(before.text) + 1)
    if before.origin:
        origin = [before.origin[offset] for offset in origin]
    return Repaired("".join(parts), origin)


def _accented(letter: str, accent: str) -> str | None:
    """Return a letter with the accent that is printed behind it, None where there is none such."""
    bare = "i" if letter == "\u0131" else letter
    whole = unicodedata.normalize("NFC", bare + _ACCENTS[accent])
    return whole if len(whole) == 1 else None


def _whole(found: re.Match[str]) -> str | None:
    if found["ligature"]:
        return unicodedata.normalize("NFKC", found[0])
    if found["apart"]:
        whole = unicodedata.normalize("NFC", found[0])
        return whole if whole != found[0] else None
    if found["spacing"]:
        return _accented(*found.group("letter", "accent"))
    if found["hyphen"] or found["mark"] or found["blanks"]:
        return " " if found["blanks"] else ""
    try:
        return bytes(_BYTES[char] for char in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return None
