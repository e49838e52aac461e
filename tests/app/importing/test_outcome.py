"""However many reports are stored together, the archive is that of one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.app.importing.samples import content, made, write_records

from casegraph.app.assemble import Workshop
from casegraph.app.importing.events import Place, Ready, Unread
from casegraph.app.importing.reading import FileReader
from casegraph.app.importing.storing import Storing
from casegraph.app.ingest import AddAnswer
from casegraph.app.referring import Stated
from casegraph.app.refused import archive_vocabulary
from casegraph.store.engine import writing


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive without reports."""
    folder = tmp_path_factory.mktemp("empty")
    return Path(made(str(folder / "archive.db"), folder))


@pytest.fixture(scope="module")
def reader(empty: Path) -> FileReader:
    """Return what reads files for such archives."""
    return FileReader(archive_vocabulary(str(empty)))


def stored(archive: str, reader: FileReader, reports: Sequence[Ready], together: int) -> list[str]:
    """Store reports, so many together; none together is the careful way for each."""
    with writing(archive) as connection:
        workshop = Workshop(connection, reader.vocabulary, reader.tagger)
        storing = Storing(workshop, Stated(), largest=together)
        answers: list[AddAnswer] = (
            list(storing.store(reports)) if together else [storing.store_one(r) for r in reports]
        )
    return [f"{answer.status} {answer.key}" for answer in answers]


@pytest.mark.parametrize("seed", range(8))
def test_many_at_once_are_as_one_after_the_other(
    empty: Path, reader: FileReader, tmp_path: Path, seed: int
) -> None:
    reports = [
        event
        for path in write_records(tmp_path / "files", seed, 40)
        for event in reader.read(Unread(Place(str(path))))
        if isinstance(event, Ready)
    ]
    found = []
    for together in (0, 2 + seed, 500):
        archive = str(shutil.copy(empty, tmp_path / f"{together}.db"))
        found.append((stored(archive, reader, reports, together), content(archive)))
    assert found[1] == found[0]
    assert found[2] == found[0]
