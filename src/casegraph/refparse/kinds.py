"""The kind of work that the print of a reference shows."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_WORDS = (
    r"(?P<THESIS>\b(?:[Tt]hesis\b(?!:)|[Dd]issertation\b|[Tt]ese\b|[Dd]issertação\b|[Tt]hèse\b"
    r"|[Tt]esis\b(?= (?:de|doctoral))|Habilitation\b|Ph\.?D\b)|\[[Tt]esis\])"
    r"|(?P<DATASET>\[[Dd]ata ?set\])"
    r"|(?P<LETTER>[\[(][Ll]etter(?: to the [Ee]ditor)?[\])])"
    r"|(?P<EDITORIAL>[\[(][Ee]ditorial[\])])"
)
_HINTS = ("hes", "esis", "ese", "issertat", "Habil", "Ph", "ata", "etter", "ditorial", "hèse")
"""Parts of these words: one of them must stand where the slower pattern fits."""
_PREPRINT = r"^(?:bioRxiv|medRxiv|arXiv|ChemRxiv|PsyArXiv|SSRN|Research Square|Preprints)\b"
_MEETING = (
    r"\b(?:Proceedings of (?:the )?(?:\d|[A-Z]\w+ (?:International|Annual))|Conference|Symposium"
    r"|Workshop|[Cc]ongress|Annual Meeting)\b|[Pp]resented at\b|[Pp]oster\b"
)
_MEETING_HINTS = (
    "roceedings of", "onference", "ymposium", "orkshop", "ongress", "Annual", "resented", "oster",
)  # fmt: skip
"""Parts of these words, as above."""


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def kind(
    outside: str, fields: Mapping[str, str], spans: Collection[str], identifiers: Mapping[str, str]
) -> WorkType | None:
    """Return the type that the print shows, None where it shows none.

    `outside` is the text but for authors and title, where words name the kind of the work.
    """
    named = _named(outside)
    if named:
        return named
    journal = fields.get("journal", "")
    if "arxiv" in identifiers or _pattern(_PREPRINT).search(journal):
        return WorkType.PREPRINT
    if "volume" not in fields and _is_of_meeting(outside):
        return WorkType.CONFERENCE_PAPER
    return _by_parts(fields, spans, identifiers)


def _named(outside: str) -> WorkType | None:
    for hint in _HINTS:
        if hint in outside:
            word = _pattern(_WORDS).search(outside)
            return WorkType[word.lastgroup] if word and word.lastgroup else None
    return None


def _is_of_meeting(outside: str) -> bool:
    hinted = any(hint in outside for hint in _MEETING_HINTS)
    return hinted and _pattern(_MEETING).search(outside) is not None


def _by_parts(
    fields: Mapping[str, str], spans: Collection[str], identifiers: Mapping[str, str]
) -> WorkType | None:
    if "chapter" in spans:
        return WorkType.BOOK_CHAPTER if "journal" in fields else None
    if "journal" in fields:
        return WorkType.JOURNAL_ARTICLE if "volume" in fields else None
    if {"publisher", "edition"} & fields.keys() or "isbn" in identifiers:
        return WorkType.BOOK
    return WorkType.WEB_PAGE if "url" in identifiers or "accessed" in spans else None
