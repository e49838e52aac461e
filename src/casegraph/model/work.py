"""Works and the citations between them: what the graph is built from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.vocab.enums import Intent, WorkType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.model.coverage import Coverage
    from casegraph.model.record import Name


NO_MATCH_KEY = "#"
"""The match key of works that nothing but an identifier or a citation key can tell."""


def match_block(match_key: str) -> str:
    """Return the part of a match key that candidates for one work share: the title, or all of it.

    Match keys are made by `casegraph.identify.keys`: title, year and first author, parted by bars.
    """
    if match_key.startswith(("@", "#")):
        return match_key
    return match_key.partition("|")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A publication that the archive believes exists.

    `authors` are family names in printed order, or collective names; `et_al` tells that the list
    is cut. `people` are the same authors with their full names, where these are known.
    `is_report` marks a work archived with its own references.
    """

    key: str
    type: WorkType | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    people: tuple[Name, ...] = ()
    et_al: bool = False
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    year: int | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)
    is_report: bool = False
    coverage: tuple[Coverage, ...] = ()
    conditions: tuple[str, ...] = ()

    @property
    def short_label(self) -> str:
        """Return first author and year as a reader would say them: `Harel 2018`."""
        name = self.authors[0] if self.authors else (self.title or self.key)[:24]
        return f"{name} {self.year}" if self.year else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The edge from a citing to a cited work, made by one reference."""

    citing: str
    cited: str
    number: int
    intent: Intent = Intent.CITES
    raw: str = ""
    score: float | None = None
