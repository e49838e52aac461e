"""The program ends quietly when it is interrupted before any command runs."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

INTERRUPTED_AT = """
import sys

class Interrupted:
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupted())
from casegraph.cli.entry import run
run()
"""


@pytest.mark.parametrize("module", ["casegraph.cli.main", "typer"])
def test_an_interrupt_while_the_program_is_loaded(module: str) -> None:
    program = INTERRUPTED_AT.format(module=module)
    ended = subprocess.run(
        [sys.executable, "-c", program, "list"], capture_output=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr.strip()) == (130, b"", b"")


def test_the_command_begins_there() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    assert project["project"]["scripts"] == {"casegraph": "casegraph.cli.entry:run"}


def test_it_loads_nothing_before_the_commands() -> None:
    program = "import sys; import casegraph.cli.entry; print('typer' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ended.stdout.strip() == b"False"
