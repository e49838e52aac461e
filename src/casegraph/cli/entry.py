"""Where the program begins, before anything is loaded: an interrupt is answered from here on."""

from __future__ import annotations

import sys

_INTERRUPTED = 130
"""`ExitCode.INTERRUPTED`, which cannot be asked before it is loaded."""


def run() -> None:
    """Run as a program; an interrupt that no command answers, such as one in loading, ends it."""
    try:
        from casegraph.cli.main import run as run_commands

        run_commands()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
