"""A PostgreSQL server of the tests' own: the distribution's programs, in a temporary folder."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

_USERS = ("postgres", "nobody")


@dataclass
class Server:
    """A running server; databases on it are made by name."""

    socket: Path
    _names: Iterator[int] = field(default_factory=itertools.count)

    def url(self, database: str) -> str:
        """Return the address of a database in the form that users give."""
        return f"postgresql://casegraph@/{database}?host={self.socket}"

    def create(self, *, template: str = "template1") -> str:
        """Create a database, as a copy of another one, and return its name."""
        name = f"archive_{next(self._names)}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
        return name


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """Yield a server; skip where PostgreSQL is not installed, unless REQUIRE_POSTGRES is set."""
    programs = _programs()
    if programs is None:
        if os.environ.get("REQUIRE_POSTGRES"):
            pytest.fail("REQUIRE_POSTGRES is set, but PostgreSQL is not installed")
        pytest.skip("PostgreSQL is not installed")
    with _running(programs) as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: Server) -> str:
    """Return the address of an empty database."""
    return postgres_server.url(postgres_server.create())


@contextmanager
def _running(programs: Path) -> Iterator[Server]:
    """Run a server that no other user reaches: one socket, no network, nothing kept."""
    user = _user()
    # A socket's path may have 107 bytes: too few for the folders of pytest.
    folder = Path(tempfile.mkdtemp(prefix="casegraph-"))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    options = f"-F -c listen_addresses='' -c unix_socket_directories='{folder}'"
    try:
        _run(
            user,
            *(programs / "initdb", "-D", data, "-U", "casegraph", "--auth=trust"),
            *("--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        log = ("-l", folder / "log")
        _run(user, programs / "pg_ctl", "start", "-w", "-D", data, *log, "-o", options)
        try:
            yield Server(folder)
        finally:
            _run(user, programs / "pg_ctl", "stop", "-D", data, "-m", "immediate")
    finally:
        shutil.rmtree(folder)


def _run(user: str | None, *command: str | Path) -> None:
    words = [str(word) for word in command]
    place = "/" if user else None
    group = pwd.getpwnam(user).pw_gid if user else None
    subprocess.run(
        words,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd=place,
        user=user,
        group=group,
        extra_groups=[] if user else None,
    )


def _user() -> str | None:
    """Return who runs the server: it refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _USERS if name in known)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _version(program: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in program.parts[-3].split(".") if part.isdigit())
