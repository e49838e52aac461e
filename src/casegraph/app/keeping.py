"""Keeping what was pasted: text that stands in no file is not lost when it is not stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.errors import CasegraphError
from casegraph.export.files import write_file
from casegraph.model.plain import digest
from casegraph.read.registry import choose

if TYPE_CHECKING:
    from typing import BinaryIO


def keep(data: bytes) -> Path:
    """Write pasted text to a file of the user's state folder, for this user alone to read.

    The file's name comes from the text: the same text is kept once. Raises CasegraphError where
    it cannot be written.
    """
    from platformdirs import user_state_path

    folder = user_state_path("casegraph") / "pasted"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CasegraphError(f"cannot make the folder {folder}: {error.strerror}") from error
    path = folder / f"pasted-{digest(data)[:12]}{_suffix(data)}"

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    write_file(path, write, force=True)
    return path


def release(path: Path) -> None:
    """Remove the copy of a text that is stored, or that the archive held already."""
    path.unlink(missing_ok=True)


def _suffix(data: bytes) -> str:
    reader = choose(data)
    if reader is None or not reader.suffixes:
        return ".txt"
    in_braces = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    return ".json" if in_braces and ".json" in reader.suffixes else reader.suffixes[0]
