"""However files are packed, and by how many processes they are read, the archive is the same."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest
from tests.app.importing.samples import content, made, quietly, write_records

from casegraph.app.importing.counting import Tally


@pytest.fixture(params=["sqlite", "postgresql"])
def archives(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """Return three empty archives."""
    if request.param == "sqlite":
        return [made(str(tmp_path / f"{number}.db"), tmp_path) for number in range(3)]
    server = request.getfixturevalue("postgres_server")
    return [made(server.url(server.create()), tmp_path) for _ in range(3)]


def test_files_archives_and_jobs_make_no_difference(archives: list[str], tmp_path: Path) -> None:
    paths = write_records(tmp_path / "files", 11, 16)
    plain, packed, parallel = archives
    with zipfile.ZipFile(tmp_path / "first.zip", "w") as first:
        for path in paths[:7]:
            first.write(path, path.name)
    with tarfile.open(tmp_path / "rest.tar.xz", "w:xz") as rest:
        for path in paths[7:]:
            rest.add(path, f"folder/{path.name}")
    one = quietly(plain, *paths)
    two = quietly(packed, tmp_path / "first.zip", tmp_path / "rest.tar.xz")
    three = quietly(parallel, tmp_path / "files", jobs=2)
    assert content(packed) == content(parallel) == content(plain)
    assert one == two == three
    before = content(plain)
    again = quietly(plain, *paths)
    sound = one.read - one.rejected
    assert _outcome(again) == (0, 0, sound)
    resumed = quietly(plain, tmp_path / "first.zip", *paths[7:], resume=True)
    assert (resumed.taken_before, *_outcome(resumed)) == (sound, 0, 0, sound)
    assert content(plain) == before


def _outcome(tally: Tally) -> tuple[int, int, int]:
    return tally.added, tally.updated, tally.unchanged
