"""The metadata with every table of the archive in it: what migrations are held against."""

from __future__ import annotations

from casegraph.store.tables import (
    bibliography,
    clinical,
    coverage,
    ledger,
    reference,
    removed,
    report,
    search,
    terms,
)
from casegraph.store.tables.base import metadata

AREAS = (bibliography, clinical, coverage, ledger, reference, removed, report, search, terms)

__all__ = ["AREAS", "metadata"]
