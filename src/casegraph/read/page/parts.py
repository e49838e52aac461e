"""The lines of a page by the part they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegraph.read.wording.headings import Section
    from casegraph.read.wording.lines import Line


@dataclass(slots=True)
class Parts:
    """The lines of a page by the part they belong to."""

    by_section: dict[Section, list[Line]] = field(default_factory=dict)
    bullets: set[int] = field(default_factory=set)

    def __getitem__(self, section: Section) -> list[Line]:
        return self.by_section.get(section, [])

    def add(self, section: Section, line: Line) -> None:
        """Append a line to a part."""
        self.by_section.setdefault(section, []).append(line)
