"""`python -m benchmarks`: the speed of the commands, as ratios measured side by side."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks import importing
from benchmarks.synthetic import page
from benchmarks.timing import Comparison, Job, compare, run

HERE = Path(__file__).parent
CASEGRAPH = Path(sys.executable).parent / "casegraph"
HEADER = ("job", "seconds", "yardstick", "seconds", "ratio", "CPU ratio", "target", "verdict")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A job, what it is measured against, and the ratio it may reach."""

    job: Job
    yardstick: Job
    target: float


def main(arguments: list[str] | None = None) -> None:
    """Print the table of all benchmarks."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="runs of each, in turns")
    parser.add_argument("--reports", type=int, default=10, help="reports in the archive asked")
    parser.add_argument("--large", action="store_true", help="measure memory at 100,000 reports")
    options = parser.parse_args(arguments)
    print(_line(HEADER))
    print(_line(["---"] * len(HEADER)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for benchmark in benchmarks(folder, options.reports):
            found = compare(
                benchmark.job, benchmark.yardstick, rounds=options.rounds, folder=folder
            )
            print(_line(_cells(benchmark, found)), flush=True)
    print()
    importing.main(["--large"] if options.large else [])


def benchmarks(folder: Path, reports: int) -> list[Benchmark]:
    """Return the benchmarks, on an archive of invented reports made in a folder."""
    archive = folder / "archive.db"
    _fill(archive, folder / "pages", reports)
    copy = folder / "copy.db"
    new_page = folder / "new.txt"
    new_page.write_text(page(reports), encoding="utf-8")
    ask: list[str | Path] = [CASEGRAPH, "references", "--archive", archive]
    return [
        Benchmark(
            Job("casegraph --help", [CASEGRAPH, "--help"]),
            Job("a Typer command's --help", [sys.executable, HERE / "minimal_typer.py", "--help"]),
            target=1.4,
        ),
        Benchmark(
            Job("casegraph references", ask),
            Job("Typer + one Core query", [sys.executable, HERE / "minimal_core.py", archive]),
            target=1.4,
        ),
        Benchmark(
            Job(
                "casegraph add PAGE",
                [CASEGRAPH, "add", new_page, "--archive", copy],
                prepare=lambda: _copy(archive, copy),
            ),
            Job("casegraph references", ask),
            target=2.0,
        ),
    ]


def _fill(archive: Path, pages: Path, reports: int) -> None:
    pages.mkdir()
    files = [pages / f"{number}.txt" for number in range(reports)]
    for number, file in enumerate(files):
        file.write_text(page(number), encoding="utf-8")
    run(Job("casegraph add", [CASEGRAPH, "add", *files, "--archive", archive]), pages)


def _copy(archive: Path, copy: Path) -> None:
    """Make a fresh copy, so that the page is new to it, without the logs of an earlier one."""
    for old in copy.parent.glob(f"{copy.name}*"):
        old.unlink()
    shutil.copy(archive, copy)


def _cells(benchmark: Benchmark, found: Comparison) -> list[str]:
    reached = found.clock_ratio <= benchmark.target
    return [
        f"`{benchmark.job.name}`",
        f"{found.job.clock:.3f}",
        benchmark.yardstick.name,
        f"{found.yardstick.clock:.3f}",
        f"{found.clock_ratio:.2f}",
        f"{found.processor_ratio:.2f}",
        f"{benchmark.target:.1f}",
        "reached" if reached else "missed",
    ]


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
