"""Several sources of one report: who wins, what is kept, and what follows a cited work."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

REFERENCE = (
    "Roe A (2001) A made-up agent in progressive multifocal leukoencephalopathy. J Test 1:1-9"
)
PAGE = f"""Journal of Samples

, Volume 3, Issue 1, pp 10–19 | Cite as

A made-up agent in a patient of the made-up clinic in early spring

  • Ann\u00a0Doe
Letter

Abstract

Nothing happened.

References

  1. {REFERENCE}CrossRefGoogle Scholar
  2. Poe B (2002) Another title about nothing. J Test 2:2–3CrossRefGoogle Scholar

Copyright information

©\u00a0Nobody\u00a02018

Authors and Affiliations

  1. 1.Clinic of SamplesGenevaSwitzerland
"""
KNOWN = """key: doe2018
title: A made-up agent in a patient of the made-up clinic in early spring
keywords: [stated by hand]
references:
  - number: 1
    raw: typed by hand
    coverage:
      - {treatment: IL-7, source: the abstract}
"""
MORE = """key: doe2018
references:
  - number: 1
    raw: typed by hand
    coverage:
      - {treatment: maraviroc, source: a letter}
  - number: 2
    raw: typed by hand
    coverage:
      - {treatment: none, source: read in full}
title: A made-up agent in a patient of the made-up clinic in early spring
"""
OTHER = f"""title: Another report that cites the same work
authors: [{{family: Voe}}]
issued: "2019"
references:
  - number: 1
    raw: {REFERENCE}
"""


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")


def test_a_person_wins_in_either_order_and_what_is_printed_stays(run: Run, tmp_path: Path) -> None:
    write(tmp_path, page_txt=PAGE, known_yaml=KNOWN)
    shown = []
    for at, order in enumerate((("page.txt", "known.yaml"), ("known.yaml", "page.txt"))):
        for name in order:
            ran = run("--archive", f"{at}.db", "add", name, "--json")
            assert ran.code == 0, ran.err
        shown.append(run("--archive", f"{at}.db", "show", "doe2018", "--json").data)
    assert shown[0] == shown[1]
    assert shown[0]["keywords"] == ["stated by hand"]
    assert shown[0]["type"] == "letter"
    assert shown[0]["abstract"] == "Nothing happened."
    assert shown[0]["references"][0]["raw"] == REFERENCE
    assert shown[0]["references"][0]["coverage"][0]["treatment"] == "IL-7"


def test_a_second_record_adds_to_the_first_and_a_changed_file_replaces_itself(
    run: Run, tmp_path: Path
) -> None:
    write(tmp_path, page_txt=PAGE, known_yaml=KNOWN, more_yaml=MORE)
    for name in ("page.txt", "known.yaml", "more.yaml"):
        assert run("add", name).code == 0
    covered = [
        [entry["treatment"] for entry in reference["coverage"] if entry["basis"] == "curator"]
        for reference in run("references", "--json").data
    ]
    assert covered == [["maraviroc", "il-7"], [None]]
    write(tmp_path, known_yaml=KNOWN.replace("IL-7", "mefloquine"))
    assert run("add", "known.yaml", "--json").data[0]["status"] == "updated"
    first = run("references", "--json").data[0]["coverage"]
    assert {entry["treatment"] for entry in first} == {"mefloquine", "maraviroc"}


def test_a_statement_follows_the_work_into_other_reports(run: Run, tmp_path: Path) -> None:
    write(tmp_path, page_txt=PAGE, known_yaml=KNOWN, other_yaml=OTHER)
    for name in ("page.txt", "known.yaml", "other.yaml"):
        assert run("add", name).code == 0
    found = run("references", "--treatment", "IL-7", "--json").data
    assert [(entry["report"], entry["number"]) for entry in found] == [
        ("doe2018", 1),
        ("voe2019", 1),
    ]
    assert found[0]["work"] == found[1]["work"]
    matrix = run("coverage", "voe2019", "-t", "IL-7", "--json").data
    assert matrix["rows"][0]["cells"]["il-7"]["basis"] == "curator"


def test_a_title_corrected_under_the_same_key(run: Run, tmp_path: Path) -> None:
    write(tmp_path, page_txt=PAGE)
    run("add", "page.txt")
    write(
        tmp_path,
        fix_yaml="key: doe2018\ntitle: A made-up agent in two patients of the made-up clinic\n",
        alien_yaml="key: doe2018\ntitle: Skin rash after a holiday\n",
    )
    assert run("add", "fix.yaml", "--json").data[0]["status"] == "updated"
    assert run("show", "doe2018", "--json").data["title"].startswith("A made-up agent in two")
    assert run("add", "alien.yaml").code == 3
    assert len(run("list", "--json").data) == 1


def test_a_quote_is_still_verified_against_the_page_after_a_rewriting(
    run: Run, tmp_path: Path
) -> None:
    quoted = """key: doe2018
title: A made-up agent in a patient of the made-up clinic in early spring
cases:
  - age: 40
    evidence: [{section: abstract, quote: Nothing happened}]
"""
    write(tmp_path, page_txt=PAGE, quoted_yaml=quoted)
    for name in ("page.txt", "quoted.yaml"):
        assert run("add", name).code == 0
    write(tmp_path, quoted_yaml=quoted.replace("40", "41"))
    assert run("add", "quoted.yaml").code == 0
    assert run("undo", "doe2018", "--yes").code == 0
    assert run("check", "--code", "quote-not-verified", "--json").data == []
    write(tmp_path, quoted_yaml=quoted.replace("Nothing happened", "Something happened"))
    assert run("add", "quoted.yaml").code == 0
    [found] = run("check", "--code", "quote-not-found", "--json").data
    assert found["where"] == "cases[0].evidence[0].quote"


CASES = """key: doe2018
title: A made-up agent in a patient of the made-up clinic in early spring
cases:
"""


@pytest.fixture
def edited(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return the command line over a report whose keywords were edited after it was added."""
    program = tmp_path / "editor"
    program.write_text("#!/bin/sh\nsed -i 's/stated by hand/edited/' \"$1\"\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(program))
    write(tmp_path, page_txt=PAGE, known_yaml=KNOWN)
    for name in ("page.txt", "known.yaml"):
        assert run("add", name).code == 0
    assert run("edit", "doe2018", "--yes").code == 0
    return run


@pytest.mark.parametrize("name", ["page.txt", "known.yaml", "elsewhere/known.yaml", "other.yaml"])
def test_a_file_that_is_only_read_again_takes_no_edit_back(
    edited: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path, other_yaml=KNOWN)
    write(tmp_path / "elsewhere", known_yaml=KNOWN)
    before = edited("show", "doe2018").out
    ran = edited("add", name, "--json")
    assert ran.data[0]["status"] == "unchanged"
    assert f"{name} says nothing new; doe2018 was changed in the archive since" in ran.err
    assert edited("show", "doe2018").out == before


def test_what_a_file_changed_since_an_edit_joins_it(edited: Run, tmp_path: Path) -> None:
    write(tmp_path, known_yaml=KNOWN.replace("IL-7", "mefloquine") + "notes: New.\n")
    changes = edited("add", "known.yaml", "--json").data[0]["changes"]
    assert {change["path"].partition("[")[0] for change in changes} == {"references", "notes"}
    shown = edited("show", "doe2018", "--json").data
    assert (shown["keywords"], shown["notes"]) == (["edited"], "New.")
    assert shown["references"][0]["coverage"][0]["treatment"] == "mefloquine"
    write(tmp_path, known_yaml=KNOWN)
    assert edited("add", "known.yaml", "--json").data[0]["status"] == "updated"
    shown = edited("show", "doe2018", "--json").data
    assert shown["keywords"] == ["edited"]
    assert "notes" not in shown


def test_what_both_a_file_and_an_edit_changed_is_refused_with_both(
    edited: Run, tmp_path: Path
) -> None:
    write(tmp_path, known_yaml=KNOWN.replace("stated by hand", "mended"))
    ran = edited("add", "known.yaml")
    assert ran.code == 3
    assert "known.yaml:3:11: keywords: changed in the archive too" in ran.err
    assert "edited" in ran.err
    assert "mended" in ran.err
    assert edited("show", "doe2018", "--json").data["keywords"] == ["edited"]


def test_what_one_source_says_of_a_patient_stays_when_another_adds_to_it(
    run: Run, tmp_path: Path
) -> None:
    write(
        tmp_path,
        first_yaml=f"{CASES}  - label: Patient 1\n    age: 40\n    exposures: [something]\n",
        second_yaml=f"{CASES}  - label: Patient 1\n    therapy:\n      - agents: [IL-7]\n",
        third_yaml=f"{CASES}  - label: Patient 2\n    age: 50\n",
    )
    for name in ("first.yaml", "second.yaml", "third.yaml"):
        assert run("add", name).code == 0
    cases = run("show", "doe2018", "--json").data["cases"]
    found = {case["label"]: case for case in cases}
    assert found["Patient 1"]["exposures"] == ["something"]
    assert found["Patient 1"]["therapy"][0]["agents"] == ["IL-7"]
    assert found["Patient 2"]["age"] == 50


def test_the_same_file_is_the_same_report_whatever_an_edit_made_of_its_title(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, page_txt=PAGE)
    run("add", "page.txt")
    monkeypatch.setenv("EDITOR", "sed -i s/made-up.agent.in.a.patient/agent/")
    assert run("edit", "doe2018", "--yes").code == 0
    assert run("add", "page.txt", "--json").data[0]["key"] == "doe2018"
    assert len(run("list", "--json").data) == 1


def test_a_folder_is_read_without_its_schema_and_a_name_is_needed(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    write(folder, page_txt=PAGE)
    (folder / "record.schema.json").write_text(run("schema").out, encoding="utf-8")
    assert run("add", "reports").code == 0
    assert run("add", "").code == 2


def test_two_records_of_one_report_in_one_file_stand_beside_each_other(
    run: Run, tmp_path: Path
) -> None:
    first = "TY  - JOUR\nTI  - A rare infection\nAU  - Doe, Ann\nPY  - 2014\nDO  - 10.1000/1\n"
    (tmp_path / "a.ris").write_text(
        f"{first}KW  - one\nER  - \n{first}VL  - 3\nER  - \n", encoding="utf-8"
    )
    assert [answer["status"] for answer in run("add", "a.ris", "--json").data] == [
        "added",
        "updated",
    ]
    shown = run("show", "doe2014", "--json").data
    assert (shown["keywords"], shown["volume"]) == (["one"], "3")
    again = run("add", "a.ris", "--json").data
    assert [answer["status"] for answer in again] == ["unchanged", "unchanged"]
    (tmp_path / "a.ris").write_text(f"{first}VL  - 4\nER  - \n", encoding="utf-8")
    assert run("add", "a.ris", "--json").data[0]["status"] == "updated"
    shown = run("show", "doe2014", "--json").data
    assert ("keywords" in shown, shown["volume"]) == (False, "4")
