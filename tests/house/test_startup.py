"""What a command does not need, it does not load."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("alembic", "lxml", "networkx", "pydantic", "rich", "sqlalchemy", "yaml")


def loaded_by(statements: str) -> set[str]:
    """Return the top names of the modules that a fresh Python holds after some statements."""
    script = f"{statements}\nimport sys\nprint(*{{m.partition('.')[0] for m in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("module", ["casegraph", "casegraph.cli.main"])
def test_import_loads_nothing_heavy(module: str) -> None:
    loaded = loaded_by(f"import {module}")
    assert "casegraph" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_help_loads_nothing_heavy() -> None:
    loaded = loaded_by(
        "import sys\n"
        "from casegraph.cli.main import run\n"
        "sys.argv = ['casegraph', '--help']\n"
        "try:\n    run()\nexcept SystemExit as end:\n    assert not end.code"
    )
    assert loaded.isdisjoint(HEAVY)


def test_the_measure_sees_what_is_loaded() -> None:
    assert "yaml" in loaded_by("import yaml")
