"""Who changes the archive, and when."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime


def current_actor() -> str:
    """Return the name of the user, or the number where the system knows no name for it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"


def now() -> str:
    """Return this moment as the archive writes it: ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def to_the_second(at: str) -> str:
    """Return a moment as messages tell it: without the fraction that only orders changes."""
    return datetime.fromisoformat(at).isoformat(timespec="seconds")
