"""The files of an import: those a user names, those of folders, and the members of archives."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.app.importing.archives import archive_of, found_in, holds_archive
from casegraph.app.importing.events import PassedOver, Place, Unread
from casegraph.app.importing.limits import LARGEST_MEMBER
from casegraph.app.importing.reading import refused
from casegraph.app.inputs import reason_to_skip
from casegraph.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.app.importing.events import Found


def require_paths(names: Sequence[str]) -> None:
    """Raise NotFoundError for a name that is no file and no folder, before anything is read."""
    for name in names:
        if not name:
            raise UsageError("a PATH without a name", hint="an empty shell variable?")
        if not Path(name).exists():
            hint = "`casegraph add -` reads standard input" if name == "-" else None
            raise NotFoundError(f"no file or folder {name}", hint=hint)


def find_files(names: Sequence[str]) -> Iterator[Found]:
    """Yield the files to read in the order of their names, as they are asked for.

    Of folders and archives every file, those of the folders in them too.
    """
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield from _file(path, asked=True)


def _in_folder(folder: Path) -> Iterator[Found]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield refused(Place(str(folder)), "unreadable", error.strerror or str(error))
        return
    for name in names:
        path = folder / name
        reason = reason_to_skip(path)
        if reason:
            yield PassedOver(Place(str(path)), reason)
        elif path.is_dir():
            yield from _in_folder(path)
        else:
            yield from _file(path, asked=False)


def _file(path: Path, *, asked: bool) -> Iterator[Found]:
    place = Place(str(path))
    try:
        if not path.is_file():
            yield _piped(path, place)
            return
        archive = archive_of(path)
    except OSError as error:
        yield refused(place, "unreadable", error.strerror or str(error))
        return
    if archive is None:
        yield Unread(place, asked=asked)
    else:
        yield from found_in(path, archive)


def _piped(path: Path, place: Place) -> Found:
    """Return what is read of no plain file, such as the output of a program: it is there once."""
    with path.open("rb") as stream:
        data = stream.read(LARGEST_MEMBER + 1)
    if len(data) > LARGEST_MEMBER:
        return refused(place, "too-large", f"larger than {LARGEST_MEMBER >> 20} MB, and no file")
    if holds_archive(data, place.name):
        return refused(place, "nested-archive", "an archive that is no file", "save it to a file")
    return Unread(place, data, asked=True)
