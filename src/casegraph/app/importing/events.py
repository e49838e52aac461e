"""What comes out of the files of an import, in the order of the input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from casegraph.app.assemble import Prepared
    from casegraph.issues import Issue
    from casegraph.model.archive import ImportedFile, Source
    from casegraph.model.record import Record
    from casegraph.read.base import Reading


@dataclass(frozen=True, slots=True)
class Place:
    """A file as the user or its folder names it, and its member where the file is an archive."""

    file: str
    member: str | None = None

    @property
    def name(self) -> str:
        """Return one name for both, as the archive keeps it."""
        return self.file if self.member is None else f"{self.file}/{self.member}"


@dataclass(frozen=True, slots=True)
class Unread:
    """A file to read; `data` holds the bytes of what stands in no file of its own.

    `asked` tells that the user named it: nothing that is asked for is skipped. `held` are the
    digests of the records, as canonical JSON, that the archive holds of this very file.
    """

    place: Place
    data: bytes | None = None
    asked: bool = False
    held: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ready:
    """A report that is read, completed, checked and tagged; `keys` are its match keys.

    What the archive holds already is read only: it is not prepared, and has its own key alone.
    """

    place: Place
    reading: Reading
    source: Source
    record: Record
    keys: tuple[str, ...]
    prepared: Prepared | None = None

    @property
    def completed(self) -> Record:
        """Return the record as far as it is completed."""
        return self.prepared.completed.record if self.prepared else self.record


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be taken in: its place, its text, and every reason."""

    place: Place
    line: int | None
    text: str
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that is no input, and why."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a file: all of its reports came before."""

    place: Place
    file: ImportedFile


@dataclass(frozen=True, slots=True)
class TakenBefore:
    """A file that an earlier import took in wholly, with so many reports."""

    place: Place
    records: int


Event: TypeAlias = Ready | Refused | PassedOver | Finished | TakenBefore
"""Reports and refusals of a file come in its order, its `Finished` last."""

Found: TypeAlias = Unread | Refused | PassedOver | TakenBefore
