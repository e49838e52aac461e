"""A program that runs a command again and again, and kills it a step later each time.

    python killed.py ARCHIVE FOLDER STRIDE ARGUMENTS...

A step is a statement, a commit, or the return of the connection after it. Run N works on a copy of
ARCHIVE, where there is one, in `FOLDER/N.db`. When a run lives through all of its steps, the last
steps before its number follow, those around the commit, until a run is not killed again.
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


def killed_at(step: int, arguments: list[str]) -> bool:
    """Run the command in a process of its own; tell whether it was killed."""
    child = os.fork()
    if child == 0:
        _die_at(step)
        os._exit(main(arguments))
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _die_at(step: int) -> None:
    steps = itertools.count()

    def count(*_: object) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    for target, name in ((Engine, "before_cursor_execute"), (Engine, "commit"), (Pool, "checkin")):
        event.listen(target, name, count)


def kill_at_every(stride: int, template: Path, folder: Path, arguments: list[str]) -> None:
    """Run the command until it is not killed, in strides, and in single steps at the end."""

    def killed(step: int) -> bool:
        archive = folder / f"{step}.db"
        if template.exists():
            shutil.copy(template, archive)
        return killed_at(step, ["--archive", str(archive), *arguments])

    last = next(step for step in itertools.count(stride, stride) if not killed(step))
    while not killed(last - 1):
        last -= 1
    for step in range(last - AROUND_COMMIT, last - 1):
        killed(step)


if __name__ == "__main__":
    given_template, given_folder, given_stride, *given = sys.argv[1:]
    for module in LOADED_BEFORE:
        import_module(f"casegraph.app.{module}")
    kill_at_every(int(given_stride), Path(given_template), Path(given_folder), given)
