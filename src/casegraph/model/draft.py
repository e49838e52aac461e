"""Drafts: reports that are kept although they still lack what every report has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.model.record import Record

NEEDED = ("title", "authors", "journal", "issued", "references")
_WITHOUT_JOURNAL = frozenset(
    {
        *(WorkType.BOOK, WorkType.THESIS, WorkType.PREPRINT, WorkType.CONFERENCE_PAPER),
        *(WorkType.DATASET, WorkType.WEB_PAGE, WorkType.OTHER),
    }
)


def missing_fields(record: Record) -> tuple[str, ...]:
    """Return which fields that a report of its type has are missing; with any it is a draft.

    References are needed of case reports, which the archive is for. Of other publications it may
    hold no more than what a list of references says of them.
    """
    return tuple(name for name in needed_of(record.type) if not _is_stated(getattr(record, name)))


def needed_of(kind: WorkType | None) -> tuple[str, ...]:
    """Return which fields a report of a type must have; one without a type is a case report."""
    if kind in {None, WorkType.CASE_REPORT}:
        return NEEDED
    without = {"references", *(("journal",) if kind in _WITHOUT_JOURNAL else ())}
    return tuple(name for name in NEEDED if name not in without)


def _is_stated(value: object) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
