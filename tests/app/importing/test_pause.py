"""The pause of the collector ends, whatever happens."""

from __future__ import annotations

import gc

import pytest

from casegraph.app.importing.pause import collection_paused


def _broken() -> None:
    with collection_paused():
        assert not gc.isenabled()
        raise ValueError("broken")


def test_it_is_as_before_afterwards() -> None:
    with pytest.raises(ValueError, match="broken"):
        _broken()
    assert gc.isenabled()
    gc.disable()
    try:
        with collection_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
