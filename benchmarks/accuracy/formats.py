"""Records that the readers of bibliographic files lose, over files whose records are counted.

`python -m benchmarks.accuracy.formats DIR` reads every file under `DIR/corpus/formats`. What a file
holds is counted by marks in its text (`raw_formats`). A record is kept when it is read, or refused
with an issue that names its line; what is neither is lost.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.raw_formats import Counts, as_text, count, format_of
from casegraph.issues import Severity
from casegraph.read.base import CollectionReader
from casegraph.read.registry import READERS, choose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.base import Reader, Reading

_NO_DATA = frozenset({".md", ".py", ".pyc"})
_FIELDS = ("titles", "dois", "authors")


@dataclass(slots=True)
class Tally:
    """The files of one format: what they hold, what was read, and where the two differ."""

    files: int = 0
    there: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    read: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    refused: int = 0
    lost: int = 0
    differing: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        """Return the figures of the format."""
        fields = {name: f"{self.read[name]}/{self.there[name]}" for name in _FIELDS}
        return {
            "files": self.files,
            "records": self.there["records"],
            "read": self.read["records"],
            "refused": self.refused,
            "lost": self.lost,
            **fields,
        }


def measure(folder: Path) -> dict[str, object]:
    """Return the figures per format, `lost` over all, and the files whose counts differ."""
    tallies, unclear = compare(folder)
    differing = [line for tally in tallies.values() for line in tally.differing]
    return {
        "lost": sum(tally.lost for tally in tallies.values()),
        "unclear": len(unclear),
        "by_format": {name: tallies[name].figures() for name in sorted(tallies)},
        "differing": {str(at): line for at, line in enumerate(differing, start=1)},
    }


def compare(folder: Path) -> tuple[dict[str, Tally], list[str]]:
    """Return a tally per format, and the names of files that show no mark of any format."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    unclear: list[str] = []
    for path in _files(folder / "corpus" / "formats"):
        data = path.read_bytes()
        text = as_text(data)
        form = format_of(text)
        name = str(path.relative_to(folder))
        if form is None:
            unclear.append(name)
        elif form in {reader.name for reader in READERS}:
            _count(tallies[form], name, data, count(text, form))
    return tallies, unclear


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "manifest.json" and path.suffix not in _NO_DATA:
            yield path


def _count(tally: Tally, name: str, data: bytes, there: Counts) -> None:
    reader = choose(data, name)
    readings = list(_readings(reader, data, name)) if reader else []
    records = [reading.record for reading in readings if reading.record]
    refused = sum(_is_told(reading) for reading in readings)
    held = Counts(
        records=len(records),
        titles=sum(bool(record.title) for record in records),
        dois=sum("doi" in record.identifiers for record in records),
        authors=sum(len(record.authors) for record in records),
    )
    tally.files += 1
    tally.refused += refused
    tally.lost += max(there.records - len(records) - refused, 0)
    for part in ("records", *_FIELDS):
        tally.there[part] += getattr(there, part)
        tally.read[part] += getattr(held, part)
    by = reader.name if reader else "no reader"
    if there.records != len(records):
        detail = f"{there.records} records, {len(records)} read and {refused} refused by {by}"
        tally.differing.append(f"{name}: {detail}")
    for part in _FIELDS:
        if getattr(there, part) > getattr(held, part):
            detail = f"{getattr(there, part)} {part}, {getattr(held, part)} read by {by}"
            tally.differing.append(f"{name}: {detail}")


def _readings(reader: Reader, data: bytes, name: str) -> Iterator[Reading]:
    if isinstance(reader, CollectionReader):
        yield from reader.read_all(data, name)
    else:
        yield reader.read(data, name)


def _is_told(reading: Reading) -> bool:
    """Tell whether a reading without a record says why, with a line."""
    if reading.record is not None:
        return False
    return any(issue.severity is Severity.ERROR and issue.where.line for issue in reading.issues)


def main(arguments: list[str]) -> int:
    """Print the figures of a folder and the files whose counts differ; 1 where records are lost."""
    tallies, unclear = compare(Path(arguments[0]))
    for name, tally in sorted(tallies.items()):
        cells = "  ".join(f"{key} {value}" for key, value in tally.figures().items())
        print(f"{name:12} {cells}")
    for line in (*(each for tally in tallies.values() for each in tally.differing),):
        print(line)
    for name in unclear:
        print(f"{name}: no mark of any format")
    return int(any(tally.lost for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
