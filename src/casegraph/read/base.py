"""The Reader protocol: bytes of one file in, a record and its issues out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from casegraph.marked import nearest_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.issues import Issue
    from casegraph.model.record import Record


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The sound part of a refused record: what its faulty parts leave.

    `origins` maps paths of entries (`references[0]`) to those they have in the input, where
    entries before them were set aside.
    """

    record: Record
    origins: Mapping[str, str] = field(default_factory=dict)

    def original(self, path: str) -> str:
        """Return the path in the input of a path in the sound part."""
        held = nearest_part(path, self.origins)
        return f"{self.origins[held]}{path[len(held) :]}" if held else path


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one input.

    `reader`, `version` and `authority` are those of the Reader.
    `record` is None where the input was refused: `issues` then holds at least one error.
    `text` is the full text as read, to which every quote is an offset. `positions` maps field
    paths (`references[4].page`) to line and column, both counted from 1. `salvaged` is what is
    sound of a refused record, so that all its problems can be told at once. `key` is what a file
    of several reports calls this one, known even where it is refused. Of a table, `cells` maps
    field paths to the cell in words (`sheet therapy, row 7, column clinical`); `refers` tells that
    its rows only refer to a report which another input or the archive must hold.
    """

    record: Record | None
    issues: tuple[Issue, ...]
    text: str
    reader: str
    version: str
    media_type: str
    authority: int
    positions: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    salvaged: Salvaged | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    key: str | None = None
    refers: bool = False


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


@runtime_checkable
class CollectionReader(Reader, Protocol):
    """One input format whose files hold several reports."""

    def read_all(self, data: bytes, source: str) -> Iterator[Reading]:
        """Read one report after the other, at least one; what belongs to none comes first."""
        ...
