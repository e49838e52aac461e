"""What else is wrong with an input that its reader refuses: all problems are told at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.app.archive import bundled_terms
from casegraph.app.complete import complete
from casegraph.app.evidence import record_issues
from casegraph.app.places import at_place
from casegraph.errors import ArchiveError, NotFoundError, UndecidedError
from casegraph.issues import Severity
from casegraph.store import engine
from casegraph.store.queries.vocabulary import fetch_vocabulary
from casegraph.vocab.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from casegraph.issues import Issue
    from casegraph.read.base import Reading, Salvaged


def refused_issues(
    reading: Reading, source: str, vocabulary: Callable[[], Vocabulary]
) -> tuple[Issue, ...]:
    """Return the issues of a refused reading with the errors of its sound part, by line.

    `vocabulary` is asked for only where there is a sound part.
    """
    if reading.salvaged is None:
        return reading.issues
    found = _errors(reading.salvaged, vocabulary())
    known = {(issue.code, issue.where.path) for issue in reading.issues}
    placed = (_placed(issue, reading.salvaged, reading, source) for issue in found)
    added = (issue for issue in placed if (issue.code, issue.where.path) not in known)
    return tuple(sorted((*reading.issues, *added), key=_place))


def archive_vocabulary(archive: str) -> Vocabulary:
    """Return the vocabulary of an archive, the bundled one where there is no usable archive."""
    try:
        with engine.reading(archive) as connection:
            return fetch_vocabulary(connection)
    except (NotFoundError, UndecidedError, ArchiveError):
        return Vocabulary(bundled_terms())


def _errors(salvaged: Salvaged, vocabulary: Vocabulary) -> Iterator[Issue]:
    for issue in record_issues(complete(salvaged.record), vocabulary):
        if issue.severity is Severity.ERROR:
            yield issue


def _placed(issue: Issue, salvaged: Salvaged, reading: Reading, source: str) -> Issue:
    path = salvaged.original(issue.where.path or "")
    placed = at_place(issue, path, reading, source)
    return replace(placed, where=replace(placed.where, path=path))


def _place(issue: Issue) -> tuple[int, int]:
    return issue.where.line or 0, issue.where.column or 0
