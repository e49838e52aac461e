"""The changes that a document asks the reader to make in an editor, and an editor that makes them.

A change is the body of a `diff` block: lines to take out behind `-`, lines to put in behind `+`,
lines that stay behind a space, and a line `...` between places.

    python tests/house/patching.py CHANGE FILE

makes the change in the file, as an editor that VISUAL names would.
"""

from __future__ import annotations

import sys
from pathlib import Path

_APART = "..."


def patched(text: str, change: str) -> str:
    """Return a text with a change made; raise ValueError where a place is not found just once."""
    places: list[list[str]] = [[]]
    for line in change.splitlines():
        if line == _APART:
            places.append([])
        else:
            places[-1].append(line)
    for place in places:
        before = _lines(place, " -")
        if text.count(before) != 1:
            raise ValueError(f"{text.count(before)} times in the text: {before!r}")
        text = text.replace(before, _lines(place, " +"))
    return text


def _lines(place: list[str], marks: str) -> str:
    return "".join(f"{line[1:]}\n" for line in place if line[:1] in marks)


if __name__ == "__main__":
    _, change_file, file = sys.argv
    Path(file).write_text(
        patched(Path(file).read_text(encoding="utf-8"), Path(change_file).read_text("utf-8")),
        encoding="utf-8",
    )
