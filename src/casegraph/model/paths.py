"""What stands in a record at the path of a field: `references[3].identifiers.doi`."""

from __future__ import annotations

import re
from collections.abc import Mapping

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def steps_of(path: str) -> list[str | int]:
    """Return the names and places in lists that a path leads through."""
    return [name or int(index) for index, name in _STEP.findall(path)]


def value_at(record: object, path: str) -> object:
    """Return what stands at a path, None for nothing."""
    held: object = record
    for step in steps_of(path):
        held = part_of(held, step)
        if held is None:
            return None
    return held


def part_of(held: object, step: str | int) -> object:
    """Return what is held under a name or at a place in a list, None for nothing."""
    if isinstance(step, int):
        return held[step] if isinstance(held, tuple) and step < len(held) else None
    return held.get(step) if isinstance(held, Mapping) else getattr(held, step, None)
