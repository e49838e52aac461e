"""Which readings of a report's files count: of each file the last, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.importing.samples import made, quietly

from casegraph.app.importing.counting import Tally
from casegraph.app.ingest import add
from casegraph.app.inputs import Input
from casegraph.store.engine import reading
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.reports import fetch_reports, fetch_sources

TITLE = "An invented fever in three brothers who never met each other"


def ris(*fields: str) -> str:
    """Return a file of one report with further fields."""
    known = ("TY  - JOUR", "AU  - Abel, A.", f"TI  - {TITLE}", "PY  - 2001", "DO  - 10.5555/own")
    return "\n".join((*known, *fields, "ER  - \n"))


def outcome(tally: Tally) -> tuple[int, int, int]:
    return tally.added, tally.updated, tally.unchanged


def names(archive: str) -> list[str]:
    with reading(archive) as connection:
        (report,) = fetch_reports(connection)
        return sorted(source.file_name for source in fetch_sources(connection, report.key))


def volume(archive: str) -> str | None:
    with reading(archive) as connection:
        (report,) = fetch_reports(connection)
        return fetch_record(connection, report.key).volume


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """Return an empty archive."""
    return made(str(tmp_path / "archive.db"), tmp_path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two files of one name in it, and work there."""
    folder = tmp_path / "files"
    (folder / "inner").mkdir(parents=True)
    (folder / "article.ris").write_text(ris("VL  - 3"))
    (folder / "inner" / "article.ris").write_text(ris("IS  - 4"))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("named", [".", "{}", "../files"])
def test_files_of_one_name_in_two_folders_stand_beside_each_other(
    archive: str, folder: Path, named: str
) -> None:
    path = Path(named.format(folder))
    assert outcome(quietly(archive, path)) == (1, 1, 0)
    assert len(names(archive)) == 2
    for _ in range(2):
        assert outcome(quietly(archive, path)) == (0, 0, 2)
    assert len(names(archive)) == 2


def test_a_corrected_file_replaces_itself_and_not_its_namesake(archive: str, folder: Path) -> None:
    quietly(archive, folder)
    (folder / "article.ris").write_text(ris("SP  - 7"))
    assert outcome(quietly(archive, folder)) == (0, 1, 1)
    assert len(names(archive)) == 2
    assert volume(archive) is None


def test_a_corrected_file_replaces_itself_when_named_from_another_folder(
    archive: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quietly(archive, Path("inner/article.ris"))
    monkeypatch.chdir(folder / "inner")
    Path("article.ris").write_text(ris("VL  - 8"))
    assert outcome(quietly(archive, Path("article.ris"))) == (0, 1, 0)
    Path("article.ris").write_text(ris("VL  - 9"))
    assert outcome(quietly(archive, Path.cwd())) == (0, 1, 0)
    assert names(archive) == [str(folder / "inner" / "article.ris")]
    assert volume(archive) == "9"


def test_a_name_that_may_be_any_of_two_files_replaces_none(archive: str) -> None:
    given = [("a/article.ris", "VL  - 3"), ("b/article.ris", "IS  - 4"), ("article.ris", "SP  - 7")]
    for name, field in given:
        list(add(archive, [Input(name, ris(field).encode())]))
    assert names(archive) == ["a/article.ris", "article.ris", "b/article.ris"]
    assert volume(archive) == "3"
