"""Archives to test with: an SQLite file and a PostgreSQL database, both at the head."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.store.samples import TERMS

from casegraph.store.engine import writing
from casegraph.store.migrate import migrate
from casegraph.store.write import save_vocabulary

if TYPE_CHECKING:
    from tests.postgres import Server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with a small vocabulary."""
    path = tmp_path_factory.mktemp("template") / "archive.db"
    _fill(str(path))
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Server) -> str:
    """Return the name of a database with a small vocabulary."""
    name = postgres_server.create()
    _fill(postgres_server.url(name))
    return name


@pytest.fixture
def sqlite_archive(sqlite_template: Path, tmp_path: Path) -> Path:
    """Return the path of an archive of this test alone."""
    return Path(shutil.copy(sqlite_template, tmp_path / "archive.db"))


@pytest.fixture(params=["sqlite", "postgresql"])
def archive(request: pytest.FixtureRequest) -> str:
    """Return the path or address of an archive of this test alone, on both databases."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_archive"))
    server: Server = request.getfixturevalue("postgres_server")
    return server.url(server.create(template=request.getfixturevalue("postgres_template")))


def _fill(archive: str) -> None:
    migrate(archive)
    with writing(archive) as connection:
        save_vocabulary(connection, TERMS)
