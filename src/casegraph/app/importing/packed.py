"""What gzip, bzip2 and xz pack: a tar archive, or a single file."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from functools import partial
from typing import TYPE_CHECKING

from casegraph.app.importing.limits import LARGEST_MEMBER, Allowance, Member, TooMuchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

DAMAGE = (zlib.error, lzma.LZMAError, gzip.BadGzipFile, EOFError, ValueError)

_PACKERS: Mapping[bytes, Callable[[Path], io.BufferedIOBase]] = {
    b"\x1f\x8b": gzip.GzipFile,
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}
_PART = 1 << 20


def is_packed(head: bytes) -> bool:
    """Tell from the first bytes whether this is packed by gzip, bzip2 or xz."""
    return any(head.startswith(magic) for magic in _PACKERS)


def unpacked(path: Path) -> io.BufferedIOBase:
    """Open a file to read what it holds, whether it is packed or not."""
    with path.open("rb") as stream:
        head = stream.read(8)
    opener = next((o for magic, o in _PACKERS.items() if head.startswith(magic)), None)
    return opener(path) if opener else path.open("rb")


def unpacked_head(path: Path, size: int) -> bytes:
    """Return the first bytes of what a file holds, none where it is damaged there already."""
    try:
        with unpacked(path) as stream:
            return stream.read(size)
    except (*DAMAGE, OSError):
        return b""


def packed_file(path: Path) -> Iterator[Member]:
    """Yield the one file that is packed here: it is called as the packed one, less its suffix."""
    yield Member(path.stem, read=partial(_read, path))


def _read(path: Path) -> bytes:
    allowance = Allowance(path.stat().st_size)
    data = bytearray()
    try:
        with unpacked(path) as stream:
            while part := stream.read(_PART):
                allowance.take(len(part))
                data += part
                if len(data) > LARGEST_MEMBER:
                    raise TooMuchError(f"it unpacks to more than {LARGEST_MEMBER >> 20} MB")
    except DAMAGE as error:
        raise ValueError(str(error)) from error
    return bytes(data)
