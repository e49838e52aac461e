"""The file of what an import refused: a line of JSON for each, whole at any moment."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.errors import CasegraphError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.app.importing.events import Refused

_STANDARD_OUTPUT = Path("-")


class Rejects:
    """Writes what is refused to a file, if there is one."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    def write(self, refused: Refused) -> None:
        """Append one refusal; whoever reads the file meanwhile finds whole lines."""
        if self._descriptor is None:
            return
        line = json.dumps(_document(refused), ensure_ascii=False) + "\n"
        left = memoryview(line.encode("utf-8", "backslashreplace"))
        while left:
            left = left[os.write(self._descriptor, left) :]


@contextmanager
def open_rejects(path: Path | None, *, overwrite: bool) -> Iterator[Rejects]:
    """Yield the rejects of an import, in a file or nowhere.

    Raises UsageError where the file is there and must not be overwritten, or is named `-`,
    CasegraphError where it cannot be written.
    """
    if path is None:
        yield Rejects(None)
        return
    if path == _STANDARD_OUTPUT:
        raise UsageError(
            "--rejects needs a file: standard output is for the summary", hint="name a file"
        )
    if path.exists() and not overwrite and (not path.is_file() or path.stat().st_size):
        raise UsageError(f"{path} exists", hint="--force overwrites it, --resume writes it anew")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o666)
        try:
            yield Rejects(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise CasegraphError(f"cannot write {path}: {error.strerror}") from error


def _document(refused: Refused) -> dict[str, object]:
    return {
        "file": os.fsencode(refused.place.file).decode("utf-8", "backslashreplace"),
        "member": refused.place.member,
        "line": refused.line,
        "text": refused.text,
        "issues": [issue.to_plain() for issue in refused.issues],
    }
