"""Adding reports in any order, again, and badly; showing what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run


def test_the_page_gives_the_whole_truth(run: Run, page: Path) -> None:
    added = run("add", page, "--json")
    assert added.code == 0, added.err
    [answer] = added.data
    assert (answer["key"], answer["status"], answer["references"]) == ("harel2018", "added", 15)
    record = run("show", "harel2018", "--json").data
    names = [f"{author['given']} {author['family']}" for author in record["authors"]]
    assert names == [
        "Asaff Harel",
        "Sam Horng",
        "Tarah Gustafson",
        "Anil Ramineni",
        "Rebecca Straus Farber",
        "Michelle Fabian",
    ]
    assert all("affiliations" not in author for author in record["authors"])
    places = [(a["name"], a["city"], a["country"]) for a in record["affiliations"]]
    assert places == [
        ("Mount Sinai Hospital", "New York", "US"),
        ("Lenox Hill Hospital", "New York", "US"),
        ("Columbia University Medical Center", "New York", "US"),
    ]
    assert record["keywords"] == [
        "Progressive multifocal leukoencephalopathy",
        "CD4 lymphocytopenia",
        "Interleukin-7",
        "Maraviroc",
    ]
    assert (record["journal"], record["volume"], record["issue"], record["page"]) == (
        "Journal of NeuroVirology",
        "24",
        "5",
        "652-655",
    )
    assert (record["issued"], record["article_type"]) == ("2018", "Case Report")
    assert record["abstract"].startswith("Progressive multifocal")
    assert record["acknowledgement"].endswith("recombinant IL-7.")
    stated = [entry for entry in record["disclosures"] if not entry.get("derived")]
    assert [entry.get("entity") for entry in stated] == [
        "Teva Pharmaceuticals",
        None,
        None,
        None,
        None,
        "Biogen pharmaceuticals",
    ]
    assert [entry.get("none_declared", False) for entry in stated].count(True) == 4
    [derived] = [entry for entry in record["disclosures"] if entry.get("derived")]
    assert (derived["entity"], derived["category"]) == ("RevImmune", 12)
    [funding] = record["funding"]
    assert funding["funder"] == "National Multiple Sclerosis Society"
    assert funding["award"] == "Institutional Clinical Training Award"
    assert "award_number" not in funding
    assert len(record["references"]) == 15
    for reference in record["references"]:
        assert {"raw", "authors", "year", "title", "journal", "volume", "page"} <= set(reference)


def test_the_shown_record_is_accepted_unchanged(run: Run, page: Path, tmp_path: Path) -> None:
    run("add", page)
    shown = run("show", "harel2018", "--json").out
    (tmp_path / "shown.json").write_text(shown, encoding="utf-8")
    assert run("add", "shown.json", "--json").data[0]["status"] == "updated"
    assert run("show", "harel2018", "--json").out == shown
    assert run("add", "shown.json", "--json").data[0]["status"] == "unchanged"


@pytest.mark.parametrize("page_first", [True, False])
def test_page_and_record_become_one_report_in_either_order(
    run: Run, page: Path, bundled: Path, page_first: bool
) -> None:
    files = (page, bundled) if page_first else (bundled, page)
    statuses = [run("add", file, "--json").data[0]["status"] for file in files]
    assert statuses == ["added", "updated"]
    assert [report["key"] for report in run("list", "--json").data] == ["harel2018"]
    record = run("show", "harel2018", "--json").data
    assert record["abstract"]
    assert record["identifiers"] == {"doi": "10.1007/s13365-018-0657-x"}
    assert len(record["cases"][0]["therapy"]) == 3
    assert record["affiliations"][1]["ror"] == "0231d2y50"
    assert len(record["disclosures"]) == 7
    assert record["disclosures"][0]["statement"].startswith("Asaff Harel")
    assert record["references"][12]["coverage"][0]["treatment"] == "maraviroc"
    for file in files:
        assert run("add", file, "--json").data[0]["status"] == "unchanged"
    counts = run("status", "--json").data["counts"]
    assert (counts["reports"], counts["works"], counts["references"]) == (1, 16, 15)


def test_a_dry_run_writes_nothing(run: Run, bundled: Path) -> None:
    run("init")
    assert run("add", "--dry-run", bundled, "--json").data[0]["status"] == "added"
    assert run("list", "--json").data == []


def test_standard_input(run: Run, bundled: Path) -> None:
    added = run("add", "-", "--json", stdin=bundled.read_bytes()).data
    assert (added[0]["file"], added[0]["status"]) == ("<stdin>", "added")


def test_show_by_identifier_and_as_yaml(archive: Run, tmp_path: Path) -> None:
    for name in (
        "harel2018",
        "10.1007/s13365-018-0657-x",
        "https://doi.org/10.1007/S13365-018-0657-X",
    ):
        assert archive("show", name, "--json").data["key"] == "harel2018"
    yaml = archive("show", "harel2018").out
    (tmp_path / "again.yaml").write_text(yaml, encoding="utf-8")
    assert archive("validate", "again.yaml").code == 0
    assert archive("show", "harel2018", "-o", "out.yaml").code == 0
    assert (tmp_path / "out.yaml").read_text(encoding="utf-8") == yaml
    refused = archive("show", "harel2018", "-o", "out.yaml")
    assert refused.code != 0
    assert "--force" in refused.err


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("harel2081", 4, "did you mean harel2018"),
        ("berger1998", 4, "cited work"),
        ("10.1000/nothing", 4, "no report 10.1000/nothing"),
    ],
)
def test_a_name_that_is_no_report(archive: Run, name: str, code: int, words: str) -> None:
    ran = archive("show", name)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err


BROKEN = {
    "unknown-term": (
        "references:\n  - number: 1\n    raw: x\n    coverage:\n      - treatment: maravirok\n"
    ),
    "contradicting-statements": (
        "references:\n  - number: 1\n    raw: x\n    coverage:\n"
        "      - {treatment: none}\n      - {treatment: IL-7}\n"
    ),
}


@pytest.mark.parametrize("code", BROKEN)
def test_what_only_the_archive_can_refuse_names_its_line(
    archive: Run, tmp_path: Path, code: str
) -> None:
    (tmp_path / "bad.yaml").write_text(f"title: A report\n{BROKEN[code]}", encoding="utf-8")
    ran = archive("add", "bad.yaml", "--json")
    assert ran.code == 3
    [issue] = [issue for issue in ran.data[0]["issues"] if issue["severity"] == "error"]
    assert issue["code"] == code
    assert issue["line"] in {5, 6}
    assert issue["where"].startswith("references[0].coverage")
    assert ran.err.startswith("error: bad.yaml:")
    assert len(archive("list", "--json").data) == 1


def test_a_key_of_another_report_is_refused(archive: Run, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("key: harel2018\ntitle: Quite another\n", encoding="utf-8")
    ran = archive("add", "other.yaml", "--json")
    assert ran.code == 3
    assert ran.data[0]["issues"][0]["code"] == "key-taken"
    assert ran.data[0]["issues"][0]["line"] == 1


def test_one_bad_file_does_not_keep_the_others_out(run: Run, bundled: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("titel: x\n", encoding="utf-8")
    ran = run("add", "bad.yaml", bundled, "--json")
    assert ran.code == 3
    assert [answer["status"] for answer in ran.data] == ["invalid", "added"]


def test_a_missing_file_is_not_found_and_nothing_is_done(run: Run, bundled: Path) -> None:
    ran = run("add", bundled, "nowhere.yaml")
    assert (ran.code, ran.out) == (4, "")
    assert "no file nowhere.yaml" in ran.err
    assert run("list").code == 4


def test_the_schema_accepts_what_show_prints(archive: Run) -> None:
    import jsonschema

    schema = archive("schema").data
    record = archive("show", "harel2018", "--json").data
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**record, "titel": "x"}, schema)
    assert json.dumps(schema)
