"""What is wrong with a request: one root error, each kind with its exit code."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.issues import Issue


class ExitCode(IntEnum):
    """Exit codes of the command line."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    INVALID = 3
    NOT_FOUND = 4
    UNDECIDED = 5
    INTERRUPTED = 130


class CasegraphError(Exception):
    """The root of every error that a request can end with.

    `message` names what happened and to what; `hint` says what to do next.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.FAILED

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(CasegraphError):
    """The words of the request contradict each other or name nothing known."""

    exit_code = ExitCode.USAGE


class InvalidInputError(CasegraphError):
    """An input was refused; `issues` lists every problem found in it."""

    exit_code = ExitCode.INVALID

    def __init__(
        self, message: str, *, issues: Sequence[Issue] = (), hint: str | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.issues = tuple(issues)


class NotFoundError(CasegraphError):
    """What the request names is not in the archive, or the file is not there."""

    exit_code = ExitCode.NOT_FOUND


class UndecidedError(CasegraphError):
    """A person must decide first: an ambiguous name, or an archive to migrate."""

    exit_code = ExitCode.UNDECIDED


class ArchiveError(CasegraphError):
    """The archive cannot be used: locked, read-only, corrupt, full, or no archive at all."""
