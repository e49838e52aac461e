"""The command check: its catalogue, what it finds, what is suppressed, what it puts right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import failed

from casegraph.app.check_catalogue import catalogue
from casegraph.cli import check_table
from casegraph.cli.check_reference import reference

if TYPE_CHECKING:
    from tests.cli.conftest import Run

CODES = [entry.code for entry in catalogue()]


def written(folder: Path, name: str, **fields: str) -> Path:
    """Return a record file with one reference of one's own; every field is YAML."""
    stated = "".join(f"\n    {field}: {value}" for field, value in fields.items())
    path = folder / f"{name}.yaml"
    path.write_text(
        f"key: {name}\ntitle: A report called {name}\nauthors: [{{family: Doe}}]\njournal: J Test\n"
        f"issued: '2018'\nreferences:\n"
        f"  - number: 1\n    raw: Doe J (2001) A cited work. J Test 41:592-595{stated}\n",
        encoding="utf-8",
    )
    return path


def places(run: Run, *arguments: str) -> list[str]:
    return [finding["where"] for finding in run("check", *arguments, "--json").data]


def test_every_check_is_explained() -> None:
    assert len(set(CODES)) == len(CODES)
    for entry in catalogue():
        for part in (entry.summary, entry.certainty, entry.example):
            assert len(part) > 5, entry.code
            assert "  " not in part, entry.code


def test_the_document_is_the_catalogue(repository: Path) -> None:
    assert (repository / "docs" / "checks.md").read_text(encoding="utf-8") == reference()


def test_the_list_and_an_explanation(run: Run) -> None:
    listed = run("check", "--list", "--json").data
    assert [entry["code"] for entry in listed] == CODES
    told = run("check", "--explain", "mojibake")
    assert "How sure: " in told.out
    assert "Example: " in told.out
    assert run("check", "--explain", "mojibake", "--json").data["fix"] is True


def test_an_unknown_check_is_named(archive: Run) -> None:
    for arguments in (("--explain", "mojibak"), ("--code", "mojibak"), ("--ignore", "mojibak")):
        failed(archive("check", *arguments), "mojibak", "did you mean mojibake", code=2)
    failed(archive("check", "harel2018", "--suppress", "x", "--because", "y"), "'x'", code=2)


def test_checks_are_chosen_and_left_out(archive: Run) -> None:
    codes = {finding["code"] for finding in archive("check", "--json").data}
    assert {"page-range-is-issn", "authors-cut"} <= codes
    ignored = archive("check", "--ignore", "authors-cut", "--json").data
    assert {finding["code"] for finding in ignored} == codes - {"authors-cut"}
    grave = archive("check", "--severity", "warning", "--json").data
    assert {finding["severity"] for finding in grave} == {"warning"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--fix", "--list"),
        ("--suppressed", "--fix"),
        ("harel2018", "--at", "title"),
        ("harel2018", "--because", "so"),
        ("harel2018", "--suppress", "authors-cut"),
        ("harel2018", "--suppress", "authors-cut", "--because", "  "),
        ("--suppress", "authors-cut", "--because", "so"),
    ],
)
def test_wishes_that_make_no_sense_are_refused(archive: Run, arguments: tuple[str, ...]) -> None:
    failed(archive("check", *arguments), code=2)


def test_a_suppression_hides_one_place(archive: Run) -> None:
    code = ("--code", "authors-cut")
    before = places(archive, *code)
    [first, *others] = before
    judged = ("check", "harel2018", "--suppress", "authors-cut", "--because", "as printed")
    rehearsed = archive(*judged, "--at", first, "--dry-run", "--json").data
    assert [entry["status"] for entry in rehearsed] == ["suppressed"]
    assert places(archive, *code) == before
    [entry] = archive(*judged, "--at", first, "--json").data
    assert (entry["because"], entry["where"]) == ("as printed", "references[number=5].authors")
    told = archive("check", *code, "--json")
    assert [finding["where"] for finding in told.data] == others
    assert "1 finding is suppressed" in told.err
    [kept] = archive("check", *code, "--suppressed", "--json").data
    assert (kept["where"], kept["because"]) == (first, "as printed")
    assert kept["actor"]
    assert kept["at"]
    failed(archive(*judged, "--at", first), "finds nothing", code=4)


def test_a_suppression_is_taken_back(archive: Run) -> None:
    code = ("--code", "authors-cut")
    before = places(archive, *code)
    assert archive("check", "harel2018", "--suppress", "authors-cut", "--because", "so").code == 0
    assert places(archive, *code) == []
    back = ("check", "harel2018", "--unsuppress", "authors-cut")
    assert archive(*back, "--at", "references[number=5].authors").code == 0
    assert places(archive, *code) == before[:1]
    assert archive(*back).code == 0
    assert places(archive, *code) == before
    failed(archive(*back), "no finding of authors-cut is suppressed", code=4)


def test_another_value_in_the_place_is_told(run: Run, tmp_path: Path) -> None:
    assert run("add", written(tmp_path, "doe2018", volume="24;")).code == 0
    code = ("--code", "stray-punctuation")
    assert run("check", "doe2018", "--suppress", code[1], "--because", "as printed").code == 0
    assert places(run, *code) == []
    assert run("add", written(tmp_path, "doe2018", volume="25;")).code == 0
    assert places(run, *code) == ["references[0].volume"]


def test_a_suppression_outlives_a_removal(archive: Run) -> None:
    code = ("--code", "authors-cut")
    assert archive("check", "harel2018", "--suppress", "authors-cut", "--because", "so").code == 0
    assert archive("remove", "harel2018", "--yes").code == 0
    assert archive("check", "--json").data == []
    assert archive("undo", "harel2018", "--yes").code == 0
    assert places(archive, *code) == []
    assert len(places(archive, "--suppressed", *code)) == 4


def test_certain_repairs_are_stored_once_and_can_be_undone(run: Run, tmp_path: Path) -> None:
    assert run("add", written(tmp_path, "doe2018", volume="24;", page="592-5.")).code == 0
    before = run("show", "doe2018", "--json").data
    unasked = run("check", "--fix")
    assert (unasked.code, unasked.out) == (1, "")
    assert "nothing was changed" in unasked.err
    rehearsed = run("check", "--fix", "--dry-run")
    assert run("show", "doe2018", "--json").data == before
    [answer] = run("check", "--fix", "--yes", "--json").data
    assert answer["codes"] == ["stray-punctuation", "page-range-shortened"]
    assert {change["path"]: change["after"] for change in answer["changes"]} == {
        "references[number=1].volume": "24",
        "references[number=1].page": "592-595",
    }
    assert "references[number=1].volume" in rehearsed.err
    [entry, _] = run("history", "doe2018", "--json").data
    assert entry["message"] == "check --fix: stray-punctuation, page-range-shortened"
    again = run("check", "--fix", "--yes", "--json")
    assert again.data == []
    assert run("undo", "doe2018", "--yes").code == 0
    assert run("show", "doe2018", "--json").data == before


def test_only_the_checks_asked_for_repair(run: Run, tmp_path: Path) -> None:
    assert run("add", written(tmp_path, "doe2018", volume="24;", page="592-5")).code == 0
    chosen = ("--fix", "--yes", "--code", "stray-punctuation", "--json")
    [answer] = run("check", "doe2018", *chosen).data
    assert [change["path"] for change in answer["changes"]] == ["references[number=1].volume"]


def test_other_reports_contradict(run: Run, tmp_path: Path) -> None:
    for name in ("abel2018", "baker2018", "cain2018"):
        assert run("add", written(tmp_path, name, identifiers="{doi: 10.1000/a}")).code == 0
    odd = written(
        tmp_path, "doe2018", identifiers="{doi: 10.1000/a}", page="700-705", year="'1991'"
    )
    assert run("add", odd).code == 0
    found = run("check", "doe2018", "--json").data
    contradicted = {f["code"] for f in found if f["code"].endswith(("-contradicted", "-year"))}
    assert contradicted == {"year-contradicted", "pages-contradicted", "volume-of-another-year"}
    for name in ("abel2018", "baker2018"):
        assert not [f for f in run("check", name, "--json").data if "other" in f["detail"]]
    whole = run("check", "--json").data
    assert [f for f in whole if f["report"] == "doe2018"] == found


def test_json_is_a_list_of_findings(archive: Run) -> None:
    found = json.loads(archive("check", "harel2018", "--json").out)
    keys = ["report", "number", "severity", "code", "where", "detail", "hint"]
    assert all(list(finding) == keys for finding in found)


def test_what_is_printed_in_parts_is_one_table(
    archive: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = ("json", "jsonl", "tsv", "csv", "table")
    whole = [archive("check", "-f", form).out for form in forms]
    assert len(json.loads(whole[0])) > 2
    monkeypatch.setattr(check_table, "_TOGETHER", 1)
    assert [archive("check", "-f", form).out for form in forms] == whole


def test_nothing_found_is_an_empty_list(archive: Run, tmp_path: Path) -> None:
    nothing = ("check", "--code", "cites-itself")
    assert archive(*nothing, "--json").out == "[]\n"
    assert archive(*nothing, "-f", "jsonl").out == ""
    assert archive(*nothing, "-f", "tsv").out.splitlines() == [
        "report\tnumber\tseverity\tcode\twhere\tdetail"
    ]
    assert archive(*nothing, "--json", "-o", str(tmp_path / "none.json")).code == 0
    assert (tmp_path / "none.json").read_text(encoding="utf-8") == "[]\n"
