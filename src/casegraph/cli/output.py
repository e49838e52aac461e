"""Printing answers: one table of them, in the form that was asked for."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer

from casegraph.cli.session import Format
from casegraph.errors import CasegraphError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO, TextIO

    from casegraph.cli.session import Target

_END_OF_LIST = "\n]\n"
WIDTH_WITHOUT_TERMINAL = 120
_DONE = frozenset(
    {"added", "updated", "stored", "extended", "undone", "restored", "removed", "purged"}
    | {"discarded"}
)


@dataclass(frozen=True, slots=True)
class Table:
    """An answer in both its shapes: rows for people and spreadsheets, a document for programs.

    `rows` hold text, numbers, moments or None under `columns`; `document` is what JSON shows: a
    list for commands that list. `title` stands above the table on a terminal, `wide` names the
    columns that are left out there.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]
    document: list[dict[str, Any]] | dict[str, Any]
    title: str | None = None
    wide: frozenset[str] = frozenset()


def emit(table: Table, target: Target) -> None:
    """Print a table to its target."""
    form = target.resolve()
    if form is Format.TABLE:
        text = draw_table(table, on_terminal=target.output is None and sys.stdout.isatty())
    else:
        text = _RENDER[form](table)
    emit_text(text, target)


def emit_in_parts(parts: Iterable[Table], target: Target) -> None:
    """Print tables of the same columns as one, each as it comes; there must be one at least.

    What people read as a table is drawn once all is known: its columns are as wide as the widest.
    """
    form = target.resolve()
    if form is Format.TABLE:
        emit(_joined(parts), target)
        return
    texts = _in_parts(parts, form)
    if target.output is None:
        with standard_output() as stream:
            stream.writelines(texts)
        return
    from casegraph.export.files import write_file

    def write(stream: BinaryIO) -> None:
        stream.writelines(text.encode() for text in texts)

    write_file(target.output, write, force=target.force)


def emit_text(text: str, target: Target) -> None:
    """Print text to its target: a file is written whole or not at all."""
    if target.output is None:
        with standard_output() as stream:
            stream.write(text)
        return
    from casegraph.export.files import write_file

    def write(stream: BinaryIO) -> None:
        stream.write(text.encode())

    write_file(target.output, write, force=target.force)


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Yield standard output, and see that all of it is written.

    A reader that closes the pipe has seen enough: the command ends, and is done. Raises
    CasegraphError where the output cannot be written.
    """
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        raise typer.Exit(ExitCode.DONE) from None
    except OSError as error:
        _drop_output()
        cause = error.strerror or str(error)
        raise CasegraphError(f"cannot write to standard output: {cause}") from error


def draw_table(table: Table, *, on_terminal: bool) -> str:
    """Return a table as people read it: as wide as the terminal, and styled for it."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = io.StringIO()
    width = shutil.get_terminal_size().columns if on_terminal else WIDTH_WITHOUT_TERMINAL
    styled = on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    console = Console(file=drawn, highlight=False, width=width, force_terminal=styled)
    shown = [at for at, name in enumerate(table.columns) if name not in table.wide]
    rich = RichTable(title=table.title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for at in shown:
        numeric = any(isinstance(row[at], int) for row in table.rows)
        rich.add_column(table.columns[at], justify="right" if numeric else "left")
    for row in table.rows:
        rich.add_row(*(Text(_drawn(row[at])) for at in shown))
    console.print(rich)
    return drawn.getvalue()


def told(status: str, *, dry_run: bool) -> str:
    """Return what became of a thing as people read it: of a rehearsal, what would become of it.

    JSON keeps the plain status, as the command itself would print it, and says `dry_run` beside.
    """
    return f"would be {status}" if dry_run and status in _DONE else status


def to_json(value: object) -> str:
    """Return JSON as every command prints it: two spaces, unicode as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _drop_output() -> None:
    """Lead what is still buffered nowhere: Python writes it at its end, and would complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _drawn(value: object) -> str:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else _cell(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split()) if isinstance(value, str) else str(value)


def _joined(parts: Iterable[Table]) -> Table:
    first, *more = parts
    rows = [row for part in (first, *more) for row in part.rows]
    return replace(first, rows=rows)


def _in_parts(parts: Iterable[Table], form: Format) -> Iterator[str]:
    """Yield the text of one table in pieces: the head of the first, the end after the last."""
    if form is Format.JSON:
        before = "["
        for part in parts:
            if part.document:
                yield before + to_json(part.document)[1 : -len(_END_OF_LIST)]
                before = ","
        yield "[]\n" if before == "[" else _END_OF_LIST
        return
    headed = form is not Format.JSONL
    for place, part in enumerate(parts):
        text = _RENDER[form](part)
        yield text.partition("\n")[2] if headed and place else text


def _json(table: Table) -> str:
    return to_json(table.document)


def _json_lines(table: Table) -> str:
    documents = table.document if isinstance(table.document, list) else [table.document]
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in documents)


def _tsv(table: Table) -> str:
    lines = ["\t".join(table.columns)]
    lines.extend("\t".join(_cell(value) for value in row) for row in table.rows)
    return "\n".join(lines) + "\n"


def _csv(table: Table) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return stream.getvalue()


_RENDER = {
    Format.JSON: _json,
    Format.JSONL: _json_lines,
    Format.TSV: _tsv,
    Format.CSV: _csv,
}
