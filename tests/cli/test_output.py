"""What commands print: the same answer in every form, to a pipe, a file, a terminal."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import RUN, Run, failed

LISTS = {
    "list": ("list",),
    "references": ("references",),
    "one treatment": ("references", "-t", "IL-7"),
    "check": ("check",),
    "search": ("search", "interleukin"),
    "cites": ("graph", "cites", "harel2018"),
    "cited-by": ("graph", "cited-by", "berger1998"),
    "add": ("add", "--dry-run", "report.yaml"),
    "validate": ("validate", "report.yaml"),
}
ANSWERS = {"coverage": ("coverage", "harel2018"), "status": ("status",)}
QUESTIONS = {**LISTS, **ANSWERS}
# What is buffered is written at the program's end, too: there another error may come.
BUFFERED = {name: os.environ[name] for name in os.environ.keys() - {"PYTHONUNBUFFERED"}}


@pytest.fixture
def asked(run: Run, held: Path, bundled: Path, tmp_path: Path) -> Run:
    """Return the command line over the held archive, with the record beside it."""
    (tmp_path / "report.yaml").write_bytes(bundled.read_bytes())
    return run


def rows(text: str, form: str) -> list[list[str]]:
    if form == "csv":
        return list(csv.reader(io.StringIO(text)))
    return [line.split("\t") for line in text.splitlines()]


@pytest.mark.parametrize("words", QUESTIONS.values(), ids=QUESTIONS)
def test_every_form_says_the_same(asked: Run, words: tuple[str, ...]) -> None:
    plain = asked(*words)
    assert plain.code == 0, plain.err
    header, *body = rows(plain.out, "tsv")
    assert body
    assert all(len(row) == len(header) for row in body)
    assert plain.out == asked(*words, "-f", "tsv").out
    assert rows(asked(*words, "--format", "csv").out, "csv") == [header, *body]
    document = asked(*words, "--json").data
    assert asked(*words, "-f", "json").data == document
    lines = [json.loads(line) for line in asked(*words, "-f", "jsonl").out.splitlines()]
    assert lines == (document if isinstance(document, list) else [document])


@pytest.mark.parametrize("words", LISTS.values(), ids=LISTS)
def test_a_list_is_a_list_of_as_many(asked: Run, words: tuple[str, ...]) -> None:
    document = asked(*words, "--json").data
    header, *body = rows(asked(*words).out, "tsv")
    assert isinstance(document, list)
    assert len(document) == len(body)
    for name in {"number", "key", "report", "work", "file"} & set(header) & set(document[0]):
        told = [item[name] for item in document]
        assert [row[header.index(name)] for row in body] == [_shown(value) for value in told]


def _shown(value: object) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize(
    "words",
    [
        ("references", "-t", "vaccination", "-t", "IL-7", "--basis", "class"),
        ("search", "nothingatall"),
        ("graph", "cited-by", "harel2018"),
    ],
    ids=" ".join,
)
def test_nothing_found_is_done(asked: Run, words: tuple[str, ...]) -> None:
    assert asked(*words, "--json").out == "[]\n"
    assert asked(*words, "-f", "jsonl").out == ""
    plain = asked(*words)
    assert (plain.code, plain.err, plain.out.count("\n")) == (0, "", 1)


def test_standard_output_is_data_only(run: Run, bundled: Path) -> None:
    ran = run("add", bundled, "--json")
    assert ran.data[0]["status"] == "added"
    assert "created" in ran.err
    assert "warning: " in ran.err
    for words in (("init",), ("migrate",)):
        assert run(*words).out == ""
        assert set(run(*words, "--json").data) >= {"archive", "created", "schema"}


def test_quiet_and_verbose(run: Run, bundled: Path, tmp_path: Path) -> None:
    kinds: dict[str | None, set[str]] = {}
    run("init")
    for option in ("-q", "--quiet", "-v", "--verbose", None):
        words = (option,) if option else ()
        ran = run(*words, "add", "--dry-run", bundled)
        assert ran.code == 0
        kinds[option] = {line.partition(":")[0] for line in ran.err.splitlines()}
    assert kinds["-q"] == kinds["--quiet"] == set()
    assert {"warning", "hint"} <= kinds[None]
    assert "info" not in kinds[None]
    assert "info" in kinds["-v"]
    (tmp_path / "bad.yaml").write_text("titel: x\n", encoding="utf-8")
    assert run("-q", "add", "bad.yaml").err.startswith("error: bad.yaml:1:1")


@pytest.mark.parametrize(
    "words",
    [*QUESTIONS.values(), ("show", "harel2018"), ("schema",), ("export", "graphml")],
    ids=" ".join,
)
def test_output_files_are_whole_and_never_overwritten_unasked(
    asked: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    if words[0] in {"add", "validate"}:
        failed(asked(*words, "-o", "out"), "no such option: -o", code=2)
        return
    printed = asked(*words).out
    assert asked(*words, "-o", "out").out == ""
    assert (tmp_path / "out").read_bytes() == printed.encode()
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    failed(asked(*words, "-o", "out"), "out exists", "hint: --force", code=2)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"
    assert asked(*words, "-o", "out", "--force").code == 0
    assert (tmp_path / "out").read_bytes() == printed.encode()
    failed(asked(*words, "-o", "absent/out"), "cannot write absent/out: its folder does not exist")
    assert {path.name for path in tmp_path.iterdir()} == {"casegraph.db", "report.yaml", "out"}


def test_a_failed_question_leaves_the_output_file_alone(asked: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    failed(asked("show", "nobody", "-o", "out", "--force"), "nobody", code=4)
    failed(asked("references", "-t", "nothing", "-o", "out", "--force"), "nothing", code=4)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def program(*words: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", RUN, *map(str, words)], capture_output=True, check=False, **options
    )


@pytest.mark.parametrize(
    "words",
    [
        ("references", "--json"),
        ("show", "harel2018"),
        ("export", "graphml"),
        ("export", "svg"),
        ("list",),
        ("--help",),
    ],
    ids=" ".join,
)
def test_a_closed_pipe_is_quiet(held: Path, words: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-c", RUN, "--archive", held, *words],
            stdout=closed,
            stderr=subprocess.PIPE,
            env=BUFFERED,
            check=False,
        )
    assert done.stderr == b""
    assert done.returncode == (1 if words == ("--help",) else 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("words", [("list",), ("export", "graphml")], ids=" ".join)
def test_output_that_cannot_be_written(held: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", RUN, "--archive", held, *words],
            stdout=full,
            stderr=subprocess.PIPE,
            env=BUFFERED,
            check=False,
        )
    assert done.returncode == 1
    expected = b"error: cannot write to standard output: No space left on device\n"
    assert done.stderr == expected


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(held: Path, tmp_path: Path, closed: str) -> None:
    (tmp_path / "bad.yaml").write_text("titel: x\n", encoding="utf-8")
    line = f'"$0" -c "$1" --archive "$2" add "$3" {closed}'
    words = ("sh", "-c", line, sys.executable, RUN, held, tmp_path / "bad.yaml")
    done = subprocess.run(words, capture_output=True, check=False)
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    if "2>&-" in closed:
        assert b"error" not in done.stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_output_is_utf_8_in_every_locale(
    template: Path, tmp_path: Path, bundled: Path, environment: dict[str, str]
) -> None:
    folder = tmp_path / "日本 ü"
    folder.mkdir()
    shutil.copy(template, folder / "ä?#%41.db")
    report = folder / "ë.yaml"
    report.write_bytes(bundled.read_bytes())
    given = {**os.environ, **environment}
    added = program("--archive", folder / "ä?#%41.db", "add", report, "--json", env=given)
    assert added.returncode == 0, added.stderr
    assert json.loads(added.stdout)[0]["file"] == str(report)
    shown = program("--archive", folder / "ä?#%41.db", "references", env=given)
    assert "ß1" in shown.stdout.decode("utf-8")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert {path.name for path in folder.iterdir()} == {"ë.yaml", "ä?#%41.db"}


def test_names_that_are_no_text(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    report, archive = folder + b"/a\xff.yaml", folder + b"/b\xff.db"
    Path(os.fsdecode(report)).write_text("title: A\n", encoding="utf-8")
    words = ("--archive", os.fsdecode(archive), "add", os.fsdecode(report), "--json")
    done = subprocess.run([sys.executable, "-c", RUN, *words], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["file"].endswith(r"a\xff.yaml")
    assert Path(os.fsdecode(archive)).is_file()
