"""Drafts: reports that are kept although they still lack what every report has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegraph.model.record import Record

NEEDED = ("title", "authors", "journal", "issued", "references")


def missing_fields(record: Record) -> tuple[str, ...]:
    """Return which fields that every report has are missing; a record with any is a draft."""
    return tuple(name for name in NEEDED if not _is_stated(getattr(record, name)))


def _is_stated(value: object) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
