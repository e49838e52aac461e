"""The command edit: nothing that a person wrote is lost, and nothing is stored unseen."""

from __future__ import annotations

import errno
import io
import json
import os
import pty
import shlex
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import RUN, Ran, Run, content, failed, unchanged
from tests.cli.test_interrupted import killed

from casegraph.cli.main import main

FAKE = Path(__file__).with_name("fake_editor.py")
Step = dict[str, Any]
TITLE = ("  Successful treatment", "  My successful treatment")
MINE = ("\nreferences:", "\nnotes: Mine.\nreferences:")
NOTES = ("\nreferences:", "\nnotes: Theirs.\nreferences:")
MISTAKE = ("- number: 5\n", "- number: five\n")


class Terminal(io.StringIO):
    """What a person types at a terminal."""

    def isatty(self) -> bool:
        """Tell that a person is there."""
        return True


@dataclass(frozen=True)
class Editor:
    """A scripted editor, and what it saw."""

    script: Path

    def plan(self, *steps: Step) -> None:
        """Say what is done each time that the editor is opened."""
        self.script.write_text(json.dumps(steps), encoding="utf-8")
        self.script.with_suffix(".seen").write_text("", encoding="utf-8")

    @property
    def seen(self) -> list[Step]:
        """Return the arguments and the text of every opening."""
        lines = self.script.with_suffix(".seen").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Return an editor that is called vim, in a folder with a space in its name."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    program = tmp_path / "my editors" / "vim"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{FAKE.read_text(encoding='utf-8')}", encoding="utf-8")
    program.chmod(0o755)
    script = tmp_path / "script.json"
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", shlex.join([str(program), str(script)]))
    return Editor(script)


@pytest.fixture
def typing(run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on a terminal, with what is typed first."""

    def execute(typed: str, *arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "stdin", Terminal(typed))
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return execute


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "state").rglob("*.yaml"))


def shown(run: Run) -> Any:
    return run("show", "harel2018", "--json").data


def test_a_change_is_shown_and_stored(
    typing: Run, run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    before = shown(run)
    editor.plan({"replace": [("\nreferences:", "\nnotes: Seen by hand.\nreferences:")]})
    ran = typing("y\n", "edit", "harel2018", "--json", "-m", "read again")
    assert ran.code == 0, ran.err
    [change] = ran.data["changes"]
    assert change == {"path": "notes", "before": None, "after": "Seen by hand."}
    assert (ran.data["status"], ran.data["revision"]) == ("stored", 2)
    assert "notes\n  + Seen by hand.\n" in ran.err
    assert ran.err.index("+ Seen by hand.") < ran.err.index("store? [y/n/e(dit again)]")
    assert shown(run) == {**before, "notes": "Seen by hand."}
    assert any("'read again'" in line for line in content(held)[0])
    assert kept(tmp_path) == []


def test_the_name_of_the_file_is_told_before_the_editor_opens(
    held: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [TITLE]})
    words = [sys.executable, "-c", RUN, "--archive", str(held), "edit", "harel2018"]
    ran = subprocess.run(
        words, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    [path] = kept(tmp_path)
    [seen] = editor.seen
    assert ran.stderr.splitlines()[0] == f"editing harel2018 in {path}"
    assert seen["arguments"] == [str(path)]
    assert ran.stderr.splitlines()[-3].endswith(f"--continue {path} --archive {held}")


def test_a_person_at_a_terminal_is_asked(held: Path, run: Run, editor: Editor) -> None:
    editor.plan({"replace": [TITLE]})
    ours, theirs = pty.openpty()
    words = [sys.executable, "-c", RUN, "--archive", str(held), "edit", "harel2018"]
    process = subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = b""
    while b"store? [y/n/e(dit again)]" not in said:
        said += os.read(ours, 65536)
    os.write(ours, b"y\n")
    assert process.wait(timeout=60) == 0
    os.close(ours)
    assert b"My successful" in said
    assert shown(run)["title"].startswith("My successful")


def test_the_text_names_its_schema_which_lies_beside_it(
    run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [TITLE], "exit": 1})
    run("edit", "harel2018")
    [path] = kept(tmp_path)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=record.schema.json"
    schema = json.loads((path.parent / "record.schema.json").read_text(encoding="utf-8"))
    assert schema == run("schema").data
    assert path.parent.stat().st_mode & 0o077 == 0


def test_what_is_not_changed_is_not_stored(
    run: Run, held: Path, template: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({})
    ran = run("edit", "harel2018", "--json")
    assert ran.code == 0
    assert ran.data == {
        "key": "harel2018",
        "status": "unchanged",
        "dry_run": False,
        "revision": 1,
        "changes": [],
    }
    assert "harel2018: unchanged" in ran.err
    assert kept(tmp_path) == []
    unchanged(held, template)


def test_comments_are_no_change(
    run: Run, held: Path, template: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [("\nreferences:", "\n# look here again\nreferences:")]})
    assert run("edit", "harel2018", "--json").data["status"] == "unchanged"
    unchanged(held, template)


def test_mistakes_are_shown_where_they_are_until_they_are_mended(
    run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan(
        {"replace": [TITLE, MISTAKE, ('\n    year: "', '\n    yaer: "')]},
        {"replace": [MISTAKE[::-1]]},
        {"replace": [('\n    yaer: "', '\n    year: "')]},
    )
    ran = run("edit", "harel2018", "--yes", "--json")
    assert ran.code == 0, ran.err
    first, second, third = editor.seen
    assert first["arguments"] == [str(_edited(ran))]
    for opening, wrong, count in ((second, 'yaer: "', 2), (third, 'yaer: "', 1)):
        [at, _] = opening["arguments"]
        lines = opening["text"].splitlines()
        assert wrong in lines[int(at.removeprefix("+")) - 1]
        notes = [line for line in lines if line.startswith("#! ")]
        assert lines[1 : 1 + len(notes)] == notes
        assert sum(note.startswith("#! line ") for note in notes) == count
        assert f"#! line {at[1:]}: " in notes[1]
    [five] = [line for line in second["text"].splitlines() if "number: five" in line]
    line = second["text"].splitlines().index(five) + 1
    assert f"#! line {line}: references[4].number: " in second["text"]
    assert [change["path"] for change in ran.data["changes"]] == ["title"]
    assert "#!" not in "".join(content(held)[0])


def _edited(ran: Ran) -> Path:
    return Path(ran.err.splitlines()[0].removeprefix("editing harel2018 in "))


@pytest.mark.parametrize(("typed", "openings"), [("n\n", 2), ("y\nn\n", 3), ("", 2)])
def test_who_does_not_mend_a_mistake_is_asked(
    typing: Run,
    held: Path,
    template: Path,
    editor: Editor,
    tmp_path: Path,
    typed: str,
    openings: int,
) -> None:
    editor.plan({"replace": [MISTAKE]}, *([{}] * openings))
    ran = typing(typed, "edit", "harel2018")
    assert (ran.code, ran.out) == (3, "")
    assert "references[4].number" in ran.err
    assert len(editor.seen) == openings
    [path] = kept(tmp_path)
    assert "- number: five\n" in path.read_text(encoding="utf-8")
    assert f"casegraph edit harel2018 --continue {path}" in ran.err
    unchanged(held, template)


def test_a_mistake_that_only_the_archive_knows_is_placed(
    run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    replaced = ("- treatment: maraviroc\n", "- treatment: no such treatment\n")
    editor.plan({"replace": [replaced]}, {"exit": 1})
    run("edit", "harel2018", "--yes")
    [_, second] = editor.seen
    at = int(second["arguments"][0].removeprefix("+"))
    assert "no such treatment" in second["text"].splitlines()[at - 1]


def test_without_a_terminal_nothing_is_stored_unasked(
    run: Run, held: Path, template: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [TITLE]})
    ran = run("edit", "harel2018")
    assert (ran.code, ran.out) == (1, "")
    assert "hint: --yes stores without asking" in ran.err
    [path] = kept(tmp_path)
    assert TITLE[1] in path.read_text(encoding="utf-8")
    unchanged(held, template)


def test_a_refused_answer_keeps_the_text_which_can_be_gone_on_with(
    typing: Run, run: Run, held: Path, template: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [TITLE]}, {}, {"exit": 1})
    ran = typing("what?\nn\n", "edit", "harel2018")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("store? [y/n/e(dit again)]") == 2
    unchanged(held, template)
    [path] = kept(tmp_path)
    ran = typing("y\n", "edit", "harel2018", "--continue", path, "--json")
    assert [change["path"] for change in ran.data["changes"]] == ["title"]
    assert kept(tmp_path) == []
    ran = run("edit", "harel2018")
    assert "an earlier edit is kept" not in ran.err


def test_kept_texts_are_told(run: Run, held: Path, editor: Editor, tmp_path: Path) -> None:
    editor.plan({"replace": [TITLE], "exit": 1}, {})
    run("edit", "harel2018")
    [path] = kept(tmp_path)
    ran = run("edit", "harel2018")
    command = f"casegraph edit harel2018 --continue {path}"
    assert ran.err.splitlines()[0] == f"an earlier edit is kept: {command}"
    assert ran.err.count("--continue") == 1
    assert kept(tmp_path) == [path]


def test_a_text_that_nobody_changed_is_not_kept(
    run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"exit": 1}, {"signal": signal.SIGINT})
    for code in (1, 130):
        ran = run("edit", "harel2018")
        assert ran.code == code
        assert "is kept" not in ran.err
        assert kept(tmp_path) == []


def test_a_kept_text_that_is_gone_on_with_stays_though_the_editor_fails(
    run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [TITLE], "exit": 1}, {"exit": 1})
    run("edit", "harel2018")
    [path] = kept(tmp_path)
    assert run("edit", "harel2018", "--continue", path).code == 1
    assert kept(tmp_path) == [path]


def test_an_edit_can_be_edited_again(
    typing: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [TITLE]}, {"replace": [("  My successful", "  Another successful")]})
    ran = typing("e\ny\n", "edit", "harel2018", "--json")
    assert ran.data["changes"][0]["after"].startswith("Another")
    assert len(editor.seen) == 2


def test_dry_run_shows_the_change_and_keeps_the_text(
    run: Run, held: Path, template: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [TITLE]})
    ran = run("edit", "harel2018", "--dry-run", "--json")
    assert (ran.code, ran.data["status"], len(ran.data["changes"])) == (0, "stored", 1)
    assert ran.data["dry_run"] is True
    assert "harel2018: would be stored, revision 1" in ran.err
    [path] = kept(tmp_path)
    assert TITLE[1] in path.read_text(encoding="utf-8")
    assert f"your text is kept: casegraph edit harel2018 --continue {path}\n" in ran.err
    unchanged(held, template)
    editor.plan({})
    ran = run("edit", "harel2018", "--dry-run", "--json")
    assert (ran.code, ran.data["status"]) == (0, "unchanged")
    assert kept(tmp_path) == [path]
    path.unlink()
    editor.plan({"replace": [MISTAKE]}, {})
    ran = run("edit", "harel2018", "--dry-run")
    assert ran.code == 3
    assert ran.err.count("references[4].number") == 1
    [path] = kept(tmp_path)
    editor.plan({"replace": [MISTAKE[::-1], TITLE]})
    assert run("edit", "harel2018", "--continue", path, "--dry-run").code == 0
    assert kept(tmp_path) == [path]


@pytest.mark.parametrize(("typed", "goes_on", "left"), [("y\ny\n", True, 0), ("d\nn\n", False, 1)])
def test_a_kept_text_is_offered(
    typing: Run,
    run: Run,
    held: Path,
    editor: Editor,
    tmp_path: Path,
    typed: str,
    goes_on: bool,
    left: int,
) -> None:
    editor.plan({"replace": [TITLE], "exit": 1}, {"replace": [NOTES]})
    run("edit", "harel2018")
    [path] = kept(tmp_path)
    ran = typing(typed, "edit", "harel2018")
    assert f"an earlier edit is kept, or open elsewhere: {path}" in ran.err
    assert ("My successful" in editor.seen[1]["text"]) is goes_on
    assert not path.exists()
    assert len(kept(tmp_path)) == left


def test_a_kept_text_that_is_gone_on_with_unchanged_is_an_edit(
    typing: Run, run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [TITLE], "exit": 1}, {})
    run("edit", "harel2018")
    ran = typing("y\nn\n", "edit", "harel2018")
    assert "store? " in ran.err
    assert len(kept(tmp_path)) == 1


def test_kept_texts_are_discarded_once_agreed(
    run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    failed(run("edit", "harel2018", "--discard"), "no text of an earlier edit", code=4)
    editor.plan({"replace": [TITLE], "exit": 1}, {"replace": [NOTES], "exit": 1}, {})
    run("edit", "harel2018")
    run("edit", "harel2018")
    assert run("edit", "harel2018").err.startswith("an earlier edit is kept (1 more): ")
    both = kept(tmp_path)
    assert run("edit", "harel2018", "--discard", "--dry-run").code == 0
    assert run("edit", "harel2018", "--discard").code == 1
    assert kept(tmp_path) == both
    ran = run("edit", "harel2018", "--discard", "--yes", "--json")
    assert {row["file"] for row in ran.data} == {str(path) for path in both}
    assert not [path for path in (tmp_path / "state").rglob("*") if path.is_file()]
    failed(run("edit", "x", "--discard", "--continue", "y"), "contradict", code=2)


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that has another edit end when the first one's step has been taken."""

    def after(step: str) -> None:
        import casegraph.cli.edit as module

        original = getattr(module, step)
        calls = iter([True])

        def done(*arguments: Any) -> Any:
            result = original(*arguments)
            if next(calls, False):
                stdin = sys.stdin
                assert main(["-q", "edit", "harel2018", "--yes"]) == 0
                assert sys.stdin is stdin
            return result

        monkeypatch.setattr(module, step, done)

    return after


@pytest.mark.parametrize("step", ["open_editor", "ask"])
def test_a_concurrent_change_is_never_overwritten(
    typing: Run,
    run: Run,
    held: Path,
    editor: Editor,
    tmp_path: Path,
    meanwhile: Callable[[str], None],
    step: str,
) -> None:
    meanwhile(step)
    editor.plan({"replace": [TITLE, MINE]}, {"replace": [NOTES]})
    ran = typing("y\n", "edit", "harel2018")
    assert ran.code == 5
    assert "changed meanwhile:\nnotes\n  + Theirs.\nyour changes:\ntitle\n  - Succ" in ran.err
    assert "error: harel2018 was changed meanwhile, against what you change: notes\n" in ran.err
    after = shown(run)
    assert after["notes"] == "Theirs."
    assert after["title"].startswith("Successful")
    [path] = kept(tmp_path)
    assert TITLE[1] in path.read_text(encoding="utf-8")

    assert f"hint: casegraph edit harel2018 --continue {path}, without -y, shows both" in ran.err
    editor.plan({"replace": [("\nnotes: Mine.", "\nnotes: Theirs.")]})
    ran = typing("y\n", "edit", "harel2018", "--continue", path, "--json")
    [seen] = editor.seen
    assert '#! notes: null -> "Theirs."' in seen["text"].splitlines()
    assert [change["path"] for change in ran.data["changes"]] == ["title"]
    assert kept(tmp_path) == []
    assert shown(run)["notes"] == "Theirs."


@pytest.mark.parametrize("step", ["open_editor", "ask"])
def test_changes_of_different_fields_are_joined(
    typing: Run,
    run: Run,
    held: Path,
    editor: Editor,
    tmp_path: Path,
    meanwhile: Callable[[str], None],
    step: str,
) -> None:
    meanwhile(step)
    editor.plan({"replace": [TITLE]}, {"replace": [NOTES]})
    ran = typing("y\ny\n", "edit", "harel2018")
    assert ran.code == 0, ran.err
    joined = "changed meanwhile, and joined with yours:\nnotes\n  + Theirs.\nyour changes:\ntitle\n"
    assert ran.err.index(joined) < ran.err.rindex("store? [y/n/e(dit again)]")
    assert ran.out.splitlines()[-1] == "harel2018\tstored\t3\t1"
    assert (shown(run)["title"][:13], shown(run)["notes"]) == ("My successful", "Theirs.")
    assert kept(tmp_path) == []


def test_who_changes_nothing_is_not_told_of_others(
    run: Run, held: Path, editor: Editor, meanwhile: Callable[[str], None]
) -> None:
    meanwhile("open_editor")
    editor.plan({}, {"replace": [NOTES]})
    ran = run("edit", "harel2018")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[-1] == "harel2018\tunchanged\t1\t0"


def test_a_text_of_an_older_revision_is_not_stored_unasked(
    run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [MINE], "exit": 1}, {"replace": [NOTES]})
    run("edit", "harel2018")
    [path] = kept(tmp_path)
    run("edit", "harel2018", "--yes")
    ran = run("edit", "harel2018", "--continue", path, "--yes")
    failed(ran, "changed meanwhile", f"--continue {path}, without -y", code=5)
    assert kept(tmp_path) == [path]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_a_killed_terminal_leaves_the_text(
    run: Run, held: Path, template: Path, editor: Editor, tmp_path: Path, number: int
) -> None:
    """The command and its editor, which has saved the text, are killed together."""
    editor.plan({"replace": [TITLE], "signal": number, "whom": "group"}, {})
    ran = subprocess.run(
        [sys.executable, "-c", RUN, "--archive", str(held), "edit", "harel2018", "--yes"],
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert ran.returncode == -number
    [path] = kept(tmp_path)
    assert ran.stderr == f"editing harel2018 in {path}\n"
    assert TITLE[1] in path.read_text(encoding="utf-8")
    unchanged(held, template)
    ran_on = run("edit", "harel2018", "--continue", path, "--yes", "--json")
    assert [change["path"] for change in ran_on.data["changes"]] == ["title"]


def test_a_killed_edit_leaves_the_text_or_has_stored_it(
    run: Run, template: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan(*([{"replace": [TITLE]}] * 40))
    (tmp_path / "killed").mkdir()
    left = killed(template, tmp_path / "killed", 9, "edit", "harel2018", "--yes")
    opened = {
        Path(path).parent.name: Path(path) for seen in editor.seen for path in seen["arguments"]
    }
    states = []
    for path in left:
        assert content(path)[1] == "ok"
        stored = run("--archive", path, "show", "harel2018", "--json").data["title"]
        texts = [text for name, text in opened.items() if name.startswith(f"{path.stem}-")]
        is_stored = stored.startswith("My ")
        states.append((bool(texts), is_stored))
        for text in texts:
            assert is_stored or TITLE[1] in text.read_text(encoding="utf-8")
    assert {(True, False), (True, True)} <= set(states)


def test_an_archive_that_another_program_writes_to_leaves_the_text(
    run: Run,
    held: Path,
    template: Path,
    editor: Editor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    original: Callable[..., sqlite3.Connection] = sqlite3.connect

    def impatient(address: str, timeout: float = 0, **options: Any) -> sqlite3.Connection:
        return original(address, timeout=0, **options)

    monkeypatch.setattr(sqlite3, "connect", impatient)
    with closing(original(held)) as other:
        other.execute("BEGIN IMMEDIATE")
        editor.plan({"replace": [TITLE]})
        ran = run("edit", "harel2018", "--yes")
        assert (ran.code, ran.out) == (1, "")
        assert "database is locked" in ran.err
    [path] = kept(tmp_path)
    assert TITLE[1] in path.read_text(encoding="utf-8")
    unchanged(held, template)


def test_an_interrupt_keeps_the_text(
    run: Run, held: Path, template: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [TITLE], "signal": signal.SIGINT})
    ran = run("edit", "harel2018", "--yes")
    assert (ran.code, ran.out) == (130, "")
    [path] = kept(tmp_path)
    assert TITLE[1] in path.read_text(encoding="utf-8")
    assert f"--continue {path}" in ran.err
    unchanged(held, template)


def test_an_interrupt_while_the_editor_is_open_is_the_editors(
    run: Run, held: Path, editor: Editor
) -> None:
    editor.plan({"replace": [TITLE], "signal": signal.SIGINT, "whom": os.getpid()})
    assert run("edit", "harel2018", "--yes", "--json").data["status"] == "stored"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_editor_that_fails_stores_nothing(
    run: Run, held: Path, template: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"replace": [TITLE], "exit": 7})
    ran = run("edit", "harel2018", "--yes")
    assert (ran.code, ran.out) == (1, "")
    assert "ended with exit code 7: nothing is stored" in ran.err
    assert TITLE[1] in kept(tmp_path)[0].read_text(encoding="utf-8")
    unchanged(held, template)


def test_a_removed_field_is_gone(run: Run, held: Path, page: Path, editor: Editor) -> None:
    run("add", page)
    before = shown(run)
    assert before["abstract"]
    editor.plan({"write": json.dumps({k: v for k, v in before.items() if k != "abstract"})})
    changes = run("edit", "harel2018", "--yes", "--json").data["changes"]
    assert changes == [{"path": "abstract", "before": before["abstract"], "after": None}]
    assert "abstract" not in shown(run)


def test_carriage_returns_are_line_ends(run: Run, held: Path, editor: Editor) -> None:
    before = shown(run)
    editor.plan({"end": "\r\n"}, {"replace": [TITLE], "end": "\r\n"})
    assert run("edit", "harel2018", "--json").data["status"] == "unchanged"
    ran = run("edit", "harel2018", "--yes", "--json")
    assert [change["path"] for change in ran.data["changes"]] == ["title"]
    assert {**shown(run), "title": None} == {**before, "title": None}


def test_an_emptied_file_stores_nothing(
    run: Run, held: Path, template: Path, editor: Editor, tmp_path: Path
) -> None:
    editor.plan({"write": ""})
    ran = run("edit", "harel2018", "--yes")
    assert ran.code == 3
    assert "the file is empty" in ran.err
    assert kept(tmp_path) == []
    unchanged(held, template)


def test_a_full_disk_leaves_the_text_as_it_was_saved(
    run: Run,
    held: Path,
    template: Path,
    editor: Editor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = iter([True, True])
    original = os.fsync

    def full(handle: int) -> None:
        if not next(written, False):
            raise OSError(errno.ENOSPC, "No space left on device")
        original(handle)

    monkeypatch.setattr(os, "fsync", full)
    editor.plan({"replace": [TITLE, MISTAKE]})
    ran = run("edit", "harel2018", "--yes")
    assert ran.code == 1
    assert "the disk is full" in ran.err
    [path] = kept(tmp_path)
    assert TITLE[1] in path.read_text(encoding="utf-8")
    assert f"--continue {path}" in ran.err
    unchanged(held, template)


def test_a_full_disk_before_the_editor_opens(
    run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("a file is in the way", encoding="utf-8")
    editor.plan()
    failed(run("edit", "harel2018"), "cannot make the folder")
    assert editor.seen == []


def test_a_file_from_elsewhere_is_copied(
    run: Run, held: Path, bundled: Path, editor: Editor, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(run("show", "harel2018").out.replace(*TITLE), encoding="utf-8")
    text = mine.read_text(encoding="utf-8")
    editor.plan({})
    ran = run("edit", "harel2018", "--continue", mine, "--yes", "--json")
    assert [change["path"] for change in ran.data["changes"]] == ["title"]
    assert mine.read_text(encoding="utf-8") == text
    assert kept(tmp_path) == []


def test_files_that_cannot_be_gone_on_with(
    run: Run, held: Path, editor: Editor, tmp_path: Path
) -> None:
    failed(run("edit", "harel2018", "--continue", "none.yaml"), "no file none.yaml", code=4)
    (tmp_path / "binary.yaml").write_bytes(b"\x00\x01")
    failed(run("edit", "harel2018", "--continue", "binary.yaml"), "a binary file", code=3)
    editor.plan({"replace": [TITLE], "exit": 1})
    run("edit", "harel2018")
    [path] = kept(tmp_path)
    other = path.rename(path.with_name(path.name.replace("harel2018", "berger1998")))
    failed(run("edit", "harel2018", "--continue", other), "holds no edit of harel2018", code=2)


def test_reports_and_archives_that_are_not_there(run: Run, editor: Editor, tmp_path: Path) -> None:
    failed(run("edit", "harel2018"), "no archive at", code=4)
    run("init")
    failed(run("edit", "harel2018"), "no report harel2018", code=4)
    assert kept(tmp_path) == []
