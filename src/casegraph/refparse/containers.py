"""Names of journals by their looks: capitals, abbreviations, the words they begin with."""

from __future__ import annotations

from casegraph.refparse.abbreviations import ABBREVIATIONS, JOURNAL_WORDS, STARTS
from casegraph.refparse.pattern import Pattern

WORD = Pattern(r"[^\s,;:()/-]+")
SMALL = frozenset(
    {
        "of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "la", "del", "der", "und",
        "et", "y", "e", "i", "d", "da", "do", "des", "du", "für", "von", "&", "&amp;",
    }
)  # fmt: skip
FEW = 2
"""Words that are few in a name."""
EDGE = " \n.,;:-/'\"|*"
"""What may stand around a name and is no part of it."""


def after_comma(text: str, start: int, end: int) -> int | None:
    """Return where a container set off by a comma begins: capitalized to its end."""
    at = text.rfind(",", start, end)
    while at > start:
        if text[at + 1 : end].strip(EDGE):
            return at + 1 if is_container(text[at + 1 : end]) else None
        at = text.rfind(",", start, at)
    return None


def capitals(text: str, start: int, end: int) -> int | None:
    """Return where the run of capitalized words begins that ends the text."""
    words = list(WORD.finditer(text, start, end))
    index = len(words)
    while index > 0 and (words[index - 1][0][0].isupper() or words[index - 1][0] in SMALL):
        index -= 1
    while index < len(words) and words[index][0] in SMALL:
        index += 1
    if index == len(words) or (index == 0 and len(words) > 8):
        return None
    if index:
        index = _known_start([word[0].rstrip(".") for word in words], index)
    return start if index == 0 else words[index].start()


def later(text: str, cut: int, end: int) -> int:
    """Return where the container begins in a sentence that holds the end of the title too."""
    words = [word[0].rstrip(".") for word in WORD.finditer(text, cut, end)]
    small = sum(word[:1].islower() and word not in SMALL for word in words)
    if small < FEW or words[0] in STARTS or words[0] in JOURNAL_WORDS:
        return cut
    start = capitals(text, cut, end)
    if start is None or start <= cut or not _starts_journal(text[start:end]):
        return cut
    return start


def _starts_journal(text: str) -> bool:
    words = [word.rstrip(".") for word in WORD.findall(text)]
    return words[0] in STARTS and (
        len(words) == 1 or words[-1] in ABBREVIATIONS or words[-1].isupper()
    )


def _known_start(words: list[str], index: int) -> int:
    """Return where in a run of capitals a journal's name begins: `Northern Spain J Wool Res`."""
    for at in range(index, len(words)):
        word = words[at]
        if word in STARTS and word != "Journal":
            return at
        if word in ABBREVIATIONS or word in JOURNAL_WORDS or word[1:2].isupper():
            return index
        if word in SMALL or word == "The":
            return index
    return index


def is_container(text: str) -> bool:
    """Tell whether text is capitalized as the name of a journal is."""
    words = WORD.findall(text)
    return 0 < len(words) <= 12 and all(w[0].isupper() or w in SMALL for w in words)
