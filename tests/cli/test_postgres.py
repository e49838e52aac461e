"""The way of a report on a PostgreSQL server: the answers are those of a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from tests.cli.conftest import Ran, Run, failed
from tests.postgres import Server

QUESTIONS = (
    ("list", "--json"),
    ("show", "harel2018", "--json"),
    ("show", "10.1007/s13365-018-0657-x"),
    ("references", "--json"),
    ("references", "-t", "IL-7", "-c", "PML", "--json"),
    ("references", "-t", "CCR5 antagonist", "--include-class"),
    ("coverage", "--json"),
    ("coverage", "harel2018", "-t", "IL-7", "-t", "maraviroc", "-t", "vaccination", "--json"),
    ("check", "--json"),
    ("graph", "cites", "harel2018", "--json"),
    ("graph", "cited-by", "berger1998", "--json"),
    ("export", "graphml"),
    ("export", "graphml", "--kinds", "work,person,treatment,condition"),
    ("export", "svg"),
)
SEARCHES = (
    "interleukin",
    "progressive multifocal leukoencephalopathy",
    "vaccin*",
    '"CD4 lymphocytopenia"',
    "IL-7",
    "Harel AND",
    "nothingatall",
)


@pytest.fixture
def both(run: Run, tmp_path: Path, postgres_url: str) -> Callable[..., tuple[Ran, Ran]]:
    """Return a function that runs a command on a file and on a server."""

    def execute(*words: str | Path) -> tuple[Ran, Ran]:
        file = tmp_path / "casegraph.db"
        return run("--archive", file, *words), run("--archive", postgres_url, *words)

    return execute


def same(answers: tuple[Ran, Ran]) -> Ran:
    file, server = answers
    assert file == server
    assert file.code == 0, file.err
    return file


def test_a_report_by_hand_and_from_its_page(
    both: Callable[..., tuple[Ran, Ran]], bundled: Path, page: Path, tmp_path: Path
) -> None:
    for ran in both("init", "--json"):
        assert (ran.data["created"], ran.data["vocabulary_changed"]) == (True, True)
    assert same(both("list", "--json")).data == []
    for file, status in ((page, "added"), (bundled, "updated"), (page, "unchanged")):
        assert same(both("add", file, "--json")).data[0]["status"] == status
    for question in QUESTIONS:
        same(both(*question))
    for words in SEARCHES:
        # Each database weighs in its own way what it finds: only the order may differ.
        on_file, on_server = (sorted(map(str, ran.data)) for ran in both("search", words, "--json"))
        assert on_file == on_server
    counts = [ran.data["counts"] for ran in both("status", "--json")]
    assert counts[0] == counts[1]
    assert (counts[0]["reports"], counts[0]["references"]) == (1, 15)
    shown = same(both("show", "harel2018", "--json")).out
    (tmp_path / "shown.json").write_text(shown, encoding="utf-8")
    assert same(both("add", "shown.json", "--json")).code == 0
    assert same(both("show", "harel2018", "--json")).out == shown
    assert json.loads(shown)["key"] == "harel2018"


def test_add_makes_the_archive_once(run: Run, bundled: Path, postgres_url: str) -> None:
    url = ("--archive", postgres_url)
    failed(run(*url, "list"), "it is empty", "hint: casegraph init", code=4)
    first = run(*url, "add", bundled, "--json")
    assert first.data[0]["status"] == "added"
    assert "created postgresql" in first.err
    assert run(*url, "add", bundled, "--json").data[0]["status"] == "unchanged"
    assert run(*url, "migrate", "--json").data["created"] is False


def test_a_refused_report_leaves_nothing(
    run: Run, bundled: Path, postgres_url: str, tmp_path: Path
) -> None:
    url = ("--archive", postgres_url)
    run(*url, "add", bundled)
    shown = run(*url, "show", "harel2018").out
    counts = run(*url, "status", "--json").data["counts"]
    text = bundled.read_text(encoding="utf-8").replace("treatment: maraviroc", "treatment: nothing")
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    ran = run(*url, "add", "bad.yaml", "--json")
    assert (ran.code, ran.data[0]["status"]) == (3, "invalid")
    assert run(*url, "show", "harel2018").out == shown
    assert run(*url, "status", "--json").data["counts"] == counts


def test_a_database_of_another_program(run: Run, bundled: Path, postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE report (id integer)")
    for words in (("list",), ("add", str(bundled)), ("init",), ("migrate",), ("status",)):
        failed(run("--archive", postgres_url, *words), "but no casegraph archive")


def test_a_database_that_is_not_there(run: Run, postgres_server: Server) -> None:
    url = postgres_server.url("absent")
    failed(run("--archive", url, "list"), "there is no database", "hint: create it")


def test_a_server_that_is_not_there(run: Run, tmp_path: Path) -> None:
    url = f"postgresql://u:secret@/x?host={tmp_path}"
    ran = run("--archive", url, "list")
    failed(ran, "cannot be reached", "hint: check the address")
    assert "secret" not in ran.err
    assert "u:***@" in ran.err


def test_an_archive_that_another_program_writes_to(
    run: Run, bundled: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = ("--archive", postgres_url)
    run(*url, "add", bundled)
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=50")
    with psycopg.connect(postgres_url) as other:
        other.execute("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE")
        failed(run(*url, "list"), "another program is writing to", "hint: try again")
    assert run(*url, "list").code == 0
