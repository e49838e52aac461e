"""A report that is read again: what its sources make together, and what is news in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.app.complete import CompleteRecord, complete
from casegraph.app.evidence import QUOTE_NOT_FOUND, printed_texts, record_issues
from casegraph.app.places import place_all
from casegraph.issues import Issue, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.app.joining import Joined
    from casegraph.model.archive import Source
    from casegraph.model.merge import Disagreement
    from casegraph.model.record import Record
    from casegraph.read.base import Reading
    from casegraph.vocab.terms import Vocabulary


def completed_again(
    joined: Joined,
    key: str,
    texts: Sequence[str],
    vocabulary: Vocabulary,
    given: tuple[Source, Reading, Record],
) -> tuple[CompleteRecord, tuple[Issue, ...]]:
    """Return the completed record of a report read again, and its issues in their places.

    `key` is the report's, `texts` what the archive holds of its print, `given` is what was read: of
    earlier sources nothing is told that was told before.
    """
    source, reading, record = given
    completed = complete(joined.record)
    named, own = replace(completed.record, key=key), complete(record).record
    printed = tuple(dict.fromkeys((*printed_texts(joined.sources), *texts)))
    found = record_issues(completed, vocabulary, printed)
    placed = (
        *place_all(found, named, reading, source.file_name, own),
        *place_all(_set_aside(joined.disagreements), named, reading, source.file_name),
    )
    if joined.earlier:
        placed = tuple(issue for issue in placed if _is_of_this_source(issue))
    return completed, placed


def _is_of_this_source(issue: Issue) -> bool:
    """Tell whether an issue is news: what stands in no line of this source was told before.

    A quote is compared with every text that arrives, in whichever source it stands.
    """
    is_news = issue.severity is Severity.ERROR or issue.code == QUOTE_NOT_FOUND
    return is_news or issue.where.line is not None


def _set_aside(disagreements: Sequence[Disagreement]) -> Iterator[Issue]:
    for found in disagreements:
        detail = f"kept {found.kept!r}; another source of this report says {found.set_aside!r}"
        yield Issue("sources-disagree", Severity.INFO, Where(path=found.path), detail)
