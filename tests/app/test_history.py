"""Rewriting, undoing and removing reports: every state of a record can be had again."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.strategies import records

from casegraph.app.archive import ensure_archive
from casegraph.app.history import UndoStatus, history, latest, record_at, undo
from casegraph.app.ingest import AddStatus, add
from casegraph.app.inputs import Input
from casegraph.app.location import Location
from casegraph.app.removal import RemovalStatus, list_removed, purge, remove
from casegraph.app.reports import list_reports, show_report
from casegraph.app.rewrite import rewrite
from casegraph.errors import InvalidInputError, NotFoundError, UndecidedError, UsageError
from casegraph.model.coverage import CoverageStatement
from casegraph.model.plain import record_to_json
from casegraph.model.record import Author, Record, Reference

FIRST = Record(
    title="A made-up agent in a patient of the made-up clinic in early spring",
    authors=(Author(family="Doe", given="Ann"),),
    journal="Journal of Samples",
    issued="2018",
    identifiers={"doi": "10.5555/doe.2018"},
    references=(
        Reference(number=1, raw="Roe A (2001) A remedy tried in winter. J Test 1:1-9"),
        Reference(number=2, raw="Poe B (2002) Another remedy tried in summer. J Test 2:2-3"),
    ),
)
OTHER = Record(
    title="Another report that cites the first one and one of its references",
    authors=(Author(family="Voe", given="V"),),
    issued="2019",
    references=(
        Reference(number=1, raw="Roe A (2001) A remedy tried in winter. J Test 1:1-9"),
        Reference(number=2, raw=f"Doe A (2018) {FIRST.title}. J Samples 1:1", title=FIRST.title),
    ),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with one report, `doe2018`."""
    path = tmp_path_factory.mktemp("history") / "archive.db"
    ensure_archive(Location(archive=str(path), reason="of the test"))
    assert put(str(path), FIRST) == (AddStatus.ADDED, "doe2018")
    return path


@pytest.fixture
def copies(template: Path, tmp_path: Path) -> Iterator[str]:
    """Return archives, each a copy of the template."""
    return (str(shutil.copy(template, tmp_path / f"{at}.db")) for at in itertools.count())


@pytest.fixture
def archive(copies: Iterator[str]) -> str:
    return str(next(copies))


def put(archive: str, record: Record, name: str = "given.json") -> tuple[AddStatus, str | None]:
    data = record_to_json(record).encode()
    [answer] = add(archive, [Input(name, data)])
    return answer.status, answer.key


def edit(archive: str, record: Record, key: str = "doe2018", expected: int | None = None) -> int:
    answer = rewrite(
        *(archive, key, record),
        reader="edit",
        text="as edited",
        message="edit",
        expected=expected,
    )
    return answer.revision


def counts(archive: str) -> dict[str, int]:
    with closing(sqlite3.connect(archive)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for (name,) in tables if not name.startswith(("search_index", "sqlite"))]
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for name in names
        }


def stored(record: Record) -> Record:
    """Return a generated record as one that an archive with the bundled terms accepts."""
    covering = (CoverageStatement(treatment="none", source="a letter"),)
    references = (
        replace(entry, coverage=covering if entry.coverage else ()) for entry in record.references
    )
    return replace(record, identifiers={}, key=None, references=tuple(references))


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    edits=st.lists(records().map(stored), min_size=1, max_size=4),
    back=st.integers(min_value=0),
)
def test_any_revision_of_any_edits_can_be_had_again(
    copies: Iterator[str], edits: list[Record], back: int
) -> None:
    archive = next(copies)
    states = {1: show_report(archive, "doe2018")}
    for record in edits:
        revision = edit(archive, record)
        states[revision] = show_report(archive, "doe2018")
    chosen = back % len(states) + 1
    for removal in range(2):
        answer = undo(archive, "doe2018", to=chosen)
        states[answer.revision] = states[chosen]
        assert record_to_json(show_report(archive, "doe2018")) == record_to_json(states[chosen])
        if removal == 0:
            remove(archive, "doe2018")
            restored = undo(archive, "doe2018").revision
            states[restored] = states[answer.revision]
    told = history(archive, "doe2018").entries
    assert [entry.revision for entry in told] == sorted(states, reverse=True)
    for revision, record in states.items():
        assert record_at(archive, "doe2018", revision) == record


def test_a_rewriting_is_the_report_from_now_on(archive: str) -> None:
    record, seen = latest(archive, "doe2018")
    assert (record.key, seen) == ("doe2018", 1)
    wanted = replace(record, journal=None, references=record.references[1:])
    assert edit(archive, wanted, expected=seen) == 2
    assert show_report(archive, "10.5555/doe.2018") == wanted
    assert edit(archive, wanted, expected=2) == 2
    assert [len(entry.changes) for entry in history(archive, "doe2018").entries] == [2, 7]


def test_an_identifier_taken_back_names_the_report_no_more(archive: str) -> None:
    record, _ = latest(archive, "doe2018")
    edit(archive, replace(record, identifiers={"pmid": "7"}))
    with pytest.raises(NotFoundError):
        show_report(archive, "10.5555/doe.2018")
    alien = Record(title="Skin rash after a holiday", identifiers=FIRST.identifiers)
    assert put(archive, alien)[0] is AddStatus.ADDED
    with pytest.raises(InvalidInputError, match="refused"):
        undo(archive, "doe2018")


def test_a_rehearsed_rewriting_tells_and_changes_nothing(archive: str) -> None:
    record, _ = latest(archive, "doe2018")
    answer = rewrite(
        *(archive, "doe2018", replace(record, volume="3")),
        reader="edit",
        text="",
        message="edit",
        dry_run=True,
    )
    assert [(change.path, change.after) for change in answer.changes] == [("volume", "3")]
    assert answer.revision == 1
    assert latest(archive, "doe2018") == (record, 1)


def test_a_change_meanwhile_is_noticed(archive: str) -> None:
    record, seen = latest(archive, "doe2018")
    edit(archive, replace(record, volume="3"), expected=seen)
    with pytest.raises(UndecidedError, match=r"doe2018 was changed meanwhile by .+ at 20"):
        edit(archive, replace(record, volume="4"), expected=seen)
    with pytest.raises(UndecidedError, match="changed meanwhile"):
        undo(archive, "doe2018", expected=seen)
    assert show_report(archive, "doe2018").volume == "3"


def test_what_is_refused_changes_nothing(archive: str) -> None:
    put(archive, OTHER, "other.json")
    record, _ = latest(archive, "doe2018")
    unknown = replace(record.references[0], coverage=(CoverageStatement(treatment="xyzzy"),))
    for wrong in (
        replace(record, references=(unknown,)),
        replace(record, key="voe2019"),
        replace(record, references=(record.references[0], record.references[0])),
    ):
        with pytest.raises(InvalidInputError):
            edit(archive, wrong)
    with pytest.raises(InvalidInputError) as refused:
        edit(archive, replace(OTHER, identifiers=FIRST.identifiers), "voe2019")
    assert "identifiers.doi" in [issue.where.path for issue in refused.value.issues]
    with pytest.raises(NotFoundError, match="nobody1999"):
        edit(archive, record, "nobody1999")
    assert latest(archive, "doe2018") == (record, 1)


def test_another_key_renames_and_undo_gives_the_old_one_back(archive: str) -> None:
    record, _ = latest(archive, "doe2018")
    edit(archive, replace(record, key="stated2018"))
    edit(archive, replace(record, key="renamed2018"), "stated2018")
    assert [report.key for report in list_reports(archive)] == ["renamed2018"]
    assert undo(archive, "renamed2018").key == "stated2018"
    assert len(history(archive, "stated2018").entries) == 4


def test_undoing_twice_brings_back_what_was_undone(archive: str) -> None:
    record, _ = latest(archive, "doe2018")
    edit(archive, replace(record, volume="3"))
    first, second = undo(archive, "doe2018"), undo(archive, "doe2018")
    assert (first.revision, first.restored, first.status) == (3, 1, UndoStatus.UNDONE)
    assert (second.revision, second.restored) == (4, 2)
    assert show_report(archive, "doe2018").volume == "3"
    messages = [entry.message for entry in history(archive, "doe2018").entries]
    assert messages[:2] == ["undo to revision 2", "undo to revision 1"]


def test_there_is_nothing_before_the_first_revision(archive: str) -> None:
    with pytest.raises(NotFoundError, match="nothing to undo"):
        undo(archive, "doe2018")
    with pytest.raises(NotFoundError, match="no revision 2"):
        undo(archive, "doe2018", to=2)
    assert undo(archive, "doe2018", to=1).status is UndoStatus.UNCHANGED
    with pytest.raises(NotFoundError, match="no revision 0"):
        record_at(archive, "doe2018", 0)


def test_an_addition_is_undone(archive: str) -> None:
    before = show_report(archive, "doe2018")
    assert put(archive, replace(FIRST, abstract="What happened."), "more.json")[0] == "updated"
    undo(archive, "doe2018")
    assert show_report(archive, "doe2018") == before


def test_a_removed_report_is_in_no_answer_and_comes_back_whole(archive: str) -> None:
    put(archive, OTHER, "other.json")
    put(archive, replace(FIRST, abstract="What happened."), "more.json")
    before, content = counts(archive), show_report(archive, "doe2018")
    remove(archive, "doe2018")
    assert [report.key for report in list_reports(archive)] == ["voe2019"]
    with pytest.raises(NotFoundError, match="doe2018 was removed by") as missing:
        show_report(archive, "doe2018")
    assert missing.value.hint == "casegraph undo doe2018 brings it back"
    assert record_at(archive, "doe2018", 2) == content
    without = counts(archive)
    # Its own work and one of its references are cited by the other report.
    assert before["work"] - without["work"] == 1
    assert (without["report"], without["removed_report"], without["removed_source"]) == (1, 1, 2)
    assert undo(archive, "doe2018").status is UndoStatus.RESTORED
    assert show_report(archive, "doe2018") == content
    assert counts(archive) == {**before, "revision": before["revision"] + 1}
    assert list_removed(archive) == ()


def test_a_removed_report_leaves_nothing_behind_once_purged(archive: str, template: Path) -> None:
    put(archive, replace(OTHER, references=()), "other.json")
    remove(archive, "doe2018")
    purge(archive, "doe2018")
    kept = {name: number for name, number in counts(archive).items() if number}
    assert set(kept) <= {
        *("alembic_version", "archive_property", "work", "person", "authorship", "report"),
        *("source", "revision", "search_document"),
        *(name for name in kept if name.startswith(("term", "vocabulary"))),
    }
    assert kept["work"] == kept["report"] == kept["source"] == 1
    with pytest.raises(NotFoundError, match="no removed report"):
        purge(archive, "doe2018")
    assert put(archive, FIRST) == (AddStatus.ADDED, "doe2018")
    assert len(history(archive, "doe2018").entries) == 1


def test_a_report_added_again_goes_on_with_its_key_and_history(archive: str) -> None:
    record, _ = latest(archive, "doe2018")
    edit(archive, replace(record, notes="by hand"))
    remove(archive, "doe2018")
    again = replace(FIRST, journal="Journal of Other Samples", authors=())
    assert put(archive, again, "again.json") == (AddStatus.ADDED, "doe2018")
    told = history(archive, "doe2018").entries
    assert [entry.revision for entry in told] == [3, 2, 1]
    assert [change.path for change in told[0].changes] == ["authors", "journal", "notes"]
    assert "after removal by" in (told[0].message or "")
    assert list_removed(archive) == ()
    undo(archive, "doe2018")
    assert show_report(archive, "doe2018").notes == "by hand"


def test_the_key_of_a_removed_report_is_kept_for_it(archive: str) -> None:
    remove(archive, "doe2018")
    alien = Record(title="Skin rash after a holiday", authors=FIRST.authors, issued="2018")
    assert put(archive, replace(alien, key="doe2018"))[0] is AddStatus.INVALID
    assert put(archive, alien) == (AddStatus.ADDED, "doe2018b")
    assert undo(archive, "doe2018").key == "doe2018"


def test_a_removed_report_that_was_cited_meanwhile_is_that_work(archive: str) -> None:
    remove(archive, "doe2018")
    put(archive, OTHER, "other.json")
    undo(archive, "doe2018")
    assert counts(archive)["work"] == 4
    assert [report.key for report in list_reports(archive)] == ["doe2018", "voe2019"]


def test_what_needs_another_state_is_refused(archive: str) -> None:
    with pytest.raises(UsageError, match="doe2018 is in the archive"):
        purge(archive, "doe2018")
    with pytest.raises(NotFoundError, match="nobody1999"):
        remove(archive, "nobody1999")
    remove(archive, "doe2018")
    with pytest.raises(UsageError, match="doe2018 was removed"):
        undo(archive, "doe2018", to=1)
    assert remove(archive, "doe2018").status is RemovalStatus.UNCHANGED


def test_adding_again_what_was_removed_is_the_change_that_is_undone(archive: str) -> None:
    assert put(archive, replace(FIRST, abstract="What happened."), "more.json")[0] == "updated"
    content = show_report(archive, "doe2018")
    remove(archive, "doe2018")
    assert put(archive, replace(content, key=None), "whole.json") == (AddStatus.ADDED, "doe2018")
    answer = undo(archive, "doe2018")
    assert (answer.status, answer.restored) == (UndoStatus.UNCHANGED, 2)
    assert show_report(archive, "doe2018") == content
    assert undo(archive, "doe2018", to=1).status is UndoStatus.UNDONE
