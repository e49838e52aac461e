"""RIS made for the tests, and what is read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.read.ris.reader import RisReader

if TYPE_CHECKING:
    from casegraph.model.record import Record
    from casegraph.read.base import Reading

READER = RisReader()


def readings(text: str) -> list[Reading]:
    """Return what is read of a file."""
    return list(READER.read_all(text.encode(), "made.ris"))


def reading(*lines: str, kind: str = "JOUR") -> Reading:
    """Return what is read of a record with a title and these lines, the first of them the third."""
    (only,) = readings("\n".join((f"TY  - {kind}", "TI  - A title", *lines, "ER  - ", "")))
    return only


def record(*lines: str, kind: str = "JOUR") -> Record:
    """Return the record of what is read of it."""
    found = reading(*lines, kind=kind).record
    assert found
    return found
