"""What the checks find that a record alone cannot say: quotes, terms, patients in other reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.app.complete import leftover_issues, term_issues
from casegraph.check.base import Surroundings
from casegraph.check.registry import check, check_widely
from casegraph.model.archive import BY_A_PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from casegraph.app.complete import CompleteRecord
    from casegraph.issues import Issue
    from casegraph.model.archive import Source
    from casegraph.model.record import Record
    from casegraph.vocab.terms import Vocabulary

QUOTE_NOT_FOUND = "quote-not-found"
_STEP_WITHOUT_TERM = "step-without-term"


def printed_texts(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the texts of a report as printed: those of sources that no person wrote.

    A record holds the very quotes that are to be verified; in it every one of them would be found.
    """
    kept = (source for source in sources if source.authority < BY_A_PERSON)
    return tuple(source.text for source in kept if source.text.strip())


def record_issues(
    completed: CompleteRecord, vocabulary: Vocabulary, texts: Sequence[str] = ()
) -> Iterator[Issue]:
    """Yield all that is found in one report: its terms, what was not understood, every check.

    `texts` are what is printed of the report, as far as it is known.
    """
    record = completed.record
    yield from term_issues(record, vocabulary)
    yield from leftover_issues(completed)
    yield from check(record)
    # Each agent that is no term is told above, with what is close to it.
    wider = wider_issues(record, texts, vocabulary)
    yield from (issue for issue in wider if issue.code != _STEP_WITHOUT_TERM)


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
