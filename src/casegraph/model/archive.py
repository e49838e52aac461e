"""What the archive keeps of a report: its sources, its record and the works it cites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.vocab.enums import MatchMethod

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.model.coverage import ConditionMention, Coverage
    from casegraph.model.record import Record


BY_A_PERSON = 100
"""The authority of what a person wrote; what a reader took from print has less."""

AS_PRINTED = 50
"""The authority of a page as printed, whose raw texts stand; a source below it has no printed list,
and the numbers of its references are its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input that a report was read from.

    `authority` orders sources that disagree: the higher wins, and of equals the later one.
    `sha256` is that of the file, `record_json` what the reader made of it (canonical JSON, as
    `casegraph.model.plain.record_to_json` writes it), `text` the full text as read, to which
    quotes are offsets. `loaded_at` is ISO 8601, UTC.
    """

    reader: str
    version: str
    authority: int
    file_name: str
    media_type: str
    sha256: str
    text: str
    record_json: str
    loaded_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkMatch:
    """The work that a reference, or a report itself, was found to be.

    `work_id` is the number of a work the archive knows already, None for a new one; new works of
    one batch are told apart by `new`.
    """

    work_id: int | None
    new: int | None = None
    method: MatchMethod
    match_key: str
    score: float | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportToStore:
    """Everything the store writes for one report, in one transaction.

    `record` is complete: every reference holds what was read from its raw text. `leftovers`
    maps a reference's number to the words its reading did not take up. `matches`, `coverage`
    and `conditions` are by reference number; `match` is the report's own work. `key` is the
    citation key to give where the record states none, `message` what the history says where
    nothing else is said of all. `record_json` is the record as canonical JSON, where it is made.
    """

    record: Record
    sources: tuple[Source, ...]
    match: WorkMatch
    matches: Mapping[int, WorkMatch]
    coverage: Mapping[int, tuple[Coverage, ...]]
    conditions: Mapping[int, tuple[ConditionMention, ...]]
    leftovers: Mapping[int, str]
    key: str | None = None
    message: str | None = None
    record_json: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One change of a report: its record before (None: the report was new) and after.

    `ordinal` counts the changes of one report from 1. Records are canonical JSON, as
    `casegraph.model.plain.record_to_json` writes it; `at` is ISO 8601, UTC.
    """

    ordinal: int
    before_json: str | None
    after_json: str
    actor: str
    at: str
    message: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedReport:
    """One line of `list --removed`: a report taken out, by whom and when (ISO 8601, UTC)."""

    key: str
    title: str | None
    revisions: int
    actor: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """All that is kept of a removed report: its record, sources and history.

    `sources` are those the record is made of, `earlier` those that others had replaced.
    """

    report: RemovedReport
    record_json: str
    sources: tuple[Source, ...]
    earlier: tuple[Source, ...]
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWork:
    """A work as identity needs it: its number, keys, identifiers and page."""

    work_id: int
    key: str
    match_key: str
    identifiers: Mapping[str, str]
    is_report: bool
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A file that an import took in wholly: its content's digest, its reader, its records."""

    sha256: str
    reader: str
    version: str
    file_name: str
    records: int
