"""What a record says elsewhere: the meaning of its abbreviations and its conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from casegraph.vocab.enums import LabelKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from casegraph.tag.match import Matcher

_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]")
_SHORT_FORM = re.compile(r"(?=[^\s]*[A-Z])[A-Za-z0-9][\w+/-]{1,9}")
_WORDS_BACK = 8
_CHARACTERS_BACK = 200


class Said(NamedTuple):
    """What a record says of an abbreviation: its long forms; whether its term stands in full."""

    expansions: tuple[str, ...]
    is_condition: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a text from the record it stands in.

    `expansions` maps an abbreviation to the long forms the record gives it; `conditions` are the
    ids of the conditions that the record names in full.
    """

    expansions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conditions: frozenset[str] = frozenset()

    def said_of(self, short: str, term: str) -> Said:
        """Return the long forms of an abbreviation, and whether its term is named in full."""
        return Said(self.expansions.get(short, ()), term in self.conditions)


class Part(NamedTuple):
    """What one text of a record says: the long forms it gives, the conditions it names in full."""

    expansions: tuple[tuple[str, str], ...] = ()
    conditions: frozenset[str] = frozenset()


_SILENT = Part()


def part_of(text: str, matcher: Matcher) -> Part:
    """Return what a text says of abbreviations and conditions."""
    expansions = tuple(expansions_in(text)) if "(" in text or "[" in text else ()
    found = matcher.look(text)
    if found is None:
        return Part(expansions) if expansions else _SILENT
    conditions = frozenset(
        candidate.term.id
        for candidate in found.conditions
        if candidate.label.kind is not LabelKind.ABBREVIATION
    )
    return Part(expansions, conditions)


def context_of(parts: Iterable[Part]) -> Context:
    """Return the context that what a record's title, abstract, keywords and others say makes."""
    expansions: dict[str, dict[str, None]] = {}
    conditions: set[str] = set()
    for part in parts:
        if part is _SILENT:
            continue
        for short, long in part.expansions:
            expansions.setdefault(short, {})[long] = None
        conditions.update(part.conditions)
    return Context(
        {short: tuple(forms) for short, forms in expansions.items()}, frozenset(conditions)
    )


def expansions_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield abbreviation and long form of each `long form (ABBR)` or `ABBR (long form)`.

    A long form is believed where the letters of the abbreviation occur in it in order and its
    first letter starts a word (Schwartz and Hearst, Pac Symp Biocomput 2003).
    """
    for match in _PARENTHESIS.finditer(text):
        inner = re.split(r"[:;,]", match[1], maxsplit=1)[0].strip()
        before = text[max(match.start() - _CHARACTERS_BACK, 0) : match.start()].rstrip()
        if _SHORT_FORM.fullmatch(inner):
            long = _long_form(inner, " ".join(before.split()[-_WORDS_BACK:]))
            if long:
                yield _bare(inner), long
        elif before:
            short = before.split()[-1]
            if _SHORT_FORM.fullmatch(short) and _long_form(short, inner) == inner:
                yield _bare(short), inner


def _bare(short: str) -> str:
    plural = short.endswith("s") and short[:-1].isupper()
    return short[:-1] if plural else short


def _long_form(short: str, words: str) -> str | None:
    letters = [c for c in _bare(short).casefold() if c.isalnum()]
    text = words.casefold()
    at = len(text)
    for index in range(len(letters) - 1, -1, -1):
        at = text.rfind(letters[index], 0, at)
        while index == 0 and at > 0 and text[at - 1].isalnum():
            at = text.rfind(letters[index], 0, at)
        if at < 0:
            return None
    long = words[at:].strip()
    return long if len(long) > len(short) else None
