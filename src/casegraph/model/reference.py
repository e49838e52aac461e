"""What was read out of the raw text of a printed reference."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.model.record import Name
    from casegraph.vocab.enums import WorkType

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedReference:
    """The fields of a printed reference, each with its place in the raw text.

    `spans` maps a field's name to its offsets in the raw text; `leftover` holds the offsets of
    what no field took up, punctuation set aside; `style` names the grammar that read it
    (None: no grammar fits). Pages are written in full with a hyphen (`592-595`, `e60-e67`).

    `title` is that of the work itself, a whole book's too; `journal` is what contains it, the book
    of a chapter too. `type` is set only where the print shows it; `accessed` is the date of access
    as printed. `confidence` is the probability that authors, year, title, journal, volume, issue
    and page are all right.
    """

    authors: tuple[Name, ...] = ()
    et_al: bool = False
    year: str | None = None
    title: str | None = None
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    type: WorkType | None = None
    editors: tuple[Name, ...] = ()
    publisher: str | None = None
    place: str | None = None
    edition: str | None = None
    accessed: str | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    leftover: tuple[Span, ...] = ()
    style: str | None = None
    confidence: float = 0.0
