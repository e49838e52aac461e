"""The contracts of pyproject.toml are real: an import against the layers breaks each of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINTER = Path(sys.executable).parent / "lint-imports"


@pytest.fixture(scope="module")
def copied(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sources, to be broken."""
    copy = tmp_path_factory.mktemp("copied")
    shutil.copy(repository / "pyproject.toml", copy)
    shutil.copytree(
        repository / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    return copy


@pytest.mark.parametrize(
    ("room", "statement", "contract"),
    [
        ("model", "import casegraph.store", "layers"),
        ("store", "import casegraph.tag", "layers"),
        ("vocab", "import casegraph.model", "layers"),
        ("a_room_of_no_layer", "import casegraph.errors", "layers"),
        ("cli", "from sqlalchemy.orm import Session", "sqlalchemy"),
        ("app", "import alembic.command", "sqlalchemy"),
        ("store", "import networkx", "networkx"),
        ("read", "import typer", "typer"),
        ("export", "def late() -> None:\n    import yaml", "yaml"),
        ("cli", "import casegraph.store", "skins"),
        ("app", "import prompt_toolkit", "typer"),
        ("app", "import openpyxl", "openpyxl"),
        ("app", "import lxml.etree", "formats"),
        ("model", "import bibtexparser", "formats"),
        ("read/jats", "import casegraph.read.page.page", "page"),
    ],
)
def test_forbidden_import_breaks_its_contract(
    copied: Path, room: str, statement: str, contract: str
) -> None:
    folder = copied / "src" / "casegraph" / room
    is_new = not folder.exists()
    folder.mkdir(exist_ok=True)
    intruder = folder / ("__init__.py" if is_new else "intruder.py")
    intruder.write_text(statement + "\n", encoding="utf-8")
    try:
        assert contract_is_kept(copied, contract) is False
    finally:
        intruder.unlink()
        if is_new:
            shutil.rmtree(folder)
    assert contract_is_kept(copied, contract)


def contract_is_kept(folder: Path, contract: str) -> bool:
    """Tell whether import-linter finds one contract kept by the sources in a folder."""
    done = subprocess.run(
        [LINTER, "--no-cache", "--no-logo", "--contract", contract],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return done.returncode == 0
