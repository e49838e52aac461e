"""Validating inputs: everything that `add` would find in them, without an archive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.app.complete import complete
from casegraph.app.duplicates import held_as, same_patients
from casegraph.app.evidence import record_issues
from casegraph.app.inputs import read_each
from casegraph.app.places import place
from casegraph.app.referring import Stated, elsewhere, without_front_matter
from casegraph.app.refused import refused_issues
from casegraph.errors import ArchiveError, NotFoundError, UndecidedError
from casegraph.issues import has_errors
from casegraph.model.draft import missing_fields
from casegraph.store import engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.app.inputs import Input
    from casegraph.issues import Issue
    from casegraph.model.record import Record
    from casegraph.read.base import Reading
    from casegraph.vocab.terms import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidateAnswer:
    """Whether an input could be added, and every issue found in it.

    `missing` names the fields that a report must have and this input lacks: alone it would be
    added as a draft. Rows that only refer to a report lack none.
    """

    file: str
    valid: bool
    reader: str
    references: int
    issues: tuple[Issue, ...]
    missing: tuple[str, ...] = ()


def validate(
    inputs: Sequence[Input], vocabulary: Vocabulary, archive: str | None = None
) -> Iterator[ValidateAnswer]:
    """Read and check every input against a vocabulary; nothing is stored.

    Patients are looked for in the other reports of an archive, where there is one to read.
    """
    stated = Stated()
    for given, reading in read_each(inputs):
        if not reading.refers:
            stated.note(reading, reading.key)
        answer = _validate(given, reading, vocabulary, stated)
        patients = _same_patients(archive, given.name, reading) if archive else ()
        yield replace(answer, issues=(*answer.issues, *patients))


def _validate(
    given: Input, reading: Reading, vocabulary: Vocabulary, stated: Stated
) -> ValidateAnswer:
    record = reading.record
    if record is None:
        issues = refused_issues(reading, given.name, lambda: vocabulary)
    else:
        issues = (*reading.issues, *_found(record, reading, given.name, vocabulary))
        if reading.refers:
            unheld = () if stated.holds(reading) else (elsewhere(reading, given.name),)
            issues = (*unheld, *without_front_matter(reading, issues))
    return ValidateAnswer(
        file=given.name,
        valid=record is not None and not has_errors(issues),
        reader=reading.reader,
        references=len(record.references) if record else 0,
        issues=issues,
        missing=missing_fields(record) if record and not reading.refers else (),
    )


def _same_patients(archive: str, source: str, reading: Reading) -> tuple[Issue, ...]:
    """Return which reports of an archive may have a patient of an input; that of it is none."""
    if reading.record is None or reading.refers or not reading.record.cases:
        return ()
    record = complete(reading.record).record
    try:
        with engine.reading(archive) as connection:
            found = same_patients(connection, held_as(connection, record), record)
    except (NotFoundError, UndecidedError, ArchiveError):
        return ()
    return tuple(place(issue, record, reading, source) for issue in found)


def _found(
    record: Record, reading: Reading, source: str, vocabulary: Vocabulary
) -> Iterator[Issue]:
    completed = complete(record)
    found = record_issues(completed, vocabulary)
    return (place(issue, completed.record, reading, source) for issue in found)
