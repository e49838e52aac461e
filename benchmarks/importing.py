"""Rates of reading and storing, each beside its target: `python -m benchmarks.importing`.

Seconds of processor, the best of some rounds, so that other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.storing import storing_cost
from benchmarks.synthetic import page
from benchmarks.tagging import rates
from casegraph.app.archive import initialize
from casegraph.app.importing.run import Wishes, import_files
from casegraph.app.location import Location
from casegraph.read.registry import READERS
from casegraph.refparse.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from casegraph.read.base import Reader

_ROUNDS = 3
_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: reached where it is at least the target, or at most, as `most` tells."""

    what: str
    value: float | None
    target: float
    most: bool
    note: str = ""

    @property
    def verdict(self) -> str:
        """Return whether the target is reached."""
        if self.value is None:
            return "skipped"
        reached = self.value <= self.target if self.most else self.value >= self.target
        return "reached" if reached else "missed"


def main(arguments: list[str] | None = None) -> None:
    """Print the figures as a table, or as JSON."""
    parser = argparse.ArgumentParser(prog="benchmarks.importing", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--large", action="store_true", help="measure memory at 100,000 reports")
    parser.add_argument("--memory-of", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.memory_of:
        print(_peak(options.memory_of))
        return
    with tempfile.TemporaryDirectory() as name:
        found = [*figures(Path(name), large=options.large)]
    if options.json:
        print(json.dumps([{**asdict(f), "verdict": f.verdict} for f in found], indent=2))
        return
    print("| what | measured | target | verdict | |\n| --- | --- | --- | --- | --- |")
    for each in found:
        value = "" if each.value is None else f"{each.value:,.2f}"
        target = f"{'at most' if each.most else 'at least'} {each.target:,g}"
        print(f"| {each.what} | {value} | {target} | {each.verdict} | {each.note} |")


def figures(folder: Path, *, large: bool) -> Iterator[Figure]:
    """Yield every figure, as it is measured."""
    cost = storing_cost(folder, 2 * _TOGETHER, _TOGETHER, _ROUNDS)
    note = f"{cost.storing / cost.reports * 1000:.2f} ms a report, of it SQLite "
    note += f"{cost.floor / cost.reports * 1000:.2f}"
    yield Figure("storing, times plain executemany", cost.ratio, 1.6, True, note)
    yield Figure("pages from file to stored, a second", _pages(folder), 1000, False, "one core")
    yield _memory(10_000)
    if large:
        yield _memory(100_000)
    raws = [line for number in range(100) for line in _references(number)]
    seconds = _best(lambda: [parse(raw) for raw in raws])
    yield Figure("references parsed, a second", len(raws) / seconds, 10_000, False)
    mixed, naming = rates(_ROUNDS)
    note = f"{naming:,.0f} of titles that all name terms"
    yield Figure("titles tagged, a second", mixed, 200_000, False, note)
    yield _jats()
    yield _format("ris", "rispy", _ris(5000), _rispy)
    yield _format("bibtex", "bibtexparser", _bibtex(2000), _bibtexparser)


def _best(job: Callable[[], object]) -> float:
    seconds = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        job()
        seconds.append(time.process_time() - start)
    return min(seconds)


def _pages(folder: Path) -> float:
    pages = folder / "pages"
    pages.mkdir()
    for number in range(_TOGETHER):
        (pages / f"{number}.txt").write_text(page(number), encoding="utf-8")
    archives = iter(range(_ROUNDS))

    def run() -> None:
        archive = str(folder / f"pages-{next(archives)}.db")
        initialize(Location(archive, "a benchmark", str(folder / "none.yaml")))
        import_files(archive, [str(pages)], Wishes(), lambda *_: None)

    return _TOGETHER / _best(run)


def _memory(reports: int) -> Figure:
    few, many = (_peak_of(number) for number in (1000, reports))
    note = f"{few >> 10} MB at 1,000, {many >> 10} MB at {reports:,}"
    return Figure(f"peak memory at {reports:,} reports, times that at 1,000", many / few, 1.25,
                  True, note)  # fmt: skip


def _peak_of(reports: int) -> int:
    command = [sys.executable, "-m", "benchmarks.importing", "--memory-of", str(reports)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _peak(reports: int) -> int:
    """Import so many reports, a file each; return the most memory this process had, in KiB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(reports):
            part = folder / f"{number // 1000}"
            part.mkdir(exist_ok=True)
            cited = {"number": 1, "raw": f"Abel A (2001) Invented work {number}. J Nil 1:2"}
            title = f"Report {number} of nothing at all"
            record = {"casegraph": "1", "title": title, "references": [cited]}
            (part / f"{number}.json").write_text(json.dumps(record))
        archive = str(folder / "archive.db")
        initialize(Location(archive, "a benchmark", str(folder / "none.yaml")))
        import_files(archive, [str(p) for p in sorted(folder.iterdir()) if p.is_dir()], Wishes(),
                     lambda *_: None)  # fmt: skip
    # Not the maximum of getrusage: it counts what the process before this program held, too.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def _references(number: int) -> Iterator[str]:
    for line in page(number).splitlines():
        text = line.strip().partition(". ")
        if text[0].isdigit() and "CrossRef" in line:
            yield text[2].removesuffix("CrossRefPubMedGoogle Scholar")


def _reader(name: str) -> Reader | None:
    return next((reader for reader in READERS if reader.name == name), None)


def _jats() -> Figure:
    what, reader = "JATS files, a second", _reader("jats")
    shared = Path(os.environ.get("CASEGRAPH_SHARED", Path(__file__).parents[2] / "shared"))
    files = [path.read_bytes() for path in sorted((shared / "corpus" / "jats").rglob("*.xml"))]
    if reader is None or not files:
        return Figure(what, None, 100, False, "no reader or no corpus")
    seconds = _best(lambda: [reader.read(data, "a.xml") for data in files])
    return Figure(what, len(files) / seconds, 100, False, f"{len(files)} files")


def _format(name: str, library: str, data: str, theirs: Callable[[str], object]) -> Figure:
    what, reader = f"{name} by casegraph, times {library}", _reader(name)
    if reader is None or find_spec(library) is None:
        note = f"{library} is not installed" if reader else "no reader"
        return Figure(what, None, 2.0, True, note)
    read_all = getattr(reader, "read_all", None)
    if read_all is None:
        return Figure(what, None, 2.0, True, "its reader reads one record")
    ours = _best(lambda: list(read_all(data.encode(), f"a.{name}")))
    return Figure(what, ours / _best(lambda: theirs(data)), 2.0, True)


def _rispy(data: str) -> object:
    return import_module("rispy").loads(data)


def _bibtexparser(data: str) -> object:
    return import_module("bibtexparser").parse_string(data)


def _ris(number: int) -> str:
    return "\n".join(
        f"TY  - JOUR\nAU  - Abel, A. B.\nAU  - Brandt, C.\nTI  - Invented work {n} of nobody\n"
        f"JO  - J Invent Med\nVL  - {n % 90}\nIS  - 2\nSP  - {n}\nEP  - {n + 4}\nPY  - 2001\n"
        f"DO  - 10.5555/invented.{n}\nER  - \n"
        for n in range(number)
    )


def _bibtex(number: int) -> str:
    return "\n".join(
        f"@article{{abel{n},\n  author = {{Abel, A. B. and Brandt, C.}},\n"
        f"  title = {{Invented work {n} of nobody}},\n  journal = {{J Invent Med}},\n"
        f"  volume = {{{n % 90}}},\n  pages = {{{n}--{n + 4}}},\n  year = {{2001}},\n"
        f"  doi = {{10.5555/invented.{n}}}\n}}\n"
        for n in range(number)
    )


if __name__ == "__main__":
    main()
