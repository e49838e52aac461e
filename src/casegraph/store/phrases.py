"""What a user searches for, as phrases of tokens, and where a text holds them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARK_START, MARK_END = "\u0002", "\u0003"

_ASKED = re.compile(r'"(?P<quoted>[^"]*)"?(?P<more>\*?)|(?P<word>[^\s"]+)')
_TOKEN = re.compile(r"[^\W_]+")
_CONTEXT = 60  # characters before and after the words found
_MOST_PHRASES = 32
_LONGEST_SEARCHED = 200_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that follow each other; with `is_prefix` the last one may go on."""

    tokens: tuple[str, ...]
    is_prefix: bool = False


def parse_words(text: str) -> tuple[Phrase, ...]:
    """Return the phrases of a search: words, quoted phrases, each with or without a final `*`.

    A word with hyphens or other punctuation inside is a phrase of its parts. What holds neither
    letter nor digit is left out.
    """
    phrases: dict[Phrase, None] = {}
    for found in _ASKED.finditer(unicodedata.normalize("NFC", text)):
        part = found["word"] if found["word"] is not None else found["quoted"]
        is_prefix = bool(found["more"]) or (found["word"] or "").endswith("*")
        tokens = tuple(_TOKEN.findall(part))
        if tokens:
            phrases[Phrase(tokens, is_prefix)] = None
    return tuple(phrases)[:_MOST_PHRASES]


def marked(text: str, phrases: Sequence[Phrase]) -> str:
    """Return the part of a text around the first words found, each between the two marks.

    Marks that the text holds itself are removed.
    """
    plain = text[:_LONGEST_SEARCHED].replace(MARK_START, "").replace(MARK_END, "")
    spans = sorted(set(_found(plain, phrases)))
    first = spans[0][0] if spans else 0
    start, end = _window(plain, first)
    pieces, last = ["…" if start else ""], start
    for begin, stop in spans:
        if begin >= last and stop <= end:
            pieces += [plain[last:begin], MARK_START, plain[begin:stop], MARK_END]
            last = stop
    pieces += [plain[last:end], "…" if end < len(text) else ""]
    return " ".join("".join(pieces).split())


def _found(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    places = [(found.start(), found.end()) for found in _TOKEN.finditer(text)]
    tokens = [_folded(text[start:end]) for start, end in places]
    for phrase in phrases:
        wanted = [_folded(token) for token in phrase.tokens]
        for at in range(len(tokens) - len(wanted) + 1):
            if _fits(tokens[at : at + len(wanted)], wanted, is_prefix=phrase.is_prefix):
                yield places[at][0], places[at + len(wanted) - 1][1]


def _fits(tokens: Sequence[str], wanted: Sequence[str], *, is_prefix: bool) -> bool:
    if tokens[:-1] != wanted[:-1]:
        return False
    return tokens[-1].startswith(wanted[-1]) if is_prefix else tokens[-1] == wanted[-1]


def _window(text: str, first: int) -> tuple[int, int]:
    """Return where a snippet starts and ends: at blanks, where there are some near."""
    start, end = max(0, first - _CONTEXT), min(len(text), first + 3 * _CONTEXT)
    if start:
        blank = text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", first + _CONTEXT, end)
        end = blank if blank >= 0 else end
    return start, end


def _folded(token: str) -> str:
    plain = unicodedata.normalize("NFKD", token).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))
