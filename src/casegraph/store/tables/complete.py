"""The metadata with every table of the archive in it: what migrations are held against."""

from __future__ import annotations

from casegraph.store.tables import (
    bibliography,
    clinical,
    coverage,
    imports,
    ledger,
    reference,
    removed,
    report,
    search,
    suppression,
    terms,
)
from casegraph.store.tables.base import metadata

AREAS = (
    *(bibliography, clinical, coverage, imports, ledger, reference, removed, report, search),
    *(suppression, terms),
)

__all__ = ["AREAS", "metadata"]
