"""Quotes verified against the stored texts of a report, and what else a record alone cannot say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.check.base import Surroundings
from casegraph.check.quotes import Folded, find_quote, quotes
from casegraph.check.registry import check_widely

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.issues import Issue
    from casegraph.model.archive import Source
    from casegraph.model.record import Record
    from casegraph.vocab.terms import Vocabulary

QUOTE_NOT_FOUND = "quote-not-found"
_WRITTEN_BY_A_PERSON = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedQuote:
    """A quote that was found: its field, the source it stands in and the offsets in its text."""

    path: str
    source: str
    span: tuple[int, int]


def printed_texts(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the texts of a report as printed: those of sources that no person wrote.

    A record holds the very quotes that are to be verified; in it every one of them would be found.
    """
    return tuple(source.text for source in _printed(sources))


def verify_quotes(record: Record, sources: Sequence[Source]) -> tuple[VerifiedQuote, ...]:
    """Return the quotes of a record that stand in a stored text, each with its place."""
    printed = _printed(sources)
    texts = [Folded.of(source.text) for source in printed]
    found = ((quote, find_quote(quote.words, texts)) for quote in quotes(record))
    return tuple(
        VerifiedQuote(
            path=quote.path, source=printed[place.text].file_name, span=(place.start, place.end)
        )
        for quote, place in found
        if place
    )


def wider_issues(
    record: Record,
    sources: Sequence[Source],
    vocabulary: Vocabulary | None,
    others: Mapping[str, Record] | None = None,
) -> tuple[Issue, ...]:
    """Return what the checks find that look beyond a record: its terms, quotes and patients."""
    texts = printed_texts(sources)
    surroundings = Surroundings(vocabulary=vocabulary, texts=texts, others=others or {})
    return check_widely(record, surroundings)


def _printed(sources: Sequence[Source]) -> tuple[Source, ...]:
    kept = (source for source in sources if source.authority < _WRITTEN_BY_A_PERSON)
    return tuple(source for source in kept if source.text.strip())
