"""The template of a record: every field of every part, explained and with an example.

The texts are those of the record's own dataclasses. The file as it stands is a record that only
lacks its title; a field is put to use by taking the `# ` before it away.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from casegraph.model.record import Record
from casegraph.read.record.annotate import annotate, comment
from casegraph.read.record.schema import record_adapter
from casegraph.read.record.shape import choices_of, fields_of, inside, kinds
from casegraph.read.record.writer import record_to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from casegraph.marked import Plain

EXPLAINS = "## "
OPENING = (
    "A case report as a record. Lines that begin with '##' explain the field below them.",
    "Put a field to use: take the '# ' before it away and write your own words after the colon.",
    "A part of a list begins with '- '; copy it for each further one. Leave out what is not known.",
)
_VERSION = "casegraph:"


def template(schema: str) -> str:
    """Return the template; `schema` is the address or path of the JSON Schema for editors."""
    first, *rest = annotate(
        record_to_yaml(example_record(), schema), dict(_explanations()), EXPLAINS
    ).split("\n")
    lines = [first, "", *comment(OPENING, EXPLAINS)]
    for line in rest:
        starts = line.startswith(EXPLAINS) and not line.startswith(f"{EXPLAINS} ")
        lines += ["", line] if starts else [_set_aside(line)]
    return "\n".join(lines)


def example_record() -> Record:
    """Return a record in which every field of every part holds its example."""
    return record_adapter().validate_python(_example(Record))


def explain(owner: type, name: str) -> str:
    """Return what a field of a part of the record holds, with the words it takes."""
    [item] = [item for item in dataclasses.fields(owner) if item.name == name]
    takes = fields_of(owner)[name]
    choices = choices_of(takes) or choices_of(inside(takes, 0))
    description = str(item.metadata["description"])
    if not choices or all(word.isdecimal() for word in choices):
        return description
    return f"{description} {'Or one' if int in kinds(takes) else 'One'} of: {', '.join(choices)}."


def _set_aside(line: str) -> str:
    if line.startswith("title:"):
        return line.replace("title:", "title: #")
    kept = not line or line.startswith((EXPLAINS, _VERSION))
    return line if kept else f"# {line}"


def _example(owner: type) -> dict[str, Plain]:
    return {
        item.name: _value(item, fields_of(owner)[item.name]) for item in dataclasses.fields(owner)
    }


def _value(item: dataclasses.Field[object], takes: object) -> Plain:
    """Return a field's example: its own, a part of its kind, or the first that is no default."""
    given: Iterable[Plain] = item.metadata.get("examples", ())
    part = part_of(takes)
    if part is not None:
        return [_example(part)]
    if bool in kinds(takes):
        return True
    return next(iter(given), None) or next(
        word for word in choices_of(takes) if word != item.default or item.name == "casegraph"
    )


def part_of(takes: object) -> type | None:
    """Return the dataclass whose instances a list of the record holds, None for other fields."""
    kind = next(iter(kinds(inside(takes, 0))), None)
    return kind if isinstance(kind, type) and dataclasses.is_dataclass(kind) else None


def _explanations(owner: type = Record, base: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, takes in fields_of(owner).items():
        path = f"{base}.{name}" if base else name
        yield path, (explain(owner, name),)
        part = part_of(takes)
        if part is not None:
            yield from _explanations(part, f"{path}[0]")
