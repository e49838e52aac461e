"""Storing, beside a plain `executemany` of the same rows into the same tables."""

from __future__ import annotations

import gc
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import event

from benchmarks.synthetic import page
from casegraph.app.archive import initialize
from casegraph.app.assemble import Workshop
from casegraph.app.importing.events import Place, Ready, Unread
from casegraph.app.importing.reading import FileReader
from casegraph.app.importing.storing import Storing
from casegraph.app.location import Location
from casegraph.app.referring import Stated
from casegraph.app.refused import archive_vocabulary
from casegraph.store import engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Rows = list[tuple[str, list[tuple[object, ...]]]]

_SETTINGS = ("foreign_keys = ON", "cache_size = -65536", "synchronous = NORMAL")


@dataclass(frozen=True, slots=True)
class StoringCost:
    """Seconds of processor for storing so many reports, and for their bare rows."""

    reports: int
    rows: int
    storing: float
    floor: float

    @property
    def ratio(self) -> float:
        """Return how many times the bare rows storing takes."""
        return self.storing / self.floor


def storing_cost(folder: Path, reports: int, together: int, rounds: int = 3) -> StoringCost:
    """Store invented reports, and then the same rows plainly; the best of some rounds each."""
    empty = folder / "empty.db"
    initialize(Location(str(empty), "a benchmark", str(folder / "none.yaml")))
    reader = FileReader(archive_vocabulary(str(empty)))
    ready = list(_read(reader, reports))
    batches = [ready[at : at + together] for at in range(0, reports, together)]
    rows = _rows(empty, folder, reader, batches)
    storing = min(_stored(empty, folder, reader, batches) for _ in range(rounds))
    floor = min(_plainly(empty, folder, rows) for _ in range(rounds))
    number = sum(len(some) for batch in rows for _, some in batch)
    return StoringCost(reports, number, storing, floor)


def _read(reader: FileReader, reports: int) -> Iterator[Ready]:
    for number in range(reports):
        for read in reader.read(Unread(Place(f"{number}.txt"), page(number).encode())):
            if isinstance(read, Ready):
                yield read


def _stored(empty: Path, folder: Path, reader: FileReader, batches: Sequence[list[Ready]]) -> float:
    archive = _fresh(empty, folder)
    spent = 0.0
    for batch in batches:
        with engine.writing(str(archive)) as connection:
            workshop = Workshop(connection, reader.vocabulary, reader.tagger)
            gc.collect()
            start = time.process_time()
            answers = list(Storing(workshop, Stated()).store(batch))
            spent += time.process_time() - start
            assert all(answer.status == "added" for answer in answers)
    return spent


def _rows(
    empty: Path, folder: Path, reader: FileReader, batches: Sequence[list[Ready]]
) -> list[Rows]:
    """Return the rows that storing writes, by statement, in its order."""
    archive = _fresh(empty, folder)
    written: list[Rows] = []
    for batch in batches:
        with engine.writing(str(archive)) as connection:
            rows: Rows = []

            def keep(*given: object, rows: Rows = rows) -> None:
                _, _, statement, parameters, _, many = given
                if str(statement).lstrip().startswith("INSERT"):
                    assert isinstance(parameters, list | tuple)
                    given_rows = [*parameters] if many else [tuple(parameters)]
                    rows.append(_row_by_row(str(statement), given_rows))

            event.listen(connection, "before_cursor_execute", keep)
            workshop = Workshop(connection, reader.vocabulary, reader.tagger)
            list(Storing(workshop, Stated()).store(batch))
            written.append(rows)
    return written


def _row_by_row(
    statement: str, parameters: list[tuple[object, ...]]
) -> tuple[str, list[tuple[object, ...]]]:
    """Return the statement that inserts one row, and the rows, of one that inserts several."""
    head, values, rows = statement.partition(" VALUES ")
    if not values:
        return statement, parameters
    row = rows.partition(")")[0] + ")"
    width = row.count("?")
    cut = [some[at : at + width] for some in parameters for at in range(0, len(some), width)]
    return f"{head}{values}{row}", cut


def _plainly(empty: Path, folder: Path, batches: Sequence[Rows]) -> float:
    archive = _fresh(empty, folder)
    spent = 0.0
    with closing(sqlite3.connect(archive, isolation_level=None)) as connection:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        for batch in batches:
            connection.execute("BEGIN IMMEDIATE")
            start = time.process_time()
            for statement, rows in batch:
                connection.executemany(statement, rows)
            spent += time.process_time() - start
            connection.execute("COMMIT")
    return spent


def _fresh(empty: Path, folder: Path) -> Path:
    archive = folder / "copy.db"
    for old in folder.glob(f"{archive.name}*"):
        old.unlink()
    shutil.copy(empty, archive)
    return archive
