"""Which editor is run, and how it is told the file and the line."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from casegraph.cli.editor import find_editor, open_editor, opening
from casegraph.errors import CasegraphError

FILE = Path("a report.yaml")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the one folder in which programs are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(folder: Path, name: str, body: str = "") -> Path:
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"VISUAL": "ed", "EDITOR": "vim"}, ("ed",)),
        ({"VISUAL": " ", "EDITOR": "vim"}, ("vim",)),
        ({"EDITOR": "vim -u NONE --cmd 'set ro'"}, ("vim", "-u", "NONE", "--cmd", "set ro")),
        ({"EDITOR": "code"}, ("code", "--wait")),
        ({"EDITOR": "code -w -n"}, ("code", "-w", "-n")),
        ({}, ("nano",)),
    ],
    ids=str,
)
def test_the_editor_is_the_one_that_is_named(
    programs: Path, environment: dict[str, str], words: tuple[str, ...]
) -> None:
    for name in ("ed", "vim", "code", "nano", "vi"):
        install(programs, name)
    assert find_editor(environment) == words


def test_vi_stands_in_for_nano(programs: Path) -> None:
    install(programs, "vi")
    assert find_editor({}) == ("vi",)


def test_the_users_folder_is_known(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(programs))
    path = install(programs, "my editor")
    assert find_editor({"EDITOR": "'~/my editor' -x"}) == (str(path), "-x")


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({}, "no editor is named, and neither nano nor vi is here"),
        ({"VISUAL": "nowhere -x"}, "the editor that VISUAL names is not found: nowhere -x"),
        ({"EDITOR": "vim 'x"}, "EDITOR is no command: vim 'x"),
        ({"EDITOR": "''"}, "the editor that EDITOR names is not found: ''"),
        ({"EDITOR": "# x"}, "the editor that EDITOR names is not found: # x"),
    ],
    ids=str,
)
def test_without_an_editor_the_error_says_what_to_do(
    programs: Path, environment: dict[str, str], message: str
) -> None:
    with pytest.raises(CasegraphError) as refused:
        find_editor(environment)
    assert (refused.value.message, refused.value.exit_code) == (message, 1)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        (("vim", "-n"), ["vim", "-n", "+7", "a report.yaml"]),
        (("/usr/bin/nano",), ["/usr/bin/nano", "+7", "a report.yaml"]),
        (("emacs", "-nw"), ["emacs", "-nw", "+7", "a report.yaml"]),
        (("micro",), ["micro", "+7", "a report.yaml"]),
        (("code", "--wait"), ["code", "--wait", "--goto", "a report.yaml:7"]),
        (("hx",), ["hx", "a report.yaml:7"]),
        (("unknown",), ["unknown", "a report.yaml"]),
    ],
    ids=str,
)
def test_the_line_is_told_as_each_editor_takes_it(
    editor: tuple[str, ...], words: list[str]
) -> None:
    assert opening(editor, FILE, 7) == words
    assert opening(editor, FILE, None) == [*editor, "a report.yaml"]


def test_an_editor_that_was_killed_is_an_error(tmp_path: Path) -> None:
    path = install(tmp_path, "editor", "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(CasegraphError, match="ended by signal 9"):
        open_editor((str(path),), FILE)


def test_a_program_that_cannot_be_run_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "editor"
    path.write_text("#!/no/such/program\n", encoding="utf-8")
    path.chmod(0o755)
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(CasegraphError, match="cannot run the editor"):
        open_editor((str(path),), FILE)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), signal.SIGINT)", "sys.exit(130)"])
def test_an_editor_that_was_interrupted_interrupts(tmp_path: Path, end: str) -> None:
    body = f"import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); {end}"
    path = install(tmp_path, "editor", body)
    with pytest.raises(KeyboardInterrupt):
        open_editor((str(path),), FILE)


def test_the_editor_may_be_interrupted_itself(tmp_path: Path) -> None:
    """What the command ignores while the editor runs, the editor does not inherit."""
    seen = tmp_path / "seen"
    body = "import pathlib, signal; "
    body += f"pathlib.Path({str(seen)!r}).write_text(str(signal.getsignal(signal.SIGINT)))"
    open_editor((str(install(tmp_path, "editor", body)),), FILE)
    assert "default_int_handler" in seen.read_text(encoding="utf-8")


def test_what_lies_in_the_users_folder_is_found_as_a_shell_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    for name in ("x.sh", "bin/ed"):
        (tmp_path / name).write_text('#!/bin/sh\necho seen >> "$1"\n', encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    text = tmp_path / "text.yaml"
    for command in ("./x.sh", "bin/ed", "bin/../x.sh"):
        open_editor(find_editor({"EDITOR": command}), text)
    assert text.read_text(encoding="utf-8") == "seen\n" * 3
