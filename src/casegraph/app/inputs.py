"""The files a user names, read whole, each with the reader its content asks for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from casegraph.errors import CasegraphError, InvalidInputError, NotFoundError
from casegraph.issues import Issue, Severity, Where
from casegraph.read.base import Reading
from casegraph.read.page.refusal import other_format
from casegraph.read.registry import choose
from casegraph.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_INPUT = "-"
READABLE = "casegraph reads records (YAML, JSON) and pasted pages"
_READ_AS_RECORD = frozenset({"YAML", "JSON"})


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
    """Read one input; what no reader knows is refused with an issue that names what it is.

    Content that is of another format is named before the file's name may claim it for a reader.
    """
    reader = choose(given.data)
    issues = () if reader else _foreign(given)
    reader = reader or choose(given.data, given.name)
    if reader is None or issues:
        return Reading(
            None, issues or _unknown(given), "", "none", "0", "application/octet-stream", 0
        )
    return reader.read(given.data, given.name)


def printable(name: str) -> str:
    """Return a file's name as text that can be stored and printed, whatever bytes it holds."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _foreign(given: Input) -> tuple[Issue, ...]:
    """Return why nobody reads an input, empty where the name may still tell its reader."""
    text, issues = decode(given.data, given.name)
    if text is None:
        return issues
    known = other_format(text)
    if known is None or known[0] in _READ_AS_RECORD:
        return ()
    return (_refused(given, f"this is {known[0]}, a format that cannot be read"),)


def _unknown(given: Input) -> tuple[Issue, ...]:
    return (_refused(given, "neither a record (YAML, JSON) nor a pasted page of a case report"),)


def _refused(given: Input, detail: str) -> Issue:
    return Issue("unknown-format", Severity.ERROR, Where(source=given.name), detail, READABLE)


def _file(name: str) -> Input:
    path = Path(name)
    try:
        return Input(printable(name), path.read_bytes())
    except FileNotFoundError:
        raise NotFoundError(f"no file {name}") from None
    except IsADirectoryError:
        raise InvalidInputError(f"{name} is a folder", hint=f"name its files: {name}/*") from None
    except OSError as error:
        raise CasegraphError(f"cannot read {name}: {error.strerror}") from error
