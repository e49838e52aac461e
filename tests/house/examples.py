"""The examples that documents print: files to write, commands to run, queries to ask.

A document holds an example in one of four forms. A fenced block behind a line that ends in a
file's name and a colon is that file. A `diff` block is a change to make in an editor: in the file
named before it, or else in the text that the next command opens. A `console` block holds commands
behind `$ `, each with what a terminal shows of it. A `sql` block is followed by a `text` block with
what sqlite3 prints. In what is shown, a line `...` stands for any lines left out.

    python -m tests.house.examples

writes what the commands show now into the documents, where that differs, and the picture and the
schema beside them.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sqlite3
import sys
import tempfile
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from tests.house import patching

from casegraph.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "docs/tutorial.md", "docs/record.md", "docs/model.md")
PICTURE = "docs/citations.svg"
SCHEMA = "docs/record.schema.json"
REFRESH = "python -m tests.house.examples writes it"
ARCHIVE = Path("casegraph-demo") / "casegraph.db"
COLUMNS = 120
_FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"`(?P<name>[\w.-]+)`:\n\n\Z")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_LEFT_OUT = "..."
_TIME = re.compile(r"\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{6})?)?")
_SOME_TIME = "2026-03-02T10:15:00.000000"


@dataclass(frozen=True, slots=True)
class File:
    """A file that the reader is asked to write."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change to make in an editor: in the file of that name, or in what a command opens."""

    name: str | None
    change: str


@dataclass(frozen=True, slots=True)
class Step:
    """A command or a query, what the document shows of it, and where that stands."""

    command: str
    shown: str
    start: int
    end: int
    is_query: bool = False


def examples(document: str) -> Iterator[File | Change | Step]:
    """Yield the files, changes, commands and queries of a document in their order."""
    query: str | None = None
    for fence in _FENCE.finditer(document):
        kind, body = fence["kind"], fence["body"]
        named = _NAMED.search(document, 0, fence.start())
        if kind == "console":
            yield from _steps(body, fence.start("body"))
        elif kind == "diff":
            yield Change(named["name"] if named else None, body)
        elif kind == "text" and query is not None:
            yield Step(query, body, fence.start("body"), fence.end("body"), is_query=True)
        elif named:
            yield File(named["name"], body)
        query = body if kind == "sql" else None


def commands(document: str) -> Iterator[list[str]]:
    """Yield the words after `casegraph` of every command in a fenced block."""
    for fence in _FENCE.finditer(document):
        for line in fence["body"].splitlines():
            words = line.removeprefix("$ ")
            if words.startswith("casegraph "):
                yield _before_pipe(shlex.split(words, comments=True))[1:]


def fits(shown: str, printed: str) -> bool:
    """Tell whether a document shows what was printed, but for lines it leaves out."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == _LEFT_OUT else re.escape(line) + r"\n"
        for line in _lines(shown)
    )
    whole = "".join(f"{line}\n" for line in _lines(printed))
    return re.fullmatch(pattern, whole) is not None


class Reader:
    """Someone who follows a document in a folder of their own, on a terminal."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._code = 0

    def write(self, example: File | Change) -> None:
        """Write or change a file as the document says, or prepare the editor to make the change."""
        if isinstance(example, File):
            (self._folder / example.name).write_text(example.content, encoding="utf-8")
        elif example.name:
            file = self._folder / example.name
            changed = patching.patched(file.read_text(encoding="utf-8"), example.change)
            file.write_text(changed, encoding="utf-8")
        else:
            change = self._folder / "change.diff"
            change.write_text(example.change, encoding="utf-8")
            os.environ["VISUAL"] = shlex.join([sys.executable, patching.__file__, str(change)])

    def run(self, step: Step) -> str:
        """Run a command or a query; return what the terminal shows."""
        if step.is_query:
            return _asked(step.command)
        program, *words = shlex.split(step.command, comments=True)
        if (program, words) == ("echo", ["$?"]):
            return f"{self._code}\n"
        if program not in {"casegraph", "make"}:
            raise ValueError(f"a document asks for {program}, which no test runs")
        screen = _Screen()
        with redirect_stdout(screen), redirect_stderr(screen):
            self._code = main(words)
        return _TIME.sub(_some_time, _STYLE.sub("", screen.getvalue()))


class _Screen(io.StringIO):
    """What a terminal shows of standard output and standard error."""

    def isatty(self) -> bool:
        return True


@contextmanager
def reader(folder: Path) -> Iterator[Reader]:
    """Yield a reader in an empty folder, who sees the repository's `seeds` there."""
    (folder / "seeds").symlink_to(REPOSITORY / "seeds")
    environment = {
        "COLUMNS": str(COLUMNS),
        "TERM": "xterm",
        "LOGNAME": "curator",
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    before = Path.cwd()
    os.chdir(folder)
    try:
        with mock.patch.dict(os.environ, environment):
            os.environ.pop("CASEGRAPH_ARCHIVE", None)
            yield Reader(folder)
    finally:
        os.chdir(before)


def rewritten(document: str, folder: Path) -> str:
    """Return a document that shows what its commands print now, where it shows something else."""
    changes = []
    with reader(folder) as follower:
        for example in examples(document):
            if not isinstance(example, Step):
                follower.write(example)
                continue
            printed = follower.run(example)
            if not fits(example.shown, printed):
                changes.append((example, _with_gaps(example.shown, printed)))
    for step, printed in reversed(changes):
        document = document[: step.start] + printed + document[step.end :]
    return document


def _with_gaps(shown: str, printed: str) -> str:
    """Return what is printed now, with the gaps of what was shown where they were."""
    old, new = _lines(shown), _lines(printed)
    kept: list[str] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        kept += [_LEFT_OUT] if _LEFT_OUT in old[start:end] else new[first:last]
    return "".join(f"{line}\n" for line in kept)


def _steps(body: str, offset: int) -> Iterator[Step]:
    starts = [found.start() for found in re.finditer(r"^\$ ", body, re.MULTILINE)]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        command, _, shown = body[start + 2 : end].partition("\n")
        after = offset + start + 2 + len(command) + 1
        yield Step(command, shown, after, offset + end)


def _lines(text: str) -> list[str]:
    """Return the lines of a text without white space at their ends, without empty ones around."""
    lines = [line.rstrip() for line in text.splitlines()]
    filled = [at for at, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _some_time(printed: re.Match[str]) -> str:
    """Return the same time for every time, as wide as it is printed: documents know no clock."""
    return _SOME_TIME[: len(printed[0])]


def _before_pipe(words: list[str]) -> list[str]:
    stops = [at for at, word in enumerate(words) if word in {"|", ">", "&&", ";"}]
    return words[: min(stops, default=len(words))]


def _asked(query: str) -> str:
    """Return the rows of a query on the demonstration's archive as `sqlite3 -header` prints."""
    connection = sqlite3.connect(ARCHIVE)
    try:
        cursor = connection.execute(query)
        rows = [[name for name, *_ in cursor.description], *cursor.fetchall()]
    finally:
        connection.close()
    return "".join("|".join("" if v is None else str(v) for v in row) + "\n" for row in rows)


def made(folder: Path) -> dict[str, str]:
    """Return the text of the files that stand beside the documents, as they are made now."""
    main(["demo", "-o", str(folder / "demo")])
    main(["schema", "-o", str(folder / "schema.json")])
    return {
        PICTURE: (folder / "demo" / "citations.svg").read_text(encoding="utf-8"),
        SCHEMA: (folder / "schema.json").read_text(encoding="utf-8"),
    }


def _refresh() -> None:
    for name in DOCUMENTS:
        path = REPOSITORY / name
        document = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(rewritten(document, Path(folder)), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        for name, text in made(Path(folder)).items():
            (REPOSITORY / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _refresh()
