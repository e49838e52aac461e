"""Requests to end: none is lost, and every one ends as Ctrl-C does."""

from __future__ import annotations

import os
import signal
import sys
import time
import weakref

import pytest

from casegraph.cli.interruption import ended_as_interrupted


class Kept:
    """Something that can be referred to weakly."""


def test_a_request_to_terminate_interrupts() -> None:
    before = signal.getsignal(signal.SIGTERM)

    def asked_to_end() -> None:
        with ended_as_interrupted():
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(10)

    with pytest.raises(KeyboardInterrupt):
        asked_to_end()
    assert signal.getsignal(signal.SIGTERM) is before


def test_an_interrupt_that_a_callback_swallows_comes_again(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def interrupted(_: weakref.ref[Kept]) -> None:
        raise KeyboardInterrupt

    def freeing() -> None:
        kept = Kept()
        reference = weakref.ref(kept, interrupted)
        with ended_as_interrupted():
            del kept
            time.sleep(10)
        assert reference() is None

    with pytest.raises(KeyboardInterrupt):
        freeing()
    assert capfd.readouterr().err == ""


def test_what_else_a_callback_drops_is_told_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda found: told.append(found.exc_type))

    def mistaken(_: weakref.ref[Kept]) -> None:
        raise ValueError

    kept = Kept()
    reference = weakref.ref(kept, mistaken)
    with ended_as_interrupted():
        del kept
    assert (reference(), told) == (None, [ValueError])
