"""Files in which a person's text lies while it is edited, and after an edit that did not end.

They lie in the user's state folder, apart for each archive, and outlive the command. A file's
name tells the report and the revision that its text was made from, whatever becomes of the text.
Lines that start with `#! ` are casegraph's own: replaced on every round, never read or stored.
"""

from __future__ import annotations

import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from casegraph.app.inputs import printable
from casegraph.errors import CasegraphError, NotFoundError
from casegraph.export.files import write_file
from casegraph.model.plain import digest
from casegraph.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from casegraph.app.location import Location
    from casegraph.issues import Issue

NOTE = "#! "
SCHEMA_FILE = "record.schema.json"
_SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
_NAME = re.compile(r"(?P<key>.+)-r(?P<revision>[0-9]+)-[0-9a-f]{8}\.yaml")
_LONGEST_STEM = 120


@dataclass(frozen=True, slots=True)
class WorkingFile:
    """A file with the text of one report, and the `revision` that the text was made from."""

    path: Path
    key: str
    revision: int

    @property
    def shown(self) -> str:
        """Return the path as messages and issues name it."""
        return printable(str(self.path))


def edits_folder(location: Location) -> Path:
    """Return where the working files of an archive lie: in the user's state folder."""
    from platformdirs import user_state_path

    archive, stem = location.archive, "archive"
    if "://" not in archive:
        path = Path(archive).expanduser().resolve()
        archive, stem = str(path), path.stem
    return user_state_path("casegraph") / "edits" / f"{stem}-{digest(archive)[:8]}"


def create(folder: Path, key: str, revision: int, text: str, notes: Sequence[str]) -> WorkingFile:
    """Write a new working file under a name of its own."""
    name = f"{_stem(key)}-r{revision}-{secrets.token_hex(4)}.yaml"
    file = WorkingFile(folder / name, key, revision)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CasegraphError(f"cannot make the folder {folder}: {error.strerror}") from error
    write_text(file.path, composed(text, notes), force=False)
    return file


def recognize(path: Path, key: str) -> WorkingFile | None:
    """Return the working file that a path is by its name, None where it is none of the report."""
    found = _NAME.fullmatch(path.name)
    if not found or found["key"] != _stem(key):
        return None
    return WorkingFile(path, key, int(found["revision"]))


def kept_files(key: str, folder: Path) -> tuple[WorkingFile, ...]:
    """Return the working files of a report that earlier edits left, the last changed at the end."""
    found = (recognize(path, key) for path in folder.glob("*.yaml"))
    return tuple(sorted((file for file in found if file), key=_changed_at))


def own_text(path: Path) -> tuple[str | None, tuple[Issue, ...]]:
    """Return a file's text without casegraph's own lines, and what is wrong with its bytes.

    The text is None where the bytes are none. Raises NotFoundError and CasegraphError where the
    file cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(f"no file {path}") from None
    except OSError as error:
        raise CasegraphError(f"cannot read {path}: {error.strerror}") from error
    text, issues = decode(data, printable(str(path)))
    if text is None:
        return None, issues
    lines = text.split("\n")
    return "\n".join(line for line in lines if not _is_ours(line)), issues


def is_empty(path: Path) -> bool:
    """Tell whether nothing of a person's stands in a file."""
    text, _ = own_text(path)
    return not (path.read_bytes() if text is None else text).strip()


def composed(text: str, notes: Sequence[str]) -> str:
    """Return text with casegraph's own lines above it: one for the editor, one for each note."""
    return "\n".join([_SCHEMA_LINE, *(f"{NOTE}{_visible(n)}" for n in notes), text])


def lines_above(notes: int) -> int:
    """Return how many lines stand above the text when there are so many notes."""
    return notes + 1


def write_text(path: Path, text: str, *, force: bool = True) -> None:
    """Write a text file whole or not at all: whatever fails, what was there stays."""

    def write(stream: BinaryIO) -> None:
        stream.write(text.encode())

    write_file(path, write, force=force)


def discard(file: WorkingFile) -> None:
    """Remove a working file whose text is needed no more, and what was made beside it.

    That is an editor's backup of it, and after the last file of the folder the schema.
    """
    folder = file.path.parent
    with suppress(OSError):
        file.path.unlink()
        file.path.with_name(f"{file.path.name}~").unlink(missing_ok=True)
        if not any(folder.glob("*.yaml")):
            (folder / SCHEMA_FILE).unlink(missing_ok=True)


def _changed_at(file: WorkingFile) -> tuple[int, str]:
    try:
        return file.path.stat().st_mtime_ns, file.path.name
    except OSError:
        return 0, file.path.name


def _stem(key: str) -> str:
    """Return a key as a part of a file's name: no two keys give the same."""
    stem = quote(key, safe="")
    return stem if len(stem) <= _LONGEST_STEM else f"{stem[:_LONGEST_STEM]}~{digest(key)[:8]}"


def _visible(note: str) -> str:
    """Return a note as one line without characters that no record may hold."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in note)


def _is_ours(line: str) -> bool:
    return f"{line} ".startswith(NOTE) or line.rstrip() == _SCHEMA_LINE
