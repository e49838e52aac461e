"""The files a user names, read whole, each with the reader its content asks for."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from casegraph.errors import CasegraphError, NotFoundError, UsageError
from casegraph.issues import Issue, Severity, Where
from casegraph.model.plain import digest
from casegraph.read.base import CollectionReader, Reading
from casegraph.read.page.refusal import unread_format
from casegraph.read.registry import READERS, choose
from casegraph.read.text import HEAD, decode, is_unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.read.base import Reader

STANDARD_INPUT = "-"
PASTED = "<stdin>"
READABLE = (
    "casegraph reads records (YAML, JSON), tables (CSV, XLSX), JATS, PubMed XML, MEDLINE, RIS, "
    "BibTeX, CSL-JSON, OpenCitations CSV, saved pages (HTML) and pasted pages"
)
NO_READER = "none"
"""The reader of what no reader knows."""

_HEAD = 262_144


@dataclass(frozen=True, slots=True)
class Input:
    """The name of an input as the user gave it, its bytes, and their SHA-256."""

    name: str
    data: bytes
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        """Digest the bytes once: every report of the input names it."""
        object.__setattr__(self, "sha256", digest(self.data))


@dataclass(frozen=True, slots=True)
class Skipped:
    """What a named folder holds that is no input, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Collected:
    """The inputs a user named, in order, and what their folders hold besides."""

    inputs: tuple[Input, ...]
    skipped: tuple[Skipped, ...] = ()


def collect(names: Sequence[str], standard_input: BinaryIO) -> Collected:
    """Read every input before anything is done with one; `-` is standard input.

    Of a folder every file is read that a reader knows by its content or its name, those of the
    folders in it too, in the order of their names.
    """
    found = [each for name in names for each in _named(name, standard_input)]
    return Collected(
        tuple(each for each in found if isinstance(each, Input)),
        tuple(each for each in found if isinstance(each, Skipped)),
    )


def read(given: Input) -> Reading:
    """Read one input of one report; a table of several is refused, as is what no reader knows."""
    chosen = _reader_of(given)
    return chosen if isinstance(chosen, Reading) else chosen.read(given.data, given.name)


def read_all(given: Input, forced: str | None = None) -> Iterator[Reading]:
    """Read the reports of one input, one after the other; `forced` names the reader."""
    chosen = _reader_of(given, forced)
    if isinstance(chosen, CollectionReader):
        yield from chosen.read_all(given.data, given.name)
    else:
        yield chosen if isinstance(chosen, Reading) else chosen.read(given.data, given.name)


def read_each(inputs: Sequence[Input]) -> Iterator[tuple[Input, Reading]]:
    """Read every report of all inputs; rows that only refer to a report come after all reports."""
    referring: list[tuple[Input, Reading]] = []
    for given in inputs:
        for reading in read_all(given):
            if reading.refers:
                referring.append((given, reading))
            else:
                yield given, reading
    yield from referring


def holds_several(reader: str) -> bool:
    """Tell whether the files of a reader, given by name, hold several reports."""
    return any(isinstance(r, CollectionReader) for r in READERS if r.name == reader)


def printable(name: str) -> str:
    """Return a file's name as text that can be stored and printed, whatever bytes it holds."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _reader_of(given: Input, forced: str | None = None) -> Reader | Reading:
    """Return the reader of an input, or the refusal of what none knows, with what it is.

    `forced` names the reader. Content that is of another format is named before the file's name
    may claim it for a reader.
    """
    reader = choose(given.data, forced=forced)
    issues = () if reader else _foreign(given)
    reader = reader or choose(given.data, given.name)
    if reader is None or issues:
        return Reading(
            None, issues or _unknown(given), "", NO_READER, "0", "application/octet-stream", 0
        )
    return reader


def _foreign(given: Input) -> tuple[Issue, ...]:
    """Return why nobody reads an input, empty where the name may still tell its reader."""
    text, issues = decode(given.data, given.name)
    if text is None:
        return issues
    unread = unread_format(text)
    return (_refused(given, f"this is {unread[0]}", unread[1]),) if unread else ()


def _unknown(given: Input) -> tuple[Issue, ...]:
    return (_refused(given, "in no format that is known"),)


def _refused(given: Input, detail: str, hint: str | None = None) -> Issue:
    where = Where(source=given.name)
    return Issue("unknown-format", Severity.ERROR, where, detail, hint or READABLE)


def _named(name: str, standard_input: BinaryIO) -> Iterator[Input | Skipped]:
    if not name:
        raise UsageError("a FILE without a name", hint="an empty shell variable?")
    if name == STANDARD_INPUT:
        yield Input(PASTED, standard_input.read())
    elif Path(name).is_dir():
        found = False
        for each in _in_folder(Path(name)):
            found = found or isinstance(each, Input)
            yield each
        if not found:
            yield Skipped(printable(name), "the folder holds nothing to read")
    else:
        yield _file(name)


def _in_folder(folder: Path) -> Iterator[Input | Skipped]:
    with _named_trouble(str(folder)):
        entries = sorted(folder.iterdir())
    for path in entries:
        reason = reason_to_skip(path) or _reason_in_content(path)
        if reason:
            yield Skipped(printable(str(path)), reason)
        elif path.is_dir():
            yield from _in_folder(path)
        else:
            yield _file(str(path))


def reason_to_skip(path: Path) -> str | None:
    """Return why what stands in a folder is left alone, None for a folder or a file to look at."""
    reason = reason_in_name(path.name)
    if reason:
        return reason
    if path.is_dir():
        return "a link to a folder" if path.is_symlink() else None
    return None if path.is_file() else "no file"


def reason_in_name(name: str) -> str | None:
    """Return why a file of this name is left alone, None where the name does not say so."""
    if name.startswith("."):
        return "hidden"
    if name.endswith((".schema.json", ".vocabulary.yaml")):
        return "a schema or a vocabulary, no report"
    return None


def _reason_in_content(path: Path) -> str | None:
    if path.is_dir():
        return None
    with _named_trouble(str(path)), path.open("rb") as stream:
        head = stream.read(_HEAD)
    return None if choose(head, path.name) else "no reader knows it"


def _file(name: str) -> Input:
    with _named_trouble(name):
        return Input(printable(name), content_of(Path(name)))


def content_of(path: Path) -> bytes:
    """Return the bytes of a file; of one that no reader reads its beginning, which tells why.

    Raises OSError where it cannot be read.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD)
        if len(head) < HEAD or is_unreadable(head):
            return head
        if not stream.seekable():
            return head + stream.read()
        stream.seek(0)
        return stream.read()


@contextmanager
def _named_trouble(name: str) -> Iterator[None]:
    """Raise what keeps a file or folder from being read as an error of the request."""
    try:
        yield
    except FileNotFoundError:
        raise NotFoundError(f"no file {name}") from None
    except OSError as error:
        raise CasegraphError(f"cannot read {name}: {error.strerror}") from error
