"""What a check is: a small pure rule over a record, whose docstring is its explanation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from casegraph.model.record import Record


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the field and what stands there."""

    path: str
    detail: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A named rule; `rule` yields a finding for each place it objects to."""

    code: str
    severity: Severity
    rule: Callable[[Record], Iterator[Finding]]

    @property
    def explanation(self) -> str:
        """Return why the rule exists: its docstring."""
        return (self.rule.__doc__ or "").strip()

    def run(self, record: Record) -> Iterator[Issue]:
        """Yield the rule's findings in a record as issues."""
        for found in self.rule(record):
            where = Where(source=record.key, path=found.path)
            yield Issue(self.code, self.severity, where, found.detail, found.hint)
