"""The reference of the command line, as Markdown, from the commands themselves."""

from __future__ import annotations

import sys

import typer
from typer.cli import get_docs_for_click
from typer.main import get_command

from casegraph.cli.main import app

TITLE = "The command line"


def reference() -> str:
    """Return the reference: every command with its arguments and options."""
    command = get_command(app)
    context = typer.Context(command, info_name="casegraph")
    text = get_docs_for_click(obj=command, ctx=context, name="casegraph", title=TITLE)
    return text.strip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
