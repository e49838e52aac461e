"""Members of zip archives."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from casegraph.app.importing.limits import (
    LARGEST_DIRECTORY,
    LARGEST_MEMBER,
    Allowance,
    Member,
    TooMuchError,
    is_bomb,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAGIC = b"PK\x03\x04", b"PK\x05\x06"
_DOCUMENTS = frozenset(
    {"xl/workbook.xml", "word/document.xml", "ppt/presentation.xml", "content.xml"}
    | {"META-INF/container.xml"}
)
_DOCUMENT_NAMES = (".xlsx", ".xlsm", ".docx", ".pptx", ".ods", ".odt", ".odp", ".epub")
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Of others there is no unpacking in parts, so that a few bytes may fill the memory."""
_PART = 1 << 20
_END, _END_SIZE = b"PK\x05\x06", 22
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20
_END_64, _END_64_SIZE = b"PK\x06\x06", 56
_LONGEST_COMMENT = 1 << 16
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError),
    *(NotImplementedError, RuntimeError),
)


def is_zip(head: bytes) -> bool:
    """Tell from the first bytes whether this is a zip archive, an office file among them."""
    return head.startswith(_MAGIC)


def is_document(stream: BinaryIO, name: str) -> bool:
    """Tell whether a zip archive is a spreadsheet or another office file: a file, not a folder."""
    try:
        with _opened(stream) as archive:
            return not _DOCUMENTS.isdisjoint(archive.namelist())
    except (TooMuchError, *_DAMAGE):
        return name.lower().endswith(_DOCUMENT_NAMES)


def zip_members(path: Path) -> Iterator[Member]:
    """Yield the files in a zip archive; raises TooMuchError or ValueError for the whole of it."""
    with path.open("rb") as stream:
        try:
            archive = _opened(stream)
        except _DAMAGE as error:
            raise ValueError(f"a damaged zip archive: {error}") from error
        allowance = Allowance(path.stat().st_size)
        with archive:
            for info in archive.infolist():
                if not info.is_dir():
                    yield _member(archive, info, allowance)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> Member:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        return Member(info.filename, refusal=("no-plain-file", "a link or a device, not followed"))
    if info.flag_bits & _ENCRYPTED:
        return Member(info.filename, refusal=("encrypted", "encrypted: decrypt it first"))
    if info.compress_type not in _METHODS:
        detail = "packed by another method than deflate: unpack it first"
        return Member(info.filename, refusal=("unread-packing", detail))
    if info.file_size > LARGEST_MEMBER:
        detail = f"larger than {LARGEST_MEMBER >> 20} MB"
        return Member(info.filename, refusal=("too-large", detail))
    if is_bomb(info.file_size, info.compress_size):
        detail = f"{info.compress_size} bytes that unpack to {info.file_size}"
        return Member(info.filename, refusal=("too-large", detail))
    return Member(info.filename, read=partial(_read, archive, info, allowance))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> bytes:
    allowance.take(info.file_size)
    data = bytearray()
    try:
        with archive.open(info) as stream:
            # In parts: read at once, all that is packed would be unpacked, whatever size is stated.
            while part := stream.read(_PART):
                data += part
        return bytes(data)
    except _DAMAGE as error:
        raise ValueError(str(error)) from error


def _opened(stream: BinaryIO) -> zipfile.ZipFile:
    """Open an archive whose list of members is small enough to be held."""
    size = _directory_size(stream)
    if size > LARGEST_DIRECTORY:
        raise TooMuchError(
            f"its list of members has {size >> 20} MB; unpack it and import the folder"
        )
    return zipfile.ZipFile(stream)


def _directory_size(stream: BinaryIO) -> int:
    """Return the bytes of the central directory (APPNOTE 4.3.16, 4.3.14), 0 where it is damaged."""
    length = stream.seek(0, 2)
    start = max(0, length - _END_SIZE - _LONGEST_COMMENT - _LOCATOR_SIZE)
    stream.seek(start)
    tail = stream.read()
    at = len(tail) - _END_SIZE
    if at < 0 or tail[at : at + 4] != _END or tail[-2:] != b"\0\0":
        at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return 0
    (size,) = struct.unpack_from("<L", tail, at + 12)
    locator = tail[max(0, at - _LOCATOR_SIZE) : at]
    if len(locator) == _LOCATOR_SIZE and locator.startswith(_LOCATOR):
        stream.seek(min(struct.unpack_from("<Q", locator, 8)[0], length))
        end = stream.read(_END_64_SIZE)
        if len(end) == _END_64_SIZE and end.startswith(_END_64):
            size = max(size, struct.unpack_from("<Q", end, 40)[0])
    return int(size)
