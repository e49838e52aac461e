"""`casegraph new`: the template, a draft from a page, and questions in the terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from tests.cli.conftest import RUN, Run, failed

from casegraph.app.archive import bundled_terms
from casegraph.app.interview import Interview, load
from casegraph.cli.questions_asked import Asker
from casegraph.model.record import Record
from casegraph.vocab.terms import Vocabulary

PAGE = """Annals of Invented Neurology

, Volume 3, Issue 1, pp 11–13 | Cite as

Interleukin-7 in a beekeeper with progressive multifocal leukoencephalopathy

  • Mina Rao
  • Otto Falk Berg
Case Report

A 52-year-old beekeeper lost the use of one arm. Interleukin-7 was given; she has been stable.

PML\u00a0Interleukin-7\u00a0

Compliance with ethical standards

Conflict of interest

Mina Rao reports no disclosures.

Otto Falk Berg reports no disclosures.

  1. Alder B, Birch C (2014) Maraviroc for PML in a forester. J Imag Neurol 3(1):10–14Google Scholar
  2. Cedar D (2016) A vaccine for the few. J Imag Neurol 5(2):20–24Google Scholar

Copyright information

© Invented Neurology Ltd 2020

Authors and Affiliations

  1. 1.Apiary HospitalOsloNorway
"""


@pytest.fixture
def folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_a_template_is_written_with_its_schema(run: Run, folder: Path) -> None:
    ran = run("new", "-o", "report.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "wrote report.yaml and record.schema.json\n"
    first = (folder / "report.yaml").read_text("utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=record.schema.json"
    schema = json.loads((folder / "record.schema.json").read_text("utf-8"))
    assert schema == run("schema").data
    failed(run("new", "-o", "report.yaml"), "report.yaml exists", "--force", code=2)
    before = (folder / "record.schema.json").stat().st_ino
    assert run("new", "-o", "report.yaml", "--force").err == "wrote report.yaml\n"
    assert (folder / "record.schema.json").stat().st_ino == before


def test_a_template_with_a_title_is_valid(run: Run, folder: Path) -> None:
    run("new", "-o", "report.yaml")
    path = folder / "report.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^title: # ", "title: ", text), encoding="utf-8")
    assert run("validate", path, "--json").data[0]["valid"] is True
    used = re.sub(r"(?m)^# (?!yaml-language-server)", "", path.read_text("utf-8"))
    path.write_text(used, encoding="utf-8")
    assert run("validate", path, "--json").data[0]["valid"] is True


def test_an_older_schema_is_replaced_and_no_other_file(run: Run, folder: Path) -> None:
    schema = folder / "record.schema.json"
    schema.write_text('{"title": "casegraph record"}', encoding="utf-8")
    assert "record.schema.json" in run("new", "-o", "report.yaml").err
    assert json.loads(schema.read_text("utf-8")) == run("schema").data
    schema.write_text('{"title": "mine"}', encoding="utf-8")
    failed(run("new", "-o", "other.yaml"), "record.schema.json", code=2)
    assert schema.read_text("utf-8") == '{"title": "mine"}'
    assert not (folder / "other.yaml").exists()


def test_on_standard_output_the_schema_is_told_how_to_get(run: Run, folder: Path) -> None:
    lines = run("new").out.split("\n")
    assert lines[1].startswith("# casegraph schema -o record.schema.json")
    assert not (folder / "record.schema.json").exists()


def test_an_empty_table_is_written(run: Run, folder: Path) -> None:
    assert "title" in run("new", "--table", "reports").out.split("\n")[0]
    assert run("new", "--table", "therapy", "-o", "steps.csv").err == "wrote steps.csv\n"
    assert "agents" in (folder / "steps.csv").read_text("utf-8-sig").split("\n")[0]


def test_a_refused_page_leaves_nothing(run: Run, folder: Path) -> None:
    before = sorted(folder.iterdir())
    failed(run("new", "--from", "-", "-o", "report.yaml", stdin=b"hello"), "<stdin>", code=3)
    failed(run("new", "--from", "absent.txt", "-o", "report.yaml"), "absent.txt", code=4)
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "page.txt", "--interactive"), "contradict"),
        (("page.txt",), "--from"),
        (("--table", "reports", "--from", "page.txt"), "contradict"),
        (("--table", "report"), "did you mean reports?"),
        (("--add",), "--interactive"),
        (("--interactive",), "terminal"),
        (("--resume",), "terminal"),
    ],
)
def test_words_that_contradict_each_other(
    run: Run, folder: Path, words: tuple[str, ...], said: str
) -> None:
    failed(run("new", *words), said, code=2)


def test_from_a_paste_to_a_stored_record_with_one_edit(run: Run, folder: Path) -> None:
    ran = run("new", "--from", "-", "-o", "rao.yaml", stdin=PAGE.encode())
    assert ran.code == 0
    assert "references: 2" in ran.err
    path = folder / "rao.yaml"
    text = path.read_text("utf-8")
    assert "it may be 'Falk Berg'" in text
    edited = text.replace(
        "family: Berg\n    given: Otto Falk", "family: Falk Berg\n    given: Otto"
    )
    assert edited != text
    path.write_text(edited, encoding="utf-8")
    assert run("add", path).code == 0
    shown = run("show", "rao2020", "--json").data
    assert shown["title"] == PAGE.split("\n")[4]
    assert [a["family"] for a in shown["authors"]] == ["Rao", "Falk Berg"]
    assert (shown["journal"], shown["issued"], shown["page"]) == (
        "Annals of Invented Neurology",
        "2020",
        "11-13",
    )
    assert shown["keywords"] == ["PML", "Interleukin-7"]
    assert shown["affiliations"][0]["country"] == "NO"
    [first, second] = run("references", "rao2020", "--json").data
    assert [entry["treatment"] for entry in first["coverage"]] == ["maraviroc"]
    assert second["year"] == 2016
    assert run("add", path, "--json").data[0]["status"] == "unchanged"


def ask(pipe: PipeInput, path: Path, *typed: str) -> Record:
    """Answer the questions of an interview as a person at a terminal does."""
    pipe.send_text("".join(typed))
    with create_app_session(input=pipe, output=DummyOutput()):
        interview = Interview(Vocabulary(bundled_terms()))
        return Asker(interview, path, output=DummyOutput()).run()


def test_questions_are_answered_taken_back_and_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ("?\r", "A tital\r", "<\r", "\x15A title\r", "J Imag\r", "2018-13\r", "2018-10\r")
    with create_pipe_input() as pipe:
        rest = "\r" * 12 + "no\r" + "\r" * 40
        record = ask(pipe, tmp_path / "answers.json", *answers, rest)
    said = capsys.readouterr().err
    assert (record.title, record.journal, record.issued) == ("A title", "J Imag", "2018-10")
    assert "Title as printed." in said
    assert "got '2018-13'" in said
    assert "title: A title" in said


def test_a_choice_is_typed_in_place_of_the_default(tmp_path: Path) -> None:
    with create_pipe_input() as pipe:
        titled = "A title\r" + "\r" * 14
        record = ask(pipe, tmp_path / "a.json", titled, "yes\r", "Jo\r", "63\r", "male\r", "<\r",
                     "female\r", "<\r", "-\r", "\r" * 60)  # fmt: skip
    [case] = record.cases
    assert (case.label, case.age, case.sex) == ("Jo", 63, None)


def test_an_interruption_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    with create_pipe_input() as pipe, pytest.raises(KeyboardInterrupt):
        ask(pipe, path, "A title\r", "J Imag\r", "20\x03")
    interview = load(path, Vocabulary(bundled_terms()))
    assert [answer.text for answer in interview.answers] == ["A title", "J Imag"]


class Terminal:
    """A command on a terminal of its own, driven as by a person."""

    def __init__(self, folder: Path, *words: str) -> None:
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
            start_new_session=True,
        )
        os.close(theirs)
        self.shown = ""

    def wait_for(self, words: str) -> None:
        while words not in self.shown:
            self.shown += os.read(self._ours, 65536).decode("utf-8", "replace")
        self.shown = self.shown.partition(words)[2]

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def end(self) -> int:
        try:
            while os.read(self._ours, 65536):
                pass
        except OSError:  # the other end is closed
            pass
        return self.process.wait()


def test_a_killed_terminal_is_gone_on_with(folder: Path, run: Run) -> None:
    first = Terminal(folder, "new", "--interactive", "-o", "report.yaml")
    first.wait_for("Title")
    first.type("A rare case\r")
    first.wait_for("Journal")
    first.type("J Imag\r")
    first.wait_for("Issued")
    first.process.send_signal(signal.SIGKILL)
    first.end()
    second = Terminal(folder, "new", "--resume", "--add", "-o", "report.yaml")
    second.wait_for("Issued")
    second.type("2018\r" + "\r" * 12)
    second.wait_for("Describe a patient")
    second.type("no\r" + "\r" * 11)
    second.wait_for("Keep this record")
    second.type("\r")
    assert second.end() == 0
    text = (folder / "report.yaml").read_text("utf-8")
    assert text == 'casegraph: "1"\ntitle: A rare case\njournal: J Imag\nissued: "2018"\n'
    assert run("list", "--json").data[0]["title"] == "A rare case"
    assert list((folder / "state").rglob("*.answers.json")) == []
