"""Which archive a command works on, and why that one; where the user's own terms are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENVIRONMENT_VARIABLE = "CASEGRAPH_ARCHIVE"
VOCABULARY_VARIABLE = "CASEGRAPH_VOCABULARY"
FILE_NAME = "casegraph.db"
_VOCABULARY_SUFFIX = ".vocabulary.yaml"
_PASSWORD = re.compile(r"(://[^:/@]*):[^@]*@")


@dataclass(frozen=True, slots=True)
class Location:
    """The archive's path or URL as given, and the reason it was chosen.

    `own_terms` is the file of the user's own terms where the environment names one.
    """

    archive: str
    reason: str
    own_terms: str | None = None

    @property
    def shown(self) -> str:
        """Return the archive as messages name it: without the password of a URL."""
        return _PASSWORD.sub(r"\1:***@", self.archive)

    @property
    def vocabulary(self) -> Path:
        """Return the file of the user's own terms, which need not be there.

        As the environment names it; else beside the archive's file (`pml.vocabulary.yaml` for
        `pml.db`); for an archive on a server in the user's configuration folder.
        """
        if self.own_terms:
            return Path(self.own_terms).expanduser()
        if "://" not in self.archive:
            return Path(self.archive).expanduser().with_suffix(_VOCABULARY_SUFFIX)
        if self.archive.startswith("sqlite") and (path := self.archive.partition(":///")[2]):
            return Path(path.partition("?")[0]).with_suffix(_VOCABULARY_SUFFIX)
        from platformdirs import user_config_path

        return user_config_path("casegraph") / "vocabulary.yaml"


def locate(option: str | None, environment: Mapping[str, str], folder: Path) -> Location:
    """Return the archive: the option, the environment, the folder's own file, the user's data.

    `folder` is the working folder; nothing is created.
    """
    archive, reason = _choose(option, environment, folder)
    return Location(archive, reason, environment.get(VOCABULARY_VARIABLE) or None)


def _choose(option: str | None, environment: Mapping[str, str], folder: Path) -> tuple[str, str]:
    if option:
        return option, "named by --archive"
    if named := environment.get(ENVIRONMENT_VARIABLE):
        return named, f"named by {ENVIRONMENT_VARIABLE}"
    if (folder / FILE_NAME).exists():
        return FILE_NAME, "found in this folder"
    from platformdirs import user_data_path

    return str(user_data_path("casegraph") / FILE_NAME), "the user's data folder"
