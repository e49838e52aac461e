"""The members of zip and tar archives, none of which is trusted.

Nothing is unpacked to disk: members are read one at a time, up to a limit. What is compressed
beyond what text can be, or leads out of the archive, or is no plain file, is refused by name, and
the others are read.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from casegraph.app.importing.events import PassedOver, Place, Unread
from casegraph.app.importing.limits import TooMuchError
from casegraph.app.importing.packed import is_packed, packed_file
from casegraph.app.importing.reading import refused
from casegraph.app.importing.tars import is_packed_tar, is_tar, is_tar_name, tar_members
from casegraph.app.importing.zips import is_document, is_zip, zip_members
from casegraph.app.inputs import printable, reason_in_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    from casegraph.app.importing.events import Found
    from casegraph.app.importing.limits import Member

    Archive: TypeAlias = Callable[[Path], Iterator[Member]]

_HEAD = 512
_RESOURCES = "__MACOSX"
_PARTS = re.compile(r"[/\\]+")
_DRIVE = re.compile(r"[A-Za-z]:")


def archive_of(path: Path) -> Archive | None:
    """Return what yields the members of an archive, None for any other file.

    The content decides; a file whose name alone says that it is an archive is a damaged one. But
    what is called packed may be unpacked: programs that download do so, and leave the name.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        if is_zip(head):
            return None if is_document(stream, path.name) else zip_members
    if is_packed(head):
        return tar_members if is_packed_tar(path) else packed_file
    if is_tar(head):
        return tar_members
    if path.suffix.lower() == ".zip":
        return zip_members
    return tar_members if is_tar_name(path) else None


def found_in(path: Path, archive: Archive) -> Iterator[Found]:
    """Yield the files in an archive in its order, and a refusal for each that cannot be read."""
    try:
        for member in archive(path):
            yield _found(Place(str(path), printable(member.name)), member)
    except TooMuchError as error:
        yield refused(Place(str(path)), "too-large", str(error))
    except ValueError as error:
        hint = "the members before are read; repair it, then import it again"
        yield refused(Place(str(path)), "damaged-archive", str(error), hint)
    except OSError as error:
        # A reader of packed files has no other error for damage, nor an `errno` for it.
        code = "damaged-archive" if error.errno is None else "unreadable"
        yield refused(Place(str(path)), code, error.strerror or str(error))


def _found(place: Place, member: Member) -> Found:
    parts = _PARTS.split(member.name)
    reason = next(filter(None, map(reason_in_name, (p for p in parts if p != ".."))), None)
    if ".." in parts or not parts[0] or _DRIVE.match(parts[0]):
        return refused(place, "outside-name", "its name leads out of the archive")
    if reason or parts[0] == _RESOURCES:
        return PassedOver(place, reason or "a resource of macOS")
    if member.read is None:
        return refused(place, *(member.refusal or ("unreadable", "it cannot be read")))
    return _read(place, member.read)


def _read(place: Place, read: Callable[[], bytes]) -> Found:
    try:
        data = read()
    except ValueError as error:
        return refused(place, "damaged-member", f"damaged: {error}")
    if holds_archive(data, place.name):
        return refused(place, "nested-archive", "an archive in an archive", "unpack it first")
    return Unread(place, data)


def holds_archive(data: bytes, name: str) -> bool:
    """Tell whether these bytes are an archive, or a packed file."""
    packed = is_packed(data) or is_tar(data[:_HEAD])
    return packed or (is_zip(data) and not is_document(io.BytesIO(data), name))
