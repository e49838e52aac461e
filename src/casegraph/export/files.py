"""Output files, written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.errors import CasegraphError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

_CAUSES = {
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder is a file",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.EROFS: "the file system is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.ENAMETOOLONG: "the name is too long",
}


def write_file(path: Path, write: Callable[[BinaryIO], None], *, force: bool = False) -> None:
    """Write a file under a temporary name beside its place, then put it there in one step.

    Whoever reads the place finds the old file or the new one, and a failure leaves the old. A
    link is followed. Raises UsageError where a file is there and `force` is not set, or where
    something other than a file is there, and CasegraphError where it cannot be written.
    """
    place = Path(os.path.realpath(path))
    temporary = place.with_name(f".{place.name[:200]}.{secrets.token_hex(6)}")
    try:
        _refuse_occupied(path, force=force)
        _write_through(temporary, write)
        if place.exists():
            temporary.chmod(place.stat().st_mode & 0o777)
        temporary.replace(place)
    except OSError as error:
        raise CasegraphError(f"cannot write {path}: {_cause(error)}") from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def _refuse_occupied(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise UsageError(f"cannot write {path}: it is a folder", hint="name a file in it")
    if path.exists() and not path.is_file():
        raise UsageError(f"cannot write {path}: it is not a regular file")
    if path.exists() and not force:
        raise UsageError(f"{path} exists", hint="--force overwrites it")


def _write_through(temporary: Path, write: Callable[[BinaryIO], None]) -> None:
    with temporary.open("xb") as stream:
        write(stream)
        stream.flush()
        os.fsync(stream.fileno())


def _cause(error: OSError) -> str:
    return _CAUSES.get(error.errno or 0, error.strerror or str(error))
