"""Rows that only refer to a report: kept on disk until every report is in."""

from __future__ import annotations

from contextlib import contextmanager
from multiprocessing.reduction import ForkingPickler
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.app.importing.events import Finished, Ready

_LENGTH = 8


class LateReports:
    """Holds what is to be stored last in a file, in the form that processes hand it over in."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def keep(self, event: Ready | Finished) -> None:
        """Keep what comes next."""
        packed = bytes(ForkingPickler.dumps(event))
        self._file.write(len(packed).to_bytes(_LENGTH) + packed)

    def all(self) -> Iterator[Ready | Finished]:
        """Yield what was kept, in its order."""
        self._file.seek(0)
        while length := self._file.read(_LENGTH):
            event: Ready | Finished = ForkingPickler.loads(self._file.read(int.from_bytes(length)))
            yield event


@contextmanager
def late_reports() -> Iterator[LateReports]:
    """Yield a place for late reports: a file without a name, gone with this process."""
    with TemporaryFile() as file:
        yield LateReports(file)
