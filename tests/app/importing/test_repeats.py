"""A report that stands twice among the files costs little, and its outcome is that of `add`."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.app.importing.samples import content, made, quietly

from casegraph.app.assemble import Workshop
from casegraph.app.importing import reading as reading_files
from casegraph.app.importing.events import Place, Ready, Unread
from casegraph.app.importing.reading import FileReader
from casegraph.app.importing.storing import Storing
from casegraph.app.ingest import AddAnswer, AddStatus
from casegraph.app.referring import Stated
from casegraph.app.refused import archive_vocabulary
from casegraph.store.engine import reading, writing
from casegraph.store.queries.history import fetch_revisions
from casegraph.store.queries.reports import fetch_reports


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive without reports."""
    folder = tmp_path_factory.mktemp("empty")
    return Path(made(str(folder / "archive.db"), folder))


@pytest.fixture
def archive(empty: Path, tmp_path: Path) -> str:
    """Return a fresh archive."""
    return str(shutil.copy(empty, tmp_path / "archive.db"))


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the files whose reports are stored one by one from now on."""
    found: list[str] = []
    careful = Storing.store_one

    def noted(storing: Storing, ready: Ready) -> AddAnswer:
        found.append(ready.place.name)
        return careful(storing, ready)

    monkeypatch.setattr(Storing, "store_one", noted)
    return found


def pubmed(number: int) -> str:
    """Return a report as PubMed writes it."""
    return (
        f"PMID- {100_000 + number}\nTI  - Invented fever {number} after a walk in no hills at all\n"
        "FAU - Abel, Ada\nDP  - 2001 Mar\nJT  - Journal of nowhere\n"
        f"AID - 10.5555/own.{number} [doi]\n\n"
    )


def ris(number: int, *fields: str) -> str:
    """Return a report as a list of references writes it, with further fields."""
    known = ("TY  - JOUR", "AU  - Abel, A.", "PY  - 2001", f"DO  - 10.5555/own.{number}")
    title = f"TI  - Invented fever {number} after a walk in no hills at all"
    return "\n".join((*known, title, *fields, "ER  - \n"))


def record(number: int, source: random.Random) -> str:
    """Return a report with references, some of them left out."""
    cited = [
        f'{{"number": {n}, "raw": "Brandt B. Invented work {n} of nobody. J Nil 2001; {n}:1"}}'
        for n in range(1, source.randrange(2, 5))
    ]
    title = f"Invented fever {number} after a walk in no hills at all"
    return (
        f'{{"casegraph": "1", "title": "{title}", "references": [{", ".join(cited)}],'
        f' "identifiers": {{"doi": "10.5555/own.{number}"}}}}'
    )


def write_exports(folder: Path, seed: int) -> list[Path]:
    """Write what several databases say of few reports, some of it more than once."""
    source = random.Random(seed)
    folder.mkdir()
    further = (
        "VL  - 3",
        "IS  - 4",
        "SP  - 7",
        "AB  - Words about nothing.",
        "VL  - 5",
        "KW  - fever",
    )
    paths = []
    for place in range(30):
        numbers = [source.randrange(12) for _ in range(source.randrange(1, 6))]
        kind = source.choice(["ris", "ris", "nbib", "json"])
        if kind == "ris":
            chosen = (source.sample(further, source.randrange(3)) for _ in numbers)
            text = "".join(ris(n, *fields) for n, fields in zip(numbers, chosen, strict=True))
        elif kind == "nbib":
            text = "".join(map(pubmed, numbers))
        else:
            text = record(numbers[0], source)
        paths.append(folder / f"{source.choice(['', 'x'])}{place % 20}.{kind}")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def stored(
    archive: str, reader: FileReader, reports: Sequence[Ready], together: int
) -> list[object]:
    """Store reports, so many together, none for one by one; return what is told of them.

    Of a report that stays as it is that is its key alone.
    """
    with writing(archive) as connection:
        workshop = Workshop(connection, reader.vocabulary, reader.tagger)
        storing = Storing(workshop, Stated(), largest=together)
        answers: list[AddAnswer] = (
            list(storing.store(reports)) if together else [storing.store_one(r) for r in reports]
        )
    return [answer.key if answer.status is AddStatus.UNCHANGED else answer for answer in answers]


def histories(archive: str) -> Iterator[object]:
    with reading(archive) as connection:
        for report in fetch_reports(connection):
            for entry in fetch_revisions(connection, report.key):
                yield report.key, entry.before_json, entry.after_json, entry.message


@pytest.mark.parametrize("seed", range(6))
def test_readings_of_known_reports_are_as_one_after_the_other(
    empty: Path, tmp_path: Path, seed: int
) -> None:
    reader = FileReader(archive_vocabulary(str(empty)))
    reports = [
        event
        for path in write_exports(tmp_path / "files", seed)
        for event in reader.read(Unread(Place(str(path))))
        if isinstance(event, Ready)
    ]
    found = []
    for together in (0, 3 + seed, 500):
        archive = str(shutil.copy(empty, tmp_path / f"{together}.db"))
        told = stored(archive, reader, reports, together)
        found.append((told, content(archive), list(histories(archive))))
    assert found[1] == found[0]
    assert found[2] == found[0]
    statuses = {answer.status if isinstance(answer, AddAnswer) else None for answer in told}
    assert statuses == {AddStatus.ADDED, AddStatus.UPDATED, None}


def test_a_record_repeated_in_a_file_is_looked_up_with_its_neighbours(
    archive: str, tmp_path: Path, alone: list[str]
) -> None:
    (tmp_path / "export.nbib").write_text("".join(pubmed(n % 3) for n in range(60)))
    tally = quietly(archive, tmp_path / "export.nbib")
    assert (tally.added, tally.unchanged, alone) == (3, 57, [])


def test_a_record_of_a_number_alone_is_stored_once(
    archive: str, tmp_path: Path, alone: list[str]
) -> None:
    path = tmp_path / "numbers.nbib"
    path.write_text("PMID- 1\n\n" * 50)
    tally = quietly(archive, path)
    assert (tally.added, tally.unchanged, alone) == (1, 49, [str(path)])


def test_what_several_databases_say_of_a_report_is_joined_many_at_once(
    archive: str, tmp_path: Path, alone: list[str]
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "1.nbib").write_text("".join(pubmed(n) for n in range(20)))
    (folder / "2.ris").write_text("".join(ris(n, "VL  - 3") for n in range(20)))
    (folder / "3.ris").write_text("".join(ris(n, "IS  - 4") for n in range(20)))
    tally = quietly(archive, folder)
    assert (tally.added, tally.updated, alone) == (20, 40, [])


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_archive_holds_is_read_and_no_more(
    archive: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: list[str], jobs: int
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "1.nbib").write_text("".join(pubmed(n) for n in range(5)))
    (folder / "2.nbib").write_text("PMID- 1\n\n")
    (folder / "3.ris").write_text(ris(7).replace("TI  - ", "N1  - "))
    assert quietly(archive, folder, jobs=jobs).added == 7
    before, prepared = content(archive), []
    monkeypatch.setattr(reading_files, "prepare", lambda *given: prepared.append(given))
    alone.clear()
    assert quietly(archive, folder, jobs=jobs).unchanged == 7
    assert (content(archive), prepared, alone) == (before, [], [])
