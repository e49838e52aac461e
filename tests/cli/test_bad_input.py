"""Input of every bad kind: named with its file and line, all of it at once, and nothing changed."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cli.conftest import RUN, Ran, Run

LIMITED = f"""
import resource
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
{RUN}
"""
ERROR = re.compile(r"^error: (?P<file>[^:\n]+)(?::(?P<line>\d+):\d+)?: \S[^\n]*$", re.MULTILINE)
LATIN_1 = "title: T\njournal: Zürcher Blätter\n".encode("latin-1")
NUMBERED = "title: A\nreferences:\n- {number: 1, raw: x}\n- {number: 1, raw: y}\n"
ENDNOTE = "<record><titles><title>A title</title></titles></record></records></xml>"
REFWORKS = "RT Journal Article\nSR Print\nID 7\nA1 Doe, J.\nT1 A title\nYR 2001\n"
WEB_OF_SCIENCE = "FN Web of Science\nVR 1.0\nPT J\nAU Doe, J\nTI A title\nER\n\nEF\n"
ALIASES = "a0: &a0 [x, x]\n" + "".join(
    f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 40)
)


@dataclass(frozen=True)
class Bad:
    """A file that is refused: the code and line of its first error, and words of the message."""

    name: str
    data: bytes
    code: str
    line: int | None
    words: str


def text(name: str, content: str, code: str, line: int | None, words: str) -> Bad:
    return Bad(name, content.encode(), code, line, words)


UNREADABLE = (
    Bad("empty.yaml", b"", "empty-file", None, "the file is empty"),
    Bad("empty.txt", b"", "empty-file", None, "the file is empty"),
    Bad("empty", b"", "empty-file", None, "the file is empty"),
    Bad("mark.txt", b"\xef\xbb\xbf \n\n", "empty-file", None, "the file is empty"),
    Bad("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary-file", None, "a PNG picture"),
    Bad("page.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary-file", None, "a PNG picture"),
    Bad("a.zip", b"PK\x03\x04\x14\x00\x00\x00", "binary-file", None, "a ZIP archive"),
    Bad("a.docx", b"PK\x03\x04\x14\x00word/x.xml", "binary-file", None, "a Word document"),
    Bad("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary-file", None, "a PDF file"),
    Bad("a.bin", random.Random(7).randbytes(5000), "binary-file", None, "a binary file"),
    Bad("nul.yaml", b"title: a\x00b\n", "binary-file", None, "a binary file"),
    Bad("old.yaml", LATIN_1, "wrong-encoding", 2, "not UTF-8 text: byte 0xfc at offset 19"),
    Bad("old.txt", b"A title\nby M\xfcller\n", "wrong-encoding", 2, "byte 0xfc"),
    Bad("wide.yaml", "title: é\n".encode("utf-32"), "wrong-encoding", None, "UTF-32"),
    Bad("unmarked.yaml", "title: é\n".encode("utf-16-le"), "wrong-encoding", None, "in UTF-16"),
    Bad("half.yaml", "title: é".encode("utf-16")[:-1], "wrong-encoding", 1, "not UTF-16-LE text"),
)
FOREIGN = (
    text("a.xml", f"<xml><records>{ENDNOTE}", "unknown-format", None, "this is EndNote XML"),
    text("b.enw", "%0 Book\n%T A title\n", "unknown-format", None, "this is EndNote's tagged"),
    text("b.txt", "%0 Book\n%T A title\n", "unknown-format", None, "this is EndNote's tagged"),
    text("c.txt", REFWORKS, "unknown-format", None, "this is RefWorks' tagged format"),
    text("c.isi", WEB_OF_SCIENCE, "unknown-format", None, "this is Web of Science plain text"),
    text("c.ris", WEB_OF_SCIENCE, "unknown-format", None, "this is Web of Science plain text"),
    text("c.rtf", "{\\rtf1 A title}", "binary-file", None, "a rich-text document"),
    text("d.bib", "\n@article{doe,\n title={A\n", "broken-entry", 2, "reached end of file"),
    text("e.yaml", "@article{doe,\n title={A\n", "broken-entry", 1, "reached end of file"),
    text("f.html", "<!DOCTYPE html>\n<html><p>x</p></html>\n", "no-metadata", 1, "no metadata of"),
)
NOT_REPORTS = (
    text("prose.txt", "Words about a stay.\nMore of them.\n" * 9, "not-a-page", None, "no authors"),
    text("list.txt", "- eggs\n- milk\n- butter\n", "not-a-page", None, "a plain list"),
    text("words", "Words about a stay.\nMore of them.\n", "unknown-format", None, "no format that"),
    text("list.yaml", "- eggs\n- milk\n", "not-a-record", 1, "got a list"),
    text("several.yaml", "- title: a\n- title: b\n", "several-reports", 1, "one report"),
    text("scalar.json", '"title"', "not-a-record", 1, "expected a report"),
    text("other.yaml", "apples: 1\npears: 2\n", "not-a-record", 1, "none of a record's fields"),
)
BROKEN = (
    text("numbers.yaml", NUMBERED, "duplicate-number", 4, "references[1].number: number 1 is"),
    text("field.yaml", "title: A\nkeyword: []\n", "unknown-field", 2, "keyword: unknown field"),
    text("first.yaml", "titel: A\njournal: J\n", "unknown-field", 1, "titel: unknown field"),
    text("twice.yaml", "title: A\njournal: J\ntitle: B\n", "duplicate-key", 3, "first in line 1"),
    text("twice.json", '{"title": "A",\n "title": "B"}', "duplicate-key", 2, "first in line 1"),
    text("bell.yaml", "title: A\nnotes: B\x07\n", "control-character", 2, "U+0007"),
    text("bell.json", '{"title": "A",\n "notes": "\\u0007"}', "control-character", 2, "U+0007"),
    text("newer.yaml", 'title: A\ncasegraph: "9"\n', "unsupported-version", 2, "version '9'"),
    text("deep.yaml", f"title: A\nkeywords: {'[' * 9000}", "too-deep", 2, "more than 32 levels"),
    text("deep.json", '{"title":' * 99_999, "too-deep", 1, "more than 32 levels"),
    text("bomb.yaml", f"title: A\n{ALIASES}", "not-a-record", 1, "this is no record"),
    text("two.yaml", "title: A\n---\ntitle: B\n", "several-documents", 2, "a second document"),
    text("tag.yaml", "title: !!python/name:os.system\n", "yaml-tag", 1, "is not accepted"),
    text("cut.json", '{"title": "A",\n"journal": ', "json-syntax", 2, "not valid JSON"),
    text("open.yaml", "title: A\nnotes: 'never closed\n", "yaml-syntax", 2, "never closed"),
    text("type.yaml", "title: A\nauthors: Jane Doe\n", "wrong-type", 2, "authors: expected a list"),
    text("age.yaml", "title: A\nissued: yesterday\n", "wrong-form", 2, "issued"),
)
XML = (
    text(
        "cut.xml", '<?xml version="1.0"?>\n<article><front>', "unknown-format", None, "this is XML"
    ),
    text("no.txt", "<article>\n<front/>\n</article>", "unknown-format", None, "this is XML"),
)
CASES = (*UNREADABLE, *FOREIGN, *NOT_REPORTS, *BROKEN, *XML)


@pytest.fixture(scope="module")
def kept(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive that no test here may change."""
    return Path(shutil.copy(template, tmp_path_factory.mktemp("kept")))


def refused(ran: Ran, bad: Bad, field: str) -> None:
    assert ran.code == 3, ran.err
    assert "Traceback" not in ran.err
    [answer] = ran.data
    assert answer["file"] == bad.name
    assert answer[field] in {"invalid", False}
    errors = [issue for issue in answer["issues"] if issue["severity"] == "error"]
    assert (errors[0]["code"], errors[0]["line"]) == (bad.code, bad.line)
    printed = list(ERROR.finditer(ran.err))
    assert len(printed) == len(errors)
    assert {found["file"] for found in printed} == {bad.name}
    line = printed[0]["line"]
    assert (int(line) if line else None) == bad.line
    assert bad.words in printed[0][0]
    assert all(line.startswith(("error: ", "warning: ", "hint: ")) for line in ran.err.splitlines())


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.name)
def test_bad_input_is_named_and_changes_nothing(
    run: Run, tmp_path: Path, kept: Path, bad: Bad
) -> None:
    (tmp_path / bad.name).write_bytes(bad.data)
    before = kept.read_bytes()
    refused(run("--archive", kept, "add", bad.name, "--json"), bad, "status")
    refused(run("validate", bad.name, "--json"), bad, "valid")
    assert kept.read_bytes() == before
    assert {path.name for path in kept.parent.iterdir()} == {kept.name}


@pytest.mark.parametrize("name", ["entity.xml", "page.txt", "record.yaml"])
def test_entities_are_never_resolved(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("the-secret-words", encoding="utf-8")
    bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    address = (tmp_path / "secret").as_uri()
    (tmp_path / name).write_text(
        f'<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY e0 SYSTEM "{address}">{bomb}]>\n'
        "<article><front>&e0;&e11;</front></article>\n",
        encoding="utf-8",
    )
    for command in ("add", "validate"):
        ran = run(command, name, "--json")
        assert ran.code == 3
        assert "the-secret-words" not in ran.out + ran.err
        assert len(ran.out + ran.err) < 2000


def test_utf_16_with_its_mark_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("title: Über das Fieber\n".encode("utf-16"))
    assert run("add", "a.yaml", "--json").data[0]["status"] == "added"
    assert run("list", "--json").data[0]["title"] == "Über das Fieber"


def test_all_problems_of_all_files_are_told_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "titel: A\ncasegraph: '1'\nissued: soon\nreferences:\n  - {number: one, raw: x}\n"
        "cases:\n  - {age: twelve}\n",
        encoding="utf-8",
    )
    (tmp_path / "b.yaml").write_text("title: B\nkeys: []\n", encoding="utf-8")
    ran = run("add", "a.yaml", "b.yaml", "--json")
    assert ran.code == 3
    places = [(found["file"], int(found["line"])) for found in ERROR.finditer(ran.err)]
    expected = [("a.yaml", line) for line in (1, 3, 5, 7)] + [("b.yaml", 2)]
    assert sorted(set(places)) == expected
    assert "did you mean title?" in ran.err
    assert [answer["status"] for answer in ran.data] == ["invalid", "invalid"]


@pytest.mark.parametrize("command", ["add", "validate"])
def test_an_empty_folder(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "reports").mkdir()
    ran = run(command, "reports", "--json")
    assert (ran.code, ran.data) == (0, [])
    assert ran.err == "skipped reports: the folder holds nothing to read\n"
    assert not (tmp_path / "casegraph.db").exists()


@pytest.mark.parametrize("command", ["add", "validate"])
def test_a_missing_file(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, "nowhere.yaml")
    assert (ran.code, ran.out, ran.err) == (4, "", "error: no file nowhere.yaml\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: A\n", encoding="utf-8")
    (tmp_path / "a.yaml").chmod(0)
    ran = run("add", "a.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "error: cannot read a.yaml: Permission denied\n"


def test_a_file_that_fails_while_it_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("casegraph.app.inputs.content_of", fail)
    ran = run("add", "a.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "error: cannot read a.yaml: Permission denied\n"


def test_the_same_file_twice_is_one_report(run: Run, bundled: Path) -> None:
    answers = run("add", bundled, bundled, "--json").data
    assert [answer["status"] for answer in answers] == ["added", "unchanged"]
    assert run("status", "--json").data["counts"]["reports"] == 1


def test_standard_input_is_read_once(run: Run, bundled: Path) -> None:
    ran = run("add", "-", "-", "--json", stdin=bundled.read_bytes())
    assert ran.code == 3
    assert [answer["status"] for answer in ran.data] == ["added", "invalid"]
    assert "error: <stdin>: the file is empty" in ran.err


@pytest.mark.parametrize("name", ["a\nb.yaml", "a\x1b[31mb.yaml", os.fsdecode(b"a\xffb.yaml")])
def test_a_name_cannot_forge_a_message(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("titel: A\n", encoding="utf-8")
    ran = run("validate", name, "--json")
    assert ran.code == 3
    assert ran.err.splitlines() == [
        f"error: {shown(name)}:1:1: this is no record: it holds none of a record's fields",
        "hint: did you mean title?",
    ]


def shown(name: str) -> str:
    return name.replace("\n", r"\n").replace("\x1b", r"\x1b").replace("\udcff", r"\xff")


TEN_MEGABYTES = b"word " * 2_000_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", TEN_MEGABYTES),
        ("b.yaml", TEN_MEGABYTES),
        ("c.yaml", b"titel: " + TEN_MEGABYTES),
        ("d.json", b'{"title": "' + TEN_MEGABYTES + b'", "titel": 1}'),
        ("e.txt", b"Journal | Cite as\nVolume 1, Issue 2, pp 3-4\n" + TEN_MEGABYTES),
    ],
)
def test_ten_megabytes_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, "validate", name],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 3, done.stderr[:500]
    assert done.stderr.startswith(f"error: {name}")
    assert len(done.stderr) < 2000


def test_data_of_another_kind_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    package = {
        "name": "x",
        "version": "1",
        "type": "module",
        "main": "a.js",
        "bin": {},
        "files": [],
    }
    (tmp_path / "package.json").write_text(json.dumps(package), encoding="utf-8")
    ran = run("add", "package.json")
    assert ran.code == 3
    assert "this is no record: only 1 of its 6 fields are a record's fields" in ran.err
    assert ran.err.count("error: ") == 1
