"""What is wrong with an input: values, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much an issue weighs; only an error keeps a report out of the archive."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an issue.

    `source` is the file's name as given; `line` and `column` count from 1; `path` is the field
    (`cases[0].age`); `span` holds the start and end offsets in the source's text.
    `cell` is the place in a table in words (`sheet therapy, row 7, column clinical`), of which
    `line` is the row.
    """

    source: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None
    span: tuple[int, int] | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """Return `file:line:column: path` with the parts that are known, or `file: cell`."""
        if self.cell is not None:
            return ": ".join(part for part in (self.source, self.cell) if part)
        place = ":".join(str(p) for p in (self.source, self.line, self.column) if p is not None)
        return ": ".join(part for part in (place, self.path) if part)


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem of an input: a stable `code`, its place and what was found there."""

    code: str
    severity: Severity
    where: Where
    detail: str
    hint: str | None = None

    def __str__(self) -> str:
        """Return the line that the command line prints."""
        place = str(self.where)
        return f"{place}: {self.detail}" if place else self.detail

    def to_plain(self) -> dict[str, object]:
        """Return the issue as JSON shows it; `cell` is there for tables only."""
        cell = {} if self.where.cell is None else {"cell": self.where.cell}
        return {
            "code": self.code,
            "severity": self.severity.value,
            "line": self.where.line,
            "column": self.where.column,
            "where": self.where.path or self.where.source,
            "detail": self.detail,
            "hint": self.hint,
            **cell,
        }

    def at(self, where: Where) -> Issue:
        """Return this issue at another place."""
        return Issue(self.code, self.severity, where, self.detail, self.hint)

    def within(self, source: str) -> Issue:
        """Return this issue with the name of its source."""
        return self.at(replace(self.where, source=source))


def has_errors(issues: tuple[Issue, ...]) -> bool:
    """Tell whether any of the issues keeps the input out of the archive."""
    return any(issue.severity is Severity.ERROR for issue in issues)
