"""The table of commands says what the commands themselves say."""

from __future__ import annotations

from importlib import import_module

import pytest
from tests.cli.conftest import Run

from casegraph.cli.commands import Commands, GraphCommands
from casegraph.cli.lazy import CommandEntry


@pytest.mark.parametrize(
    "entry", [*Commands.entries, *GraphCommands.entries], ids=lambda entry: entry.name
)
def test_summary_is_that_of_the_function(entry: CommandEntry) -> None:
    function = getattr(import_module(entry.module), entry.function)
    summary, _, example = function.__doc__.strip().partition("\n\n")
    assert entry.summary == summary
    assert example.strip().startswith(
        f"Example: casegraph {'graph ' * (entry in GraphCommands.entries)}{entry.name}"
    )


def test_a_misspelt_command_is_answered_with_the_known_one(run: Run) -> None:
    ran = run("referencs")
    assert ran.code == 2
    assert "did you mean 'references'" in ran.err
    assert "'cited-by'" in run("graph", "citedby").err
