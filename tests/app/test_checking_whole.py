"""What checking a whole archive costs: statements by chunks of reports, not by reports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from tests.app.importing.samples import made, quietly

from casegraph.app import checking
from casegraph.app.checking import CheckAnswer, CheckQuestion, check_reports
from casegraph.store.engine import reading
from casegraph.store.queries import checking as queries

if TYPE_CHECKING:
    from pathlib import Path

ALL = CheckQuestion()


def asked(archive: str, question: CheckQuestion = ALL) -> tuple[CheckAnswer, int]:
    """Return what the checks find, and how many statements it took."""
    statements: list[str] = []

    def count(_: object, __: object, statement: str, *___: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        return check_reports(archive, question), len(statements)
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def works_cited(folder: Path, reports: int, *, same: int) -> str:
    """Return an archive whose reports cite works of their own and `same` that all of them cite."""
    records = []
    for number in range(reports):
        titles = [f"A work that all reports cite, number {one}" for one in range(same)]
        titles += [f"A work that report {number} cites, in the {one} place" for one in "ab"]
        references = [
            {
                "number": place,
                "raw": f"Doe J (2001) {title}. J Test 41:1-2",
                "title": title,
                "year": "2001",
                "page": "652-655" if number == 3 else "653-655",
                "identifiers": {"doi": f"10.5555/{title.replace(' ', '')}"},
            }
            for place, title in enumerate(titles, start=1)
        ]
        records.append(
            {
                "title": f"Report {number} of an invented fever",
                "key": f"doe{number}",
                "issued": "2018",
                "references": references,
                "cases": [{"age": number, "sex": "male", "conditions": ["PML"]}],
            }
        )
    return _archived(folder, records)


def _archived(folder: Path, records: list[dict[str, Any]]) -> str:
    archive = made(str(folder / "archive.db"), folder)
    for number, record in enumerate(records):
        path = folder / f"{number:03}.json"
        path.write_text(json.dumps({"casegraph": "1", **record}), encoding="utf-8")
    quietly(archive, folder)
    return archive


def test_fifty_reports_take_as_many_statements_as_five(tmp_path: Path) -> None:
    (tmp_path / "few").mkdir()
    (tmp_path / "many").mkdir()
    few = works_cited(tmp_path / "few", 5, same=2)
    many = works_cited(tmp_path / "many", 50, same=2)
    checked, statements = asked(few)
    assert checked.findings
    assert asked(many)[1] == statements


def test_statements_grow_with_chunks_of_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = works_cited(tmp_path, 30, same=2)
    whole, once = asked(archive)
    monkeypatch.setattr(checking, "_TOGETHER", 10)
    monkeypatch.setattr(checking, "_KEPT_RECORDS", 10)
    in_chunks, statements = asked(archive)
    assert in_chunks == whole
    assert once < statements <= 3 * once


def test_a_chunk_finds_what_each_report_does(tmp_path: Path) -> None:
    archive = works_cited(tmp_path, 12, same=3)
    found = check_reports(archive, ALL).findings
    alone = [
        finding
        for key in sorted(f"doe{number}" for number in range(12))
        for finding in check_reports(archive, CheckQuestion(report=key)).findings
    ]
    assert "pages-contradicted" in {finding.issue.code for finding in found}
    assert list(found) == alone


def test_of_a_work_that_many_cite_the_first_citations_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = works_cited(tmp_path, 12, same=1)
    monkeypatch.setattr(queries, "MOST_CITATIONS", 3)
    with reading(archive) as connection:
        cited = queries.cited_works(connection, ["doe5"])["doe5"]
        read = queries.printings(connection, [work_id for _, work_id in cited])
    assert [[one.report for one in found] for found in read.values()] == [["doe0", "doe1", "doe2"]]
