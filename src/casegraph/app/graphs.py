"""Questions to the citation graph: what a work cites, and what cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.app.works import require_work
from casegraph.graph import ask
from casegraph.graph.build import build
from casegraph.store.engine import reading
from casegraph.store.queries.works import fetch_citations, fetch_works

if TYPE_CHECKING:
    from casegraph.graph.ask import Link


def cites(archive: str, name: str) -> tuple[Link, ...]:
    """Return the works that the work `name` cites, in the order of its list."""
    with reading(archive) as connection:
        key = require_work(connection, name)
        graph = build(fetch_works(connection), fetch_citations(connection))
    return ask.cites(graph, key)


def cited_by(archive: str, name: str) -> tuple[Link, ...]:
    """Return the works that cite the work `name`, the oldest first."""
    with reading(archive) as connection:
        key = require_work(connection, name)
        graph = build(fetch_works(connection), fetch_citations(connection))
    return ask.cited_by(graph, key)
