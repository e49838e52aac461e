"""The documents exist, and name only commands, options, targets and files that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup

from casegraph.cli.main import app

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    "README.md",
    "CHANGELOG.md",
    "benchmarks/README.md",
    "docs/accuracy.md",
    "docs/architecture.md",
    "docs/cli.md",
    "docs/model.md",
    "docs/record.md",
    "docs/tutorial.md",
)
BY_HAND = tuple(name for name in DOCUMENTS if name != "docs/cli.md")
CODE = re.compile(
    r"^```\w*\n(?P<fenced>.*?)^```|^(?: {4}|\t)(?P<indented>[^\n]*)$|`(?P<inline>[^`\n]+)`",
    re.MULTILINE | re.DOTALL,
)
COMMAND = re.compile(
    r"(?:^|[\s(])casegraph(?P<words>(?: +[a-z][a-z-]*(?![\w./:-]))*)", re.MULTILINE
)
TARGET = re.compile(r"(?:^|[\s(])make (?P<target>[a-z]+)", re.MULTILINE)
LINK = re.compile(r"\]\((?P<link>[^)#\s]+)[^)]*\)")
PATH = re.compile(r"`(?P<path>(?:\.ci|benchmarks|docs|migrations|seeds|src|tests)/[\w./-]*)`")


def commands(command: object, name: str = "") -> dict[str, TyperCommand | TyperGroup]:
    """Return a command and all below it, by their names from the second word on."""
    assert isinstance(command, TyperCommand | TyperGroup)
    found = {name: command}
    if isinstance(command, TyperGroup):
        context = typer.Context(command)
        for child in command.list_commands(context):
            inner = command.get_command(context, child)
            found |= commands(inner, f"{name} {child}".strip())
    return found


COMMANDS = commands(typer.main.get_command(app))


def read(name: str) -> str:
    """Return the text of a document."""
    return (REPOSITORY / name).read_text(encoding="utf-8")


def code(document: str) -> str:
    """Return everything that a document prints as code, a piece per line."""
    return "\n".join(next(filter(None, found.groups()), "") for found in CODE.finditer(document))


def is_known(words: list[str]) -> bool:
    """Tell whether the words after `casegraph` name a command; its arguments may follow."""
    if not words:
        return True
    command = COMMANDS.get(words[0])
    if isinstance(command, TyperGroup) and words[1:]:
        return " ".join(words[:2]) in COMMANDS
    return command is not None


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_says_something(name: str) -> None:
    assert read(name).startswith("# ")
    assert len(read(name)) > 500


@pytest.mark.parametrize("name", BY_HAND)
def test_named_commands_exist(name: str) -> None:
    calls = [found["words"].split() for found in COMMAND.finditer(code(read(name)))]
    assert [" ".join(words) for words in calls if not is_known(words)] == []


@pytest.mark.parametrize("name", BY_HAND)
def test_named_targets_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert {found["target"] for found in TARGET.finditer(code(read(name)))} <= targets


@pytest.mark.parametrize("name", BY_HAND)
def test_named_files_exist(name: str) -> None:
    text = read(name)
    folder = (REPOSITORY / name).parent
    links = [folder / found["link"] for found in LINK.finditer(text) if "://" not in found["link"]]
    named = [REPOSITORY / found["path"] for found in PATH.finditer(text)]
    assert [str(path) for path in links + named if not path.exists()] == []


def test_reference_of_the_command_line_is_current() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "casegraph.cli.reference"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert read("docs/cli.md") == done.stdout, "run: make docs"


@pytest.mark.parametrize("name", sorted(filter(None, COMMANDS)))
def test_every_command_and_option_is_documented(name: str) -> None:
    reference = read("docs/cli.md")
    assert f"casegraph {name}" in reference
    assert COMMANDS[name].help
    for parameter in COMMANDS[name].params:
        assert getattr(parameter, "help", None), parameter
        options = {option for option in parameter.opts if option.startswith("--")}
        assert {option for option in options if option not in reference} == set()


def test_readme_names_the_two_commands() -> None:
    assert {"demo", "test"} <= {
        found["target"] for found in TARGET.finditer(code(read("README.md")))
    }
