"""Text for formats that hold one value in one line."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LONGEST_LABEL = 62
_RANGE = re.compile(
    r"(?P<first>[A-Za-z]{0,4}\d{1,9}[A-Za-z]?)-(?P<last>[A-Za-z]{0,4}\d{1,9}[A-Za-z]?)"
)


def one_line(text: str) -> str:
    """Return text on one line: every line break, tab, control or odd space is a plain space."""
    return _BREAKS.sub(" ", text).strip()


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which blank lines part, each on one line."""
    lines = (" ".join(one_line(part).split()) for part in _BLANK_LINE.split(text))
    return [line for line in lines if line]


def in_one_field(keywords: tuple[str, ...]) -> str:
    """Return keywords with commas between, or semicolons where one of them holds a comma."""
    return ("; " if any("," in keyword for keyword in keywords) else ", ").join(keywords)


def labelled(parts: list[str]) -> list[str]:
    """Return paragraphs with the label of a section before its text (`METHODS: We ...`).

    A label is a paragraph in capitals, as abstracts of PubMed have it.
    """
    lines: list[str] = []
    label = ""
    for part in parts:
        if not label and len(part) <= _LONGEST_LABEL and part.isupper():
            label = part
            continue
        lines.append(f"{label}: {part}" if label else part)
        label = ""
    return [*lines, label] if label else lines


def page_range(page: str) -> tuple[str, str] | None:
    """Return first and last page of a range in full, None for any other form of pages."""
    found = _RANGE.fullmatch(page)
    return (found["first"], found["last"]) if found else None
