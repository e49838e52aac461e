"""Whole processes, timed in turns: A B A B, so that a noisy machine slows both alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """A command to time; `prepare` runs before each run and is not timed."""

    name: str
    command: Sequence[str | Path]
    prepare: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds that a process took: on the clock, and of processor (user and system)."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The median costs of a job and of its yardstick."""

    job: Cost
    yardstick: Cost

    @property
    def clock_ratio(self) -> float:
        """Return how many times the yardstick the job takes on the clock."""
        return self.job.clock / self.yardstick.clock

    @property
    def processor_ratio(self) -> float:
        """Return how many times the yardstick the job takes of processor time."""
        return self.job.processor / self.yardstick.processor


def compare(job: Job, yardstick: Job, *, rounds: int, folder: Path) -> Comparison:
    """Run both in turns in a folder, after one round that does not count."""
    costs = [(run(job, folder), run(yardstick, folder)) for _ in range(rounds + 1)][1:]
    return Comparison(_median([a for a, _ in costs]), _median([b for _, b in costs]))


def run(job: Job, folder: Path) -> Cost:
    """Run a job once; raise RuntimeError with what it said where it fails."""
    if job.prepare:
        job.prepare()
    with tempfile.TemporaryFile() as messages:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in job.command],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=messages,
        )
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            messages.seek(0)
            raise RuntimeError(f"{job.name} failed: {messages.read().decode(errors='replace')}")
    return Cost(clock, usage.ru_utime + usage.ru_stime)


def _environment() -> dict[str, str]:
    unwanted = ("CASEGRAPH_", "PYTHON", "COVERAGE")
    return {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.clock for cost in costs),
        statistics.median(cost.processor for cost in costs),
    )
