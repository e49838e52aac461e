"""The command `completeness`, and what `check` and `add` say of patients and quotes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.conftest import Run

from casegraph.store.queries.records import fetch_records

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from casegraph.model.record import Record

RECORD = """
title: {title}
authors: [{{family: Doe, given: Jane}}]
journal: Journal of Tests
issued: "2018"
references: [{{number: 1, raw: "Roe R (2001) A title. J Test 1:1-2"}}]
cases:
  - age: 41
    sex: male
    conditions: [PML]
    therapy:
      - {{agents: [IL-7], dose: not-reported, evidence: [{{quote: "{quote}"}}]}}
    missing: {{informed consent: not-reported}}
"""


def written(folder: Path, name: str, title: str, quote: str = "IL-7 was given") -> Path:
    path = folder / name
    path.write_text(RECORD.format(title=title, quote=quote), encoding="utf-8")
    return path


def items(part: dict[str, Any]) -> dict[str, str]:
    return {item["code"]: item["state"] for item in part["items"]}


def test_both_scores_of_one_report(archive: Run) -> None:
    [report] = archive("completeness", "harel2018", "--json").data
    care, maccr = report["schemes"]
    assert (report["report"], care["scheme"], maccr["scheme"]) == ("harel2018", "care", "maccr")
    states = items(care)
    assert len(states) == care["applicable"] == 30
    assert states["5a"] == states["9a"] == states["9c"] == "present"
    assert states["9b"] == "not-reported"
    assert states["13"] == "not-extracted"
    assert care["present"] == list(states.values()).count("present")
    assert care["at_least"] < care["at_most"] < 1
    assert items(maccr)["I8"] == "present"
    assert items(maccr)["I6"] == "not-extracted"


def test_only_what_is_missing_by_one_scheme(archive: Run) -> None:
    ran = archive("completeness", "harel2018", "--missing", "--scheme", "maccr")
    header, *rows = (line.split("\t") for line in ran.out.splitlines())
    assert header == ["report", "scheme", "code", "section", "item", "state", "because"]
    assert {row[1] for row in rows} == {"maccr"}
    assert "present" not in {row[5] for row in rows}
    assert "A2" in {row[2] for row in rows}


def test_a_line_for_each_report(archive: Run, tmp_path: Path) -> None:
    assert archive("add", written(tmp_path, "doe.yaml", "A case report of PML")).code == 0
    ran = archive("completeness")
    header, *rows = (line.split("\t") for line in ran.out.splitlines())
    assert header[:4] == ["report", "care_present", "care_applicable", "care_at_least"]
    assert [row[0] for row in rows] == ["doe2018", "harel2018"]
    assert all(float(row[3]) <= float(row[4]) for row in rows)
    [doe, harel] = archive("completeness", "--scheme", "care", "--json").data
    assert [part["scheme"] for part in (*doe["schemes"], *harel["schemes"])] == ["care", "care"]


def test_an_unknown_report_is_named(archive: Run) -> None:
    ran = archive("completeness", "nobody1999")
    assert ran.code == 4
    assert "nobody1999" in ran.err


def test_a_table_heads_with_both_scores(archive: Run) -> None:
    ran = archive("completeness", "harel2018", "-f", "table")
    assert ran.out.startswith("care: at least ")
    assert "; maccr: at least " in ran.out


def test_the_same_patient_in_two_reports_is_suggested(archive: Run, tmp_path: Path) -> None:
    for name, title in (("one.yaml", "A case of PML"), ("two.yaml", "IL-7 treatment, again")):
        assert archive("add", written(tmp_path, name, title)).code == 0
    found = archive("check", "--code", "same-patient-likely", "--json").data
    assert [(issue["report"], issue["where"]) for issue in found] == [
        ("doe2018", "cases[0]"),
        ("doe2018b", "cases[0]"),
    ]
    assert "doe2018b, cases[0]" in found[0]["detail"]
    assert archive("check", "harel2018", "--code", "same-patient-likely", "--json").data == []


def test_to_check_one_report_only_those_like_it_are_read(
    archive: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, title in (("one.yaml", "A case of PML"), ("two.yaml", "IL-7 treatment, again")):
        assert archive("add", written(tmp_path, name, title)).code == 0
    read: list[str] = []

    def counted(connection: Connection, keys: Collection[str]) -> dict[str, Record]:
        read.extend(keys)
        return fetch_records(connection, keys)

    monkeypatch.setattr("casegraph.app.checking.fetch_records", counted)
    code = ("--code", "same-patient-likely", "--json")
    assert len(archive("check", "doe2018", *code).data) == 1
    assert read == ["doe2018", "doe2018b"]
    read.clear()
    assert len(archive("check", *code).data) == 2
    assert sorted(read) == ["doe2018", "doe2018b", "harel2018"]


@pytest.mark.parametrize(
    ("quote", "code"),
    [("mirtazapine", None), ("these words are printed nowhere", "quote-not-found")],
)
def test_quotes_are_verified_against_the_page(
    run: Run, page: Path, tmp_path: Path, quote: str, code: str | None
) -> None:
    assert run("add", page).code == 0
    [listed] = run("list", "--json").data
    record = tmp_path / "own.yaml"
    text = f'title: "{listed["title"]}"\nkey: {listed["key"]}\ncases:\n'
    record.write_text(f'{text}  - evidence: [{{quote: "{quote}"}}]\n', encoding="utf-8")
    [answer] = run("add", record, "--json").data
    told = [issue for issue in answer["issues"] if issue["code"].startswith("quote-")]
    assert [(issue["code"], issue["line"]) for issue in told] == ([(code, 4)] if code else [])
    checked = run("check", listed["key"], "--json").data
    assert [i["code"] for i in checked if i["code"].startswith("quote-")] == [
        issue["code"] for issue in told
    ]


def test_a_page_that_comes_later_refutes_a_quote(
    run: Run, page: Path, bundled: Path, tmp_path: Path
) -> None:
    text = bundled.read_text(encoding="utf-8")
    wrong = text.replace("[{section: abstract}]", '[{quote: "printed nowhere at all"}]', 1)
    record = tmp_path / "own.yaml"
    record.write_text(wrong, encoding="utf-8")
    [first] = run("add", record, "--json").data
    assert "quote-not-verified" in {issue["code"] for issue in first["issues"]}
    [second] = run("add", page, "--json").data
    assert "quote-not-found" in {issue["code"] for issue in second["issues"]}
