"""Which findings in a record a curator judged right as they are."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from casegraph.check.fields import named_place
from casegraph.model.paths import value_at
from casegraph.model.plain import digest, to_plain
from casegraph.model.record import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.model.record import Record
    from casegraph.model.suppression import Suppression


class Silenced:
    """The suppressions of one record.

    One is about the place it names and what stood there: another place, or another value in it,
    is told.
    """

    def __init__(self, record: Record, suppressions: Iterable[Suppression]) -> None:
        self._record = record
        self._known = {(entry.code, entry.place): entry for entry in suppressions}

    def find(self, code: str, path: str) -> Suppression | None:
        """Return the suppression of a finding, None where it is to be told."""
        entry = self._known.get((code, named_place(self._record, path))) if self._known else None
        return entry if entry and entry.seen == seen(self._record, path) else None


def seen(record: Record, path: str) -> str:
    """Return the digest of what stands at a place; of a whole reference, of what is printed."""
    return digest(json.dumps(_plain(value_at(record, path)), ensure_ascii=False))


def _plain(value: object) -> object:
    if isinstance(value, Reference):
        return value.raw
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return to_plain(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
