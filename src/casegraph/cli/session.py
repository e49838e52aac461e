"""What every command shares: the options of the archive and of the output."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from casegraph.app.location import Location, locate
from casegraph.errors import UsageError


class Format(StrEnum):
    """Forms of output."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


@dataclass(slots=True)
class Session:
    """The options given before the command."""

    archive: str | None = None
    quiet: bool = False
    verbose: bool = False
    debug: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Where output goes and in which form; None stands for standard output and its default."""

    format: Format | None
    output: Path | None
    force: bool

    def resolve(self) -> Format:
        """Return the form: as asked, else a table on a terminal and TSV elsewhere."""
        if self.format:
            return self.format
        return Format.TABLE if self.output is None and sys.stdout.isatty() else Format.TSV


ArchiveOption = Annotated[
    str | None,
    typer.Option("--archive", metavar="PATH|URL", help="The archive to use.", show_default=False),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="Form of the output: a table on a terminal, TSV when piped.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite the output file.")]
DryRunOption = Annotated[
    bool,
    typer.Option("--dry-run", help="Do everything but the writing, and say what would change."),
]


def session_of(context: typer.Context) -> Session:
    """Return the options given before the command."""
    session = context.find_object(Session)
    return session or Session()


def archive_of(context: typer.Context, option: str | None) -> Location:
    """Return the archive that the options, the environment or the folder name."""
    named = option or session_of(context).archive
    return locate(named, os.environ, Path.cwd())


def target_of(form: Format | None, as_json: bool, output: Path | None, force: bool) -> Target:
    """Return where the output goes, from the options of a command."""
    if as_json and form not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {form} contradict each other")
    return Target(Format.JSON if as_json else form, output, force)
