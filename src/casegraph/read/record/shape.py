"""The shape of a record, read from its dataclasses: which fields stand where, and take what."""

from __future__ import annotations

import dataclasses
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from casegraph.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.marked import Plain

Loc: TypeAlias = tuple[str | int, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Slot:
    """One place of a record: its path without the tags of union members, and what it takes."""

    loc: Loc
    takes: object


def slot_at(loc: Loc) -> Slot:
    """Return the place that a path of pydantic's leads to."""
    takes: object = Record
    for depth, part in enumerate(loc):
        inner = inside(takes, part)
        if inner is None:
            return Slot(loc[:depth], takes)
        takes = inner
    return Slot(loc, takes)


def fields_of(takes: object) -> Mapping[str, object]:
    """Return the fields, with what they take, where a place takes a mapping of known fields."""
    for kind in kinds(takes):
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            return _hints(kind)
    return {}


def description_at(loc: Loc) -> tuple[str, tuple[object, ...]]:
    """Return a field's description and examples, both empty where the model gives none."""
    owner = next(iter(kinds(slot_at(loc[:-1]).takes)), None)
    if isinstance(owner, type) and dataclasses.is_dataclass(owner):
        for item in dataclasses.fields(owner):
            if item.name == loc[-1]:
                meta = item.metadata
                return str(meta.get("description", "")), tuple(meta.get("examples", ()))
    return "", ()


def kinds(takes: object) -> tuple[object, ...]:
    """Return the alternatives a place takes, None left out."""
    if get_origin(takes) in (Union, UnionType):
        return tuple(kind for kind in get_args(takes) if kind is not NoneType)
    return (takes,)


def describe(takes: object) -> str:
    """Return in plain words what a place takes: `a whole number`, or `one of a, b, c`.

    Where a place takes a kind of value or words of a list, the kind alone is named.
    """
    named = [_NAMES[get_origin(kind) or kind] for kind in kinds(takes) if _is_named(kind)]
    if named:
        return " or ".join(named)
    choices = choices_of(takes)
    return f"one of {', '.join(choices)}" if choices else "a mapping of fields"


def choices_of(takes: object) -> tuple[str, ...]:
    """Return the words of a list that a place takes."""
    found: list[str] = []
    for kind in kinds(takes):
        if isinstance(kind, type) and issubclass(kind, Enum):
            found += [str(member.value) for member in kind]
        elif get_origin(kind) is Literal:
            found += [str(value) for value in get_args(kind)]
    return tuple(found)


def without_empty(data: Plain, takes: object = Record) -> Plain:
    """Return the data without the known fields that are left empty: empty means left out."""
    if isinstance(data, list):
        return [without_empty(item, inside(takes, 0)) for item in data]
    known = fields_of(takes)
    if not isinstance(data, dict) or not known:
        return data
    return {
        name: without_empty(value, known.get(name))
        for name, value in data.items()
        if value is not None or name not in known
    }


_NAMES: dict[object, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    tuple: "a list",
    dict: "a mapping of names to values",
}


def _is_named(kind: object) -> bool:
    return (get_origin(kind) or kind) in _NAMES


@cache
def _hints(kind: type) -> Mapping[str, object]:
    return {name: hint for name, hint in get_type_hints(kind).items() if not name.startswith("__")}


def inside(takes: object, part: str | int) -> object | None:
    """Return what a field or an entry of a place takes, None where it has no such part."""
    alternatives = kinds(takes)
    if len(alternatives) != 1:
        return None
    kind = alternatives[0]
    if dataclasses.is_dataclass(kind):
        return fields_of(kind).get(str(part))
    inner: tuple[object, ...] = get_args(kind)
    if get_origin(kind) is tuple and isinstance(part, int):
        return inner[0]
    if get_origin(kind) is dict:
        return inner[1]
    return None
