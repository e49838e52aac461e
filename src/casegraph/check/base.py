"""What a check is: a small pure rule over a record, whose docstring is its explanation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from casegraph.model.record import Record
    from casegraph.vocab.terms import Vocabulary


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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a record stands among, for rules that look beyond it.

    `texts` are the report's own words as printed (pages, not records about it), `others` the
    records of other reports by citation key. Empty where the caller has nothing to offer: then
    rules that need it are silent.
    """

    vocabulary: Vocabulary | None = None
    texts: tuple[str, ...] = ()
    others: Mapping[str, Record] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WiderCheck:
    """A named rule over a record and what it stands among."""

    code: str
    severity: Severity
    rule: Callable[[Record, Surroundings], Iterator[Finding]]

    @property
    def explanation(self) -> str:
        """Return why the rule exists: its docstring."""
        return (self.rule.__doc__ or "").strip()

    def run(self, record: Record, surroundings: Surroundings) -> Iterator[Issue]:
        """Yield the rule's findings in a record as issues."""
        for found in self.rule(record, surroundings):
            where = Where(source=record.key, path=found.path)
            yield Issue(self.code, self.severity, where, found.detail, found.hint)
