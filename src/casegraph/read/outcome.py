"""What a format makes of one report of a file, before its reader puts its name to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.read.base import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.model.record import Record
    from casegraph.read.base import Reader
    from casegraph.read.fields.record_builder import Position, RecordBuilder


@dataclass(frozen=True, slots=True)
class Outcome:
    """The record of a report with its issues, its own text and places, or why it is refused.

    `key` is what the file calls the report.
    """

    record: Record | None
    issues: tuple[Issue, ...]
    text: str
    positions: Mapping[str, Position] = field(default_factory=dict)
    key: str | None = None

    def signed(self, reader: Reader, media_type: str) -> Reading:
        """Return the reading that a reader answers for."""
        return Reading(
            record=self.record,
            issues=self.issues,
            text=self.text,
            reader=reader.name,
            version=reader.version,
            media_type=media_type,
            authority=reader.authority,
            positions=self.positions,
            key=self.key,
        )


def outcome_of(builder: RecordBuilder, text: str, key: str | None = None) -> Outcome:
    """Return what was built of a report; one with an error is refused."""
    issues = tuple(builder.issues)
    record = None if has_errors(issues) else builder.record()
    return Outcome(record, issues, text, builder.positions, key)


def refusal(
    source: str, at: Position, code: str, detail: str, text: str, hint: str | None = None
) -> Outcome:
    """Return the outcome of what cannot be read, with the one error that says why."""
    where = Where(source=source, line=at[0], column=at[1])
    return Outcome(None, (Issue(code, Severity.ERROR, where, detail, hint),), text)
