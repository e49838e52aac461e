"""What a check is: a small pure rule over a record, whose docstring is its explanation."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from casegraph.issues import Issue, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from casegraph.check.sheet import Sheet
    from casegraph.model.citing import CitedElsewhere
    from casegraph.model.record import Record
    from casegraph.vocab.terms import Vocabulary


class Subject(StrEnum):
    """What a check looks at; checks of patients are not run over a record without any."""

    REPORT = "report"
    REFERENCES = "references"
    PATIENTS = "patients"
    ARCHIVE = "archive"


class Finding(NamedTuple):
    """What a rule found: the field and what stands there.

    `repairs` holds what should stand there instead, by field path (None: nothing), where that is
    certain; `raw` is never among them.
    """

    path: str
    detail: str
    hint: str | None = None
    repairs: Mapping[str, str | None] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Check:
    """A named rule; `rule` yields a finding for each place it objects to.

    `repairs` tells that some of its findings say what should stand there.
    """

    code: str
    severity: Severity
    subject: Subject
    rule: Callable[[Sheet], Iterable[Finding]]
    repairs: bool = False

    @property
    def explanation(self) -> str:
        """Return why the rule exists: its docstring."""
        return (self.rule.__doc__ or "").strip()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a record stands among, for rules that look beyond it.

    `texts` are the report's own words as printed (pages, not records about it), `others` the
    records of other reports by citation key, `cited` what other reports print of the works and
    journals that this one cites, `confidences` how surely each reference was read, by number.
    Empty where the caller has nothing to offer: then rules that need it are silent.
    """

    vocabulary: Vocabulary | None = None
    texts: tuple[str, ...] = ()
    others: Mapping[str, Record] = field(default_factory=dict)
    cited: CitedElsewhere | None = None
    confidences: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WiderCheck:
    """A named rule over a record and what it stands among."""

    code: str
    severity: Severity
    subject: Subject
    rule: Callable[[Record, Surroundings], Iterable[Finding]]
    repairs: bool = False

    @property
    def explanation(self) -> str:
        """Return why the rule exists: its docstring."""
        return (self.rule.__doc__ or "").strip()

    def run(self, record: Record, surroundings: Surroundings) -> Iterator[Issue]:
        """Yield the rule's findings in a record as issues."""
        for found in self.rule(record, surroundings):
            yield issue_of(self, record, found)


def issue_of(check: Check | WiderCheck, record: Record, found: Finding) -> Issue:
    """Return a finding as the issue that is told."""
    where = Where(source=record.key, path=found.path)
    return Issue(check.code, check.severity, where, found.detail, found.hint)
