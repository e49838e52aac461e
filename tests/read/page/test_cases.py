"""Golden cases: a page in, its record and its issues out; no issues.json means silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from casegraph.issues import Issue
from casegraph.model.plain import record_to_plain
from casegraph.read.page.reader import PageReader

CASES = Path(__file__).parent / "cases"
NAMES = sorted(folder.name for folder in CASES.iterdir())


def plain_issue(issue: Issue) -> dict[str, Any]:
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "line": issue.where.line,
        "path": issue.where.path,
        "detail": issue.detail,
    }


def expected_issues(folder: Path) -> list[dict[str, Any]]:
    path = folder / "issues.json"
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.exists() else []
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_page_gives_its_record_and_its_issues(name: str) -> None:
    folder = CASES / name
    data = (folder / "input.txt").read_bytes()
    reading = PageReader().read(data, "input.txt")
    record = json.loads((folder / "record.json").read_text("utf-8"))
    assert reading.record is not None
    assert record_to_plain(reading.record) == record
    assert [plain_issue(issue) for issue in reading.issues] == expected_issues(folder)
    assert all(issue.where.source == "input.txt" for issue in reading.issues)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_recognized(name: str) -> None:
    assert PageReader().sniff((CASES / name / "input.txt").read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_position_where_its_text_stands(name: str) -> None:
    reading = PageReader().read((CASES / name / "input.txt").read_bytes(), "input.txt")
    assert reading.record is not None
    lines = reading.text.split("\n")
    for index, reference in enumerate(reading.record.references):
        line, column = reading.positions[f"references[{index}]"]
        assert lines[line - 1][column - 1 :].startswith(reference.raw[:12])
    for path in ("title", "journal", "volume"):
        line, column = reading.positions[path]
        assert not lines[line - 1][column - 1].isspace()


def test_there_are_cases_with_and_without_issues() -> None:
    silent = [name for name in NAMES if not (CASES / name / "issues.json").exists()]
    assert silent
    assert len(silent) < len(NAMES)
