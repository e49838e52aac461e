"""What an import counts: every report that was read is in exactly one of four numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.app.ingest import AddStatus

if TYPE_CHECKING:
    from casegraph.app.ingest import AddAnswer
    from casegraph.issues import Issue, Severity


@dataclass(slots=True)
class Tally:
    """Counts of files and reports, of reasons to pass files over, and of issues.

    `files` are those that were read, `taken_before` those among them that an earlier import took
    in wholly; what these hold counts as unchanged.
    """

    files: int = 0
    taken_before: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    drafts: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    issues: Counter[tuple[str, Severity]] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        """Return how many reports were read."""
        return self.added + self.updated + self.unchanged + self.rejected

    def count(self, answer: AddAnswer) -> None:
        """Count what became of one report."""
        if answer.status is AddStatus.ADDED:
            self.added += 1
        elif answer.status is AddStatus.UPDATED:
            self.updated += 1
        elif answer.status is AddStatus.UNCHANGED:
            self.unchanged += 1
        else:
            self.rejected += 1
        if answer.draft and answer.status in {AddStatus.ADDED, AddStatus.UPDATED}:
            self.drafts += 1
        self.count_issues(answer.issues)

    def count_issues(self, issues: tuple[Issue, ...]) -> None:
        """Count issues by code."""
        self.issues.update((issue.code, issue.severity) for issue in issues)

    def add(self, other: Tally) -> None:
        """Add the counts of a part."""
        self.files += other.files
        self.taken_before += other.taken_before
        self.added += other.added
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.rejected += other.rejected
        self.drafts += other.drafts
        self.skipped.update(other.skipped)
        self.issues.update(other.issues)
