"""Drafts: records that still lack what every report has are kept, named, and completed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

FIELDS = {
    "title": "A made-up agent in a rare disease",
    "authors": "[{family: Doe}]",
    "journal": "Journal of Samples",
    "issued": '"2018"',
    "references": '[{number: 1, raw: "Roe R (2001) One. J Test 1:1-2"}]',
}


def record(*names: str, **others: str) -> str:
    fields = {name: FIELDS[name] for name in names}
    return "".join(f"{name}: {value}\n" for name, value in {**fields, **others}.items())


def add(run: Run, folder: Path, text: str, name: str = "report.yaml") -> dict[str, object]:
    (folder / name).write_text(text, encoding="utf-8")
    ran = run("add", name, "--json")
    assert ran.code == 0, ran.err
    [answer] = ran.data
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("missing", FIELDS)
def test_a_record_without_one_field_is_a_draft(run: Run, tmp_path: Path, missing: str) -> None:
    answer = add(run, tmp_path, record(*(name for name in FIELDS if name != missing)))
    assert (answer["status"], answer["draft"], answer["missing"]) == ("added", True, [missing])
    [listed] = run("list", "--json").data
    assert listed["draft"] is True


def test_a_whole_record_is_no_draft(run: Run, tmp_path: Path) -> None:
    answer = add(run, tmp_path, record(*FIELDS))
    assert (answer["draft"], answer["missing"]) == (False, [])
    assert run("list", "--json").data[0]["draft"] is False
    assert run("list", "--drafts", "--json").data == []


def test_drafts_are_listed_apart(run: Run, tmp_path: Path) -> None:
    add(run, tmp_path, record(*FIELDS))
    add(run, tmp_path, record("journal"), "draft.yaml")
    assert [line["key"] for line in run("list", "--json").data] == ["doe2018", "untitled"]
    assert [line["key"] for line in run("list", "--drafts", "--json").data] == ["untitled"]


def test_drafts_without_names_get_keys_of_their_own(run: Run, tmp_path: Path) -> None:
    keys = [
        add(run, tmp_path, record("issued", notes=f"Draft {at}"), f"{at}.yaml")["key"]
        for at in range(3)
    ]
    assert keys == ["untitled2018", "untitled2018b", "untitled2018c"]
    assert run("show", "untitled2018b", "--json").data["notes"] == "Draft 1"


def test_a_draft_is_completed_by_its_key(run: Run, tmp_path: Path) -> None:
    add(run, tmp_path, record("issued", "references", notes="Mine"))
    step = add(run, tmp_path, record("title", key="untitled2018"), "more.yaml")
    assert (step["key"], step["status"]) == ("untitled2018", "updated")
    assert step["missing"] == ["authors", "journal"]
    last = add(run, tmp_path, record("authors", "journal", key="untitled2018"), "rest.yaml")
    assert (last["status"], last["draft"], last["missing"]) == ("updated", False, [])
    shown = run("show", "untitled2018", "--json").data
    assert (shown["title"], shown["notes"]) == (FIELDS["title"], "Mine")
    assert run("list", "--drafts", "--json").data == []
    assert len(run("list", "--json").data) == 1


@pytest.mark.parametrize("first", [("journal",), ("title",), ("title", "journal"), ("authors",)])
def test_a_draft_is_completed_by_its_file(run: Run, tmp_path: Path, first: tuple[str, ...]) -> None:
    key = add(run, tmp_path, record(*first))["key"]
    assert add(run, tmp_path, record(*first))["status"] == "unchanged"
    whole = add(run, tmp_path, record(*FIELDS))
    assert (whole["key"], whole["status"], whole["draft"]) == (key, "updated", False)
    assert len(run("list", "--json").data) == 1


def test_another_file_of_the_same_name_is_another_report(run: Run, tmp_path: Path) -> None:
    add(run, tmp_path, record("issued", notes="One patient"))
    other = add(run, tmp_path, record("issued", notes="Another patient"))
    assert (other["key"], other["status"]) == ("untitled2018b", "added")


def test_drafts_that_share_only_a_journal_stay_apart(run: Run, tmp_path: Path) -> None:
    add(run, tmp_path, record("journal", notes="One"), "one.yaml")
    assert add(run, tmp_path, record("journal", notes="Two"), "two.yaml")["status"] == "added"


def test_a_reference_never_becomes_an_untitled_draft(run: Run, tmp_path: Path) -> None:
    add(run, tmp_path, record("journal"), "draft.yaml")
    references = '[{number: 1, raw: "?", journal: Journal of Samples}]'
    names = [name for name in FIELDS if name != "references"]
    add(run, tmp_path, record(*names, references=references))
    assert run("references", "doe2018", "--json").data[0]["work"] != "untitled"


def test_drafts_pasted_twice_are_one(run: Run) -> None:
    text = record("journal").encode()
    statuses = [run("add", "-", "--json", stdin=text).data[0]["status"] for _ in range(2)]
    assert statuses == ["added", "unchanged"]


def test_what_a_draft_lacks_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(record("title", "issued"), encoding="utf-8")
    err = run("add", "report.yaml").err
    assert "madeup2018 is a draft: it lacks authors, journal, references\n" in err


@pytest.mark.parametrize("text", ['casegraph: "1"\n', "key: mine2018\n", "title:\nkeywords:\n"])
def test_a_record_that_states_nothing_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "report.yaml").write_text(text, encoding="utf-8")
    ran = run("add", "report.yaml", "--json")
    assert ran.code == 3
    assert [issue["code"] for issue in ran.data[0]["issues"]] == ["empty-record"]


def test_wrong_form_is_refused_in_a_draft_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text("journal: J\nissued: soon\n", encoding="utf-8")
    ran = run("add", "report.yaml", "--json")
    assert (ran.code, ran.data[0]["status"], ran.data[0]["draft"]) == (3, "invalid", False)
    assert not (tmp_path / "casegraph.db").exists()
