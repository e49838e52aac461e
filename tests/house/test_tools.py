"""The tools that hold the style, the types and the layers find nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports", "--no-logo")],
    ids=" ".join,
)
def test_tool_is_silent(command: tuple[str, ...], repository: Path) -> None:
    name, *arguments = command
    done = subprocess.run(
        [BIN / name, *arguments], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
