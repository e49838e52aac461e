"""Full-text search over titles, names, abstracts and reference texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.errors import UsageError
from casegraph.store.engine import reading
from casegraph.store.search import search

if TYPE_CHECKING:
    from casegraph.model.stored import SearchHit

_NO_MARKS = {0x02: None, 0x03: None}


def search_archive(archive: str, words: str, limit: int) -> tuple[SearchHit, ...]:
    """Return the best finds for the words, the best first, their snippets as plain text.

    Raises UsageError where there is no word to search for.
    """
    if not any(map(str.isalnum, words)):
        raise UsageError("there is no word to search for", hint="see casegraph search --help")
    with reading(archive) as connection:
        hits = search(connection, words, limit=limit)
    return tuple(replace(hit, snippet=hit.snippet.translate(_NO_MARKS)) for hit in hits)
