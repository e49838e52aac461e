"""Where the folders that belong to casegraph are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegraph.errors import CasegraphError
from casegraph.store import locations


def test_an_editable_installation_finds_the_repository(repository: Path) -> None:
    assert locations.resource_folder("migrations") == repository / "migrations"
    assert locations.resource_folder("seeds") == repository / "seeds"


def test_the_installed_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package, repository = tmp_path / "casegraph", tmp_path / "repository"
    (package / "_seeds").mkdir(parents=True)
    (repository / "seeds").mkdir(parents=True)
    monkeypatch.setattr(locations, "_PACKAGE", package)
    monkeypatch.setattr(locations, "_REPOSITORY", repository)
    assert locations.resource_folder("seeds") == package / "_seeds"
    with pytest.raises(CasegraphError, match="migrations"):
        locations.resource_folder("migrations")
