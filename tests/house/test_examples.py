"""The documents are true: what they print is what the program prints, and nothing is left out."""

from __future__ import annotations

import dataclasses
import re
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest
import typer
from tests.house.examples import (
    DOCUMENTS,
    REFRESH,
    REPOSITORY,
    Step,
    commands,
    examples,
    fits,
    made,
    reader,
)
from tests.house.patching import patched
from typer.core import TyperGroup
from typer.main import get_command

from casegraph.cli.main import app
from casegraph.model.record import Record
from casegraph.store.tables.complete import metadata
from casegraph.store.tables.reference import citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Table

ALWAYS = frozenset({"--help", "-h", "--version"})
TABLES = [*metadata.sorted_tables, citation]
_ROW = re.compile(r"^\| *(?P<names>`\w+`(?:, `\w+`)*) *\|", re.MULTILINE)
_NAME = re.compile(r"`(\w+)`")


def read(name: str) -> str:
    """Return the text of a document."""
    return (REPOSITORY / name).read_text(encoding="utf-8")


def kinds_of_record(kind: object = Record) -> Iterator[type]:
    """Yield the classes and enumerations that a record is made of, some of them repeatedly."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        yield kind
    elif isinstance(kind, type) and dataclasses.is_dataclass(kind):
        yield kind
        hints = get_type_hints(kind)
        for item in dataclasses.fields(kind):
            yield from kinds_of_record(hints[item.name])
    else:
        for inner in get_args(kind):
            yield from kinds_of_record(inner)


PARTS = sorted(set(kinds_of_record()), key=lambda kind: kind.__name__)


def named_in_rows(text: str) -> list[str]:
    """Return the names in the first column of the tables of a text."""
    return [name for row in _ROW.finditer(text) for name in _NAME.findall(row["names"])]


def field_tables(document: str) -> list[list[str]]:
    """Return the names in the first column of every table of a document."""
    blocks = re.split(r"\n\n", document)
    return [names for names in map(named_in_rows, blocks) if names]


def section(document: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one; empty where there is none."""
    found = re.search(
        rf"^#+ {re.escape(heading)}$\n(?P<text>.*?)(?=^#|\Z)", document, re.MULTILINE | re.DOTALL
    )
    return found["text"] if found else ""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_shows_what_is_printed(name: str, tmp_path: Path) -> None:
    wrong = []
    with reader(tmp_path) as follower:
        for example in examples(read(name)):
            if not isinstance(example, Step):
                follower.write(example)
            elif not fits(example.shown, printed := follower.run(example)):
                wrong.append(f"$ {example.command}\n{printed}")
    assert not wrong, "\n".join([f"what is printed now ({REFRESH}):", *wrong])


@pytest.mark.parametrize(
    ("name", "least"), [("README.md", 8), ("docs/tutorial.md", 12), ("docs/model.md", 6)]
)
def test_document_has_examples(name: str, least: int) -> None:
    steps = [example for example in examples(read(name)) if isinstance(example, Step)]
    assert len(steps) >= least
    assert [step.command for step in steps if step.shown.strip() == "..."] == []


def test_line_left_out_stands_for_any_lines() -> None:
    assert fits("first\n...\nlast\n", "\nfirst  \nsecond\nthird\nlast\n\n")
    assert fits("first\n...\n", "first\n")
    assert not fits("first\nlast\n", "first\nsecond\nlast\n")
    assert not fits("  ...\nlast", "first\nlast\nafter")


def test_change_is_made_where_it_belongs() -> None:
    change = " one\n-two\n+2\n...\n-four\n"
    assert patched("one\ntwo\nthree\nfour\n", change) == "one\n2\nthree\n"
    with pytest.raises(ValueError, match="0 times"):
        patched("one\nthree\nfour\n", change)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_command_has_the_options_shown(name: str) -> None:
    assert [words for words in commands(read(name)) if not takes(words)] == []


def takes(words: list[str]) -> bool:
    """Tell whether the words name a command, and before and behind it only its options."""
    command = get_command(app)
    context = typer.Context(command, info_name="casegraph")
    for word in words:
        if word.startswith("-") and word != "-":
            known = {name for parameter in command.params for name in parameter.opts}
            if word.partition("=")[0] not in known | ALWAYS:
                return False
        elif isinstance(command, TyperGroup):
            command = command.get_command(context, word) or command
    return not isinstance(command, TyperGroup) or not ALWAYS.isdisjoint(words)


def test_unknown_option_is_noticed() -> None:
    assert takes(["--archive", "a.db", "references", "--treatment", "IL-7", "--json"])
    assert takes(["graph", "cited-by", "berger1998"])
    assert not takes(["references", "--drug", "IL-7"])
    assert not takes(["reference"])
    assert not takes(["graph", "--json"])


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_record_is_described(part: type) -> None:
    document = read("docs/record.md")
    if issubclass(part, Enum):
        values = {f"`{member.value}`" for member in part}
        assert {value for value in values if value not in document} == set()
    else:
        assert dataclasses.is_dataclass(part)
        fields = [item.name for item in dataclasses.fields(part)]
        assert fields in field_tables(document)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_table_is_described(table: Table) -> None:
    text = section(read("docs/model.md"), f"`{table.name}`")
    assert sorted(named_in_rows(text)) == sorted(column.name for column in table.columns)


def test_model_describes_no_other_table() -> None:
    headings = re.findall(r"^#+ `(\w+)`$", read("docs/model.md"), re.MULTILINE)
    assert sorted(headings) == sorted(table.name for table in TABLES)


def test_files_beside_the_documents_are_current(tmp_path: Path) -> None:
    for name, text in made(tmp_path).items():
        assert read(name) == text, REFRESH
