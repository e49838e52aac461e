"""export: the archive in the formats of reference managers and of OpenCitations."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run, failed

REFERENCES = 15
FORMATS = ("csl-json", "ris", "bibtex", "opencitations-meta", "vancouver", "ama")
ENTRY = {"csl-json": '"id": ', "ris": "TY  - ", "bibtex": "@", "opencitations-meta": "\r\n"}


def count(form: str, text: str) -> int:
    if form in {"vancouver", "ama"}:
        return len(text.splitlines())
    return text.count(ENTRY[form]) - (form == "opencitations-meta")


@pytest.mark.parametrize("form", FORMATS)
def test_reports_references_and_works(run: Run, held: Path, form: str) -> None:
    assert held.is_file()
    report = run("export", form)
    assert (report.code, count(form, report.out)) == (0, 1)
    assert run("export", form, "harel2018").out == report.out
    assert count(form, run("export", form, "--what", "references").out) == REFERENCES
    assert count(form, run("export", form, "--what", "works").out) == REFERENCES + 1


def test_the_same_archive_gives_the_same_bytes(run: Run, held: Path) -> None:
    assert held.is_file()
    for form in FORMATS:
        texts = {run("export", form, "--what", "works").out for _ in range(2)}
        assert len(texts) == 1


def test_keys_name_what_is_meant(run: Run, held: Path) -> None:
    assert held.is_file()
    work = run("export", "csl-json", "doi:10.1038/nm1741", "--what", "works").data
    assert [item["DOI"] for item in work] == ["10.1038/nm1741"]
    references = run("export", "csl-json", "harel2018", "--what", "references").data
    assert [item["id"] for item in references] == [f"harel2018-{n}" for n in range(1, 16)]
    assert references[0]["note"].startswith("Ahuja SK")


def test_to_a_file(run: Run, held: Path, tmp_path: Path) -> None:
    assert held.is_file()
    target = tmp_path / "works.ris"
    ran = run("export", "ris", "--what", "works", "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert f"wrote {target}: 16 works" in ran.err
    failed(run("export", "ris", "-o", target), "exists", code=2)
    assert "wrote" in run("export", "ris", "-o", target, "--force").err
    assert target.read_bytes().count(b"TY  - ") == 1


def test_citations_between_works_that_can_be_named(run: Run, held: Path, tmp_path: Path) -> None:
    assert held.is_file()
    rows = list(csv.DictReader(io.StringIO(run("export", "opencitations").out)))
    assert {row["citing"] for row in rows} == {"doi:10.1007/s13365-018-0657-x"}
    assert {row["creation"] for row in rows} == {"2018"}
    told = run("export", "opencitations", "harel2018", "-o", tmp_path / "c.csv").err
    assert f"{len(rows)} citations; {REFERENCES - len(rows)} left out" in told


def test_citations_come_back_as_the_same_bytes(
    run: Run, held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert held.is_file()
    written = run("export", "opencitations").out
    table = tmp_path / "citations.csv"
    table.write_text(written, encoding="utf-8", newline="")
    monkeypatch.setenv("CASEGRAPH_ARCHIVE", str(tmp_path / "second.db"))
    assert run("init").code == 0
    assert run("import", table).code == 0
    assert run("export", "opencitations").out == written
    assert "missing-fields" not in run("check").out


def test_what_a_format_does_not_take_is_refused(run: Run, held: Path) -> None:
    assert held.is_file()
    failed(run("export", "ris", "--kinds", "work"), "--kinds has no meaning for ris", code=2)
    failed(run("export", "graphml", "harel2018"), "KEY has no meaning for graphml", code=2)
    refused = run("export", "opencitations", "--what", "works")
    failed(refused, "--what has no meaning", code=2)
    assert "opencitations-meta writes the works" in refused.err
    failed(run("export", "ris", "berger2000"), "no archived report", code=4)
    failed(run("export", "ris", "nobody1999"), "no report nobody1999", code=4)
    failed(run("export", "endnote"), "endnote", code=2)


def test_an_empty_archive_gives_an_empty_list(run: Run) -> None:
    assert run("init").code == 0
    assert json.loads(run("export", "csl-json").out) == []
    assert run("export", "ris").out == ""
    assert run("export", "opencitations").out.splitlines() == ["citing,cited,creation"]
