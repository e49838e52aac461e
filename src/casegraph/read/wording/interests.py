"""What a sentence of a statement names: companies, in which item of the ICMJE form, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.wording.organizations import NO_NAME_BEFORE, entities
from casegraph.vocab.enums import DisclosureCategory

if TYPE_CHECKING:
    from collections.abc import Iterator

_NONE = re.compile(
    r"\b(?:no|nil|none|nothing|not\s+have\s+any|without\s+any|not\s+any|neither|any)\b[^.;]{0,90}?"
    r"\b(?:conflict|compet|disclos|interests?|declare|report|financial|commercial|relationship|"
    r"relevant)|\babsence\s+of\s+any\b|^\W*(?:none|nil|nothing|no|n/?a|not\s+applicable)"
    r"(?:\s+(?:declared|reported|stated|to\s+declare|to\s+disclose|to\s+report))?\W*$|"
    r"\b(?:do|does|did)\s+not\s+have\b[^.;]{0,60}\binterest|"
    r"[:–—-]\s*(?:none|nil|nothing)\W*$",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"\b(?:except|other\s+than|apart\s+from|aside\s+from|besides)\b", re.IGNORECASE
)
_NO_INTEREST = re.compile(
    r"\b(?:was|were|been|is)\s+(?:\w+\s+){0,2}presented\b|"
    r"\b(?:oral|poster|podium)\s+(?:presentation|communication)\b|"
    r"\b(?:is|was|are|were)\s+(?:currently\s+)?(?:an?\s+)?(?:[\w-]+\s+){0,3}students?\b",
    re.IGNORECASE,
)
"""A presentation of the report, and a student's place, are told beside interests."""
_BESIDE = re.compile(
    r"\b(?:awards?|prizes?|receiv\w+|fees?|fund(?:s|ed|ing)|grants?|honorari(?:um|a)|paid|pay(?:s|ments?)|sponsor\w*|stocks?|"
    r"shares|royalt(?:y|ies)|consult\w+|employ\w+|support(?:s|ed)?|scholarships?)\b",
    re.IGNORECASE,
)
_WORDS: dict[DisclosureCategory, tuple[str, ...]] = {
    DisclosureCategory.EXPERT_TESTIMONY: (r"expert\s+(?:testimony|witness)",),
    DisclosureCategory.ADVISORY_BOARD: (
        r"advisory\s+(?:\w+\s+)?(?:board|panel|committee)s?", r"advisory\s+(?:role|fees?)",
        r"advis[eo]rs?\b", r"steering\s+committees?", r"(?:data\s+)?safety\s+monitoring",
    ),
    DisclosureCategory.LEADERSHIP: (
        r"board\s+of\s+directors", r"board\s+members?", r"leadership", r"officer\b",
        r"(?:vice[- ])?president\b(?!['’]s)", r"chair(?:man|woman|person)?\b", r"treasurer",
    ),
    DisclosureCategory.STOCK: (
        r"stocks?\b(?:\s+options?)?", r"share-?holders?", r"shares\b", r"equity",
        r"ownership\s+interest",
    ),
    DisclosureCategory.ROYALTIES: (r"royalt(?:y|ies)", r"licen[sc](?:e|ing)\s+fees?"),
    DisclosureCategory.PATENTS: (r"patents?\b",),
    DisclosureCategory.HONORARIA: (
        r"honorari(?:um|a)\b",
        r"speak(?:er|ing)s?['’]?\s*(?:s['’]?\s*)?(?:fees?|bureaus?|honoraria)?",
        r"lectur(?:e|es|ing)(?:\s+fees?)?", r"presentation\s+fees?", r"teaching\s+fees?",
    ),
    DisclosureCategory.TRAVEL: (
        r"travel(?:l?ing)?\b(?:\s+(?:grants?|support|expenses?|funds?|costs?|fees?))?",
        r"(?:congress|conference|meeting|registration)\s+(?:fees?|support|attendance)",
        r"accommodation",
    ),
    DisclosureCategory.CONSULTING_FEES: (
        r"consult(?:ing|ant|ants|ancy|ancies|ation|ed)\b(?:\s+(?:fees?|honoraria|work))?",
    ),
    DisclosureCategory.MATERIALS_OR_SERVICES: (
        r"medical\s+writing", r"(?:supply|gift|loan|provision)s?\s+of\s+\w+",
        r"(?:study|free)\s+drugs?", r"materials?\s+support", r"equipment",
    ),
    DisclosureCategory.GRANTS: (
        r"(?:(?:research|educational|institutional|unrestricted)\s+)?grants?\b", r"fellowships?",
        r"(?:research|institutional|grant)\s+(?:funding|funds|support)",
        r"principal\s+investigator",
    ),
    DisclosureCategory.OTHER_INTERESTS: (
        r"employ(?:ed|ees?|ment|er)\b", r"salary", r"salaried", r"spouse",
    ),
}  # fmt: skip
_KINDS = tuple(_WORDS)
_KIND = re.compile(
    "|".join(rf"(?P<k{i}>\b(?:{'|'.join(_WORDS[kind])}))" for i, kind in enumerate(_KINDS)),
    re.IGNORECASE,
)
_GIVER = re.compile(
    rf"\b(?:from|by|with|{NO_NAME_BEFORE}(?:of|for)|at|to|in)\s+(?=\S)|:\s*|,\s*", re.IGNORECASE
)
_ANY_GIVER = re.compile(
    rf"\b(?:from|by|with|{NO_NAME_BEFORE}(?:for|of))\s+(?=(?:the\s+)?[^\W\d_]*[A-Z])"
)
_REDIRECT = re.compile(
    r"\b(?:purposes?|work|services?|fees?|research|trials?|advice|payments?)\s+(?:from|by|with)\s+",
    re.IGNORECASE,
)
Interest = tuple[str | None, DisclosureCategory | None]


def interests_of(sentence: str) -> tuple[tuple[Interest, ...], bool]:
    """Return what a sentence names as (entity, category), and whether it declares nothing."""
    exception = _EXCEPTION.search(sentence)
    if exception:
        sentence = sentence[exception.end() :]
    elif _NONE.search(sentence):
        return (), True
    if _NO_INTEREST.search(sentence) and not _BESIDE.search(sentence):
        return (), False
    found = list(_named_interests(sentence))
    if not found:
        giver = _ANY_GIVER.search(sentence)
        found = [(name, None) for name in entities(sentence[giver.end() :])] if giver else []
    return tuple(dict.fromkeys(found)), False


def _named_interests(sentence: str) -> Iterator[Interest]:
    """Return the interests of a sentence clause by clause: kinds first, then who gave them."""
    kinds: list[DisclosureCategory] = []
    no_name: list[str | None] = [None]
    matches = list(_KIND.finditer(sentence))
    for index, match in enumerate(matches):
        kind = _KINDS[int((match.lastgroup or "k0")[1:])]
        if kind not in kinds:
            kinds.append(kind)
        end = matches[index + 1].start() if index + 1 < len(matches) else len(sentence)
        names = _givers(sentence[match.end() : end])
        if not names and index == 0 and len(matches) == 1:
            names = _givers_before(sentence[: match.start()])
        if names or index + 1 == len(matches):
            yield from ((name, kind) for kind in kinds for name in names or no_name)
            kinds = []


def _givers(clause: str) -> list[str]:
    redirect = _REDIRECT.search(clause)
    giver = redirect or _GIVER.search(clause)
    return entities(clause[giver.end() :]) if giver else []


def _givers_before(clause: str) -> list[str]:
    giver = _ANY_GIVER.search(clause)
    return entities(clause[giver.end() :]) if giver else []
