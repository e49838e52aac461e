"""The conventions that hold for every command: names, help, exit codes, the archive's place."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import RUN, Run, content, failed
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from casegraph.cli.commands import Commands, GraphCommands, VocabCommands
from casegraph.cli.lazy import CommandEntry
from casegraph.cli.main import app, main

ENTRIES = (*Commands.entries, *GraphCommands.entries, *VocabCommands.entries)
WITHOUT_ARCHIVE = {"demo", "parse", "validate", "schema"}
NO_TABLE = {"schema", "export", "new"}
WRITING = {"add"}


def built(entry: CommandEntry) -> TyperCommand:
    command = entry.build()
    assert isinstance(command, TyperCommand)
    return command


def options(entry: CommandEntry) -> set[str]:
    return {name for parameter in built(entry).params for name in parameter.opts}


def words(entry: CommandEntry) -> list[str]:
    groups = {"graph": GraphCommands.entries, "vocab": VocabCommands.entries}
    return [*(name for name, entries in groups.items() if entry in entries), entry.name]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_help_leads_with_an_example_that_is_a_command(run: Run, entry: CommandEntry) -> None:
    for flag in ("-h", "--help"):
        ran = run(*words(entry), flag)
        assert (ran.code, ran.err) == (0, "")
        _, _, after = ran.out.partition("\n\n")
        example, _, rest = after.strip().partition("\n\n")
        assert example.startswith(f"Example: casegraph {' '.join(words(entry))}")
        assert entry.summary.split(maxsplit=1)[0] in rest
    given = shlex.split(example.removeprefix("Example: casegraph "))[len(words(entry)) :]
    assert built(entry).make_context(entry.name, given).params


@pytest.mark.parametrize("name", [(), ("graph",), ("vocab",)])
def test_a_group_without_a_command_shows_its_help(run: Run, name: tuple[str, ...]) -> None:
    ran = run(*name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: casegraph")
    assert "Example: casegraph" in ran.err
    shown = run(*name, "--help")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.strip() == ran.err.strip()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_options_that_every_command_has(entry: CommandEntry) -> None:
    known = options(entry)
    if entry.name not in NO_TABLE:
        assert "--json" in known
    if entry.name not in WITHOUT_ARCHIVE:
        assert "--archive" in known
    if entry.name in WRITING:
        assert "--dry-run" in known
    writes_a_file = bool({"--output", "--rejects"} & known) and entry.name != "demo"
    assert ("--force" in known) == writes_a_file
    assert ("-f" in known) == ("--format" in known)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_the_options_on_messages_may_follow_every_command(entry: CommandEntry) -> None:
    assert {"-q", "--quiet", "-v", "--verbose", "--debug"} <= options(entry)


def test_the_options_on_messages_mean_the_same_everywhere(run: Run, bundled: Path) -> None:
    for option in ("-q", "-v"):
        first = run(option, "add", "--dry-run", bundled)
        assert run("add", "--dry-run", bundled, option) == first
    assert run("add", "--dry-run", bundled, "-q").err == ""
    assert run("vocab", "-q", "add", "zo", "--vocabulary", "finding", "--dry-run").code == 0


def test_a_record_is_shown_in_the_form_that_is_asked_for(run: Run, held: Path) -> None:
    assert run("show", "harel2018", "-f", "json").out == run("show", "harel2018", "--json").out
    assert run("show", "harel2018", "-f", "yaml").out == run("show", "harel2018").out
    failed(run("show", "harel2018", "--json", "-f", "yaml"), "contradict", code=2)


def test_every_parameter_says_what_it_is() -> None:
    for entry in ENTRIES:
        for parameter in built(entry).params:
            assert getattr(parameter, "help", None), (entry.name, parameter.name)


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        (["lst"], "no such command 'lst'", "did you mean 'list'?"),
        (["graph", "citedby"], "no such command 'citedby'", "did you mean 'cited-by', 'cites'?"),
        (["zzzz"], "no such command 'zzzz'", "see casegraph --help"),
        (
            ["references", "--treatmnt", "x"],
            "no such option: --treatmnt",
            "did you mean --treatment?",
        ),
        (["list", "--zzz"], "no such option: --zzz", "see casegraph list --help"),
        (["show"], "missing argument 'KEY'", "see casegraph show --help"),
        (["list", "-f", "xml"], "invalid value for '--format' / '-f': 'xml'", "see casegraph list"),
        (["search", "x", "--limit", "0"], "invalid value for '--limit': 0", "see casegraph search"),
        (["search", " -"], "there is no word to search for", "see casegraph search --help"),
        (["export", "png"], "invalid value for 'FORMAT': 'png'", "see casegraph export --help"),
        (["export", "graphml", "--kinds", "wrk"], "no kind of node is called 'wrk'", "known: work"),
        (["status", "more"], "got unexpected extra argument", "see casegraph status --help"),
        (["--archive", "mysql://u:secret@h/x", "list"], "mysql://u:***@h/x", "name a file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_words_are_named_with_the_right_ones(
    held: Path, run: Run, given: list[str], message: str, hint: str
) -> None:
    ran = run(*given)
    failed(ran, message, f"hint: {hint}", code=2)
    assert len(ran.err.splitlines()) == 2
    assert "secret" not in ran.err


def test_names_that_are_nearly_right(run: Run, held: Path) -> None:
    failed(run("show", "harel2081"), "harel2081", "did you mean harel2018", code=4)
    failed(run("references", "-t", "maravirok"), "did you mean maraviroc", code=4)
    failed(run("references", "nobody2018"), "nobody2018", code=4)
    failed(run("graph", "cites", "berger1989"), "did you mean berger1998", code=4)


def test_the_archive_is_named_before_or_after_the_command(run: Run, held: Path) -> None:
    other = held.rename(held.with_name("other.db"))
    expected = run("--archive", other, "list", "--json")
    assert expected.code == 0
    assert run("list", "--archive", other, "--json").out == expected.out
    assert run("graph", "--archive", other, "cites", "harel2018").code == 2
    assert run("graph", "cites", "harel2018", "--archive", other).code == 0
    both = run("--archive", "none.db", "list", "--archive", other, "--json")
    assert both.out == expected.out


def test_which_archive_is_used_and_why(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(data))

    def used(*given: str) -> tuple[str, str, bool]:
        status = run(*given, "status", "--json").data
        return status["archive"], status["reason"], status["exists"]

    monkeypatch.delenv("CASEGRAPH_ARCHIVE")
    place = str(data / "casegraph" / "casegraph.db")
    assert used() == (place, "the user's data folder", False)
    assert not data.exists()
    assert run("init").code == 0
    assert used() == (place, "the user's data folder", True)
    (tmp_path / "casegraph.db").touch()
    assert used() == ("casegraph.db", "found in this folder", False)
    monkeypatch.setenv("CASEGRAPH_ARCHIVE", "named.db")
    assert used() == ("named.db", "named by CASEGRAPH_ARCHIVE", False)
    assert used("--archive", "option.db") == ("option.db", "named by --archive", False)
    monkeypatch.setenv("CASEGRAPH_ARCHIVE", "")
    assert used() == ("casegraph.db", "found in this folder", False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["casegraph.db", "data"]


def test_a_url_of_a_file_is_a_path(run: Run, held: Path) -> None:
    assert (
        run("--archive", f"sqlite:///{held}", "list", "--json").data == run("list", "--json").data
    )
    failed(run("--archive", "sqlite://", "list"), "no archive can be kept", code=2)
    failed(run("--archive", "https://example.org/a", "list"), "no archive can be kept", code=2)


def test_writing_twice_is_writing_once(run: Run, bundled: Path, tmp_path: Path) -> None:
    rehearsed = run("init", "--dry-run", "--json").data
    assert list(tmp_path.iterdir()) == []
    first = run("init", "--json").data
    assert rehearsed == first
    second = run("init", "--json").data
    assert (first["created"], first["schema_before"], first["vocabulary_changed"]) == (
        True,
        None,
        True,
    )
    assert (second["created"], second["vocabulary_changed"]) == (False, False)
    assert second["schema_before"] == second["schema"] == first["schema"]
    assert run("init", "--dry-run", "--json").data == second
    assert run("migrate", "--json").data == second
    assert run("add", bundled, "--json").data[0]["status"] == "added"
    before = content(tmp_path / "casegraph.db")
    for words in (("add", bundled), ("init",), ("migrate",), ("add", "--dry-run", bundled)):
        assert run(*words).code == 0
        assert content(tmp_path / "casegraph.db") == before
    assert run("add", bundled, "--json").data[0]["status"] == "unchanged"


def test_a_dry_run_makes_no_archive(run: Run, bundled: Path, tmp_path: Path) -> None:
    ran = run("add", "--dry-run", bundled, "--json")
    assert (ran.code, ran.data[0]["status"], ran.data[0]["references"]) == (0, "added", 15)
    assert "created" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_of_a_change(run: Run, held: Path, changed: Path) -> None:
    before = content(held)
    ran = run("add", "--dry-run", changed, "--json")
    assert (ran.data[0]["key"], ran.data[0]["status"]) == ("harel2018", "updated")
    assert content(held) == before


def test_a_user_without_a_name(run: Run, bundled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert run("add", bundled, "--json").data[0]["status"] == "added"


BROKEN = """
import casegraph.app.reports

def broken(archive):
    raise ZeroDivisionError("twice\\nover")

casegraph.app.reports.list_reports = broken
"""


def test_an_unexpected_error_is_one_line_and_a_traceback_is_asked_for() -> None:
    def run_broken(*given: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", BROKEN + RUN, *given],
            capture_output=True,
            text=True,
            check=False,
        )

    quiet = run_broken("list")
    assert (quiet.returncode, quiet.stdout) == (1, "")
    assert quiet.stderr.splitlines() == [
        r"error: unexpected ZeroDivisionError: twice\nover",
        "hint: run again with --debug for the traceback",
    ]
    loud = run_broken("--debug", "list")
    assert loud.returncode == 1
    assert "Traceback (most recent call last)" in loud.stderr
    assert "ZeroDivisionError" in loud.stderr


def test_debug_shows_where_a_known_error_came_from(tmp_path: Path) -> None:
    given = ("--archive", tmp_path / "none.db", "list")
    for debug, expected in (((), 4), (("--debug",), 1)):
        done = subprocess.run(
            [sys.executable, "-c", RUN, *debug, *given],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expected
        assert ("Traceback" in done.stderr) == bool(debug)
        assert "there is no archive" in done.stderr


def test_a_command_ends_with_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("casegraph ")
    assert main(["--help"]) == 0


def test_standard_input_is_read_only_when_asked(run: Run, held: Path, bundled: Path) -> None:
    for given in (("list",), ("validate", str(bundled)), ("search", "x -")):
        assert run(*given, stdin=b"title: never read\n").code == 0
    assert (
        run(
            "validate",
            "-",
            stdin=b"title: read\n",
        ).code
        == 0
    )


def test_a_work_is_named_in_every_way(run: Run, held: Path) -> None:
    doi = "10.1007/s13365-018-0657-x"
    names = ("harel2018", doi, f"doi:{doi}", f"https://doi.org/{doi}", doi.upper())
    found = [run("graph", "cites", name, "--json").out for name in names]
    assert len(set(found)) == 1
    assert {run("show", name).out for name in names} == {run("show", "harel2018").out}


def test_every_group_is_known() -> None:
    root = get_command(app)
    assert isinstance(root, TyperGroup)
    groups = {name for name, item in root.commands.items() if isinstance(item, TyperGroup)}
    assert groups == {"graph", "vocab"}
    assert {entry.name for entry in Commands.entries} == set(root.commands) - groups
