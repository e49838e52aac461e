"""Full-text search over titles, names, abstracts and reference texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.store.engine import reading
from casegraph.store.search import search

if TYPE_CHECKING:
    from casegraph.model.archive import SearchHit


def search_archive(archive: str, words: str, limit: int) -> tuple[SearchHit, ...]:
    """Return the best finds for the words, the best first."""
    with reading(archive) as connection:
        return search(connection, words, limit=limit)
