"""What is left of a record whose faulty parts are set aside, so that its rules can still be asked.

One reading of a file names every problem in it: those of form, and those that only a record of
the right form can show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from casegraph.model.record import Record
from casegraph.read.record_errors import faulty_loc, nearest
from casegraph.read.record_shape import fields_of
from casegraph.read.schema import record_adapter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from casegraph.marked import Plain
    from casegraph.read.record_shape import Loc

_ROUNDS = 16


class Salvage:
    """The sound part of a record's data, with the way back to the places of the whole."""

    def __init__(self, data: Plain) -> None:
        self._data = data
        self._faulty: set[Loc] = set()
        self._origins: dict[Loc, list[int]] = {}

    def record(self, errors: Iterable[ErrorDetails]) -> Record | None:
        """Return the record without what the errors name, None where nothing sound is left.

        Setting a field aside may leave its parent without a field it needs, which is set aside
        in its turn.
        """
        for _ in range(_ROUNDS):
            self._faulty |= {self.original(faulty_loc(error)) for error in errors}
            if () in self._faulty:
                return None
            self._origins = {}
            try:
                return record_adapter().validate_python(self._sound(self._data, ()))
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

    @property
    def incomplete(self) -> frozenset[str]:
        """Return the record's fields that were set aside whole or in part, misspelt ones too."""
        known = tuple(fields_of(Record))
        names = {str(loc[0]) for loc in self._faulty if 0 < len(loc) <= 2}
        return frozenset(nearest(name, known) or name for name in names)

    def _sound(self, data: Plain, loc: Loc) -> Plain:
        if isinstance(data, dict):
            return {
                name: self._sound(value, (*loc, name))
                for name, value in data.items()
                if (*loc, name) not in self._faulty
            }
        if isinstance(data, list):
            kept = [i for i in range(len(data)) if (*loc, i) not in self._faulty]
            self._origins[loc] = kept
            return [self._sound(data[i], (*loc, i)) for i in kept]
        return data
