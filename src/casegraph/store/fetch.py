"""Reading the archive: every question the store answers, one function each."""

from __future__ import annotations

from casegraph.store.queries.records import record
from casegraph.store.queries.references import references
from casegraph.store.queries.reports import counts, reports, sources, therapy_agents
from casegraph.store.queries.vocabulary import vocabulary
from casegraph.store.queries.works import citations, find_works, known_works, work_keys, works

__all__ = [
    "citations",
    "counts",
    "find_works",
    "known_works",
    "record",
    "references",
    "reports",
    "sources",
    "therapy_agents",
    "vocabulary",
    "work_keys",
    "works",
]
