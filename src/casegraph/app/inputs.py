"""The files a user names, read whole, each with the reader its content asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from casegraph.errors import CasegraphError, NotFoundError
from casegraph.issues import Issue, Severity, Where
from casegraph.read.base import Reading
from casegraph.read.registry import choose

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """The name of an input as the user gave it, and its bytes."""

    name: str
    data: bytes


def collect(names: Sequence[str], standard_input: BinaryIO) -> tuple[Input, ...]:
    """Read every input before anything is done with one; `-` is standard input."""
    return tuple(
        Input("<stdin>", standard_input.read()) if name == STANDARD_INPUT else _file(name)
        for name in names
    )


def read(given: Input) -> Reading:
    """Read one input; what no reader knows is refused with an issue."""
    reader = choose(given.data)
    if reader is None:
        detail = "neither a record (YAML, JSON) nor a pasted page of a case report"
        issue = Issue("unknown-format", Severity.ERROR, Where(source=given.name), detail)
        return Reading(None, (issue,), "", "none", "0", "application/octet-stream")
    return reader.read(given.data, given.name)


def _file(name: str) -> Input:
    path = Path(name)
    try:
        return Input(name, path.read_bytes())
    except FileNotFoundError:
        raise NotFoundError(f"no file {name}") from None
    except IsADirectoryError:
        raise CasegraphError(f"{name} is a folder", hint=f"name its files: {name}/*") from None
    except OSError as error:
        raise CasegraphError(f"cannot read {name}: {error.strerror}") from error
