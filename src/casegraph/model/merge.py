"""One record out of several readings of the same report; what a person stated wins."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from casegraph.model.archive import AS_PRINTED, BY_A_PERSON
from casegraph.model.case import Case
from casegraph.model.coverage import CoverageStatement
from casegraph.model.names import ascii_form, initials
from casegraph.model.pairing import pair_by_content, pair_by_number
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


def merge(
    readings: Sequence[Record], authorities: Sequence[int]
) -> tuple[Record, tuple[Disagreement, ...]]:
    """Return one record from readings in falling order of authority, and where they disagree.

    A field is taken from the first reading that states it. Entries of lists are joined by what
    identifies them and completed field by field; who stands in a list is decided by the first
    reading that has one, but no coverage statement and no case is dropped.

    References are joined by number with what a person wrote, and by what they say among files,
    whose numbers need not agree. A file's reference that takes another's number is set aside, and
    so are those of a file without a printed list where another has one. The raw text of a
    reference is no statement but what is printed: a page's stands, else that of the first file.
    """
    disagreements: list[Disagreement] = []
    stated = [r for r, rank in zip(readings, authorities, strict=True) if rank >= BY_A_PERSON]
    files = [f for f in zip(readings, authorities, strict=True) if f[1] < BY_A_PERSON]
    merged = None
    for lower, authority in files:
        lay = _Merge(
            disagreements,
            by_number=False,
            prints=authority >= AS_PRINTED,
            as_printed=authority == AS_PRINTED,
        )
        merged = lay.records(merged, lower) if merged else lower
    printed = any(authority >= AS_PRINTED for _, authority in files) or not files
    for higher in reversed(stated):
        lay = _Merge(disagreements, by_number=printed, prints=True, as_printed=printed)
        merged = lay.records(higher, merged) if merged else higher
    return merged or Record(), tuple(disagreements)


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
_NEVER_DROPPED = (CoverageStatement, Case)


def entry_key(entry: object) -> Hashable:
    """Return what identifies an entry among those of its list, None where nothing does."""
    key = _KEYS.get(type(entry))
    return key(entry) if key else None


@dataclass(frozen=True, slots=True)
class _Merge:
    """One reading laid over a lower one.

    `by_number` tells that both number the same printed list, `prints` that the lower one has a
    printed list at all, `as_printed` that its raw texts stand.
    """

    disagreements: list[Disagreement]
    by_number: bool
    prints: bool
    as_printed: bool

    def records(self, high: Record, low: Record) -> Record:
        """Return the higher record, completed by the lower."""
        return self._part(high, _without_foreign_affiliations(high, low), "")

    def _part(self, high: _Part, low: _Part, path: str) -> _Part:
        changes: dict[str, Any] = {}
        for item in dataclasses.fields(high):
            mine, theirs = getattr(high, item.name), getattr(low, item.name)
            if mine == theirs or _is_unstated(theirs):
                continue
            place = f"{path}.{item.name}" if path else item.name
            if item.name != _PRINTED:
                changes[item.name] = self._values(mine, theirs, place)
            elif self.as_printed:
                self._tell(place, theirs, mine)
                changes[item.name] = theirs
        return replace(high, **changes)

    def _values(self, mine: Any, theirs: Any, path: str) -> Any:
        if _is_unstated(mine):
            return theirs
        if isinstance(mine, dict):
            return {**theirs, **mine}
        if isinstance(mine, tuple) and isinstance(mine[0], Reference):
            return self._references(mine, theirs, path)
        if isinstance(mine, tuple) and type(mine[0]) in _KEYS:
            return self._lists(mine, theirs, path)
        if not isinstance(mine, tuple | bool) and _folded(mine) != _folded(theirs):
            self._tell(path, mine, theirs)
        return mine

    def _references(
        self, mine: tuple[Reference, ...], theirs: tuple[Reference, ...], path: str
    ) -> tuple[Reference, ...]:
        pairs = (pair_by_number if self.by_number else pair_by_content)(mine, theirs)
        merged = [
            self._part(entry, replace(same, number=entry.number), f"{path}[{at}]")
            if same
            else entry
            for at, (entry, same) in enumerate(pairs.paired)
        ]
        taken = {entry.number: entry for entry in mine}
        for entry in pairs.left:
            if self.prints and entry.number not in taken:
                merged.append(entry)
            else:
                kept = taken.get(entry.number)
                self._tell(path, kept.raw if kept else f"{len(mine)} references", entry.raw)
        return tuple(sorted(merged, key=lambda entry: entry.number))

    def _lists(self, mine: tuple[Any, ...], theirs: tuple[Any, ...], path: str) -> tuple[Any, ...]:
        key = _KEYS[type(mine[0])]
        if isinstance(mine[0], Case) and _are_one_patient(mine, theirs):
            return (self._part(mine[0], theirs[0], f"{path}[0]"),)
        waiting: dict[Hashable, list[Any]] = {}
        for entry in theirs:
            waiting.setdefault(key(entry), []).append(entry)
        merged = []
        for position, entry in enumerate(mine):
            same = waiting.get(key(entry))
            place = f"{path}[{position}]"
            merged.append(self._part(entry, same.pop(0), place) if same else entry)
        if isinstance(mine[0], _NEVER_DROPPED):
            merged.extend(entry for entries in waiting.values() for entry in entries)
        return tuple(merged)

    def _tell(self, path: str, kept: object, set_aside: object) -> None:
        self.disagreements.append(Disagreement(path, shown(kept), shown(set_aside)))


def _without_foreign_affiliations(high: Record, low: Record) -> Record:
    """Return the lower record without affiliations that the higher numbers otherwise.

    The links of its authors are numbers of its own list, and go with it.
    """
    named = {entry.number: ascii_form(entry.name) for entry in high.affiliations}
    if not named or all(
        named.get(entry.number) == ascii_form(entry.name) for entry in low.affiliations
    ):
        return low
    authors = tuple(replace(author, affiliations=None) for author in low.authors)
    return replace(low, authors=authors, affiliations=())


def _are_one_patient(mine: Sequence[Case], theirs: Sequence[Case]) -> bool:
    """Tell whether two lists hold one patient each, whom not both of them name."""
    if len(mine) != 1 or len(theirs) != 1:
        return False
    return mine[0].label is None or theirs[0].label is None


def _folded(value: object) -> str:
    """Return a value without what letter case and spacing make different."""
    return " ".join(str(value).casefold().split())


def _is_unstated(value: object) -> bool:
    return value is None or value is False or value in ((), {})


def shown(value: object) -> str:
    """Return a value as a disagreement tells it: in one line, shortened."""
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."
