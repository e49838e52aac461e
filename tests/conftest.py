"""Fixtures shared by all tests."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

pytest_plugins = ["tests.browser", "tests.postgres"]

REPOSITORY = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Answer signals as a terminal's programs do, even where the tests run in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


def shared_folder() -> Path | None:
    """Return the folder of real data beside the repository, None where it is absent."""
    folder = Path(os.environ.get("CASEGRAPH_SHARED", REPOSITORY.parent / "shared"))
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the top folder of the repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real data; skip without it, unless REQUIRE_CORPUS is set."""
    folder = shared_folder()
    if folder is None:
        if os.environ.get("REQUIRE_CORPUS"):
            pytest.fail("REQUIRE_CORPUS is set, but the folder of real data is absent")
        pytest.skip("the folder of real data is absent")
    return folder
