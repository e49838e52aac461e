"""The lines of one reference as one text, as it was before it was broken into lines."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from casegraph.refparse.lists.lines import LOWER

if TYPE_CHECKING:
    from collections.abc import Iterable

SOFT_HYPHEN = "\u00ad"
_REACH = 200
_BROKEN_WORD = re.compile(r"(?P<head>[^\W\d_]+)[-\u2010]$")
_HEAD_OF_WORD = re.compile(rf"[{LOWER}]+")
_OPEN_ADDRESS = re.compile(
    r"(?:https?://|www\.|\b10\.\d{4,9}/)\S*[/_=&?#%-]$|\bhttps?:/{0,2}$", re.IGNORECASE
)
_OPEN_RANGE = re.compile(r"\w[-\u2010-\u2015]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


class Words:
    """The words that a list prints within its lines: they tell how a broken word is spelt.

    They are gathered when the first broken word is met.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(word.lower() for text in self._texts for word in _WORD.findall(text))

    def keeps_hyphen(self, head: str, tail: str) -> bool:
        """Tell whether the hyphen at a line's end belongs to the word that was broken there.

        It does where the list prints the word so elsewhere, or prints both parts as words of
        their own and never the whole without a hyphen.
        """
        head, tail = head.lower(), tail.lower()
        known = self._known
        if f"{head}{tail}" in known:
            return False
        if f"{head}-{tail}" in known:
            return True
        return len(head) > 2 and head in known and tail in known


def join(texts: Iterable[str], words: Words) -> str:
    """Return lines joined by spaces; a broken word, range or address is made whole."""
    parts: list[str] = []
    for text in texts:
        if parts:
            parts[-1], between = _seam(parts[-1], text, words)
            parts.append(between)
        parts.append(text)
    return "".join(parts)


def _seam(before: str, text: str, words: Words) -> tuple[str, str]:
    """Return the line before a break as it is printed whole, and what stands at the break."""
    last = before[-_REACH:]
    if last.endswith(SOFT_HYPHEN):
        return before[:-1], ""
    if _OPEN_ADDRESS.search(last):
        return before, ""
    broken, tail = _BROKEN_WORD.search(last), _HEAD_OF_WORD.match(text)
    if broken and tail:
        return (before if words.keeps_hyphen(broken["head"], tail[0]) else before[:-1]), ""
    if _OPEN_RANGE.search(last) and text[:1].isalnum():
        return before, ""
    return before, " "
