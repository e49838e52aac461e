"""What other reports of the archive print of the works and journals that one report cites."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class PrintedElsewhere(NamedTuple):
    """How another report prints a work."""

    report: str
    title: str | None
    journal: str | None
    year: str | None
    volume: str | None
    page: str | None


@dataclass(frozen=True, slots=True)
class CitedElsewhere:
    """What other reports print.

    `works` holds the other citations of a reference's work, by its number here; of works that all
    print alike none need be there. `volumes` holds how many references print a year for a volume,
    by journal and volume; `journals` how many print a journal with a DOI of one stem, by stem.
    Journals stand in their comparison form. The counts are of the whole archive, this report's own
    references among them.
    """

    works: Mapping[int, tuple[PrintedElsewhere, ...]] = field(default_factory=dict)
    volumes: Mapping[tuple[str, str], Mapping[str, int]] = field(default_factory=dict)
    journals: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
