"""Damaged characters made whole, with the way back to the text as printed.

UTF-8 that was read as Windows-1252 or Latin-1 (once or twice), ligatures, accents apart from their
letters, soft hyphens, words hyphenated at a line's end and blanks in a row.
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


@cache
def _broken() -> re.Pattern[str]:
    """Return the pattern of what can be repaired."""
    follow = re.escape("".join({*_HIGH.values(), *map(chr, _HIGH)}))
    garbled = rf"[\u00c2-\u00c5\u00ce\u00cf][{follow}]|\u00e2[{follow}]{{2}}|\u00ef[{follow}]{{2}}"
    return re.compile(
        rf"(?P<garbled>(?:{garbled})+)|(?P<ligature>[\ufb00-\ufb06])"
        r"|(?P<apart>[^\W\d_][\u0300-\u036f]+)"
        r"|(?P<hyphen>(?<=[^\W\d_])\u00ad[ ]?\n?[ ]*(?=[^\W\d_])|(?<=[a-z])-[ ]?\r?\n[ ]*(?=[a-z]))"
        rf"|(?P<blanks>[{_BLANK}]{{2,}})"
    )


@cache
def _suspect() -> re.Pattern[str]:
    """Return a pattern that fits wherever the slower one can, and elsewhere too."""
    return re.compile(
        "[\u00c2-\u00c5\u00ce\u00cf\u00e2\u00ef\ufb00-\ufb06\u0300-\u036f\u00ad-]"
        "(?:(?<=[\u00c2-\u00c5\u00ce\u00cf\u00e2\u00ef])[^\\x00-\\x7f]"
        "|(?<=[\ufb00-\ufb06\u0300-\u036f\u00ad])|(?<=-)[ ]?\r?\n)"
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


def _whole(found: re.Match[str]) -> str | None:
    if found["ligature"]:
        return unicodedata.normalize("NFKC", found[0])
    if found["apart"]:
        whole = unicodedata.normalize("NFC", found[0])
        return whole if whole != found[0] else None
    if found["hyphen"]:
        return ""
    if found["blanks"]:
        return " "
    try:
        return bytes(_BYTES[char] for char in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return None
