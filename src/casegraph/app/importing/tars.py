"""Members of tar archives, compressed or not."""

from __future__ import annotations

import io
import tarfile
from functools import partial
from typing import TYPE_CHECKING, Self

from casegraph.app.importing.limits import (
    LARGEST_MEMBER,
    MOST_MEMBERS,
    Allowance,
    Member,
    TooMuchError,
)
from casegraph.app.importing.packed import DAMAGE, unpacked, unpacked_head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAGIC_PLACE = 257
_MAGIC = b"ustar"
_BLOCK = 512
_NAMES = frozenset({".tar", ".tgz", ".tbz", ".tbz2", ".txz"})
_LARGEST_HEADER = 1 << 20
_HEADERS = frozenset(
    {tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME}
    | {tarfile.GNUTYPE_LONGLINK}
)
_DAMAGE = (tarfile.TarError, *DAMAGE)


def is_tar(head: bytes) -> bool:
    """Tell from the first bytes whether this is a tar archive that is not packed."""
    return head[_MAGIC_PLACE : _MAGIC_PLACE + len(_MAGIC)] == _MAGIC


def is_tar_name(path: Path) -> bool:
    """Tell from its name whether this is a tar archive, packed or not."""
    return not _NAMES.isdisjoint(suffix.lower() for suffix in path.suffixes[-2:])


def is_packed_tar(path: Path) -> bool:
    """Tell whether a packed file holds a tar archive: of an old or cut one only its name tells."""
    return is_tar_name(path) or is_tar(unpacked_head(path, _BLOCK))


def tar_members(path: Path) -> Iterator[Member]:
    """Yield the files in a tar archive, each to be read before the next is asked for.

    Raises TooMuchError or ValueError where the rest cannot be read.
    """
    try:
        with unpacked(path) as stream:
            source = _Counted(stream, Allowance(path.stat().st_size))
            with _Archive.open(fileobj=source, mode="r|", tarinfo=_Header) as archive:
                yield from _members(archive)
    except _DAMAGE as error:
        raise ValueError(f"a damaged archive: {error}") from error


class _Header(tarfile.TarInfo):
    """A header of a member; one that says more than a name may is refused unread."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Return the header of a member."""
        header = super().frombuf(buf, encoding, errors)
        if header.type in _HEADERS and header.size > _LARGEST_HEADER:
            raise tarfile.ReadError("a header of a member is too large")
        return header


class _Archive(tarfile.TarFile):
    """An archive whose list of met headers can be emptied."""

    members: list[tarfile.TarInfo]


class _Counted(io.RawIOBase):
    """What is unpacked, counted against what the archive may unpack to."""

    def __init__(self, stream: io.BufferedIOBase, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, size: int = -1, /) -> bytes:
        """Read some of the next bytes: what is sound before damage is not lost with it."""
        data = self._stream.read1(size)
        self._allowance.take(len(data))
        return data


def _members(archive: _Archive) -> Iterator[Member]:
    number = 0
    while (info := archive.next()) is not None:
        archive.members = []
        number += 1
        if number > MOST_MEMBERS:
            raise TooMuchError(f"more than {MOST_MEMBERS} members: the others are not read")
        if not info.isdir():
            yield _member(archive, info)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member:
    if not info.isfile() or info.issparse():
        return Member(info.name, refusal=("no-plain-file", "a link or a device, not followed"))
    if info.size > LARGEST_MEMBER:
        detail = f"larger than {LARGEST_MEMBER >> 20} MB"
        return Member(info.name, refusal=("too-large", detail))
    return Member(info.name, read=partial(_read, archive, info))


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    try:
        stream = archive.extractfile(info)
        data = stream.read() if stream else b""
    except _DAMAGE as error:
        raise ValueError(str(error)) from error
    if len(data) != info.size:
        raise ValueError("it ends in the middle of the member")
    return data
