"""How far an import is: one line on a terminal that is written over, nothing elsewhere."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.status import Status

    from casegraph.app.importing.counting import Tally


class Progress(Protocol):
    """What an import tells of itself while it runs."""

    def update(self, tally: Tally) -> None:
        """Take what was counted so far."""
        ...


class Silent:
    """Progress that nobody sees."""

    def update(self, tally: Tally) -> None:
        """Say nothing."""


class _Line:
    def __init__(self, status: Status) -> None:
        self._status = status
        self._start = time.monotonic()

    def update(self, tally: Tally) -> None:
        """Write the numbers and the rate over the earlier ones."""
        rate = tally.read / max(time.monotonic() - self._start, 0.001)
        self._status.update(
            f"{tally.files} files, {tally.read} reports: {tally.added} added, "
            f"{tally.updated} updated, {tally.unchanged} unchanged, {tally.rejected} rejected; "
            f"{rate:.0f} a second"
        )


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """Yield what shows progress: on a terminal that can, unless quiet was asked for."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Silent()
        return
    from rich.console import Console

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
    with console.status("reading") as status:
        yield _Line(status)
