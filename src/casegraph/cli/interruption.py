"""A request to end, whoever makes it and whenever it comes, ends a command as Ctrl-C does."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SOON = 0.05
"""Seconds after which an interrupt that got lost comes again."""


@contextmanager
def ended_as_interrupted() -> Iterator[None]:
    """Raise KeyboardInterrupt at SIGTERM too, and see to it that none is lost, while inside.

    What is raised while Python runs a callback of its own (an object is freed, a module loaded) is
    dropped there with a message. An interrupt that ends so is asked for again.
    """
    terminated = signal.signal(signal.SIGTERM, _interrupt)
    dropped = sys.unraisablehook

    def ask_again(unraisable: sys.UnraisableHookArgs) -> None:
        if issubclass(unraisable.exc_type, KeyboardInterrupt):
            threading.Timer(_SOON, os.kill, (os.getpid(), signal.SIGINT)).start()
        else:
            dropped(unraisable)

    sys.unraisablehook = ask_again
    try:
        yield
    finally:
        sys.unraisablehook = dropped
        signal.signal(signal.SIGTERM, terminated)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    raise KeyboardInterrupt
