"""The user's editor: which it is, how it is told a line, and how it is run."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.errors import CasegraphError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_VARIABLES = ("VISUAL", "EDITOR")
_FALLBACKS = ("nano", "vi")
_SET_ONE = "name one: export EDITOR=nano"
_PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "gvim", "vim.basic", "vim.tiny", "nano", "pico", "emacs", "emacsclient"}
    | {"micro", "kak", "joe", "jed", "mg", "ne", "kate", "gedit"}
)
_GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"})
_COLON = frozenset({"hx", "helix", "subl", "zed"})
_WAITING = {
    **dict.fromkeys(_GOTO | {"subl", "zed"}, ("--wait", "-w")),
    **dict.fromkeys(("gvim",), ("--nofork", "-f")),
    **dict.fromkeys(("kate",), ("--block", "-b")),
    **dict.fromkeys(("gedit",), ("--wait", "-w")),
}
_FROM_THE_KEYBOARD = (signal.SIGINT, signal.SIGQUIT)
_INTERRUPTED = frozenset({-signal.SIGINT, 128 + signal.SIGINT})


def find_editor(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words of the editor's command: of VISUAL, of EDITOR, or an editor at hand.

    An editor that would leave its window behind is told to wait until the file is closed. Raises
    CasegraphError where the editor named is not found, or none is named and none is at hand.
    """
    for variable in _VARIABLES:
        if named := environment.get(variable, "").strip():
            return _waiting(_named(variable, named))
    for name in _FALLBACKS:
        if shutil.which(name):
            return (name,)
    raise CasegraphError("no editor is named, and neither nano nor vi is here", hint=_SET_ONE)


def opening(editor: Sequence[str], path: Path, line: int | None) -> list[str]:
    """Return the command that opens a file, at a line where the editor is known to take one."""
    program = Path(editor[0]).name
    words = list(editor)
    if line is None:
        return [*words, str(path)]
    if program in _PLUS_LINE:
        return [*words, f"+{line}", str(path)]
    if program in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    return [*words, f"{path}:{line}" if program in _COLON else str(path)]


def open_editor(editor: Sequence[str], path: Path, line: int | None = None) -> None:
    """Run the editor on a file until it ends.

    An interrupt is the editor's while it runs: it raises KeyboardInterrupt only where the editor
    ended by it. Raises CasegraphError where the editor cannot be run or reports a failure.
    """
    words = opening(editor, path, line)
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _FROM_THE_KEYBOARD}
    try:
        child = os.posix_spawnp(words[0], words, os.environ, setsigdef=_FROM_THE_KEYBOARD)
        _, status = os.waitpid(child, 0)
    except OSError as error:
        message = f"cannot run the editor {editor[0]}: {error.strerror}"
        raise CasegraphError(message, hint=_SET_ONE) from error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    code = os.waitstatus_to_exitcode(status)
    if code in _INTERRUPTED:
        raise KeyboardInterrupt
    if code != 0:
        ended = f"with exit code {code}" if code > 0 else f"by signal {-code}"
        raise CasegraphError(f"the editor {editor[0]} ended {ended}: nothing is stored")


def _named(variable: str, command: str) -> tuple[str, ...]:
    try:
        words = tuple(shlex.split(command))
    except ValueError as error:
        message = f"{variable} is no command: {command}"
        raise CasegraphError(message, hint="close its quotation marks") from error
    # A Path would drop the `./` by which a shell finds what is in the user's folder.
    program = str(Path(words[0]).expanduser()) if words[0].startswith("~") else words[0]
    if shutil.which(program) is None:
        message = f"the editor that {variable} names is not found: {command}"
        raise CasegraphError(message, hint=_SET_ONE)
    return (program, *words[1:])


def _waiting(words: tuple[str, ...]) -> tuple[str, ...]:
    options = _WAITING.get(Path(words[0]).name)
    if options is None or set(options) & set(words):
        return words
    return (words[0], options[0], *words[1:])
