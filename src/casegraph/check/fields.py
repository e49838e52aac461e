"""The fields of a record by their paths: what stands there, and another value in its place."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.model.record import Record

_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_IN_LIST = re.compile(r"^references\[(\d+)\]")
_NAMED = re.compile(r"^references\[number=(\d+)\]")
_Held = TypeVar("_Held")


def value_at(record: Record, path: str) -> object:
    """Return what stands at a path such as `references[3].identifiers.doi`, None for nothing."""
    held: object = record
    for step in _steps(path):
        held = _part(held, step)
        if held is None:
            return None
    return held


def with_values(record: Record, values: Mapping[str, str | None]) -> Record:
    """Return the record with other values at some paths; None takes an identifier away.

    Raises ValueError for the raw text of a reference: it is kept as printed.
    """
    for path, value in values.items():
        if path.endswith(".raw"):
            raise ValueError(f"{path} is never changed")
        record = _changed(record, _steps(path), value)
    return record


def named_place(record: Record, path: str) -> str:
    """Return a path with its reference named by number: it outlives a change of the list."""
    found = _IN_LIST.match(path)
    if not found or int(found[1]) >= len(record.references):
        return path
    number = record.references[int(found[1])].number
    return f"references[number={number}]{path[found.end() :]}"


def path_in(record: Record, place: str) -> str:
    """Return the path in a record of a place as `named_place` names it."""
    found = _NAMED.match(place)
    if not found:
        return place
    numbers = [reference.number for reference in record.references]
    number = int(found[1])
    at = numbers.index(number) if number in numbers else len(numbers)
    return f"references[{at}]{place[found.end() :]}"


def _steps(path: str) -> list[str | int]:
    return [name or int(index) for name, index in _STEP.findall(path)]


def _part(held: object, step: str | int) -> object:
    if isinstance(step, int):
        return held[step] if isinstance(held, tuple) and step < len(held) else None
    return held.get(step) if isinstance(held, dict) else getattr(held, step, None)


def _changed(held: _Held, steps: Sequence[str | int], value: object) -> _Held:
    """Return what is held with another value below it; the record's own classes are frozen."""
    first, *rest = steps
    below = _changed(_part(held, first), rest, value) if rest else value
    if isinstance(held, tuple) and isinstance(first, int):
        return type(held)((*held[:first], below, *held[first + 1 :]))
    if isinstance(held, dict):
        kept = {**held, first: below}
        return type(held)((name, one) for name, one in kept.items() if one is not None)
    if dataclasses.is_dataclass(held) and not isinstance(held, type) and isinstance(first, str):
        return dataclasses.replace(held, **{first: below})
    raise ValueError(f"{held!r} has no part {first!r}")
