"""A patient whom two reports describe is told of when the second one comes in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

RECORD = """key: {key}
title: {title}
authors: [{{family: Doe, given: Jo}}]
affiliations: [{{number: "1", name: Department of Neurology South Hospital}}]
journal: Journal of Reports
issued: "{year}"
references: [{{number: 1, raw: "Smith J (2010) A title. J Rep 1:5-9"}}]
cases:
  - age: {age}
    sex: female
    conditions: [PML]
    evidence: [{{section: abstract, quote: {quote}}}]
"""


def write(path: Path, **given: object) -> Path:
    stated = {"key": "doe2018", "title": "PML in a forester", "year": 2018, "age": 63}
    path.write_text(RECORD.format(**{**stated, "quote": "She was weak.", **given}), "utf-8")
    return path


@pytest.fixture
def first(run: Run, tmp_path: Path) -> Path:
    path = write(tmp_path / "one.yaml")
    assert run("add", path).code == 0
    return path


def test_adding_and_validating_a_second_report_tells(run: Run, first: Path, tmp_path: Path) -> None:
    second = write(tmp_path / "two.yaml", key="roe2018", title="Another woman of the woods")
    far = write(tmp_path / "far.yaml", key="poe2018", title="A third woman", age=20)
    told = "two.yaml:9:5: cases[0]: may be the patient of doe2018, cases[0]"
    for command in (("validate",), ("add", "--dry-run"), ("add",)):
        ran = run(*command, second)
        assert ran.code == 0
        assert told in ran.err
        assert "institution: Department of Neurology South Hospital" in ran.err
        assert "may be the patient" not in run(command[0], first).err
        assert "may be the patient" not in run("validate", far).err
    assert "may be the patient" not in run("add", second).err


def test_an_edit_that_makes_two_patients_alike_tells(
    run: Run, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", write(tmp_path / "two.yaml", key="roe2018", title="Another woman", age=20))
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i.old 's/age: 20/age: 63/' \"$1\"\n", "utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    ran = run("edit", "roe2018", "--yes")
    assert ran.code == 0, ran.err
    [line] = [line for line in ran.err.splitlines() if "may be the patient of doe2018" in line]
    assert line.startswith("warning: roe2018-r1-")
