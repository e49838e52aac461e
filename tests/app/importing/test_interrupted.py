"""Imports that are killed or interrupted, and taken up again: the archive is the same."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.app.importing.samples import content, made, quietly, write_records

from casegraph.app.importing import run
from casegraph.app.importing.counting import Tally
from casegraph.app.importing.run import Wishes, import_files

KILLING = """
import sys
from pathlib import Path
from casegraph.app.importing import run, storing, reading
from tests.cli.killed import run_all

run._TOGETHER = 4
run_all(int(sys.argv[3]), Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[4:])
"""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return an archive without reports."""
    return Path(made(str(tmp_path / "empty.db"), tmp_path))


@pytest.mark.parametrize(("jobs", "points"), [(1, 6), (2, 2)])
def test_a_killed_import_goes_on_where_it_ended(
    empty: Path, tmp_path: Path, repository: Path, jobs: int, points: int
) -> None:
    write_records(tmp_path / "files", 3, 8)
    (tmp_path / "killed").mkdir()
    words = (empty, tmp_path / "killed", points, "import", tmp_path / "files", "--jobs", jobs)
    # It ends only once nobody holds its output: no reading process outlives what was killed.
    subprocess.run(
        [sys.executable, "-c", KILLING, *(str(word) for word in words)],
        check=False,
        capture_output=True,
        cwd=repository,
        timeout=300,
        env={**os.environ, "PYTHONPATH": f"{repository}{os.pathsep}{repository / 'src'}"},
    )
    left = sorted((tmp_path / "killed").glob("*.db"), key=lambda path: int(path.stem))
    whole = content(str(left[-1]))
    assert len(left) > points
    before = set()
    for archive in left[:-1]:
        sizes = len(str(content(str(archive))["records"]))
        tally = quietly(str(archive), tmp_path / "files", resume=True)
        assert content(str(archive)) == whole
        assert tally.read == 8
        before.add((sizes, tally.taken_before))
    assert len({taken for _, taken in before}) > 1


def test_an_interrupt_leaves_what_was_stored(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_records(tmp_path / "files", 5, 10)
    whole = shutil.copy(empty, tmp_path / "whole.db")
    quietly(str(whole), tmp_path / "files")
    monkeypatch.setattr(run, "_TOGETHER", 4)
    parts: list[int] = []

    def interrupt(tally: Tally, _: object) -> None:
        parts.append(tally.read)
        if len(parts) == 2:
            raise KeyboardInterrupt

    for jobs in (1, 2):
        parts.clear()
        archive = str(shutil.copy(empty, tmp_path / f"interrupted-{jobs}.db"))
        with pytest.raises(KeyboardInterrupt):
            import_files(archive, [str(tmp_path / "files")], Wishes(jobs=jobs), interrupt)
        tally = quietly(archive, tmp_path / "files", jobs=jobs, resume=True)
        assert tally.taken_before > 0
        assert tally.read == 10
        assert content(archive) == content(str(whole))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_request_to_end_is_answered_by_one_process(
    empty: Path, tmp_path: Path, jobs: int, number: signal.Signals
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    program = "from casegraph.cli.main import run; run()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "--archive", empty, "import", pipe, "--jobs", str(jobs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with pipe.open("wb"):
        # Opening waits until the program has opened its end: its reading processes are starting.
        os.killpg(process.pid, number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    said = err.decode().splitlines()
    assert said[0] == "interrupted: nothing was stored"
    assert "--resume" in said[1]
    assert len(said) == 2


def test_a_file_with_a_refusal_is_read_again(empty: Path, tmp_path: Path) -> None:
    write_records(tmp_path / "files", 7, 4)
    (tmp_path / "files" / "bad.json").write_text('{"casegraph": "1", "tittle": "x"}')
    for _ in range(2):
        tally = quietly(str(empty), tmp_path / "files", resume=True)
        assert (tally.read, tally.rejected) == (5, 1)
    assert (tally.taken_before, tally.unchanged) == (4, 4)
