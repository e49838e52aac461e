"""A program that runs a command many times, and kills it at another of its steps each time.

    python killed.py ARCHIVE FOLDER POINTS ARGUMENTS...

A step is a statement, a commit, or the return of the connection after it. Run N is killed at step
N; it works on `FOLDER/N.db`, a copy of ARCHIVE where there is one. The steps are spread evenly,
and the last ones, around the commit, are among them. The run with the highest number is whole.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
from importlib import import_module
from pathlib import Path

from sqlalchemy import Engine, Pool, event

from casegraph.cli.main import main

AROUND_COMMIT = 4
LOADED_BEFORE = ("archive", "ingest", "inputs")


def run_in_child(arguments: list[str], deadly: int | None, steps_file: Path) -> None:
    """Run the command in a process of its own, which dies at a step, or else counts them all."""
    child = os.fork()
    if child == 0:
        steps = itertools.count()

        def count(*_: object) -> None:
            if next(steps) == deadly:
                os.kill(os.getpid(), signal.SIGKILL)

        for target, name in (
            (Engine, "before_cursor_execute"), (Engine, "commit"), (Pool, "checkin")
        ):  # fmt: skip
            event.listen(target, name, count)
        code = main(arguments)
        steps_file.write_text(str(next(steps)), encoding="utf-8")
        os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) != (deadly is not None):
        raise SystemExit(f"step {deadly}: ended with {status}")


def run_all(points: int, template: Path, folder: Path, arguments: list[str]) -> None:
    """Run the command whole, then kill it at so many of its steps."""

    def run(name: str, deadly: int | None) -> None:
        archive = folder / f"{name}.db"
        if template.exists():
            shutil.copy(template, archive)
        run_in_child(["--archive", str(archive), *arguments], deadly, folder / "steps")

    run("whole", None)
    total = int((folder / "steps").read_text(encoding="utf-8"))
    (folder / "whole.db").rename(folder / f"{total}.db")
    spread = {place * total // points for place in range(points)}
    for step in sorted(spread | set(range(total - AROUND_COMMIT, total))):
        run(str(step), step)


if __name__ == "__main__":
    given_template, given_folder, given_points, *given = sys.argv[1:]
    for module in LOADED_BEFORE:
        import_module(f"casegraph.app.{module}")
    run_all(int(given_points), Path(given_template), Path(given_folder), given)
