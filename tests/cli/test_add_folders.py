"""Several inputs: files, folders and standard input in one `add`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Run

WHOLE = """title: Report number {0} of a made-up disease
authors: [{{family: Doe{0}}}]
journal: Journal of Samples
issued: "2018"
references: [{{number: 1, raw: "Roe R (2001) One. J Test 1:1-2"}}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with records, and with what is none."""
    top = tmp_path / "reports"
    (top / "b" / "deep").mkdir(parents=True)
    (top / ".git").mkdir()
    (top / "c.yaml").write_text(WHOLE.format("c"), encoding="utf-8")
    (top / "a.txt").write_text(WHOLE.format("a"), encoding="utf-8")
    (top / "b" / "deep" / "record").write_text(WHOLE.format("b"), encoding="utf-8")
    (top / "b" / "draft.json").write_text('{"title": "Only a title"}', encoding="utf-8")
    (top / "b" / "wrong.yml").write_text("titel: x\n", encoding="utf-8")
    (top / "b" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (top / ".hidden.yaml").write_text(WHOLE.format("h"), encoding="utf-8")
    (top / ".git" / "config").write_text(WHOLE.format("g"), encoding="utf-8")
    return top


def test_a_folder_is_read_to_its_depths_in_order(run: Run, folder: Path) -> None:
    ran = run("add", "reports", "--json")
    assert ran.code == 3
    found = [(Path(answer["file"]).as_posix(), answer["status"]) for answer in ran.data]
    assert found == [
        ("reports/a.txt", "added"),
        ("reports/b/deep/record", "added"),
        ("reports/b/draft.json", "added"),
        ("reports/b/wrong.yml", "invalid"),
        ("reports/c.yaml", "added"),
    ]


def test_what_a_folder_holds_besides_is_named(run: Run, folder: Path) -> None:
    err = run("add", "reports").err
    skipped = [line for line in err.splitlines() if line.startswith("skipped ")]
    assert skipped == [
        "skipped reports/.git: hidden",
        "skipped reports/.hidden.yaml: hidden",
        "skipped reports/b/picture.png: no reader knows it",
    ]
    assert "skipped" not in run("-q", "add", "reports").err


def test_links_and_pipes_in_a_folder_are_no_trap(run: Run, tmp_path: Path) -> None:
    top = tmp_path / "reports"
    top.mkdir()
    (top / "loop").symlink_to(top)
    (top / "gone.yaml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(top / "pipe.yaml")
    (tmp_path / "elsewhere.yaml").write_text(WHOLE.format("e"), encoding="utf-8")
    (top / "linked.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    ran = run("add", "reports", "--json")
    assert [answer["file"] for answer in ran.data] == ["reports/linked.yaml"]
    assert ran.err.startswith(
        "skipped reports/gone.yaml: no file\n"
        "skipped reports/loop: a link to a folder\n"
        "skipped reports/pipe.yaml: no file\n"
    )


def test_a_folder_named_as_such_is_read_though_it_is_hidden(run: Run, folder: Path) -> None:
    assert [a["status"] for a in run("add", "reports/.git", "--json").data] == ["added"]


def test_files_folders_and_standard_input_together(run: Run, folder: Path, bundled: Path) -> None:
    ran = run("add", bundled, "-", "reports/b", "--json", stdin=WHOLE.format("z").encode())
    assert [Path(answer["file"]).name for answer in ran.data] == [
        *("harel-2018.yaml", "<stdin>", "record", "draft.json", "wrong.yml"),
    ]


def test_the_sum_adds_up(run: Run, folder: Path) -> None:
    run("add", "reports/c.yaml")
    (folder / "a.txt").write_text(WHOLE.format("a") + "notes: x\n", encoding="utf-8")
    for words, expected in (
        (("--dry-run",), "5 read: 2 added, 1 draft, 1 unchanged, 1 invalid (nothing was written)"),
        ((), "5 read: 2 added, 1 draft, 1 unchanged, 1 invalid"),
        ((), "5 read: 4 unchanged, 1 invalid"),
    ):
        line = run("add", *words, "reports").err.splitlines()[-1]
        assert line == expected
        total, *counts = (int(number) for number in re.findall(r"\d+", line))
        assert total == sum(counts)
    assert "read:" not in run("add", "reports/c.yaml").err


def test_validate_reads_folders_too(run: Run, folder: Path) -> None:
    ran = run("validate", "reports", "--json")
    assert ran.code == 3
    found = [(answer["valid"], answer["draft"]) for answer in ran.data]
    assert found == [(True, False), (True, False), (True, True), (False, False), (True, False)]
    assert ran.data[2]["missing"] == ["authors", "journal", "issued", "references"]
