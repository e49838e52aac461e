"""The built packages hold what an installed casegraph needs, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest


def build(source: Path, folder: Path, target: str) -> Path:
    """Build a wheel or an sdist of the sources; return the built file."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder],
        cwd=source,
        capture_output=True,
        check=True,
    )
    (built,) = folder.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return built


def members(wheel: Path) -> set[str]:
    """Return the names of the files in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel built from the repository."""
    return build(repository, tmp_path_factory.mktemp("wheel"), "wheel")


def test_wheel_holds_migrations_and_seeds(wheel: Path, repository: Path) -> None:
    found = members(wheel)
    for top, inside in (("migrations", "_migrations"), ("seeds", "_seeds")):
        wanted = {
            f"casegraph/{inside}/{path.relative_to(repository / top).as_posix()}"
            for path in (repository / top).rglob("*")
            if path.is_file() and path.suffix != ".pyc"
        }
        assert wanted
        assert wanted <= found


def test_wheel_holds_the_package_only(wheel: Path) -> None:
    found = members(wheel)
    assert "casegraph/py.typed" in found
    assert "casegraph/cli/main.py" in found
    outside = {name for name in found if not name.startswith(("casegraph/", "casegraph-"))}
    assert outside == set()
    assert [name for name in found if name.endswith((".pyc", ".md", "conftest.py"))] == []


def test_sdist_builds_the_same_wheel(wheel: Path, repository: Path, tmp_path: Path) -> None:
    sdist = build(repository, tmp_path / "sdist", "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    assert members(build(source, tmp_path / "again", "wheel")) == members(wheel)
