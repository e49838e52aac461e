"""Finding the work or report that a user names: citation key, DOI, PMID, PMCID."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from casegraph.app.actors import to_the_second
from casegraph.errors import NotFoundError, UndecidedError
from casegraph.store.queries.lookup import find_works, work_keys
from casegraph.store.queries.removed import find_removed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.model.archive import KnownWork
    from casegraph.store.engine import Connection


_LISTED = {
    "report": "`casegraph list`",
    "work": "the column work of `casegraph references -f tsv`",
}


def require_work(connection: Connection, name: str) -> str:
    """Return the citation key of the one work that `name` means."""
    return _require(connection, name, find_works(connection, name), "work")


def require_report(connection: Connection, name: str) -> str:
    """Return the citation key of the one archived report that `name` means."""
    found = find_works(connection, name)
    reports = [work for work in found if work.is_report]
    removed = None if reports else find_removed(connection, name)
    if removed:
        raise NotFoundError(
            f"{removed.key} was removed by {removed.actor} at {to_the_second(removed.at)}",
            hint=f"casegraph undo {removed.key} brings it back",
        )
    if found and not reports:
        keys = ", ".join(work.key for work in found)
        hint = "it is known only as a reference: see `casegraph graph cited-by`"
        raise NotFoundError(f"{name} is no archived report, but the cited work {keys}", hint=hint)
    return _require(connection, name, reports, "report")


def _require(connection: Connection, name: str, found: Iterable[KnownWork], what: str) -> str:
    keys = [work.key for work in found]
    if len(keys) == 1:
        return keys[0]
    if keys:
        raise UndecidedError(f"{name} may mean: {', '.join(keys)}", hint="name one by its key")
    close = difflib.get_close_matches(name, work_keys(connection), n=3)
    hint = f"did you mean {' or '.join(close)}?" if close else f"see {_LISTED[what]}"
    raise NotFoundError(f"no {what} {name} in this archive", hint=hint)
