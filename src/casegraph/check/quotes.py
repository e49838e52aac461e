"""Quotes against the texts they are taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.case_texts import evidence
from casegraph.model.passages import Folded, find_quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.check.base import Surroundings
    from casegraph.model.record import Record

_WORD = re.compile(r"\w+")
_LEAST_SIMILAR = 0.5
_MOST_WINDOWS = 40
_LONGEST_COMPARED = 1000
_ABSTRACT = frozenset({"abstract", "summary"})


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote with its field; `elsewhere` is text of the record itself in which it may stand.

    `own` tells that it is taken from the report: words of a cited work are not in its pages.
    """

    path: str
    words: str
    elsewhere: tuple[str, ...]
    own: bool


def quote_in_another_section(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Find a quote that is said to stand in the abstract, and stands elsewhere.

    Sure: certainly, where the abstract of the record is whole.
    Example: section `abstract` beside a sentence of the discussion.
    """
    if not record.abstract:
        return
    folded = _Foldings()
    for path, place in evidence(record):
        stated = (place.section or "").strip().casefold()
        if stated not in _ABSTRACT or not place.quote or not place.quote.strip():
            continue
        if find_quote(place.quote, (folded[record.abstract],)):
            continue
        found = _stands_in(place.quote, record, surroundings, folded)
        if found:
            detail = f"these words stand in {found}, not in the abstract: {_short(place.quote)!r}"
            yield Finding(f"{path}.section", detail)


def _stands_in(
    quote: str, record: Record, surroundings: Surroundings, folded: _Foldings
) -> str | None:
    """Return in words where else a quote stands, None where it stands nowhere."""
    named = {"the title": record.title, "the acknowledgement": record.acknowledgement}
    for name, text in named.items():
        if text and find_quote(quote, (folded[text],)):
            return name
    found = find_quote(quote, tuple(folded[text] for text in surroundings.texts))
    if found is None:
        return None
    line = surroundings.texts[found.text].count("\n", 0, found.start) + 1
    return f"line {line} of the stored text"


def quotes(record: Record) -> Iterator[Quote]:
    """Yield every quote of a record."""
    printed = tuple(
        text for text in (record.title, record.abstract, record.acknowledgement) if text
    )
    for path, place in evidence(record):
        if place.quote and place.quote.strip():
            yield Quote(f"{path}.quote", place.quote, printed, own=True)
    for index, reference in enumerate(record.references):
        for at, entry in enumerate(reference.coverage):
            if entry.quote and entry.quote.strip():
                path = f"references[{index}].coverage[{at}].quote"
                yield Quote(path, entry.quote, (reference.raw, *printed), own=not entry.source)


def nearest_passage(quote: str, texts: Sequence[Folded]) -> str | None:
    """Return the passage of the texts that is most like a quote, None where none is like it.

    Windows of the quote's length are tried where its rarest words stand, not everywhere: the work
    is bounded whatever the length of the texts.
    """
    wanted = Folded.of(quote).text.strip()[:_LONGEST_COMPARED]
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted)
    found, ratio = None, _LEAST_SIMILAR
    for window in _windows(wanted, texts):
        matcher.set_seq1(window)
        if matcher.real_quick_ratio() > ratio and matcher.quick_ratio() > ratio:
            similar = matcher.ratio()
            if similar > ratio:
                found, ratio = window, similar
    return found


def quote_not_found(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Find a quote that stands in no stored text of the report: what it supports is unsupported.

    Sure: nearly always: spacing, hyphens and quotation marks are set aside.
    Example: a quote that was typed from memory.
    """
    if not surroundings.texts:
        return
    for quote, texts in _unfound(record, surroundings):
        if quote.own:
            near = nearest_passage(quote.words, texts)
            hint = f"nearest: {near!r}" if near else None
            detail = f"these words stand in no stored text of the report: {_short(quote.words)!r}"
            yield Finding(quote.path, detail, hint)


def quote_not_verified(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Note a quote that cannot be verified: the text it is taken from is not stored.

    Sure: certainly: no text of the paper is in the archive.
    Example: a record without its page.
    """
    for quote, _ in _unfound(record, surroundings):
        if not quote.own:
            yield Finding(quote.path, f"taken from another text: {_short(quote.words)!r}")
        elif not surroundings.texts:
            hint = "add the page of the report: its quotes are then verified"
            yield Finding(quote.path, f"no text is stored to verify {_short(quote.words)!r}", hint)


def _unfound(
    record: Record, surroundings: Surroundings
) -> Iterator[tuple[Quote, tuple[Folded, ...]]]:
    folded = _Foldings()
    for quote in quotes(record):
        texts = tuple(folded[text] for text in (*surroundings.texts, *quote.elsewhere))
        if find_quote(quote.words, texts) is None:
            yield quote, texts


class _Foldings(dict[str, Folded]):
    """Every text folded once."""

    def __missing__(self, text: str) -> Folded:
        return self.setdefault(text, Folded.of(text))


def _windows(wanted: str, texts: Sequence[Folded]) -> Iterator[str]:
    left = _MOST_WINDOWS
    for folded in texts:
        rare = sorted(
            {(folded.text.count(found[0]), -len(found[0]), found[0], found.start())
             for found in _WORD.finditer(wanted) if len(found[0]) > 2}
        )  # fmt: skip
        for count, _, word, offset in rare:
            if count and left > 0:
                for found in re.finditer(re.escape(word), folded.text):
                    start = _word_start(folded.text, max(0, found.start() - offset))
                    yield _whole_words(folded.text, start, len(wanted))
                    left -= 1
                    if left <= 0:
                        return


def _word_start(text: str, at: int) -> int:
    return text.rfind(" ", 0, at + 1) + 1


def _whole_words(text: str, start: int, length: int) -> str:
    end = text.find(" ", start + length)
    return text[start : end if end >= 0 else len(text)].strip()


def _short(quote: str) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= 80 else f"{flat[:77]}..."
