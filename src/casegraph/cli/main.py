"""The command line: its commands, and the one place where errors become exit codes."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Annotated

import typer
from typer.main import get_command

from casegraph import __version__
from casegraph.cli.commands import Commands, GraphCommands, VocabCommands
from casegraph.cli.messages import one_line, report_error, report_usage_error
from casegraph.cli.session import ArchiveOption, session_of
from casegraph.errors import CasegraphError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

EXAMPLE = """Example: casegraph add page.txt, then casegraph references --treatment IL-7

An archive of published case reports: what has been tried for a disease, on whom, with what
outcome, on what evidence, and who paid."""

app = typer.Typer(
    name="casegraph",
    cls=Commands,
    help=EXAMPLE,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(
    typer.Typer(rich_markup_mode=None),
    name="graph",
    cls=GraphCommands,
    help="Example: casegraph graph cited-by berger1998\n\nAsk the citation graph.",
    short_help="Ask the citation graph: what a work cites, and what cites it.",
    no_args_is_help=True,
)
app.add_typer(
    typer.Typer(rich_markup_mode=None),
    name="vocab",
    cls=VocabCommands,
    help="Example: casegraph vocab show IL-7\n\nList, check and add controlled terms.",
    short_help="List, show, check and add controlled terms: treatments, conditions and more.",
    no_args_is_help=True,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"casegraph {__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    archive: ArchiveOption = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Keep the options given before the command."""
    del version
    session_of(context).archive = archive


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; every error is one message, no traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        # Called here, not through `app`, which would put its own hook for tracebacks in place.
        code = get_command(app).main(given, prog_name="casegraph", standalone_mode=False)
    except typer.TyperException as error:
        report_usage_error(error)
        return error.exit_code
    except CasegraphError as error:
        if "--debug" in given:
            raise
        report_error(error)
        return error.exit_code
    return code if isinstance(code, int) else ExitCode.DONE


def run() -> None:
    """Run as a program."""
    if "--debug" not in sys.argv:
        sys.excepthook = _unexpected
    _prepare_streams()
    sys.exit(main())


def _prepare_streams() -> None:
    """Write UTF-8 whatever the locale, and stand in for a stream that the caller closed."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        elif name != "stdin" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    del trace
    print(f"error: unexpected {kind.__name__}: {one_line(str(error))}", file=sys.stderr)
    print("hint: run again with --debug for the traceback", file=sys.stderr)
