"""parse: a pasted reference list in, references out, without an archive."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import RUN, Run, failed

LIST = """\
References

[1] Abel K, Cole P (2004) A rare infection of the brain. J Neurol 12(3):45–52
CrossRef Google Scholar
[2] Dürr M, Eze O, et al. Fever without a cause in two sisters. Lancet. 2011;7:101-9.
doi:10.1000/abc.
[4] Faro B. When to stop a treatment. Ann Neurol. 2020;8(2):77-8.
"""


@pytest.fixture
def pasted(tmp_path: Path) -> Path:
    path = tmp_path / "list.txt"
    path.write_bytes(b"\xef\xbb\xbf" + LIST.replace("\n", "\r\n").encode())
    return path


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_of_json_for_each_reference(run: Run, pasted: Path) -> None:
    ran = run("parse", pasted)
    assert ran.code == 0
    first, second, third = lines(ran.out)
    assert (first["number"], first["label"], first["line"]) == (1, "[1]", 3)
    assert first["raw"] == (
        "Abel K, Cole P (2004) A rare infection of the brain. J Neurol 12(3):45–52"
    )
    assert first["links"] == ["CrossRef", "Google Scholar"]
    assert first["fields"]["authors"] == [
        {"family": "Abel", "given": "K"},
        {"family": "Cole", "given": "P"},
    ]
    assert first["fields"]["page"] == "45-52"
    start, end = first["spans"]["title"]
    assert first["raw"][start:end] == first["fields"]["title"] == "A rare infection of the brain"
    assert second["fields"]["et_al"] is True
    assert second["fields"]["identifiers"] == {"doi": "10.1000/abc"}
    assert 0 <= first["confidence"] <= 1
    assert first["style"]
    assert first["leftover"] == first["issues"] == []
    assert third["number"] == 4
    assert "list.txt:7: reference 4 follows where 3 is expected" in ran.err


def test_leftover_words_are_shown(run: Run) -> None:
    entry = "1. Abel K (2004) A rare infection. J Neurol 12:45–52. Zzyzx blorb"
    [found] = lines(run("parse", "-", stdin=entry.encode()).out)
    assert found["source"] == "<stdin>"
    assert " ".join(found["leftover"]) == "Zzyzx blorb"
    assert found["issues"][0]["line"] == 1


@pytest.mark.parametrize("form", ["json", "jsonl", "csl-json"])
def test_json_forms(run: Run, pasted: Path, form: str) -> None:
    out = run("parse", pasted, "-f", form).out
    found = lines(out) if form == "jsonl" else json.loads(out)
    assert len(found) == 3
    if form == "csl-json":
        assert [item["id"] for item in found] == ["abel2004", "durr2011", "faro2020"]
        assert found[0]["issued"] == {"date-parts": [[2004]]}


def test_json_is_short_for_its_format(run: Run, pasted: Path) -> None:
    assert run("parse", pasted, "--json").out == run("parse", pasted, "-f", "json").out
    failed(run("parse", pasted, "--json", "-f", "ris"), "contradict", code=2)


def test_forms_for_reference_managers(run: Run, pasted: Path) -> None:
    ris = run("parse", pasted, "-f", "ris").out
    assert ris.count("ER  - ") == 3
    assert "N1  - The list of authors is cut: et al." in ris
    bibtex = run("parse", pasted, "-f", "bibtex").out
    assert [line for line in bibtex.splitlines() if line[:1] == "@"] == [
        "@article{abel2004,", "@article{durr2011,", "@article{faro2020,",
    ]  # fmt: skip


def test_tables(run: Run, pasted: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("parse", pasted, "-f", "csv").out)))
    assert [row["number"] for row in rows] == ["1", "2", "4"]
    assert rows[1]["authors"] == "Dürr M, Eze O et al"
    assert run("parse", pasted, "-f", "tsv").out.startswith("number\tauthors\tyear\ttitle")
    assert "Ann Neurol" in run("parse", pasted, "-f", "table").out


def test_to_a_file_whole_or_not_at_all(run: Run, pasted: Path, tmp_path: Path) -> None:
    target = tmp_path / "list.ris"
    ran = run("parse", pasted, "-f", "ris", "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert f"wrote {target}: 3 references" in ran.err
    held = target.read_bytes()
    assert held.count(b"\r\nER  - ") == 3
    failed(run("-q", "parse", pasted, "-o", target), "exists", "--force", code=2)
    assert target.read_bytes() == held


def test_several_files_are_one_output(run: Run, pasted: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Gill H. On giving up. Ann Neurol. 2021;9:1-2.", encoding="utf-8")
    found = lines(run("parse", pasted, other).out)
    assert [entry["source"] for entry in found] == [str(pasted)] * 3 + [str(other)]
    assert [e["id"] for e in json.loads(run("parse", other, other, "-f", "csl-json").out)] == [
        "gill2021", "gill2021b",
    ]  # fmt: skip


BROKEN = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty"),
    "binary": (b"\x00\x01\x02\x03", "binary"),
    "pdf": (b"%PDF-1.7\n1. Abel", "PDF"),
    "eight-bit": (b"1. D\xfcrr M (2004) A title of it. J Neurol 1:2\n", "UTF-8"),
    "prose": (b"Dear reader,\nthere is nothing to cite.\n", "no reference list"),
    "ris": (b"TY  - JOUR\nTI  - x\nPY  - 2004\nER  - \n", "RIS"),
    "bibtex": (b"@article{x, title={A title}, year={2004}}\n", "BibTeX"),
    "json": (b'[{"id": "x", "title": "of 2004, and more of it"}]', "JSON"),
    "xml": (b"<?xml version='1.0'?><a>2004</a>", "XML"),
    "one line of 2 MB": (b"x" * 2_000_000, "2,000,000 characters"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_list_is_refused_with_its_line(run: Run, tmp_path: Path, kind: str) -> None:
    data, word = BROKEN[kind]
    path = tmp_path / "input.txt"
    path.write_bytes(data)
    ran = run("parse", path)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.splitlines()[0].startswith(("error: ", "warning: "))
    assert f"{path}" in ran.err
    assert word in ran.err


def test_a_broken_file_does_not_keep_the_others_from_being_read(
    run: Run, pasted: Path, tmp_path: Path
) -> None:
    prose = tmp_path / "prose.txt"
    prose.write_text("Nothing here.\n", encoding="utf-8")
    ran = run("parse", prose, pasted)
    assert ran.code == 3
    assert len(lines(ran.out)) == 3
    assert f"error: {prose}:1: " in ran.err


def test_files_that_are_not_there(run: Run, tmp_path: Path) -> None:
    failed(run("parse", tmp_path / "none.txt"), "no file", code=4)
    failed(run("parse", tmp_path), "is a folder", code=2)


def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    entry = "Abel K (2004) A rare infection of the brain. J Neurol 12(3):45–52"
    path.write_text("".join(f"{n}. {entry}\n" for n in range(1, 3000)), encoding="utf-8")
    command = [sys.executable, "-c", RUN, "parse", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["number"] == 1
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


def test_it_needs_no_archive_and_loads_nothing_of_one(tmp_path: Path, pasted: Path) -> None:
    script = (
        "import sys\nfrom casegraph.cli.main import main\n"
        f"assert main(['parse', {str(pasted)!r}]) == 0\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "assert loaded.isdisjoint({'sqlalchemy', 'networkx', 'pydantic', 'yaml', 'lxml'}), loaded"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == [pasted]
