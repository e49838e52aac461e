"""Abstracts in one form: paragraphs with a blank line between them.

The label of a section is a paragraph of its own, as in JATS and on the pages of publishers, whether
the source keeps it apart from the text or writes it in front (`METHODS: We ...`).
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDEST_WRAP = 132
_SENTENCE_END = (".", "!", "?", ":", ".)", '."', ".”")
_LABEL = re.compile(r"(?:(?<=[.!?)\]\"”’%])|^)[ ]*(?P<label>AIM|[A-Z][A-Z /&,'’()-]{2,60}[A-Z)]): ")


def joined_sections(sections: Iterable[tuple[str | None, str]]) -> str:
    """Return an abstract of its sections, each a label (None where it has none) and a text."""
    return "\n\n".join(f"{label}\n\n{text}" if label else text for label, text in sections if text)


def parted(text: str) -> str:
    """Return an abstract in one run with its labels and sections in paragraphs.

    A label is in capitals, stands at the start of a sentence and ends in a colon. One label alone
    is none: a sentence may begin so.
    """
    if text.count(": ") < 2:
        return text
    found = list(_LABEL.finditer(text))
    if len(found) < 2:
        return text
    sections: list[tuple[str | None, str]] = [(None, text[: found[0].start("label")].strip())]
    ends = [*(each.start("label") for each in found[1:]), len(text)]
    for label, end in zip(found, ends, strict=True):
        said = text[label.end() : end].strip()
        sections.append((label["label"], said) if said else (None, label[0].strip()))
    return joined_sections(sections)


def unwrapped(text: str) -> str:
    """Return an abstract of several lines: wrapped lines joined, paragraphs set apart.

    Lines of ordinary width are a wrapped text. Of longer ones each is a paragraph where the line
    before it ends a sentence.
    """
    if "\n" not in text:
        plain = text.isprintable() and "  " not in text
        return parted(text.strip() if plain else " ".join(text.split()))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if line]
    if max(map(len, lines), default=0) <= _WIDEST_WRAP:
        return parted(" ".join(lines))
    paragraphs = [lines[:1]]
    for before, line in itertools.pairwise(lines):
        if before.endswith(_SENTENCE_END):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    texts = [" ".join(each) for each in paragraphs]
    found = [_LABEL.match(text) for text in texts]
    if sum(map(bool, found)) > 1:
        both = zip(found, texts, strict=True)
        return joined_sections(_section(label, text) for label, text in both)
    return "\n\n".join(map(parted, texts))


def _section(label: re.Match[str] | None, text: str) -> tuple[str | None, str]:
    return (label["label"], text[label.end() :].strip()) if label else (None, text)
