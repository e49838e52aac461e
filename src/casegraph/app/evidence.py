"""What the checks find that a record alone cannot say: quotes, terms, patients in other reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check.base import Surroundings
from casegraph.check.registry import check_widely
from casegraph.model.archive import BY_A_PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from casegraph.issues import Issue
    from casegraph.model.archive import Source
    from casegraph.model.record import Record
    from casegraph.vocab.terms import Vocabulary

QUOTE_NOT_FOUND = "quote-not-found"


def printed_texts(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the texts of a report as printed: those of sources that no person wrote.

    A record holds the very quotes that are to be verified; in it every one of them would be found.
    """
    kept = (source for source in sources if source.authority < BY_A_PERSON)
    return tuple(source.text for source in kept if source.text.strip())


def wider_issues(
    record: Record,
    texts: Sequence[str],
    vocabulary: Vocabulary | None,
    others: Mapping[str, Record] | None = None,
) -> tuple[Issue, ...]:
    """Return what the checks find that look beyond a record: its terms, quotes and patients.

    `texts` are what is printed of the report, `others` the records of other reports by key.
    """
    surroundings = Surroundings(vocabulary=vocabulary, texts=tuple(texts), others=others or {})
    return check_widely(record, surroundings)
