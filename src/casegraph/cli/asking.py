"""Asking before something is done that a user may not want."""

from __future__ import annotations

import sys

from casegraph.cli.messages import one_line
from casegraph.errors import CasegraphError

_AGREED = frozenset({"y", "yes"})


def confirm(question: str, *, yes: bool) -> None:
    """Return once the user agrees: by `yes`, or on the terminal.

    Raises CasegraphError where the user does not, or where there is no terminal to ask on.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise CasegraphError(
            "nothing was changed: there is no terminal to ask on",
            hint="--yes does it without asking",
        )
    print(f"{one_line(question)} [y/N]", end=" ", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in _AGREED:
        raise CasegraphError("nothing was changed")
