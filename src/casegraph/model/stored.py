"""What the archive answers with: references, lines of lists, finds of a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.model.coverage import Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSummary:
    """One line of `list`: a report with its counts; a draft lacks what every report has."""

    key: str
    title: str | None
    journal: str | None
    year: int | None
    references: int
    cases: int
    draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReference:
    """A reference with the report that prints it, the work it points to and its coverage."""

    report: str
    work: str | None
    number: int
    raw: str
    authors: tuple[tuple[str | None, str | None, str | None], ...]
    et_al: bool
    year: str | None
    title: str | None
    journal: str | None
    volume: str | None
    issue: str | None
    page: str | None
    identifiers: Mapping[str, str]
    links: tuple[str, ...]
    leftover: str
    coverage: tuple[Coverage, ...]
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One find of the full-text search.

    `field` says where (title, names, abstract, reference), `number` which reference; in `snippet`
    the words found stand between U+0002 and U+0003.
    """

    report: str
    work: str
    field: str
    number: int | None
    snippet: str
    rank: float
