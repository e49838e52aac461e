"""Which archive a command works on, and why that one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENVIRONMENT_VARIABLE = "CASEGRAPH_ARCHIVE"
FILE_NAME = "casegraph.db"
_PASSWORD = re.compile(r"(://[^:/@]*):[^@]*@")


@dataclass(frozen=True, slots=True)
class Location:
    """The archive's path or URL as given, and the reason it was chosen."""

    archive: str
    reason: str

    @property
    def shown(self) -> str:
        """Return the archive as messages name it: without the password of a URL."""
        return _PASSWORD.sub(r"\1:***@", self.archive)


def locate(option: str | None, environment: Mapping[str, str], folder: Path) -> Location:
    """Return the archive: the option, the environment, the folder's own file, the user's data.

    `folder` is the working folder; nothing is created.
    """
    if option:
        return Location(option, "named by --archive")
    if named := environment.get(ENVIRONMENT_VARIABLE):
        return Location(named, f"named by {ENVIRONMENT_VARIABLE}")
    if (folder / FILE_NAME).exists():
        return Location(FILE_NAME, "found in this folder")
    from platformdirs import user_data_path

    return Location(str(user_data_path("casegraph") / FILE_NAME), "the user's data folder")
