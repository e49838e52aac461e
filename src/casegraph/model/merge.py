"""One record out of several readings of the same report; what a person stated wins."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from casegraph.model.case import Case
from casegraph.model.coverage import CoverageStatement
from casegraph.model.names import ascii_form, initials
from casegraph.model.record import (
    Affiliation,
    Author,
    Disclosure,
    Funding,
    Record,
    Reference,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from _typeshed import DataclassInstance

_LONGEST_SHOWN = 60
_PRINTED = "raw"
_Part = TypeVar("_Part", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field that two readings state differently; `kept` stands in the record."""

    path: str
    kept: str
    set_aside: str


def merge(readings: Sequence[Record]) -> tuple[Record, tuple[Disagreement, ...]]:
    """Return one record from readings in falling order of authority, and where they disagree.

    A field is taken from the first reading that states it. Entries of lists are joined by what
    identifies them (an author's name, a reference's number) and completed field by field; who
    stands in a list is decided by the first reading that has one, but no reference and no
    coverage statement is dropped.
    The raw text of a reference is no statement but what is printed: the lower reading, nearer to
    the print, keeps it.
    """
    merged = readings[0]
    disagreements: list[Disagreement] = []
    for lower in readings[1:]:
        merged = _merge_part(merged, lower, "", disagreements)
    return merged, tuple(disagreements)


def _author_key(author: Author) -> Hashable:
    family = ascii_form(author.family or author.literal or "")
    return family, initials(author.given or "")[:1]


def _disclosure_key(entry: Disclosure) -> Hashable:
    return ascii_form(entry.author or ""), entry.none_declared, entry.category, entry.derived


def _affiliation_key(affiliation: Affiliation) -> Hashable:
    return affiliation.number


def _funding_key(funding: Funding) -> Hashable:
    return ascii_form(funding.funder or "")


def _reference_key(reference: Reference) -> Hashable:
    return reference.number


def _coverage_key(statement: CoverageStatement) -> Hashable:
    return statement.treatment.casefold()


def _case_key(case: Case) -> Hashable:
    return ascii_form(case.label or "")


_KEYS: Mapping[type, Callable[[Any], Hashable]] = {
    Author: _author_key,
    Affiliation: _affiliation_key,
    Disclosure: _disclosure_key,
    Funding: _funding_key,
    Reference: _reference_key,
    CoverageStatement: _coverage_key,
    Case: _case_key,
}
_NEVER_DROPPED = (Reference, CoverageStatement, Case)


def entry_key(entry: object) -> Hashable:
    """Return what identifies an entry among those of its list, None where nothing does."""
    key = _KEYS.get(type(entry))
    return key(entry) if key else None


def _merge_part(high: _Part, low: _Part, path: str, disagreements: list[Disagreement]) -> _Part:
    changes: dict[str, Any] = {}
    for item in dataclasses.fields(high):
        mine, theirs = getattr(high, item.name), getattr(low, item.name)
        if mine == theirs or _is_unstated(theirs):
            continue
        place = f"{path}.{item.name}" if path else item.name
        if item.name == _PRINTED:
            disagreements.append(Disagreement(place, shown(theirs), shown(mine)))
            changes[item.name] = theirs
            continue
        changes[item.name] = _merge_values(mine, theirs, place, disagreements)
    return dataclasses.replace(high, **changes)


def _merge_values(mine: Any, theirs: Any, path: str, disagreements: list[Disagreement]) -> Any:
    if _is_unstated(mine):
        return theirs
    if isinstance(mine, dict):
        return {**theirs, **mine}
    if isinstance(mine, tuple) and type(mine[0]) in _KEYS:
        return _merge_lists(mine, theirs, path, disagreements)
    if not isinstance(mine, tuple | bool):
        disagreements.append(Disagreement(path, shown(mine), shown(theirs)))
    return mine


def _merge_lists(
    mine: tuple[Any, ...], theirs: tuple[Any, ...], path: str, disagreements: list[Disagreement]
) -> tuple[Any, ...]:
    key = _KEYS[type(mine[0])]
    if isinstance(mine[0], Case) and _are_one_patient(mine, theirs):
        return (_merge_part(mine[0], theirs[0], f"{path}[0]", disagreements),)
    waiting: dict[Hashable, list[Any]] = {}
    for entry in theirs:
        waiting.setdefault(key(entry), []).append(entry)
    merged = []
    for position, entry in enumerate(mine):
        same = waiting.get(key(entry))
        place = f"{path}[{position}]"
        merged.append(_merge_part(entry, same.pop(0), place, disagreements) if same else entry)
    if isinstance(mine[0], _NEVER_DROPPED):
        merged.extend(entry for entries in waiting.values() for entry in entries)
    if isinstance(mine[0], Reference):
        merged.sort(key=lambda reference: reference.number)
    return tuple(merged)


def _are_one_patient(mine: Sequence[Case], theirs: Sequence[Case]) -> bool:
    """Tell whether two lists hold one patient each, whom not both of them name."""
    if len(mine) != 1 or len(theirs) != 1:
        return False
    return mine[0].label is None or theirs[0].label is None


def _is_unstated(value: object) -> bool:
    return value is None or value is False or value in ((), {})


def shown(value: object) -> str:
    """Return a value as a disagreement tells it: in one line, shortened."""
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."
