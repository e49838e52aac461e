"""Question one of the user: which prior treatments does each reference cover?"""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

COLUMNS = ("-t", "IL-7", "-t", "maraviroc", "-t", "vaccination")


def numbers(run: Run, *options: str) -> list[int]:
    ran = run("references", *options, "--json")
    assert ran.code == 0, ran.err
    return [reference["number"] for reference in ran.data]


def test_references_of_the_bundled_record(archive: Run) -> None:
    assert numbers(archive, "--treatment", "IL-7") == [2, 7, 9, 11, 14]
    assert numbers(archive, "--treatment", "interleukin 7") == [2, 7, 9, 11, 14]
    assert numbers(archive, "--treatment", "mesh:D015851") == [2, 7, 9, 11, 14]
    assert numbers(archive, "--treatment", "IL-7", "--condition", "PML") == [2, 7, 11, 14]
    assert numbers(archive, "--treatment", "maraviroc") == [10, 13]
    assert numbers(archive, "--treatment", "MVC", "--basis", "abbreviation") == [10]
    assert numbers(archive, "--treatment", "CCR5 antagonist", "--basis", "class") == [13]
    assert numbers(archive, "--treatment", "vaccination") == [14]
    assert numbers(archive, "--condition", "PML") == [2, 3, 4, 6, 7, 8, 10, 11, 12, 14]


def test_references_of_the_page_alone(run: Run, page: Path) -> None:
    assert run("add", page).code == 0
    assert numbers(run, "--treatment", "IL-7") == [2, 7, 9, 11, 14]
    assert numbers(run, "--treatment", "maraviroc") == [10]
    assert numbers(run, "--treatment", "maraviroc", "--include-class") == [10, 13]
    assert numbers(run, "--treatment", "vaccination") == [14]
    assert numbers(run, "--condition", "PML") == [2, 3, 4, 6, 7, 8, 10, 11, 12, 14]


def test_the_quoted_words_stand_in_the_printed_reference(archive: Run) -> None:
    for reference in archive("references", "--json").data:
        for entry in reference["coverage"]:
            if entry["basis"] != "curator":
                assert entry["quote"] in reference["raw"]
            else:
                assert entry["source"]


def test_the_matrix(archive: Run) -> None:
    answer = archive("coverage", "harel2018", *COLUMNS, "--json").data
    assert answer["treatments"] == ["il-7", "maraviroc", "vaccination"]
    bases = {
        (row["number"], treatment): [entry["basis"] for entry in cell["assertions"]]
        for row in answer["rows"]
        for treatment, cell in row["cells"].items()
        if cell
    }
    assert bases == {
        (2, "il-7"): ["named"],
        (7, "il-7"): ["named"],
        (9, "il-7"): ["named"],
        (11, "il-7"): ["named"],
        (14, "il-7"): ["named"],
        (10, "maraviroc"): ["abbreviation"],
        (13, "maraviroc"): ["curator", "class"],
        (14, "vaccination"): ["named", "curator"],
    }
    states = {row["number"]: row["state"] for row in answer["rows"]}
    assert [n for n, state in states.items() if state == "none"] == [1, 5, 8, 12, 15]
    assert [n for n, state in states.items() if state == "not-stated"] == [3, 4]
    assert answer["totals"]["il-7"] == {"covered": 5, "class_only": 0}
    assert answer["totals"]["maraviroc"] == {"covered": 2, "class_only": 0}
    assert [gap["number"] for gap in answer["gaps"]["none"]] == [1, 5, 8, 12, 15]
    assert [gap["number"] for gap in answer["gaps"]["not_stated"]] == [3, 4]
    assert next(row for row in answer["rows"] if row["number"] == 6)["other"] == ["mirtazapine"]


def test_the_matrix_of_the_page_alone_knows_no_none(run: Run, page: Path) -> None:
    run("add", page)
    answer = run("coverage", *COLUMNS, "--json").data
    cells = {row["number"]: row["cells"]["maraviroc"] for row in answer["rows"]}
    assert {n for n, cell in cells.items() if cell} == {10, 13}
    assert cells[13]["basis"] == "class"
    assert cells[13]["quote"] == "chemokine receptor 5 (CCR5) antagonist"
    assert {row["state"] for row in answer["rows"]} == {"covered", "not-stated"}
    assert answer["totals"]["maraviroc"] == {"covered": 1, "class_only": 1}


def test_columns_default_to_what_was_given_and_what_is_covered(archive: Run) -> None:
    answer = archive("coverage", "harel2018", "--json").data
    assert answer["treatments"][:4] == ["mirtazapine", "mefloquine", "il-7", "maraviroc"]
    assert {"jcv-vp1-vaccine", "imiquimod"} <= set(answer["treatments"])
    assert "ccr5-antagonist" not in answer["treatments"]
    assert answer["gaps"]["treatments"] == ["mefloquine"]


def test_a_treatment_nobody_knows_is_not_found_with_a_suggestion(archive: Run) -> None:
    ran = archive("references", "--treatment", "maravirok")
    assert (ran.code, ran.out) == (4, "")
    assert "no treatment is called 'maravirok'" in ran.err
    assert "did you mean maraviroc" in ran.err


def test_demo_twice_prints_the_same_matrix_and_writes_the_same_files(
    run: Run, tmp_path: Path
) -> None:
    first = run("demo", "-o", "out")
    assert first.code == 0, first.err
    files = {
        name: (tmp_path / "out" / name).read_bytes()
        for name in ("citations.graphml", "citations.svg")
    }
    second = run("demo", "-o", "out")
    assert second.out == first.out
    for name, content in files.items():
        assert (tmp_path / "out" / name).read_bytes() == content
    assert "16 works, 15 citations" in first.out
    assert "curator + class" in first.out
    assert run("demo", "-o", "out", "--json").data["works"] == 16


def test_demo_refuses_an_archive_of_somebody_else(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("title: Another report\n", encoding="utf-8")
    assert run("--archive", "out/casegraph.db", "add", "own.yaml").code == 0
    before = (tmp_path / "out" / "casegraph.db").read_bytes()
    ran = run("demo", "-o", "out")
    assert ran.code == 1
    assert "holds other reports" in ran.err
    assert (tmp_path / "out" / "casegraph.db").read_bytes() == before
