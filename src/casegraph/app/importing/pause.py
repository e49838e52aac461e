"""Making many objects at once without stopping for the garbage collector."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_WAITING = 500_000
"""Objects made and not freed since the last search; a hundred bytes each, or a few."""


@contextmanager
def collection_paused() -> Iterator[None]:
    """Look for no cycles meanwhile: records and rows have none, and a search walks all that lives.

    What is in nobody's hands any more is freed as ever, but for cycles: they wait for a call of
    `collect_when_due`, or for the end.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def collect_when_due() -> None:
    """Look for cycles if many objects were made and not freed; call it when few are in use."""
    if gc.get_count()[0] > _MOST_WAITING:
        gc.collect()
