"""Reading files as `add` would, without an archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.app.archive import bundled_terms
from casegraph.app.complete import complete, leftover_issues, term_issues
from casegraph.app.inputs import read
from casegraph.app.places import place
from casegraph.check.registry import check
from casegraph.issues import has_errors
from casegraph.vocab.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.app.inputs import Input
    from casegraph.issues import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidateAnswer:
    """Whether an input could be added, and every issue found in it."""

    file: str
    valid: bool
    reader: str
    references: int
    issues: tuple[Issue, ...]


def validate(inputs: Sequence[Input]) -> Iterator[ValidateAnswer]:
    """Read and check every input against the bundled vocabulary; nothing is stored."""
    vocabulary = Vocabulary(bundled_terms())
    for given in inputs:
        yield _validate(given, vocabulary)


def _validate(given: Input, vocabulary: Vocabulary) -> ValidateAnswer:
    reading = read(given)
    issues = reading.issues
    if reading.record is not None:
        completed = complete(reading.record)
        found = (
            *term_issues(completed.record, vocabulary),
            *leftover_issues(completed),
            *check(completed.record),
        )
        issues += tuple(place(issue, completed.record, reading, given.name) for issue in found)
    return ValidateAnswer(
        file=given.name,
        valid=reading.record is not None and not has_errors(issues),
        reader=reading.reader,
        references=len(reading.record.references) if reading.record else 0,
        issues=issues,
    )
