"""Terms by hand: listed, shown, checked, added, and what the archive makes of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from tests.cli.conftest import Ran, Run, content, failed

from casegraph.cli import commands
from casegraph.cli.lazy import CommandEntry
from casegraph.cli.main import main

RECORD = """\
casegraph: "1"
key: doe2020
title: A patient with progressive multifocal leukoencephalopathy
authors: [{family: Doe, given: Jane}]
journal: Some Journal
issued: "2020"
references:
  - number: 1
    raw: "Roe A. Zorbamycin in progressive multifocal leukoencephalopathy. J Test. 2019;1(1):1-2."
    title: Zorbamycin in progressive multifocal leukoencephalopathy
    journal: J Test
  - number: 2
    raw: "Poe B. Maraviroc in progressive multifocal leukoencephalopathy. J Test. 2019;1(1):3-4."
    title: Maraviroc in progressive multifocal leukoencephalopathy
    journal: J Test
    coverage: [{treatment: "mesh:C502411"}]
cases:
  - conditions: [progresive multifocal leukoencephalopathy]
    therapy:
      - agents: [Zorbamycin]
      - agents: [maravirok]
"""
ZORBA = ("vocab", "add", "zorbamycin", "--vocabulary", "treatment")


@pytest.fixture
def reports(run: Run, held: Path, tmp_path: Path) -> Run:
    """Return the command line over an archive of two reports, one of which names a new drug."""
    path = tmp_path / "doe.yaml"
    path.write_text(RECORD, "utf-8")
    assert run("add", path).code == 0
    return run


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the file of own terms of this test's archive, which is not there yet."""
    return tmp_path / "casegraph.vocabulary.yaml"


def covering(run: Run, treatment: str) -> list[tuple[str, int]]:
    ran = run("references", "--treatment", treatment, "--json")
    assert ran.code == 0, ran.err
    return [(entry["report"], entry["number"]) for entry in ran.data]


def facts(ran: Ran) -> list[list[str]]:
    return [line.split("\t") for line in ran.out.splitlines()[1:]]


@pytest.mark.parametrize("entry", commands.VocabCommands.entries, ids=lambda entry: entry.name)
def test_summary_is_that_of_the_function(entry: CommandEntry) -> None:
    function = getattr(import_module(entry.module), entry.function)
    summary, _, example = function.__doc__.strip().partition("\n\n")
    assert entry.summary == summary
    assert example.strip().startswith(f"Example: casegraph vocab {entry.name}")


def test_the_list_holds_every_term_below_its_broader_one(run: Run, held: Path) -> None:
    terms = run("vocab", "list", "--json").data
    places = {term["id"]: at for at, term in enumerate(terms)}
    depths = {term["id"]: term["depth"] for term in terms}
    assert {term["origin"] for term in terms} == {"bundled"}
    assert len(places) == len(terms) == int(dict(facts(run("status")))["terms"])
    for term in terms:
        if term["broader"]:
            assert places[term["broader"]] < places[term["id"]]
            assert depths[term["id"]] == depths[term["broader"]] + 1


def test_the_list_of_one_vocabulary(run: Run, held: Path) -> None:
    terms = run("vocab", "list", "assay", "--json").data
    assert {term["vocabulary"] for term in terms} == {"assay"}
    tree = run("vocab", "list", "assay", "--tree").out
    assert "\n· jcv-dna-log-csf\t" in tree
    assert "\njcv-dna-log-csf\t" in run("vocab", "list", "assay").out


@pytest.mark.parametrize(
    "name", ["MVC", "Maraviroc", "D000077592", "mesh:d000077592", "C502411", "mesh:C502411"]
)
def test_any_name_is_accepted_and_the_current_code_shown(run: Run, held: Path, name: str) -> None:
    shown = run("vocab", "show", name, "--json").data
    assert (shown["id"], shown["label"]) == ("maraviroc", "maraviroc")
    assert "mesh:D000077592" in shown["codes"]
    assert shown["former_codes"] == ["mesh:C502411"]


def test_show_tells_everything_of_a_term(run: Run, held: Path) -> None:
    shown = run("vocab", "show", "IL-7", "--json").data
    assert shown["use"] == {"references": 5, "works": 5, "therapy_steps": 1, "cases": 1}
    assert shown["broader_chain"][0]["id"] == shown["broader"]
    assert all(note["explanation"].endswith(".") for note in shown["guards"])
    above = run("vocab", "show", shown["broader"], "--json").data
    assert shown["id"] in {term["id"] for term in above["narrower"]}
    lines = facts(run("vocab", "show", "IL-7"))
    assert ["references", "5"] in lines
    assert ["label", shown["label"]] in lines


def test_without_an_archive_the_terms_of_a_new_one_are_shown(run: Run, tmp_path: Path) -> None:
    assert run("vocab", "show", "MVC", "--json").data["use"] is None
    assert run("vocab", "list").code == 0
    assert run("vocab", "check").code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_name_of_nothing_is_answered_with_what_is_close(run: Run, held: Path) -> None:
    failed(run("vocab", "show", "maravirok"), "no term", "did you mean maraviroc", code=4)
    failed(run("vocab", "show", "zzzz"), "no term", code=4)


def test_an_added_term_is_written_and_covers_at_once(reports: Run, own: Path) -> None:
    failed(reports("references", "--treatment", "zorbamycin"), "no treatment", code=4)
    ran = reports(*ZORBA, "--synonym", "zorba drug", "--code", "mesh:D9999999", "--json")
    assert ran.code == 0, ran.err
    assert (ran.data["id"], ran.data["status"]) == ("zorbamycin", "added")
    assert (ran.data["file"], ran.data["retagged"]) == (str(own), ["doe2020"])
    for name in ("zorbamycin", "Zorba-drug", "mesh:D9999999"):
        assert covering(reports, name) == [("doe2020", 1)]
    shown = reports("vocab", "show", "zorba drug", "--json").data
    assert (shown["origin"], shown["codes"]) == ("own", ["mesh:D9999999"])
    assert shown["use"] == {"references": 1, "works": 1, "therapy_steps": 1, "cases": 1}


def test_the_coverage_is_what_adding_the_report_anew_gives(
    reports: Run, own: Path, tmp_path: Path, bundled: Path
) -> None:
    assert reports(*ZORBA).code == 0
    after = reports("references", "--json").data
    fresh = tmp_path / "fresh.db"
    own.rename(tmp_path / "fresh.vocabulary.yaml")
    assert reports("--archive", fresh, "add", bundled, tmp_path / "doe.yaml").code == 0
    assert reports("--archive", fresh, "references", "--json").data == after


def test_the_record_and_its_history_stay(reports: Run, held: Path) -> None:
    before = [line for line in content(held)[0] if '"revision"' in line or '"report"' in line]
    shown = reports("show", "doe2020").out
    assert reports(*ZORBA).code == 0
    after = [line for line in content(held)[0] if '"revision"' in line or '"report"' in line]
    assert (after, reports("show", "doe2020").out) == (before, shown)


def test_adding_again_changes_nothing(reports: Run, own: Path, held: Path) -> None:
    assert reports(*ZORBA).code == 0
    text, rows = own.read_bytes(), content(held)
    again = reports(*ZORBA, "--json")
    assert (again.code, again.data["status"], again.data["retagged"]) == (0, "unchanged", [])
    assert (own.read_bytes(), content(held)) == (text, rows)


def test_adding_again_finishes_what_was_cut_short(reports: Run, own: Path) -> None:
    own.write_text("terms:\n  - {id: zorbamycin, vocabulary: treatment, label: zorbamycin}\n")
    ran = reports(*ZORBA, "--json")
    assert (ran.data["status"], ran.data["retagged"]) == ("unchanged", ["doe2020"])
    assert covering(reports, "zorbamycin") == [("doe2020", 1)]


def test_tagging_that_was_cut_short_is_finished_later(
    reports: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bool:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr("casegraph.app.retag.replace_coverage", fail)
        with pytest.raises(RuntimeError, match="killed"):
            reports(*ZORBA)
    assert covering(reports, "zorbamycin") == []
    assert reports("init", "--json").data["retagged"] == ["doe2020"]
    assert covering(reports, "zorbamycin") == [("doe2020", 1)]
    assert reports("init", "--json").data["retagged"] == []


def test_a_dry_run_says_the_same_and_writes_nothing(reports: Run, own: Path, held: Path) -> None:
    rows = content(held)
    dry = reports(*ZORBA, "--dry-run", "--json")
    assert (dry.data["status"], dry.data["retagged"]) == ("added", ["doe2020"])
    assert not own.exists()
    assert content(held) == rows
    assert dry.data["dry_run"] is True
    assert reports(*ZORBA, "--json").data == {**dry.data, "dry_run": False}


def test_adding_makes_the_archive_where_there_is_none(run: Run, own: Path, held: Path) -> None:
    held.unlink()
    assert run(*ZORBA, "--dry-run").code == 0
    assert not held.exists()
    assert run(*ZORBA).code == 0
    assert covering(run, "zorbamycin") == []
    assert own.exists()


def test_a_bundled_term_is_extended(reports: Run, own: Path) -> None:
    ran = reports("vocab", "add", "MVC", "--extend", "--synonym", "zorbamycin", "--json")
    assert (ran.data["id"], ran.data["status"]) == ("maraviroc", "extended")
    assert ("doe2020", 1) in covering(reports, "maraviroc")
    assert reports("vocab", "show", "zorbamycin", "--json").data["origin"] == "extended"
    assert "label" not in own.read_text().partition("terms:")[2]
    more = ("vocab", "add", "MVC", "--vocabulary", "treatment", "--extend", "--synonym", "zorbine")
    assert reports(*more, "--json").data["status"] == "extended"


def test_what_a_person_wrote_in_the_file_stays(reports: Run, own: Path) -> None:
    text = "# why\nversion: '1'\nterms:\n- id: other   # mine\n  vocabulary: finding\n  label: x\n"
    own.write_text(text)
    assert reports(*ZORBA).code == 0
    assert own.read_text().startswith(text)


def test_a_list_in_brackets_is_not_rewritten(reports: Run, own: Path, held: Path) -> None:
    own.write_text("terms: [{id: other, vocabulary: finding, label: x}]\n")
    rows = content(held)
    failed(reports(*ZORBA), str(own), "by hand")
    assert content(held) == rows
    assert own.read_text().startswith("terms: [{id: other")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("maraviroc", "--vocabulary", "condition"), 3, "--vocabulary: 'maraviroc' is the id of a"),
        (("maraviroc", "--vocabulary", "treatment", "--kind", "class"), 3, "--kind: 'maraviroc'"),
        (("MVC", "--vocabulary", "treatment", "--id", "maraviroc"), 3, "TERM: 'maraviroc'"),
        (("maraviroc", "--vocabulary", "treatment", "--synonym", "zo"), 3, "known without 'zo'"),
        (("maraviroc", "--vocabulary", "treatment", "--note", "zo"), 3, "--note: maraviroc"),
        (("maraviroc", "--vocabulary", "treatment", "--broader", "ART"), 3, "not 'art'"),
        (("pml", "--vocabulary", "treatment"), 3, "id of a condition"),
        (("Selzentry", "--vocabulary", "treatment"), 3, "name of maraviroc"),
        (("x", "--vocabulary", "treatment", "--synonym", "IL 7"), 3, "name of il-7"),
        (("x", "--vocabulary", "treatment", "--synonym", "MVC"), 3, "name of maraviroc"),
        (("x", "--vocabulary", "treatment", "--code", "mesh:C502411"), 3, "name of maraviroc"),
        (("x", "--vocabulary", "treatment", "--broader", "maravirok"), 4, "did you mean maraviroc"),
        (("x", "--vocabulary", "treatment", "--broader", "PML"), 4, "no treatment"),
        (("x", "--vocabulary", "treatment", "--code", "D1"), 2, "SCHEME:CODE"),
        (("x", "--vocabulary", "treatment", "--id", "A b"), 2, "--id"),
        (("+", "--vocabulary", "treatment"), 2, "--id"),
        ((" ", "--vocabulary", "treatment"), 2, "expected words"),
        (("x\0", "--vocabulary", "treatment"), 2, "expected words"),
        (("x",), 2, "--vocabulary"),
        (("x", "--vocabulary", "treatment", "--extend"), 4, "no term"),
        (("MVC", "--vocabulary", "condition", "--extend"), 2, "of the vocabulary treatment, not"),
        (("x", "--extend"), 4, "no term"),
        (("MVC", "--extend"), 2, "nothing to extend"),
        (("MVC", "--extend", "--id", "y", "--synonym", "z"), 2, "--id"),
    ],
)
def test_a_term_that_cannot_be_is_refused(
    reports: Run, own: Path, held: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    rows = content(held)
    failed(reports("vocab", "add", *words), said, code=code)
    assert not own.exists()
    assert content(held) == rows


def test_every_problem_of_a_term_is_told(reports: Run) -> None:
    ran = reports(*ZORBA, "--synonym", "IL-7", "--code", "mesh:D000077592")
    assert ran.code == 3
    assert ran.err.count("error: ") == 2


def test_another_term_under_an_own_id_is_refused(reports: Run, own: Path) -> None:
    assert reports(*ZORBA).code == 0
    text = own.read_bytes()
    more = reports(*ZORBA, "--synonym", "another")
    other = reports(*ZORBA, "--kind", "class")
    assert (more.code, other.code, own.read_bytes()) == (3, 3, text)
    assert "--synonym: zorbamycin is known without 'another'" in more.err
    assert "vocab add zorbamycin --extend" in more.err
    assert "--kind: 'zorbamycin' is the id of a treatment, the concept 'zorbamycin'" in other.err
    assert f"edit {own}:6:5" in other.err


def test_a_bundled_term_with_the_same_facts_is_unchanged(reports: Run, own: Path) -> None:
    ran = reports("vocab", "add", "filgrastim", "--vocabulary", "treatment", "--synonym", "G-CSF")
    assert (ran.code, facts(ran)[0][3], own.exists()) == (0, "unchanged", False)


@pytest.mark.parametrize("name", ["zorbamycin", "MVC"])
def test_an_own_entry_is_extended_again_and_again(reports: Run, own: Path, name: str) -> None:
    assert reports(*ZORBA, "--synonym", "zorba drug").code == 0
    extend = ("vocab", "add", name, "--extend", "--synonym")
    for words in (("grow one",), ("grow two", "--code", "mesh:D9999999", "--note", "a remark")):
        first = reports(*extend, *words, "--json")
        assert (first.code, first.data["status"]) == (0, "extended"), first.err
        text = own.read_bytes()
        again = reports(*extend, *words, "--json")
        assert (again.data["status"], own.read_bytes()) == ("unchanged", text)
    shown = reports("vocab", "show", "grow two", "--json").data
    assert {"grow one", "grow two"} <= set(shown["synonyms"])
    assert ("mesh:D9999999" in shown["codes"], shown["note"]) == (True, "a remark")
    assert own.read_text().count("- id: ") == (1 if name == "zorbamycin" else 2)
    other = reports(*extend, "grow two", "--note", "another remark")
    failed(other, "--note: ", "'a remark', not 'another remark'", f"edit {own}", code=3)
    assert own.read_bytes() == text
    assert reports(*ZORBA, "--synonym", "zorba drug", "--json").data["status"] == "unchanged"


def test_a_rehearsal_says_what_would_be(reports: Run) -> None:
    extend = ("vocab", "add", "MVC", "--extend", "--synonym", "grow")
    said = [facts(reports(*words, "--dry-run"))[0][3] for words in (ZORBA, extend)]
    assert said == ["would be added", "would be extended"]
    assert reports(*ZORBA).code == 0
    assert facts(reports(*ZORBA, "--dry-run"))[0][3] == "unchanged"


def test_the_list_is_searched_by_a_part_of_a_name(run: Run, held: Path) -> None:
    def found(*words: str) -> set[str]:
        return {term["id"] for term in run("vocab", "list", *words, "--json").data}

    assert found("--search", "selzen") == {"maraviroc"}
    assert found("--search", "D000077592") == {"maraviroc"}
    assert found("condition", "--search", "maraviroc") == set()


@pytest.mark.parametrize("name", ["tocilizumab", "interleukin-22", "clozapin e", "vidarabin-x"])
def test_no_other_drug_is_offered_for_an_unknown_one(run: Run, held: Path, name: str) -> None:
    for words in (("vocab", "show", name), ("references", "-t", name)):
        ran = run(*words)
        failed(ran, "vocab list --search", code=4)
        assert "did you mean" not in ran.err


def test_a_term_added_by_hand_is_taken_up_by_init(reports: Run, own: Path) -> None:
    own.write_text("terms:\n  - {id: zorbamycin, vocabulary: treatment, label: zorbamycin}\n")
    [warning] = [i for i in reports("vocab", "check", "--json").data if i["code"] == "not-taken-up"]
    assert warning["hint"] == "casegraph init takes them up"
    assert reports("init", "--json").data["retagged"] == ["doe2020"]
    assert covering(reports, "zorbamycin") == [("doe2020", 1)]
    own.unlink()
    assert reports("migrate", "--json").data["retagged"] == ["doe2020"]
    failed(reports("references", "--treatment", "zorbamycin"), "no treatment", code=4)


def test_a_report_that_names_a_term_that_is_gone_keeps_its_coverage(
    reports: Run, own: Path, tmp_path: Path
) -> None:
    assert reports(*ZORBA).code == 0
    stated = RECORD.replace('"mesh:C502411"', "zorbamycin")
    (tmp_path / "doe.yaml").write_text(stated, "utf-8")
    assert reports("add", tmp_path / "doe.yaml").code == 0
    own.unlink()
    ran = reports("init")
    assert ran.code == 0
    assert "'zorbamycin' is no term of the treatment vocabulary" in ran.err
    assert "doe2020" in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("terms:\n  - id: [\n", ":3:"),
        ("terms:\n  - {id: a, vocabulary: treatment}\n", ":2:5: terms[0]: a term needs the field"),
        ("terms:\n  - {id: pml, lable: x}\n", ":2:15: terms[0].lable: unknown field 'lable'"),
        ("terms:\n  - {id: pml}\n  - {id: pml}\n", ":3:5: terms[1].id: the id 'pml' is used twice"),
        ("terms:\n  - {id: pml, guards: [nothing]}\n", "terms[0].guards: the term pml names"),
        ("\0\x01binary", "error: "),
    ],
)
def test_a_broken_file_is_refused_and_disturbs_nothing_else(
    reports: Run, own: Path, held: Path, text: str, said: str
) -> None:
    own.write_text(text)
    rows = content(held)
    refused: list[tuple[str, ...]] = [("init",), ("migrate",), ZORBA]
    for words in refused:
        ran = reports(*words)
        assert (ran.code, ran.out) == (3, ""), ran.err
        assert said in ran.err
        assert str(own) in ran.err
    checked = reports("vocab", "check", "--json")
    assert checked.code == 3
    assert any(issue["source"] == str(own) for issue in checked.data)
    assert own.read_text() == text
    for words in [("vocab", "list"), ("vocab", "show", "MVC"), ("references", "-t", "MVC")]:
        assert reports(*words).code == 0
    assert reports("add", held.parent / "doe.yaml").code == 0
    assert content(held) == rows


def test_check_names_what_no_term_holds(reports: Run) -> None:
    found = [i for i in reports("vocab", "check", "--json").data if i["source"] == "doe2020"]
    said = {(issue["code"], issue["where"]): (issue["detail"], issue["hint"]) for issue in found}
    assert said["former-code", "coverage"][1] == "now mesh:D000077592"
    assert "did you mean progressive" in said["unknown-name", "conditions"][0:2][1]
    agents = [i["detail"] for i in found if i["where"] == "agents"]
    assert any("'Zorbamycin' is no term of the treatment" in detail for detail in agents)
    assert reports(*ZORBA).code == 0
    later = [i["detail"] for i in reports("vocab", "check", "--json").data]
    assert not any("'Zorbamycin'" in detail for detail in later)


def test_check_reads_another_file(reports: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("terms:\n  - {id: x, vocabulary: treatment, label: Zorbamycin, broader: y}\n")
    ran = reports("vocab", "check", other)
    assert ran.code == 3
    assert f"{other}:2:5: terms[0].broader\tthere is no treatment 'y'" in ran.out
    failed(reports("vocab", "check", tmp_path / "no.yaml"), "no file", code=4)


def test_the_environment_names_the_file(
    reports: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "terms" / "mine.yaml"
    monkeypatch.setenv("CASEGRAPH_VOCABULARY", str(named))
    assert reports("status", "--json").data["vocabulary"] == str(named)
    assert reports(*ZORBA).code == 0
    assert named.exists()
    assert reports("status", "--json").data["own_terms"] is True


def test_a_folder_that_cannot_be_made_is_an_error(
    reports: Run, tmp_path: Path, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CASEGRAPH_VOCABULARY", str(tmp_path / "file" / "mine.yaml"))
    rows = content(held)
    failed(reports(*ZORBA), "mine.yaml")
    assert content(held) == rows


@pytest.fixture
def complete(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], set[str]]:
    """Return a function that asks as a shell does what may stand for the last word."""

    def ask(words: str) -> set[str]:
        typed = f"casegraph {words}"
        with monkeypatch.context() as patch:
            patch.setenv("_CASEGRAPH_COMPLETE", "complete_bash")
            patch.setenv("COMP_WORDS", typed)
            patch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
            with pytest.raises(SystemExit) as ended:
                main([])
        printed = capsys.readouterr()
        assert (ended.value.code, printed.err) == (0, "")
        return set(printed.out.split("\n")) - {""}

    return ask


COMPLETED = [
    ("references --treatment MAR", {"MARaviroc"}),
    ("coverage -t zorb", {"zorbamycin"}),
    ("references --treatment MV", {"MVC"}),
    ("references --condition pm", {"pmL", "pmL-IRIS"}),
    ("vocab add x --vocabulary treatment --broader ccr5", {"ccr5 antagonist"}),
    ("vocab show zorb", {"zorbamycin"}),
    ("references --treatment nothing", set()),
]


@pytest.mark.parametrize(("words", "offered"), COMPLETED, ids=[words for words, _ in COMPLETED])
def test_a_shell_offers_the_names_of_the_archive(
    reports: Run, complete: Callable[[str], set[str]], words: str, offered: set[str]
) -> None:
    assert reports(*ZORBA).code == 0
    found = complete(words)
    assert offered <= found
    assert bool(found) == bool(offered)
    for name in found:
        assert name.startswith(words.rsplit(maxsplit=1)[-1])
        assert reports("vocab", "show", name).code in {0, 5}


def test_a_shell_is_offered_nothing_where_nothing_can_be_read(
    complete: Callable[[str], set[str]], tmp_path: Path
) -> None:
    (tmp_path / "casegraph.db").write_bytes(b"no database, but some other file of a user")
    assert complete("references --treatment mar") == set()


def test_own_terms_of_an_archive_on_a_server(
    run: Run, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "doe.yaml"
    path.write_text(RECORD, "utf-8")
    url = ("--archive", postgres_url)
    assert run(*url, "add", path).code == 0
    dry = run(*url, *ZORBA, "--dry-run", "--json").data
    assert run(*url, *ZORBA, "--json").data == {**dry, "dry_run": False}
    assert Path(dry["file"]).is_file()
    assert dry["file"].startswith(str(tmp_path / "config"))
    assert dry["retagged"] == ["doe2020"]
    found = run(*url, "references", "-t", "zorbamycin", "--json").data
    assert [entry["number"] for entry in found] == [1]
    shown = run(*url, "vocab", "show", "zorbamycin", "--json").data
    assert shown["use"] == {"references": 1, "works": 1, "therapy_steps": 1, "cases": 1}
    codes = {issue["code"] for issue in run(*url, "vocab", "check", "--json").data}
    assert codes == {"former-code", "unknown-name"}
    assert run(*url, *ZORBA, "--json").data["status"] == "unchanged"
