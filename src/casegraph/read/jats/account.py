"""What is found while an article is read: issues, and where each field begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.model.ids import clean
from casegraph.read.fields.record_builder import shown

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class Account:
    """The issues of one article and the positions of its fields, by lines of the file.

    `shift` is added to the line of every element, for an article that was cut out of its file.
    """

    source: str
    shift: int = 0
    issues: list[Issue] = field(default_factory=list)
    positions: dict[str, tuple[int, int]] = field(default_factory=dict)

    def line(self, element: _Element) -> int:
        """Return the line of the file on which an element begins."""
        return (element.sourceline or 1) + self.shift

    def place(self, path: str, element: _Element) -> None:
        """Enter where a field begins; the first place stands."""
        self.positions.setdefault(path, (self.line(element), 1))

    def report(
        self,
        code: str,
        severity: Severity,
        detail: str,
        element: _Element,
        path: str | None = None,
    ) -> None:
        """Add an issue at an element."""
        where = Where(source=self.source, line=self.line(element), path=path)
        self.issues.append(Issue(code, severity, where, detail))

    def identifier(self, scheme: str, value: str, element: _Element, path: str) -> str | None:
        """Return an identifier in normal form; one that is not valid becomes an issue."""
        cleaned = clean(scheme, value)
        if cleaned is None and value.strip():
            detail = f"no valid {scheme}: {shown(value)}"
            self.report("invalid-identifier", Severity.WARNING, detail, element, path)
        return cleaned
