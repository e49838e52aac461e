"""The fields of a record by their paths: another value in their place, a name that lasts."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, TypeVar

from casegraph.model.paths import part_of, steps_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.model.record import Record

_IN_LIST = re.compile(r"^references\[(\d+)\]")
_Held = TypeVar("_Held")


def with_values(record: Record, values: Mapping[str, str | None]) -> Record:
    """Return the record with other values at some paths; None takes an identifier away.

    Raises ValueError for the raw text of a reference: it is kept as printed.
    """
    for path, value in values.items():
        if path.endswith(".raw"):
            raise ValueError(f"{path} is never changed")
        record = _changed(record, steps_of(path), value)
    return record


def named_place(record: Record, path: str) -> str:
    """Return a path with its reference named by number: it outlives a change of the list."""
    found = _IN_LIST.match(path)
    if not found or int(found[1]) >= len(record.references):
        return path
    number = record.references[int(found[1])].number
    return f"references[number={number}]{path[found.end() :]}"


def _changed(held: _Held, steps: Sequence[str | int], value: object) -> _Held:
    """Return what is held with another value below it; the record's own classes are frozen."""
    first, *rest = steps
    below = _changed(part_of(held, first), rest, value) if rest else value
    if isinstance(held, tuple) and isinstance(first, int):
        return type(held)((*held[:first], below, *held[first + 1 :]))
    if isinstance(held, dict):
        kept = {**held, first: below}
        return type(held)((name, one) for name, one in kept.items() if one is not None)
    if dataclasses.is_dataclass(held) and not isinstance(held, type) and isinstance(first, str):
        return dataclasses.replace(held, **{first: below})
    raise ValueError(f"{held!r} has no part {first!r}")
