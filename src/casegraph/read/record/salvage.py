"""What is left of a record whose faulty parts are set aside, so that its rules can still be asked.

One reading of a file names every problem in it: those of form, and those that only a record of
the right form can show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from casegraph.marked import path_of
from casegraph.model.record import Record
from casegraph.read.record.errors import faulty_loc, nearest
from casegraph.read.record.schema import record_adapter
from casegraph.read.record.shape import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from casegraph.marked import Plain
    from casegraph.read.record.shape import Loc

_ROUNDS = 16


class Salvage:
    """The sound part of a record's data, with the way back to the places of the whole."""

    def __init__(self, data: Plain) -> None:
        self._data = data
        self._faulty: set[Loc] = set()
        self._origins: dict[Loc, list[int]] = {}
        self._moved: dict[Loc, Loc] = {}

    def record(self, errors: Iterable[ErrorDetails]) -> Record | None:
        """Return the record without what the errors name, None where nothing sound is left.

        Setting a field aside may leave its parent without a field it needs, which is set aside
        in its turn.
        """
        for _ in range(_ROUNDS):
            self._faulty |= {self.original(faulty_loc(error)) for error in errors}
            if () in self._faulty:
                return None
            self._origins, self._moved = {}, {}
            try:
                return record_adapter().validate_python(self._sound(self._data, (), ()))
            except ValidationError as error:
                errors = error.errors(include_url=False)
        return None

    def original(self, loc: Loc) -> Loc:
        """Return the place in the whole data of a place in what was salvaged."""
        found: Loc = ()
        for part in loc:
            kept = self._origins.get(found)
            found = (*found, kept[part] if kept is not None and isinstance(part, int) else part)
        return found

    def is_incomplete(self, loc: Loc) -> bool:
        """Tell whether something was set aside at a place of the whole data, or within it."""
        return bool(loc) and any(faulty[: len(loc)] == loc for faulty in self._faulty)

    @property
    def origins(self) -> dict[str, str]:
        """Return for the entries of the sound part that moved up the paths they came from."""
        return {path_of(now): path_of(before) for now, before in self._moved.items()}

    @property
    def incomplete(self) -> frozenset[str]:
        """Return the record's fields that were set aside whole or in part, misspelt ones too.

        Of authors every part counts: another field may name them in any form.
        """
        known = tuple(fields_of(Record))
        names = {str(loc[0]) for loc in self._faulty if len(loc) <= 2 or loc[0] == "authors"}
        return frozenset(nearest(name, known) or name for name in names)

    def _sound(self, data: Plain, loc: Loc, now: Loc) -> Plain:
        """Return the sound part of what stands at `loc`, and at `now` in the whole sound part."""
        if isinstance(data, dict):
            return {
                name: self._sound(value, (*loc, name), (*now, name))
                for name, value in data.items()
                if (*loc, name) not in self._faulty
            }
        if isinstance(data, list):
            kept = [i for i in range(len(data)) if (*loc, i) not in self._faulty]
            self._origins[loc] = kept
            for at, i in enumerate(kept):
                if (*now, at) != (*loc, i):
                    self._moved[(*now, at)] = (*loc, i)
            return [self._sound(data[i], (*loc, i), (*now, at)) for at, i in enumerate(kept)]
        return data
