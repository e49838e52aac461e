"""Where the files that belong to casegraph, but are no modules, are found."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from casegraph.errors import CasegraphError

_PACKAGE = Path(__file__).resolve().parent.parent
_REPOSITORY = _PACKAGE.parent.parent


def resource_folder(name: Literal["migrations", "seeds"]) -> Path:
    """Return the folder of the installed package, or of the repository it is developed in.

    A wheel carries the repository's top-level folders as `casegraph/_migrations` and
    `casegraph/_seeds`; an editable installation does not.
    """
    for folder in (_PACKAGE / f"_{name}", _REPOSITORY / name):
        if folder.is_dir():
            return folder
    raise CasegraphError(
        f"this installation of casegraph lacks its folder {name!r}", hint="install casegraph again"
    )
