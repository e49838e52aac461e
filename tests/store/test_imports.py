"""What reading an archive must not import: it would be felt in every command."""

from __future__ import annotations

import subprocess
import sys

import pytest

READ = (
    "from casegraph.store import engine, search; "
    "from casegraph.store.queries import lookup, references, reports, vocabulary, works"
)
WRITE = "from casegraph.store import write, ledger"


@pytest.mark.parametrize("statement", [READ, WRITE])
def test_neither_mappers_nor_migrations_are_imported(statement: str) -> None:
    program = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    loaded = set(done.stdout.split())
    assert "casegraph.store.tables.reference" in loaded
    heavy = {"sqlalchemy.orm", "alembic", "pydantic", "networkx", "yaml", "psycopg", "typer"}
    assert loaded & heavy == set()
