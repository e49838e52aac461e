"""Commands that are built when they are called: `--help` needs only their names and summaries.

Building the parameters of every command costs more than printing the help does. The table of
commands therefore holds what the help shows; a test compares it with the commands themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from casegraph.cli.session import message_options

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click import Command, Context, HelpFormatter


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """A command: its name, what the help says of it, and where its function is."""

    name: str
    summary: str
    module: str
    function: str

    def build(self) -> Command:
        """Import the function and build its command, whose help leads with its example."""
        function: Callable[..., None] = getattr(import_module(self.module), self.function)
        summary, example, *more = cleandoc(function.__doc__ or "").split("\n\n")
        app = typer.Typer(rich_markup_mode=None, add_completion=False)
        help_text = "\n\n".join((example, summary, *more))
        app.command(self.name, help=help_text, short_help=summary)(function)
        command = get_command(app)
        command.params.extend(message_options())
        return command

    def stub(self) -> Command:
        """Return what stands for the command until it is built."""
        return TyperCommand(self.name, short_help=self.summary, rich_markup_mode=None)


class LazyGroup(TyperGroup):
    """A group whose commands are built on their first use."""

    entries: ClassVar[tuple[CommandEntry, ...]] = ()

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._waiting = {entry.name: entry for entry in self.entries}
        stubs = {entry.name: entry.stub() for entry in self.entries}
        self.commands = {**stubs, **self.commands}
        self.params.extend(message_options())

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Return a command with its parameters, None where there is none of the name."""
        entry = self._waiting.pop(cmd_name, None)
        if entry:
            self.commands[cmd_name] = entry.build()
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the list of commands, none of which is built for it."""
        limit = formatter.width - 6 - max(len(name) for name in self.commands)
        rows = [
            (name, self.commands[name].get_short_help_str(limit))
            for name in self.list_commands(ctx)
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
