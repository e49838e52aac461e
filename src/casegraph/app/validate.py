"""Validating inputs: everything that `add` would find in them, without an archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.app.archive import bundled_terms
from casegraph.app.complete import complete, leftover_issues, term_issues
from casegraph.app.evidence import wider_issues
from casegraph.app.inputs import read_all
from casegraph.app.places import place
from casegraph.app.refused import refused_issues
from casegraph.check.registry import check
from casegraph.issues import has_errors
from casegraph.model.draft import missing_fields
from casegraph.vocab.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.app.inputs import Input
    from casegraph.issues import Issue
    from casegraph.model.record import Record
    from casegraph.read.base import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidateAnswer:
    """Whether an input could be added, and every issue found in it.

    `missing` names the fields that a report must have and this input lacks: alone it would be
    added as a draft.
    """

    file: str
    valid: bool
    reader: str
    references: int
    issues: tuple[Issue, ...]
    missing: tuple[str, ...] = ()


def validate(inputs: Sequence[Input]) -> Iterator[ValidateAnswer]:
    """Read and check every input against the bundled vocabulary; nothing is stored."""
    vocabulary = Vocabulary(bundled_terms())
    for given in inputs:
        for reading in read_all(given):
            yield _validate(given, reading, vocabulary)


def _validate(given: Input, reading: Reading, vocabulary: Vocabulary) -> ValidateAnswer:
    record = reading.record
    if record is None:
        issues = refused_issues(reading, given.name, lambda: vocabulary)
    else:
        issues = (*reading.issues, *_found(record, reading, given.name, vocabulary))
    return ValidateAnswer(
        file=given.name,
        valid=record is not None and not has_errors(issues),
        reader=reading.reader,
        references=len(record.references) if record else 0,
        issues=issues,
        missing=missing_fields(record) if record else (),
    )


def _found(
    record: Record, reading: Reading, source: str, vocabulary: Vocabulary
) -> Iterator[Issue]:
    completed = complete(record)
    found = (
        *term_issues(completed.record, vocabulary),
        *leftover_issues(completed),
        *check(completed.record),
        *wider_issues(completed.record, (), vocabulary),
    )
    return (place(issue, completed.record, reading, source) for issue in found)
