"""Adding through the whole app: what comes back is what went in, and every problem is told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from tests.strategies import records

from casegraph.app.archive import initialize
from casegraph.app.ingest import AddAnswer, AddStatus, add
from casegraph.app.inputs import Input
from casegraph.app.location import Location
from casegraph.app.reports import record_text, show_report
from casegraph.model.draft import missing_fields
from casegraph.model.record import Record, Reference


@cache
def empty_archive() -> bytes:
    """Return the bytes of an archive without reports."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        initialize(Location(str(path), "a test"))
        return path.read_bytes()


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = tmp_path / "archive.db"
    path.write_bytes(empty_archive())
    return str(path)


def known_terms(record: Record) -> Record:
    """Return a record whose coverage names terms of the vocabulary, once for each reference."""

    def of(reference: Reference) -> Reference:
        stated = tuple(
            replace(entry, treatment="maraviroc", conditions=("PML",))
            for entry in reference.coverage[:1]
        )
        return replace(reference, coverage=stated)

    return replace(record, references=tuple(of(reference) for reference in record.references))


def one(archive: str, name: str, text: str, *, dry_run: bool = False) -> AddAnswer:
    [answer] = add(archive, [Input(name, text.encode())], dry_run=dry_run)
    return answer


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records().map(known_terms))
def test_what_is_shown_is_accepted_and_changes_nothing(record: Record) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        path.write_bytes(empty_archive())
        archive = str(path)
        rehearsed = one(archive, "report.yaml", record_text(record, as_json=False), dry_run=True)
        added = one(archive, "report.yaml", record_text(record, as_json=False))
        assert added.status is AddStatus.ADDED, added.issues
        assert rehearsed == added
        assert added.key is not None
        assert added.missing == missing_fields(record)
        shown = show_report(archive, added.key)
        for name, as_json in (("report.yaml", False), ("report.json", True), ("new.yaml", False)):
            again = one(archive, name, record_text(shown, as_json=as_json))
            assert again.key == added.key
            first = record.key is None and name == "report.yaml"
            assert [change.path for change in again.changes] == (["key"] if first else [])
            assert again.status is (AddStatus.UPDATED if first else AddStatus.UNCHANGED)
            assert show_report(archive, added.key) == shown


@pytest.fixture
def bundled_records(repository: Path) -> Iterator[Path]:
    paths = sorted((repository / "seeds" / "reports").glob("*.yaml"))
    assert paths
    return iter(paths)


def test_bundled_records_come_back_as_they_are(
    archive: str, bundled_records: Iterator[Path]
) -> None:
    for path in bundled_records:
        added = one(archive, path.name, path.read_text(encoding="utf-8"))
        assert added.key is not None
        shown = show_report(archive, added.key)
        for as_json in (False, True):
            again = one(archive, "shown", record_text(shown, as_json=as_json))
            assert (again.status, again.changes) == (AddStatus.UNCHANGED, ())


FAULTY = """title: A made-up agent
references:
  - just text
  - number: 2
    raw: Roe R (2001) One. J Test 1:1-2
    coverage:
      - 12
      - {treatment: maravirok}
      - {treatment: maraviroc, conditions: [no disease]}
  - number: two
    raw: x
cases:
  - age: twelve
"""


def test_unknown_terms_are_told_with_all_other_problems(archive: str) -> None:
    answer = one(archive, "bad.yaml", FAULTY)
    assert answer.status is AddStatus.INVALID
    found = [(issue.code, issue.where.line, issue.where.path) for issue in answer.issues]
    assert found == [
        ("wrong-type", 3, "references[0]"),
        ("wrong-type", 7, "references[1].coverage[0]"),
        ("unknown-term", 8, "references[1].coverage[1].treatment"),
        ("unknown-term", 9, "references[1].coverage[2].conditions[0]"),
        ("wrong-type", 10, "references[2].number"),
        ("unknown-value", 13, "cases[0].age"),
    ]
    assert "did you mean maraviroc?" in str(answer.issues[2].hint)


def test_without_an_archive_the_bundled_terms_are_asked(tmp_path: Path) -> None:
    missing = one(str(tmp_path / "none.db"), "bad.yaml", FAULTY)
    assert [issue.code for issue in missing.issues].count("unknown-term") == 2
    assert not (tmp_path / "none.db").exists()


def test_a_rehearsal_leaves_the_archive_as_it_is(archive: str, tmp_path: Path) -> None:
    before = Path(shutil.copy(archive, tmp_path / "before.db"))
    text = "title: A made-up agent\nauthors: [{family: Doe}]\nissued: '2018'\n"
    assert one(archive, "a.yaml", text, dry_run=True).key == "doe2018"
    assert Path(archive).read_bytes() == before.read_bytes()
