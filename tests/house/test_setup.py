"""The lock files, and what may not stand in the repository."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)==[^ ]+(?: ; [^\\]+)?", re.MULTILINE)
LOCKS = ("requirements.lock", "requirements-dev.lock")
MACHINE_PATH = re.compile(r"(?<![\w.~$}])/(?:root|home|work|Users)/\w")


def pins(path: Path) -> set[str]:
    """Return the pinned packages of a lock file, each with version and marker."""
    return {match[0].strip() for match in PIN.finditer(path.read_text(encoding="utf-8"))}


def repository_files(repository: Path) -> list[Path]:
    """Return the files that git keeps or would keep; skip where git knows nothing."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("the sources are not a git repository")
    return [repository / name for name in done.stdout.split("\0") if name]


@pytest.mark.parametrize("name", [*LOCKS, "pyproject.toml", "Makefile", ".ci/run"])
def test_no_address_of_an_index(repository: Path, name: str) -> None:
    assert "://" not in (repository / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes(repository: Path, name: str) -> None:
    entries = re.split(r"\n(?=\S)", (repository / name).read_text(encoding="utf-8").strip())
    assert len(entries) > 10
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []


def test_the_locks_agree(repository: Path) -> None:
    runtime, dev = (pins(repository / name) for name in LOCKS)
    assert runtime - dev == set()


def test_the_locks_hold_what_the_project_asks_for(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    runtime, dev = ({pin.partition("==")[0] for pin in pins(repository / name)} for name in LOCKS)
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"], *groups["build"]]
    assert {bare(text) for text in wanted} <= runtime
    assert {bare(text) for text in groups["dev"] if isinstance(text, str)} <= dev


def bare(requirement: str) -> str:
    """Return the name of a requirement without extras and versions."""
    return re.split(r"[^\w.-]", requirement)[0].lower()


def test_no_path_of_a_machine(repository: Path) -> None:
    found = [
        f"{path.relative_to(repository)}: {match[0]}"
        for path in repository_files(repository)
        if path.is_file()
        for match in MACHINE_PATH.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
