"""What the commands share: the reports they are about, the archive, and where output goes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperOption

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
    """The options that all commands share, whether given before the command or after it."""

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
KeyArgument = Annotated[str, typer.Argument(metavar="KEY", help="Citation key, DOI or pmid:N.")]
KeyOrAllArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[KEY]", help="A report: citation key, DOI or pmid:N; all when left out."
    ),
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


_MESSAGES = {
    "quiet": ("-q", "Print no messages."),
    "verbose": ("-v", "Print notes as well as warnings."),
    "debug": (None, "Show tracebacks."),
}


def message_options() -> list[TyperOption]:
    """Return the options on messages, which stand before a command or after it alike."""
    return [
        TyperOption(
            param_decls=[name, f"--{name}", *([short] if short else [])],
            help=text,
            is_flag=True,
            default=False,
            expose_value=False,
            callback=_keep_in_session,
        )
        for name, (short, text) in _MESSAGES.items()
    ]


def _keep_in_session(context: typer.Context, option: TyperOption, given: bool) -> None:
    if given and option.name:
        setattr(session_of(context), option.name, True)


def session_of(context: typer.Context) -> Session:
    """Return the options that all commands share."""
    return context.ensure_object(Session)


def archive_of(context: typer.Context, option: str | None) -> Location:
    """Return the archive that the options, the environment or the folder name."""
    named = option or session_of(context).archive
    return locate(named, os.environ, Path.cwd())


def target_of(
    form: Format | None, as_json: bool, output: Path | None = None, force: bool = False
) -> Target:
    """Return where the output goes, from the options of a command."""
    if as_json and form not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {form} contradict each other")
    return Target(Format.JSON if as_json else form, output, force)
