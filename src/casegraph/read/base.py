"""The Reader protocol: bytes of one file in, a record and its issues out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.issues import Issue
    from casegraph.model.record import Record


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one input.

    `reader`, `version` and `authority` are those of the Reader.
    `record` is None where the input was refused: `issues` then holds at least one error.
    `text` is the full text as read, to which every quote is an offset. `positions` maps field
    paths (`references[4].page`) to line and column, both counted from 1.
    """

    record: Record | None
    issues: tuple[Issue, ...]
    text: str
    reader: str
    version: str
    media_type: str
    authority: int
    positions: Mapping[str, tuple[int, int]] = field(default_factory=dict)


class Reader(Protocol):
    """One input format.

    `authority` orders the readings of the same report: what a person wrote (100) wins over what
    a reader took from a file (below 100).
    """

    @property
    def name(self) -> str:
        """Return the name by which a user asks for this reader."""
        ...

    @property
    def version(self) -> str:
        """Return the version of what this reader makes of an input."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Return the endings of file names that are read so where the content does not decide."""
        ...

    @property
    def authority(self) -> int:
        """Return the weight of this reader's word."""
        ...

    def sniff(self, data: bytes) -> bool:
        """Tell from the content whether this reader is meant."""
        ...

    def read(self, data: bytes, source: str) -> Reading:
        """Read one report; every problem of the input becomes an issue."""
        ...
